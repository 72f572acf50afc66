// Does any document link the International Meridian Circle Program directly with Chongqing?
MATCH (:Programme {name: 'International Meridian Circle Program'})--(x)
RETURN 'Chongqing' IN collect(x.name) AS answer;
