// Since which year does document 004 count the young scientists hosted in China?
MATCH (g:PeopleGroup)
UNWIND claims(g, 'youngScientists') AS c
MATCH (s:Source {id: c.source, number: '004'})
RETURN c.validFrom AS since;
