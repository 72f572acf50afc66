// Where were the 16,000 scientists and managers trained?
MATCH (g:PeopleGroup {scientistsAndManagers: 16000})-[:TRAINED_IN]->(place)
RETURN place.name AS place;
