// Does any document name the organisers or co-sponsors of the second conference?
MATCH (o:Organization|OrganizationGroup)-[:CO_SPONSORED_BY|ORGANIZED|SHOWCASED]-(x)
WHERE x.name = 'Second Belt and Road Conference on Science and Technology Exchange'
   OR EXISTS { (x)-[:PRESENTED_AT]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) }
RETURN any(o IN collect(o) WHERE NOT o:Collective) AS answer;
