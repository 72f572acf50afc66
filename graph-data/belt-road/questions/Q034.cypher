// How many different people are named in the five documents?
MATCH (p:Person)-->()
RETURN count(DISTINCT p) AS people;
