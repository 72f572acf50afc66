// Who spoke at the opening ceremony of the conference held in Chengdu, and for which country or organisation?
MATCH (p:Person)-[:SPOKE_AT]->(s:ConferenceSection)-[:PART_OF]->(c:Conference)-[:HELD_IN]->(:City {name: 'Chengdu'})
WHERE s.name STARTS WITH 'opening ceremony'
MATCH (p)-[:AFFILIATED_WITH]->(b)
RETURN p.name AS speaker, b.name AS representing;
