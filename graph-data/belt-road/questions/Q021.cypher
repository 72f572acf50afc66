// Which fields are covered by plans, alliances or batches that document 003 reports as launched at the second conference?
MATCH (:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})<-[launch:LAUNCHED_AT]-(x)
WHERE any(s IN sources(launch) WHERE s.number = '003')
OPTIONAL MATCH (x)-[:HAS_FIELD]->(f:Field)
WITH collect(DISTINCT f.name) AS fields
UNWIND fields AS field
RETURN field;
