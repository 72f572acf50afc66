// Does any document link the International Meridian Circle Program directly with Chongqing?
RETURN EXISTS { (:Programme {name: 'International Meridian Circle Program'})--(:Municipality {name: 'Chongqing'}) } AS answer;
