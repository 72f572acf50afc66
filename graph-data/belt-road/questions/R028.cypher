// How many overseas science education cooperation centers has China established?
MATCH (:Country {name: 'China'})-[:ESTABLISHED]->(x:Collective) WHERE x.scienceEducationCenters IS NOT NULL
RETURN x.name AS what, x.scienceEducationCenters AS number;
