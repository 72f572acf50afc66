// What supports the Double Thousand Plan, and which provinces or municipalities provide it?
MATCH (x)-[:SUPPORTS]->(p:Plan {name: 'Double Thousand Plan'})
MATCH (who)-[r:ALLOCATED|ESTABLISHED]->(x)
RETURN x.name AS support, who.name AS by, type(r) AS does;
