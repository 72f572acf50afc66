// Who launched the technology transfer center, and at whom is it aimed?
MATCH (who)-[:LAUNCHED]->(c:Center)-[:TARGETS]->(x)
RETURN who.name AS who, c.name AS center, x.name AS aimedAt;
