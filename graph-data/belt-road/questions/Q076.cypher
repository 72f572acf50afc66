// Who said that representatives of more than 100 countries and international organizations would attend, and in which document?
MATCH (f:Conference)
UNWIND claims(f, 'countriesAndInternationalOrganizations') AS c
MATCH (s:Source {id: c.source})
WHERE c.value = 100 AND c.comparator = '>'
RETURN c.statedBy AS speaker, s.document AS document;
