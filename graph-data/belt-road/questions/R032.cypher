// What does the joint archaeological research explore?
MATCH (:CooperationArea {name: 'joint archaeological research'})-[:EXPLORES]->(x)
RETURN x.name AS what;
