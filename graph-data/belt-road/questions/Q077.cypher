// Which document reports 67 members of the Alliance of International Science Organizations, and in which words?
MATCH (a:Alliance {name: 'Alliance of International Science Organizations'})
UNWIND claims(a, 'members') AS c
MATCH (s:Source {id: c.source})
WHERE c.value = 67
RETURN s.document AS document, c.locator AS locator, c.words AS words;
