// Which programmes that the Chengdu Declaration pledges to implement are reported as launched at the conference?
MATCH (:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'})-[:PLEDGES_TO_IMPLEMENT]->(p:Programme)-[:LAUNCHED_AT]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})
RETURN p.name AS programme;
