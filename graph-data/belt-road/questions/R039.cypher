// Which Chinese groups will attend the first conference?
MATCH (g)-[:ATTENDS]->(:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})
RETURN g.name AS who;
