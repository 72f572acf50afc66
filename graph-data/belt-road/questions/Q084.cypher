// Which goals for China does document 002 attribute to 'Zhang', and which Zhang is meant?
MATCH (:Country {name: 'China'})-[r:HAS_GOAL]->(t:Text)
UNWIND claims(r) AS c
MATCH (s:Source {id: c.source, number: '002'})
WHERE c.statedBy STARTS WITH 'Zhang'
RETURN c.statedBy AS speaker, t.text AS goal;
