// On what does the Declaration promise cooperation?
MATCH (d:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'})-[:PLEDGES_COOPERATION_ON]->(x)
RETURN x.name AS what;
