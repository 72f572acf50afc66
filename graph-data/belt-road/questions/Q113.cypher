// Does any document state that Kenya is a BRI partner country?
RETURN EXISTS { (:Country {name: 'Kenya'})-[:MEMBER_OF]->(:Collective {name: 'BRI partner countries'}) } AS answer;
