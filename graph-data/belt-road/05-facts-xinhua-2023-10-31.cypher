// Facts of the source xinhua-2023-10-31 (Xinhua, 31 October 2023), sentence by sentence.
//
// One statement a claim. A relationship that several documents tell is merged and has their claims side by side.
// Figures and dates of things are in 08-figures.cypher and 09-dates.cypher.

// sentence 002-01
CITING {source: 'xinhua-2023-10-31', id: 'F2001', locator: '002-01', words: 'China to hold 1st Belt and Road Conference', published: '2023-10-31'}
  MATCH (a:Source {id: 'xinhua-2023-10-31'}) MERGE (t:Text {text: 'China to hold 1st Belt and Road Conference on Science and Technology'}) MERGE (a)-[:HAS_TITLE]->(t);
CITING {source: 'xinhua-2023-10-31', id: 'F2002', locator: '002-01', words: 'China to hold 1st Belt and Road Conference', modality: 'planned', published: '2023-10-31'}
  MATCH (a:Country {name: 'China'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:HOSTS]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2003', locator: '002-01', words: '1st Belt and Road Conference on Science and Technology', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (t:Text {text: '1st Belt and Road Conference on Science and Technology'}) MERGE (a)-[:NAMED_AS]->(t);

// sentence 002-02
CITING {source: 'xinhua-2023-10-31', id: 'F2005', locator: '002-02', words: 'Xinhua)', validFrom: '2023-10-31', validTo: '2023-10-31', published: '2023-10-31', note: 'opening bracket missing in the file'}
  MATCH (a:Source {id: 'xinhua-2023-10-31'}), (b:NewsOutlet {name: 'Xinhua'}) MERGE (a)-[:PUBLISHED_BY {date: '2023-10-31'}]->(b);

// sentence 002-03
CITING {source: 'xinhua-2023-10-31', id: 'F2007', locator: '002-03', words: 'BEIJING, Oct. 30 (Xinhua)', validFrom: '2023-10-30', validTo: '2023-10-30', published: '2023-10-31'}
  MATCH (a:Source {id: 'xinhua-2023-10-31'}), (b:City {name: 'Beijing'}) MERGE (a)-[:DATELINED {date: '2023-10-30'}]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2009', locator: '002-03', words: 'will take place in southwest China\'s Chongqing Municipality', statedBy: 'State Council Information Office', modality: 'planned', validFrom: '2023-11-06', validTo: '2023-11-07', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Municipality {name: 'Chongqing'}) MERGE (a)-[:HELD_IN]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2011', locator: '002-03', words: 'southwest China\'s Chongqing Municipality', published: '2023-10-31'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Region {name: 'southwest China'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2012', locator: '002-03', words: 'southwest China\'s Chongqing Municipality', published: '2023-10-31'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Country {name: 'China'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2013', locator: '002-03', words: 'the State Council Information Office said Monday at a press conference', validFrom: '2023-10-30', validTo: '2023-10-30', published: '2023-10-31'}
  MATCH (a:GovernmentBody {name: 'State Council Information Office'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:ANNOUNCED {date: '2023-10-30'}]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2015', locator: '002-03', words: 'the State Council Information Office said Monday at a press conference', validFrom: '2023-10-30', validTo: '2023-10-30', published: '2023-10-31'}
  MATCH (a:Event {name: 'press conference of 30 October 2023'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:ABOUT {date: '2023-10-30'}]->(b);

// sentence 002-04
CITING {source: 'xinhua-2023-10-31', id: 'F2016', locator: '002-04', words: 'inter-governmental cooperation in science and technology', modality: 'planned', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Topic {name: 'inter-governmental cooperation in science and technology'}) MERGE (a)-[:HAS_TOPIC]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2017', locator: '002-04', words: 'people-to-people exchanges in science and technology', modality: 'planned', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Topic {name: 'people-to-people exchanges in science and technology'}) MERGE (a)-[:HAS_TOPIC]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2018', locator: '002-04', words: 'industrial innovation and development', modality: 'planned', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Topic {name: 'industrial innovation and development'}) MERGE (a)-[:HAS_TOPIC]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2019', locator: '002-04', words: 'paradigm change in scientific research', modality: 'planned', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Topic {name: 'paradigm change in scientific research'}) MERGE (a)-[:HAS_TOPIC]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2020', locator: '002-04', words: 'future medicine', modality: 'planned', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Field {name: 'future medicine'}) MERGE (a)-[:HAS_TOPIC]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2021', locator: '002-04', words: 'open science', modality: 'planned', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Topic {name: 'open science'}) MERGE (a)-[:HAS_TOPIC]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2022', locator: '002-04', words: 'big data', modality: 'planned', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Field {name: 'big data'}) MERGE (a)-[:HAS_TOPIC]->(b);

// sentence 002-05
CITING {source: 'xinhua-2023-10-31', id: 'F2024', locator: '002-05', words: 'the opening ceremony', modality: 'planned', published: '2023-10-31', note: '\'including\''}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:ConferenceSection {name: 'opening ceremony of the first conference'}) MERGE (a)-[:HAS_SECTION]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2025', locator: '002-05', words: 'the Belt and Road Initiative (BRI) sci-tech innovation ministerial meeting', modality: 'planned', published: '2023-10-31', note: '\'including\''}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Meeting {name: 'Belt and Road Initiative (BRI) sci-tech innovation ministerial meeting'}) MERGE (a)-[:HAS_SECTION]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2026', locator: '002-05', words: 'theme activities', modality: 'planned', published: '2023-10-31', note: '\'including\''}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:ConferenceSection {name: 'theme activities'}) MERGE (a)-[:HAS_SECTION]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2027', locator: '002-05', words: 'roundtables and results display', modality: 'planned', published: '2023-10-31', note: '\'including\'; five items only if this is one section'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:ConferenceSection {name: 'roundtables and results display'}) MERGE (a)-[:HAS_SECTION]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2028', locator: '002-05', words: 'tech main activities', modality: 'planned', published: '2023-10-31', note: '\'including\''}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:ConferenceSection {name: 'tech main activities'}) MERGE (a)-[:HAS_SECTION]->(b);

