// Which fields does the Great Stone Industrial Park share with the cooperation plan launched under the BRI at the second conference?
MATCH (:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'})-[:HAS_FIELD]->(f:Field)
WITH collect(f.name) AS ofThePark
MATCH (p:Plan)-[:LAUNCHED_AT]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}),
      (p)-[:PART_OF]->(:Initiative {name: 'Belt and Road Initiative'}),
      (p)-[:HAS_FIELD]->(f:Field)
WITH ofThePark, collect(f.name) AS ofThePlan
UNWIND [field IN ofThePlan WHERE field IN ofThePark] AS field
RETURN field;
