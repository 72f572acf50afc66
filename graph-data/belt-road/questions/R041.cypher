// What is the volume and issue number of document 003?
MATCH (s:Source {number: '003'})
RETURN s.volumeNumber AS volume, s.issueNumber AS issue;
