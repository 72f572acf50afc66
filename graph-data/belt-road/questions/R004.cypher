// Which meeting takes place during the second conference, and what is it about?
MATCH (m:Meeting)-[:HELD_DURING]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})
MATCH (m)-[:HAS_TOPIC]->(t:Topic)
RETURN m.name AS meeting, t.name AS topic;
