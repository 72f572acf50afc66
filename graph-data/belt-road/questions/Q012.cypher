// In which fields does document 001 place the Belt and Road joint laboratories?
MATCH (:Collective {name: 'Belt and Road joint laboratories'})-[r:HAS_FIELD]->(f:Field)
WHERE any(s IN sources(r) WHERE s.number = '001')
RETURN f.name AS field;
