// Which claims about the first conference does document 001 make in its headline?
MATCH (c:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'})
UNWIND claims(c) AS claim
WITH claim WHERE claim.locator = '001-01' AND claim.about = 'property'
RETURN claim.property AS property, claim.value AS value;
