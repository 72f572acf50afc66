// How are the two officials named Zhang in document 002 connected?
MATCH (a:Person), (b:Person)
WHERE a.name STARTS WITH 'Zhang ' AND b.name STARTS WITH 'Zhang ' AND a.name < b.name
  AND any(s IN sources(a) WHERE s.number = '002') AND any(s IN sources(b) WHERE s.number = '002')
MATCH p = allShortestPaths((a)-[*]-(b))
WHERE none(n IN nodes(p) WHERE n:Source OR n:Article OR n:DocumentSection OR n:Text)
RETURN DISTINCT length(p) AS length, [n IN nodes(p) | n.name] AS path;
