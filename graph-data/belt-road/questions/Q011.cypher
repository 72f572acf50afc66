// Which bodies co-sponsor the First Belt and Road Science and Technology Conference (BRST)?
MATCH (c:Conference)-[:CO_SPONSORED_BY]->(o:Organization)
WHERE 'BRST' IN c.aliases
RETURN o.name AS coSponsor;
