// Under which name does each document present the body behind the press conference of 30 October 2023?
MATCH (:GovernmentBody {name: 'State Council Information Office'})-[r:ORGANIZED|ANNOUNCED]->()
UNWIND claims(r) AS c
MATCH (s:Source {id: c.source})
RETURN s.document AS document, c.words AS words;
