// Which results of the past decade does document 004 see for BRI partner countries?
MATCH (:Collective {name: 'BRI partner countries'})-[r:HAS_RESULT]->(t:Text)
WHERE any(s IN sources(r) WHERE s.number = '004')
RETURN t.text AS result;
