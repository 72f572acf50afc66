// How far apart are the lowest and the highest number of joint laboratories reported?
MATCH (l:Collective {name: 'Belt and Road joint laboratories'})
UNWIND claims(l, 'jointLaboratories') AS c
RETURN max(c.value) - min(c.value) AS apart;
