// Which articles and declarations does document 003 contain, and on which pages do they stand or go on?
MATCH (:Source {number: '003'})-[:CONTAINS]->(a)
RETURN a.name AS article, a.pageNumber AS page, a.continuationPage AS goesOnAt;
