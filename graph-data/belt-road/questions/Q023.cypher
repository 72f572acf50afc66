// Which fields does the Great Stone Industrial Park share with the cooperation plan launched under the BRI at the second conference?
MATCH (:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'})-[:HAS_FIELD]->(f:Field)
      <-[:HAS_FIELD]-(p:Plan)-[:LAUNCHED_AT]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}),
      (p)-[:PART_OF]->(:Initiative {name: 'Belt and Road Initiative'})
RETURN f.name AS field;
