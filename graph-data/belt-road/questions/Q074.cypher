// What is the latest as-of date for which a number of agreement partner countries is known?
MATCH (a:Collective {name: 'intergovernmental science and technology cooperation agreements'})
UNWIND claims(a, 'partnerCountries') AS c
RETURN max(c.asOf) AS latest;
