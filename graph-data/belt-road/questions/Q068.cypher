// Which launches, releases or announcements does document 003 date to 12 June?
MATCH (x)-[r:LAUNCHED_AT|PRESENTED_AT]->(:Conference)
UNWIND claims(r) AS c
MATCH (:Source {id: c.source, number: '003'})
WHERE c.validFrom = '2025-06-12' AND c.validTo = '2025-06-12'
RETURN DISTINCT x.name AS what;
