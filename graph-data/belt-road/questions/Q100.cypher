// Which conference was announced with more participating countries and international organizations, and by how much do the stated lower bounds differ?
MATCH (c:Conference)
WHERE c.countriesAndInternationalOrganizations IS NOT NULL
WITH c ORDER BY c.countriesAndInternationalOrganizations DESC
WITH collect(c) AS ranked
RETURN ranked[0].name AS larger,
       ranked[0].countriesAndInternationalOrganizations - ranked[1].countriesAndInternationalOrganizations AS difference;
