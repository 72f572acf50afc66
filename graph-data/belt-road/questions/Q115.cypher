// Does any document name the organisers or co-sponsors of the second conference?
MATCH (c:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})
RETURN EXISTS { (c)-[:CO_SPONSORED_BY]->(:Organization) } OR EXISTS { (:Organization)-[:ORGANIZED]->(c) } AS answer;
