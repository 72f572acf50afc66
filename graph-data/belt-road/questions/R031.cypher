// Which kinds of cooperation does China promote according to document 001?
MATCH (:Country {name: 'China'})-[r:PROMOTES]->(x)
WHERE any(s IN sources(r) WHERE s.number = '001')
RETURN x.name AS what;
