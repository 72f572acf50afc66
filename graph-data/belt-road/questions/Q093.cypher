// Who builds the sea water aquaculture research center according to document 001, and is it built or under construction?
MATCH (who)-[r:ESTABLISHED|SUPPORTS_CONSTRUCTION_OF]->(x)
WHERE any(s IN sources(r) WHERE s.number = '001')
  AND (x.name = 'sea water aquaculture research center'
       OR EXISTS { (x)-[:INCLUDES]->(:Center {name: 'sea water aquaculture research center'}) })
RETURN who.name AS who, type(r) AS does, x.name AS what;
