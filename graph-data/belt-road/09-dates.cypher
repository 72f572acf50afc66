// Dates of things: properties whose value is an EDTF string with the printed precision.
//
// 2023-10 a month; 2023-11-06/2023-11-07 a span; XXXX-06-10 a day whose year the document does not print.
// The last claim set is the value the property shows, as in 08-figures.cypher.

// 001_3ba34253c9bc1076.txt
CITING {source: 'brst-2023-10', id: 'F1002', locator: '001-01', words: '2023/10', published: '2023-10', note: 'printed at the head of the title; the document gives no other date for itself'}
  MATCH (n:Source {id: 'brst-2023-10'}) SET n.published = '2023-10';

// 002_9e517ec1437684ac.txt
CITING {source: 'xinhua-2023-10-31', id: 'F2006', locator: '002-02', words: '08:03, October 31, 2023', published: '2023-10-31', note: 'no time zone given'}
  MATCH (n:Source {id: 'xinhua-2023-10-31'}) SET n.published = '2023-10-31';
CITING {source: 'xinhua-2023-10-31', id: 'F2006', locator: '002-02', words: '08:03, October 31, 2023', published: '2023-10-31', note: 'no time zone given'}
  MATCH (n:Source {id: 'xinhua-2023-10-31'}) SET n.publishedAt = '2023-10-31T08:03';

// 003_32a7fa6aabee1bdd.txt
CITING {source: 'std-2025-06-14', id: 'F3009', locator: '003-07', words: 'JUNE 14-15, 2025', published: '2025-06-14/2025-06-15'}
  MATCH (n:Source {id: 'std-2025-06-14'}) SET n.published = '2025-06-14/2025-06-15';

// Belt and Road Science, Technology and Innovation Cooperation Action Plan
CITING {source: 'std-undated', id: 'F4006', locator: '004-04', words: 'In May 2017, the Action Plan on Belt and Road Cooperation in Scientific and Technological Innovation was launched'}
  MATCH (n:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) SET n.launchedOn = '2017-05';
CITING {source: 'bri-forum-undated', id: 'F0072', locator: '000-15', words: 'proposed the Belt and Road Science, Technology and Innovation Cooperation Action Plan in 2017', statedBy: 'Chen Jiachang'}
  MATCH (n:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) SET n.proposedOn = '2017';

// First Belt and Road Conference on Science and Technology Exchange
CITING {source: 'brst-2023-10', id: 'F1008', locator: '001-01', words: '2023/10 First Belt and Road Science and Technology Conference', published: '2023-10', explicit: false, note: 'heading; may be the month of the report instead; reading of the headline; document 002 gives Nov. 6 to 7'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.heldOn = '2023-10';
CITING {source: 'std-2025-06-14', id: 'F3069', locator: '003-18', words: 'the first conference in Chongqing in 2023', published: '2025-06-14/2025-06-15'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.heldOn = '2023';
CITING {source: 'xinhua-2023-10-31', id: 'F2010', locator: '002-03', words: 'from Nov. 6 to 7', statedBy: 'State Council Information Office', modality: 'planned', published: '2023-10-31', rank: 'preferred', note: 'day and month in the sentence, year from the publication line; preferred: the only claim that names the days'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.heldOn = '2023-11-06/2023-11-07';

// opening ceremony of the second conference
CITING {source: 'std-2025-06-14', id: 'F3016', locator: '003-10', words: 'on June 11 at the opening ceremony', published: '2025-06-14/2025-06-15', note: 'day and month in the sentence, year from the masthead \'JUNE 14-15, 2025\''}
  MATCH (n:ConferenceSection {name: 'opening ceremony of the second conference'}) SET n.heldOn = '2025-06-11';

// press conference of 30 October 2023
CITING {source: 'brst-2023-10', id: 'F1012', locator: '001-02', words: 'on the afternoon of October 30', published: '2023-10', note: 'day and month in the sentence, year from the heading \'2023/10\'; \'afternoon\''}
  MATCH (n:Event {name: 'press conference of 30 October 2023'}) SET n.heldOn = '2023-10-30';
CITING {source: 'xinhua-2023-10-31', id: 'F2014', locator: '002-03', words: 'the State Council Information Office said Monday at a press conference', published: '2023-10-31', note: '\'Monday\' in a report datelined Oct. 30'}
  MATCH (n:Event {name: 'press conference of 30 October 2023'}) SET n.heldOn = '2023-10-30';

// Second Belt and Road Conference on Science and Technology Exchange
CITING {source: 'std-2025-06-14', id: 'F3078', locator: '003-19', words: 'On June 12, as the conference concluded', published: '2025-06-14/2025-06-15', note: 'day and month in the sentence, year from the masthead \'JUNE 14-15, 2025\''}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.concludedOn = '2025-06-12';
CITING {source: 'bri-forum-undated', id: 'F0009', locator: '000-03', words: 'will be held from June 10 to 12', modality: 'planned', note: 'document 000 prints day and month but no year'}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.heldOn = 'XXXX-06-10/XXXX-06-12';
CITING {source: 'std-2025-06-14', id: 'F3023', locator: '003-11', words: 'was held from June 10 to 12', published: '2025-06-14/2025-06-15', note: 'day and month in the sentence, year from the masthead \'JUNE 14-15, 2025\''}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.heldOn = '2025-06-10/2025-06-12';
CITING {source: 'std-2025-06-14', id: 'F3098', locator: '003-23', words: 'is held from June 10 to 12', published: '2025-06-14/2025-06-15', note: 'day and month in the sentence, year from the masthead \'JUNE 14-15, 2025\'; photo caption'}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.heldOn = '2025-06-10/2025-06-12';

// senior officials' announcement on a Tuesday
CITING {source: 'bri-forum-undated', id: 'F0007', locator: '000-02', words: 'senior officials announced on Tuesday', comparator: '~', note: 'weekday only; no calendar date is printed'}
  MATCH (n:Event {name: 'senior officials\' announcement on a Tuesday'}) SET n.heldOn = 'Tuesday';
