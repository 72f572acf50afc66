// Which co-sponsors of the first conference are bodies of a province or municipality, and of which?
MATCH (:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})-[:CO_SPONSORED_BY]->(b:LocalGovernment)-[:AGENCY_OF]->(p)
RETURN b.name AS body, p.name AS place;
