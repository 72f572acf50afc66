// Which documents say that the first conference is or was held in Chongqing, and with which phrase?
MATCH (:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})-[r:HELD_IN]->(:Municipality {name: 'Chongqing'})
UNWIND claims(r) AS c
MATCH (s:Source {id: c.source})
RETURN s.document AS document, c.words AS words;
