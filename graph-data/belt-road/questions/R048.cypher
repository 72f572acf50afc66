// Which qualities is the Belt and Road STI Community to have?
MATCH (c:Concept)-[:HAS_FEATURE]->(t:Text)
WHERE 'Belt and Road STI Community' IN c.aliases
RETURN t.text AS quality;
