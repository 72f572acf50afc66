// Which infrastructure did China build, and which did it upgrade, according to document 004?
MATCH (:Country {name: 'China'})-[r:BUILT|UPGRADED]->(x)
RETURN type(r) AS does, x.name AS what;
