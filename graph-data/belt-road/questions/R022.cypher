// To which body does the office that held the press conference of 30 October 2023 belong?
MATCH (:Event {name: 'press conference of 30 October 2023'})<-[:ORGANIZED]-(office)-[:PART_OF]->(body)
RETURN office.name AS office, body.name AS body;
