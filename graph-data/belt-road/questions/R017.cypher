// How many intergovernmental agreements has China signed according to document 000, and which figures do the others give for partners?
MATCH (a:Collective {name: 'intergovernmental science and technology cooperation agreements'})
UNWIND claims(a, 'agreements') + claims(a, 'partnerCountries') AS c
RETURN c.source AS source, c.property AS measure, c.value AS number, c.unit AS unit;
