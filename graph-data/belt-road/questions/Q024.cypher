// Which co-sponsor of the first conference signed documents at the second, how many, and with whom?
MATCH (:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})-[:CO_SPONSORED_BY]->(o:Organization)
WITH collect(o) AS coSponsors
MATCH (o:Organization)-[:SIGNED]->(d:Collective)-[:SIGNED_WITH]->(w:Collective)-[:ATTENDS]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})
WHERE o IN coSponsors
RETURN o.name AS coSponsor, d.bilateralCooperationDocuments AS number, w.name AS signedWith;
