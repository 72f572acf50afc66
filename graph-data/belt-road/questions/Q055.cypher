// Which programmes that the Chengdu Declaration pledges to implement are reported as launched at the conference?
MATCH (x)-[:LAUNCHED_AT]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})
WITH collect(x) AS launched
MATCH (:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'})-[:PLEDGES_TO_IMPLEMENT]->(p:Programme)
WITH launched, collect(p) AS programmes
RETURN [pledged IN programmes WHERE pledged IN launched | pledged.name] AS programmes;
