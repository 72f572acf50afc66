// Who showcased the bilateral cooperation achievements, and how many were there?
MATCH (who)-[:SHOWCASED]->(x:Collective {name: 'bilateral cooperation achievements'})
RETURN who.name AS who, x.bilateralCooperationAchievements AS number;
