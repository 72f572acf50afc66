// By which names do the documents call the Belt and Road Initiative and its partner countries?
MATCH (x)-[:NAMED_AS]->(t:Text)
WHERE x.name IN ['Belt and Road Initiative', 'BRI partner countries']
RETURN x.name AS what, t.text AS name;
