// Who brings forward the Double Thousand Plan, and in what role, according to documents 000 and 003?
MATCH (who)-[r:LAUNCHED|PROPOSED|PARTICIPATES_IN]->(:Plan {name: 'Double Thousand Plan'})
UNWIND claims(r) AS c
MATCH (s:Source {id: c.source})
WHERE s.number IN ['000', '003']
RETURN s.document AS document, who.name AS who, type(r) AS role, c.modality AS modality;
