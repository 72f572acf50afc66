// From where and at what time was document 002 published, and by whom?
MATCH (s:Source {number: '002'})-[:DATELINED]->(city)
MATCH (s)-[:PUBLISHED_BY]->(o)
RETURN city.name AS city, s.publishedAt AS at, o.name AS publisher;
