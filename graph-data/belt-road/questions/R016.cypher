// What else will be organised under the Double Thousand Plan?
MATCH (p:Plan {name: 'Double Thousand Plan'})-[:INCLUDES]->(x:Collective)
RETURN x.name AS what;
