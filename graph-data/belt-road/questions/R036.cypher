// How many topics will the first conference have?
MATCH (:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})-[:HAS_TOPIC]->(t)
RETURN count(t) AS topics;
