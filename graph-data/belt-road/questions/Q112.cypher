// Rank the percentages reported, highest first, with what they measure.
MATCH (n)
UNWIND claims(n) AS c
WITH c
WHERE c.about = 'property' AND c.unit STARTS WITH 'percent'
RETURN c.value AS percent,
       CASE WHEN c.words CONTAINS 'over' THEN 'over' WHEN c.words CONTAINS 'more than' THEN 'more than' ELSE c.comparator END AS bound,
       split(c.note, ';')[0] AS measure
ORDER BY percent DESC;
