// Is the launch of the Double Thousand Plan planned or done, according to each document that mentions it?
MATCH (p:Plan {name: 'Double Thousand Plan'})-[r:LAUNCHED|LAUNCHED_AT]-()
UNWIND claims(r) AS c
MATCH (s:Source {id: c.source})
RETURN DISTINCT s.document AS document, c.modality AS modality;
