// What office is held by the person who highlighted the plan that includes the "1,000 cooperation projects" plan?
MATCH (i:Initiative)<-[:INCLUDES]-(:Plan)<-[:HIGHLIGHTED]-(:Person)-[:HOLDS_POSITION]->(o:Position)
WHERE any(a IN i.aliases WHERE a CONTAINS '1,000 cooperation projects')
RETURN o.name AS office;
