// Of which academy is Felix Dapare Dakora a member?
MATCH (:Person {name: 'Felix Dapare Dakora'})-[:MEMBER_OF]->(a:Academy)
RETURN a.name AS academy;
