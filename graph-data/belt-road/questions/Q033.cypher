// How many bodies co-sponsor the first conference?
MATCH (:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})-[:CO_SPONSORED_BY]->(o:Organization)
RETURN count(DISTINCT o) AS coSponsors;
