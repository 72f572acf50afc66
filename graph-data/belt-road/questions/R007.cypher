// How many cooperation projects and how many exchanged young scientists does the Double Thousand Plan aim at?
MATCH (p:Plan {name: 'Double Thousand Plan'})-[:INCLUDES]->(i:Initiative)
RETURN i.name AS initiative, i.target AS target;
