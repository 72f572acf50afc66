// When was the first conference held, according to each document?
MATCH (f:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})
UNWIND claims(f, 'heldOn') AS c
MATCH (s:Source {id: c.source})
RETURN s.document AS document, c.value AS heldOn;
