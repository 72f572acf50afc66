// Which goals of China does document 001 attribute to Zhang Guangjun?
MATCH (:Country {name: 'China'})-[r:HAS_GOAL]->(x)
WHERE any(c IN claims(r) WHERE c.source = 'brst-2023-10' AND c.statedBy = 'Zhang Guangjun')
RETURN coalesce(x.text, x.name) AS goal;
