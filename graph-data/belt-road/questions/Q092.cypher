// Which names do the documents use for the first conference, apart from its canonical one?
MATCH (f:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})-[r:NAMED_AS]->(t:Text)
UNWIND claims(r) AS c
MATCH (s:Source {id: c.source})
WHERE t.text <> f.name
RETURN s.document AS document, t.text AS name;
