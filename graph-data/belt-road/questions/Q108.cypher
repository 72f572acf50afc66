// What are the two largest headcounts reported, highest first, and in which documents?
MATCH (n)
UNWIND claims(n) AS c
WITH c
WHERE c.about = 'property' AND c.unit IN ['foreign participants', 'scientists and managers', 'young scientists']
MATCH (s:Source {id: c.source})
WITH c.value AS number, c.unit AS unit, s.document AS document
ORDER BY document
WITH number, unit, collect(DISTINCT document) AS documents
ORDER BY number DESC
WITH collect({number: number, unit: unit, documents: documents}) AS ranking
UNWIND ranking[..2] AS place
RETURN place.number AS number, place.unit AS unit, place.documents AS documents;
