// Does document 002 mention the 2017 Action Plan?
MATCH (p:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'})
RETURN any(s IN sources(p) WHERE s.number = '002') AS answer;
