// Of the major new outcomes announced when the second conference concluded, how many are there and how many are named?
MATCH (c:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})<-[:PRESENTED_AT]-(o:Collective {name: 'major new outcomes of the second conference'})-[:INCLUDES]->(x)
RETURN c.majorNewOutcomes AS announced, count(x) AS named;
