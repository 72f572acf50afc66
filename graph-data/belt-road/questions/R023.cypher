// By which abbreviation does document 001 call the Ministry of Science and Technology?
MATCH (:Ministry {name: 'Ministry of Science and Technology'})-[r:NAMED_AS]->(t:Text)
WHERE any(s IN sources(r) WHERE s.number = '001')
RETURN t.text AS name;
