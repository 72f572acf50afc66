// Which qualities are claimed for the science and technology cooperation network, and by which document?
MATCH (:Network {name: 'science and technology cooperation network'})-[r:HAS_FEATURE]->(t:Text)
UNWIND sources(r) AS s
RETURN t.text AS quality, s.document AS document;
