// Which is larger: the number of countries analysed in the National Innovation Index Report 2024 or the number of countries joining China in the Initiative for Belt and Road Partnership on Green Development?
MATCH (:Report {name: 'National Innovation Index Report 2024'})-[:ANALYZES]->(a:Collective),
      (i:Initiative {name: 'Initiative for Belt and Road Partnership on Green Development'})
RETURN CASE WHEN a.countriesAnalysed > i.countriesTogetherWithChina THEN a.name ELSE i.name END AS larger,
       [a.countriesAnalysed, i.countriesTogetherWithChina] AS numbers;
