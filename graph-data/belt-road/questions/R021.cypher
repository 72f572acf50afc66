// Which counts of countries are given for the first conference, and in what sense?
MATCH (c:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})
UNWIND claims(c, 'countriesAttending') + claims(c, 'countriesAndInternationalOrganizations') AS claim
RETURN claim.value AS number, claim.unit AS unit, claim.modality AS modality, claim.source AS source;
