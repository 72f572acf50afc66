// Which regions are named both for the technology commercialization centers of document 001 and for the researcher trips of document 004?
MATCH (:Collective {name: 'global technology commercialization centers'})-[:SERVES]->(g:Region)
WITH collect(g.name) AS ofTheCenters
MATCH (:Collective {name: 'trips for researchers to China'})-[:SERVES]->(g:Region)
WITH ofTheCenters, collect(g.name) AS ofTheTrips
UNWIND [region IN ofTheCenters WHERE region IN ofTheTrips] AS region
RETURN region;
