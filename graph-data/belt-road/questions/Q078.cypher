// Which documents name Science and Technology Daily, and as publisher or only as source?
MATCH (s:Source)-[r:PUBLISHED_BY|ATTRIBUTED_TO]->(:NewsOutlet {name: 'Science and Technology Daily'})
RETURN s.document AS document, type(r) AS role;
