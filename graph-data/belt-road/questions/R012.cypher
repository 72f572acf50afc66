// Who conducts the joint research initiatives, and with whom?
MATCH (x:Collective) WHERE x.name STARTS WITH 'joint research initiatives of Sichuan and Chongqing'
MATCH (x)<-[r:CONDUCTS|PARTICIPATES_IN]-(who)
RETURN who.name AS who, type(r) AS role;
