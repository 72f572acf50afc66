// Which co-sponsors of the first conference are neither academies nor local governments?
MATCH (:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})-[:CO_SPONSORED_BY]->(o:Organization)
WITH collect(o) AS coSponsors
UNWIND [o IN coSponsors WHERE NOT o:Academy AND NOT o:LocalGovernment] AS o
RETURN o.name AS coSponsor;
