// What role does document 000 give to Sichuan and to Chongqing?
MATCH (x)-[r:HAS_ROLE]->(t:Text)
WHERE x:Province OR x:Municipality
RETURN x.name AS place, t.text AS role;
