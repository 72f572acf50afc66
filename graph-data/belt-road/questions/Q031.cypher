// Which region is both served by the technology transfer platforms of document 004 and home to members of the Alliance of International Science Organizations, as worded?
MATCH (:Collective {name: 'cross-border technology transfer platforms'})-[:SERVES]->(g:Region)
      <-[:HAS_MEMBERS_FROM]-(:Alliance {name: 'Alliance of International Science Organizations'})
RETURN g.name AS region;
