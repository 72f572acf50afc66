// Under which ministry does document 000 place Chen Jiachang?
MATCH (:Person {name: 'Chen Jiachang'})-[:AFFILIATED_WITH]->(m:Ministry)
RETURN m.name AS ministry;
