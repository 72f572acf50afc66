// Which groups of foreigners are invited to the first conference?
MATCH (g:PeopleGroup)-[:INVITED_TO]->(:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})
RETURN g.name AS who;
