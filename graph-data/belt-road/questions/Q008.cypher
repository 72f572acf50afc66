// Who is named as editor in document 003?
MATCH (p:Person)-[:EDITED]->(:Source {number: '003'})
RETURN p.name AS editor;
