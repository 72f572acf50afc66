// Which document of which organisation does the Declaration promise to advance?
MATCH (d:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'})-[:PLEDGES_TO_ADVANCE]->(x)-[:BELONGS_TO]->(o)
RETURN x.name AS document, o.name AS organisation;
