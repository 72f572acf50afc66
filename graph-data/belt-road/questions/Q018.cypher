// Which initiative did Ding Xuexiang call for implementing?
MATCH (:Person {name: 'Ding Xuexiang'})-[:CALLED_FOR]->(what)
WITH collect(what) AS demands
UNWIND [demand IN demands WHERE demand:Initiative] AS initiative
RETURN initiative.name AS initiative;
