// Which region is both served by the technology transfer platforms of document 004 and home to members of the Alliance of International Science Organizations, as worded?
MATCH (:Collective {name: 'cross-border technology transfer platforms'})-[:SERVES]->(g:Region)
WITH collect(g.name) AS served
MATCH (:Alliance {name: 'Alliance of International Science Organizations'})-[:HAS_MEMBERS_FROM]->(g:Region)
WITH served, collect(g.name) AS homes
UNWIND [region IN served WHERE region IN homes] AS region
RETURN region;
