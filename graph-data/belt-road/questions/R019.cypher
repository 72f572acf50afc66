// How many technology transfer centers or platforms does each document count, and what does it call them?
MATCH (x:Collective) WHERE x.technologyTransferCenters IS NOT NULL
UNWIND claims(x, 'technologyTransferCenters') AS c
RETURN x.name AS what, c.value AS number, c.source AS source;
