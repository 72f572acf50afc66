// From which kinds of bodies does the Alliance of International Science Organizations have members, and how many in how many countries and regions?
MATCH (a:Alliance {name: 'Alliance of International Science Organizations'})-[:HAS_MEMBERS_FROM]->(k:Collective)
RETURN k.name AS kind, a.members AS members, a.countriesAndRegions AS countriesAndRegions;
