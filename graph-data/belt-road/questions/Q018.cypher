// Which initiative did Ding Xuexiang call for implementing?
MATCH (:Person {name: 'Ding Xuexiang'})-[:CALLED_FOR]->(i:Initiative)
RETURN i.name AS initiative;
