// Who leads the new international big science programs that the second conference supports?
MATCH (:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})-[:DECLARED_SUPPORT_FOR]->(x)-[:LED_BY]->(who)
RETURN x.name AS what, who.name AS ledBy;