// sentence 002-06
CITING {source: 'xinhua-2023-10-31', id: 'F2031', locator: '002-06', words: 'Nobel Prize winners', statedBy: 'Zhang Anjiang', modality: 'invited', published: '2023-10-31'}
  MATCH (a:PeopleGroup {name: 'Nobel Prize winners'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:INVITED_TO]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2032', locator: '002-06', words: 'academicians', statedBy: 'Zhang Anjiang', modality: 'invited', published: '2023-10-31'}
  MATCH (a:PeopleGroup {name: 'academicians (foreign)'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:INVITED_TO]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2033', locator: '002-06', words: 'experts', statedBy: 'Zhang Anjiang', modality: 'invited', published: '2023-10-31'}
  MATCH (a:PeopleGroup {name: 'experts'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:INVITED_TO]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2034', locator: '002-06', words: 'scholars', statedBy: 'Zhang Anjiang', modality: 'invited', published: '2023-10-31'}
  MATCH (a:PeopleGroup {name: 'scholars'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:INVITED_TO]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2035', locator: '002-06', words: 'university presidents', statedBy: 'Zhang Anjiang', modality: 'invited', published: '2023-10-31'}
  MATCH (a:PeopleGroup {name: 'university presidents (foreign)'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:INVITED_TO]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2036', locator: '002-06', words: 'Zhang Anjiang, vice mayor of Chongqing', published: '2023-10-31'}
  MATCH (a:Person {name: 'Zhang Anjiang'}), (b:Position {name: 'vice mayor of Chongqing'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2037', locator: '002-06', words: 'Zhang Anjiang, vice mayor of Chongqing', published: '2023-10-31'}
  MATCH (a:Person {name: 'Zhang Anjiang'}), (b:Municipality {name: 'Chongqing'}) MERGE (a)-[:AFFILIATED_WITH]->(b);

// sentence 002-07
CITING {source: 'xinhua-2023-10-31', id: 'F2038', locator: '002-07', words: 'China\'s academicians', statedBy: 'Zhang Anjiang', modality: 'planned', published: '2023-10-31'}
  MATCH (a:PeopleGroup {name: 'China\'s academicians'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:ATTENDS]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2039', locator: '002-07', words: 'university presidents', statedBy: 'Zhang Anjiang', modality: 'planned', published: '2023-10-31'}
  MATCH (a:PeopleGroup {name: 'university presidents (China)'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:ATTENDS]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2040', locator: '002-07', words: 'scientific research institutions', statedBy: 'Zhang Anjiang', modality: 'planned', published: '2023-10-31'}
  MATCH (a:PeopleGroup {name: 'scientific research institutions (China)'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:ATTENDS]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2041', locator: '002-07', words: 'representatives of key enterprises', statedBy: 'Zhang Anjiang', modality: 'planned', published: '2023-10-31'}
  MATCH (a:PeopleGroup {name: 'representatives of key enterprises'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:ATTENDS]->(b);

// sentence 002-08
CITING {source: 'xinhua-2023-10-31', id: 'F2042', locator: '002-08', words: 'China has signed intergovernmental science and technology cooperation agreements', statedBy: 'Zhang Guangjun', asOf: '2023-10-30', published: '2023-10-31'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'intergovernmental science and technology cooperation agreements'}) MERGE (a)-[:SIGNED]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2043', locator: '002-08', words: 'agreements with more than 80 BRI partners', statedBy: 'Zhang Guangjun', published: '2023-10-31'}
  MATCH (a:Collective {name: 'intergovernmental science and technology cooperation agreements'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:SIGNED_WITH]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2045', locator: '002-08', words: 'jointly building a comprehensive, multi-level, and wide-ranging science and technology cooperation pattern', statedBy: 'Zhang Guangjun', published: '2023-10-31', note: '\'jointly building\': going on; the partners are the BRI partners of the same sentence'}
  MATCH (a:Country {name: 'China'}), (b:Network {name: 'science and technology cooperation network'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2046', locator: '002-08', words: 'science and technology cooperation pattern', statedBy: 'Zhang Guangjun', published: '2023-10-31'}
  MATCH (a:Network {name: 'science and technology cooperation network'}) MERGE (t:Text {text: 'science and technology cooperation pattern'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'xinhua-2023-10-31', id: 'F2047', locator: '002-08', words: 'comprehensive, multi-level, and wide-ranging', statedBy: 'Zhang Guangjun', published: '2023-10-31'}
  MATCH (a:Network {name: 'science and technology cooperation network'}) MERGE (t:Text {text: 'comprehensive, multi-level, and wide-ranging'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'xinhua-2023-10-31', id: 'F2048', locator: '002-08', words: 'Vice Minister of Science and Technology Zhang Guangjun', published: '2023-10-31'}
  MATCH (a:Person {name: 'Zhang Guangjun'}), (b:Position {name: 'vice minister of science and technology'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2049', locator: '002-08', words: 'Vice Minister of Science and Technology Zhang Guangjun', published: '2023-10-31', explicit: false, note: 'inferred from the office in this document; stated in document 001'}
  MATCH (a:Person {name: 'Zhang Guangjun'}), (b:Ministry {name: 'Ministry of Science and Technology'}) MERGE (a)-[:AFFILIATED_WITH]->(b);

// sentence 002-09
CITING {source: 'xinhua-2023-10-31', id: 'F2050', locator: '002-09', words: 'adopt more measures to promote international scientific and technological exchanges and cooperation', statedBy: 'Zhang Guangjun', modality: 'planned', published: '2023-10-31', note: '\'Zhang said\' read as Zhang Guangjun'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'adopt more measures to promote international scientific and technological exchanges and cooperation'}) MERGE (a)-[:HAS_GOAL]->(t);
CITING {source: 'xinhua-2023-10-31', id: 'F2051', locator: '002-09', words: 'accelerate the building of an open innovation ecosystem with global competitiveness', statedBy: 'Zhang Guangjun', modality: 'planned', published: '2023-10-31', note: '\'Zhang said\' read as Zhang Guangjun'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'accelerate the building of an open innovation ecosystem with global competitiveness'}) MERGE (a)-[:HAS_GOAL]->(t);

// sentence 002-10
CITING {source: 'xinhua-2023-10-31', id: 'F2052', locator: '002-10', words: 'Ministry of Science and Technology', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Ministry {name: 'Ministry of Science and Technology'}) MERGE (a)-[:CO_SPONSORED_BY]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2053', locator: '002-10', words: 'Chinese Academy of Sciences', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Academy {name: 'Chinese Academy of Sciences'}) MERGE (a)-[:CO_SPONSORED_BY]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2054', locator: '002-10', words: 'Chinese Academy of Engineering', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Academy {name: 'Chinese Academy of Engineering'}) MERGE (a)-[:CO_SPONSORED_BY]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2055', locator: '002-10', words: 'China Association for Science and Technology', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Organization {name: 'China Association for Science and Technology'}) MERGE (a)-[:CO_SPONSORED_BY]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2056', locator: '002-10', words: 'Chongqing Municipal People\'s Government', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:LocalGovernment {name: 'Chongqing Municipal People\'s Government'}) MERGE (a)-[:CO_SPONSORED_BY]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2057', locator: '002-10', words: 'Sichuan Provincial People\'s Government', published: '2023-10-31'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:LocalGovernment {name: 'Sichuan Provincial People\'s Government'}) MERGE (a)-[:CO_SPONSORED_BY]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2058', locator: '002-10', words: 'Chongqing Municipal People\'s Government', published: '2023-10-31', explicit: false, note: 'from the name'}
  MATCH (a:LocalGovernment {name: 'Chongqing Municipal People\'s Government'}), (b:Municipality {name: 'Chongqing'}) MERGE (a)-[:AGENCY_OF]->(b);
CITING {source: 'xinhua-2023-10-31', id: 'F2059', locator: '002-10', words: 'Sichuan Provincial People\'s Government', published: '2023-10-31', explicit: false, note: 'from the name'}
  MATCH (a:LocalGovernment {name: 'Sichuan Provincial People\'s Government'}), (b:Province {name: 'Sichuan'}) MERGE (a)-[:AGENCY_OF]->(b);

// sentence 002-05
CITING {source: 'xinhua-2023-10-31', id: 'F2060', locator: '002-05', words: 'the Belt and Road Initiative (BRI) sci-tech innovation ministerial meeting', published: '2023-10-31', explicit: false, note: 'from the name'}
  MATCH (a:Meeting {name: 'Belt and Road Initiative (BRI) sci-tech innovation ministerial meeting'}), (b:Initiative {name: 'Belt and Road Initiative'}) MERGE (a)-[:ABOUT]->(b);
