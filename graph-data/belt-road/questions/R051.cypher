// What do the international experts at the second conference agree on?
MATCH (g:PeopleGroup)-[:ATTENDS]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})
MATCH (g)-[:STATED]->(t:Text)
RETURN g.name AS who, t.text AS statement;
