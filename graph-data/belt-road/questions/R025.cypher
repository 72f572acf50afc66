// Who built the science and technology cooperation network, and what is it also called?
MATCH (who)-[:ESTABLISHED]->(n:Network {name: 'science and technology cooperation network'})
MATCH (n)-[:NAMED_AS]->(t:Text)
RETURN who.name AS who, t.text AS alsoCalled;
