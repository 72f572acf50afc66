// How many sections of the first conference are announced, and how many named?
MATCH (c:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})-[:HAS_SECTION]->(s)
RETURN c.majorSections AS announced, count(s) AS named;
