// Which initiatives did China propose to strengthen policy coordination?
MATCH (:Country {name: 'China'})-[:PROPOSED]->(i:Initiative)-[:HAS_PURPOSE]->(t:Text)
WHERE t.text CONTAINS 'policy coordination'
RETURN i.name AS initiative;
