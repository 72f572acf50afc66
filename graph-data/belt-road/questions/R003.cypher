// What is the purpose of the second conference according to document 000?
MATCH (:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})-[r:HAS_PURPOSE]->(t:Text)
WHERE any(s IN sources(r) WHERE s.number = '000')
RETURN t.text AS purpose;
