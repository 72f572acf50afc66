// Which fields are covered by plans, alliances or batches that document 003 reports as launched at the second conference?
MATCH (:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})<-[l:LAUNCHED_AT]-(x)-[:HAS_FIELD]->(f:Field)
WHERE any(s IN sources(l) WHERE s.number = '003')
RETURN DISTINCT f.name AS field;
