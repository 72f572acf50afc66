// Does document 002 mention the 2017 Action Plan?
MATCH (p:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'})-[r]-()
UNWIND sources(p) + sources(r) AS s
RETURN '002' IN collect(s.number) AS answer;
