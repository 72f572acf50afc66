// By which idea will the second conference be guided, and who says so?
MATCH (:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})-[g:GUIDED_BY]->(idea)
RETURN idea.name AS idea, [c IN claims(g) | c.statedBy] AS statedBy;
