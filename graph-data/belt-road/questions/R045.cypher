// Which batch of joint laboratories was initiated at the second conference?
MATCH (b:Collective)-[:LAUNCHED_AT]->(:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) WHERE b.batchNumber IS NOT NULL
RETURN b.name AS what, b.batchNumber AS batch;
