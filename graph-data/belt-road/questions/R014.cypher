// How many technology transfer and transformation projects are to be executed?
MATCH (x:Collective) WHERE x.name CONTAINS 'technology transfer and transformation projects'
RETURN x.projects AS number;
