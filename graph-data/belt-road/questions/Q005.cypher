// Which organisation founded the Alliance of International Science Organizations?
MATCH (:Alliance {name: 'Alliance of International Science Organizations'})-[:FOUNDED_BY]->(o:Organization)
RETURN o.name AS organization;
