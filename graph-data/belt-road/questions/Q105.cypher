// How does the number of enterprises investing in the Great Stone Industrial Park compare with the number of their countries?
MATCH (p:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'})
RETURN p.investingEnterprises AS enterprises, p.countriesOfInvestingEnterprises AS countries;
