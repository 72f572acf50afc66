// Does any document say how many big science programs there are?
MATCH (x:Collective) WHERE x.bigSciencePrograms IS NOT NULL
RETURN x.name AS what, x.bigSciencePrograms AS number;
