// How many different names do the documents use for the 2017 Action Plan (as names, pronouns and descriptions aside)?
MATCH (p:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'})-[:NAMED_AS]->(t:Text)
WITH p, collect(t.text) AS others
UNWIND [p.name] + others AS name
WITH DISTINCT name
ORDER BY name
RETURN count(name) AS count, collect(name) AS names;
