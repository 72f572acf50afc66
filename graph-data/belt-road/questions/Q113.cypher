// Does any document state that Kenya is a BRI partner country?
MATCH (:Country {name: 'Kenya'})--(x)
RETURN 'BRI partner countries' IN collect(x.name) AS answer;
