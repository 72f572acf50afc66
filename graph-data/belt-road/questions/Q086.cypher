// What does Li Wenqing say young Chinese and young foreign talent will be supported for?
MATCH (g:PeopleGroup)-[r:RECEIVES_SUPPORT_FOR]->(t:Text)
WHERE any(c IN claims(r) WHERE c.statedBy = 'Li Wenqing')
RETURN g.name AS whom, t.text AS supportedFor;
