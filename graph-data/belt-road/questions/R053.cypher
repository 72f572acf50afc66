// How many groups of institutions does the Chengdu Declaration promise to support?
MATCH (d:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'})-[:PLEDGES_SUPPORT_FOR]->(g)
RETURN count(g) AS groups, collect(g.name) AS names;
