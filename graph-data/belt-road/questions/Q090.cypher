// Which numbers of Belt and Road joint laboratories are reported, by which document and as of when?
MATCH (l:Collective {name: 'Belt and Road joint laboratories'})
UNWIND claims(l, 'jointLaboratories') AS c
MATCH (s:Source {id: c.source})
RETURN s.document AS document, CASE c.comparator WHEN '>' THEN 'more than' ELSE c.comparator END AS bound, c.value AS number, c.asOf AS asOf;
