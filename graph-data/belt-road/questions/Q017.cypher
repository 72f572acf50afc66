// In which fields did the enterprises investing in the China-Belarus Great Stone Industrial Park mainly invest?
MATCH (:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'})-[:HAS_FIELD]->(f:Field)
RETURN f.name AS field;
