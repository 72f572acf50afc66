// How many different people are named in the five documents?
MATCH (p:Person)
RETURN count(p) AS people;
