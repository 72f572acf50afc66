// Which regions are named both for the technology commercialization centers of document 001 and for the researcher trips of document 004?
MATCH (:Collective {name: 'global technology commercialization centers'})-[:SERVES]->(g:Region)
      <-[:SERVES]-(:Collective {name: 'trips for researchers to China'})
RETURN g.name AS region;
