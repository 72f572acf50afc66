// What is planned to be unveiled at the second conference, and who announced it?
MATCH (who:PeopleGroup)-[:ANNOUNCED]->(what)<-[:LAUNCHED]-(:Country {name: 'China'})
RETURN what.name AS what, who.name AS announcedBy;
