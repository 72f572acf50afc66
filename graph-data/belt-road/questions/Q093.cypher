// Who builds the sea water aquaculture research center according to document 001, and is it built or under construction?
MATCH (center:Center {name: 'sea water aquaculture research center'})<-[:INCLUDES]-(all:Collective)
MATCH (who)-[r:ESTABLISHED|SUPPORTS_CONSTRUCTION_OF]->(x)
WHERE any(s IN sources(r) WHERE s.number = '001')
WITH center, all, who, collect({does: type(r), what: x}) AS works
UNWIND [work IN works WHERE work.what IN [center, all]] AS work
RETURN who.name AS who, work.does AS does, work.what.name AS what;
