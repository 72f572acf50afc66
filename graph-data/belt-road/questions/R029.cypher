// Which centers do the cooperation platforms of document 001 include?
MATCH (:Collective {name: 'cooperation platforms'})-[:INCLUDES]->(c:Center)
RETURN c.name AS center;
