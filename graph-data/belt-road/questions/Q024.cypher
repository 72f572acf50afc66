// Which co-sponsor of the first conference signed documents at the second, how many, and with whom?
MATCH (:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})-[:CO_SPONSORED_BY]->(o:Organization)-[:SIGNED]->(d:Collective)-[:SIGNED_WITH]->(w:Collective),
      (w)-[:ATTENDS]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})
RETURN o.name AS coSponsor, d.bilateralCooperationDocuments AS number, w.name AS signedWith;
