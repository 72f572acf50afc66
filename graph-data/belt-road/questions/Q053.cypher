// Which documents give no number of joint laboratories?
MATCH (l:Collective {name: 'Belt and Road joint laboratories'})
WITH [c IN claims(l, 'jointLaboratories') | c.source] AS told
MATCH (s:Source)
WHERE NOT s.id IN told
RETURN s.document AS document;
