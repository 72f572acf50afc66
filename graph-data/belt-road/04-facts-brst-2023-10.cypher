// Facts of the source brst-2023-10 (report of October 2023 on the first conference), sentence by sentence.
//
// One statement a claim. A relationship that several documents tell is merged and has their claims side by side.
// Figures and dates of things are in 08-figures.cypher and 09-dates.cypher.

// sentence 001-01
CITING {source: 'brst-2023-10', id: 'F1001', locator: '001-01', words: '2023/10 First Belt and Road Science and Technology Conference BRST', published: '2023-10'}
  MATCH (a:Source {id: 'brst-2023-10'}) MERGE (t:Text {text: '2023/10 First Belt and Road Science and Technology Conference BRST with attendants from 80 countries in Chongqing'}) MERGE (a)-[:HAS_TITLE]->(t);
CITING {source: 'brst-2023-10', id: 'F1004', locator: '001-01', words: 'First Belt and Road Science and Technology Conference', published: '2023-10'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (t:Text {text: 'First Belt and Road Science and Technology Conference'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'brst-2023-10', id: 'F1005', locator: '001-01', words: 'BRST', published: '2023-10'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (t:Text {text: 'BRST'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'brst-2023-10', id: 'F1007', locator: '001-01', words: 'in Chongqing', published: '2023-10'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Municipality {name: 'Chongqing'}) MERGE (a)-[:HELD_IN]->(b);

// sentence 001-02
CITING {source: 'brst-2023-10', id: 'F1009', locator: '001-02', words: 'The Press Office of the State Council held a press conference', validFrom: '2023-10-30', validTo: '2023-10-30', published: '2023-10'}
  MATCH (a:GovernmentBody {name: 'State Council Information Office'}), (b:Event {name: 'press conference of 30 October 2023'}) MERGE (a)-[:ORGANIZED {date: '2023-10-30'}]->(b);
CITING {source: 'brst-2023-10', id: 'F1010', locator: '001-02', words: 'Press Office of the State Council', published: '2023-10'}
  MATCH (a:GovernmentBody {name: 'State Council Information Office'}), (b:GovernmentBody {name: 'State Council'}) MERGE (a)-[:PART_OF]->(b);
CITING {source: 'brst-2023-10', id: 'F1011', locator: '001-02', words: 'Press Office of the State Council', published: '2023-10'}
  MATCH (a:GovernmentBody {name: 'State Council Information Office'}) MERGE (t:Text {text: 'Press Office of the State Council'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'brst-2023-10', id: 'F1013', locator: '001-02', words: 'to explain the situation related to the first “One Belt and Road” Science and Technology Exchange Conference', validFrom: '2023-10-30', validTo: '2023-10-30', published: '2023-10'}
  MATCH (a:Event {name: 'press conference of 30 October 2023'}), (b:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:ABOUT {date: '2023-10-30'}]->(b);
CITING {source: 'brst-2023-10', id: 'F1014', locator: '001-02', words: 'first “One Belt and Road” Science and Technology Exchange Conference', published: '2023-10'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) MERGE (t:Text {text: 'first “One Belt and Road” Science and Technology Exchange Conference'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'brst-2023-10', id: 'F1015', locator: '001-02', words: 'One Belt and Road', published: '2023-10'}
  MATCH (a:Initiative {name: 'Belt and Road Initiative'}) MERGE (t:Text {text: 'One Belt and Road'}) MERGE (a)-[:NAMED_AS]->(t);

// sentence 001-03
CITING {source: 'brst-2023-10', id: 'F1016', locator: '001-03', words: 'China has so far signed intergovernmental science and technology cooperation agreements', statedBy: 'press conference of 30 October 2023', asOf: '2023-10-30', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'intergovernmental science and technology cooperation agreements'}) MERGE (a)-[:SIGNED]->(b);
CITING {source: 'brst-2023-10', id: 'F1017', locator: '001-03', words: 'agreements with more than 80 One Belt and One Road joint construction countries', statedBy: 'press conference of 30 October 2023', published: '2023-10'}
  MATCH (a:Collective {name: 'intergovernmental science and technology cooperation agreements'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:SIGNED_WITH]->(b);
CITING {source: 'brst-2023-10', id: 'F1019', locator: '001-03', words: 'One Belt and One Road joint construction countries', published: '2023-10'}
  MATCH (a:Collective {name: 'BRI partner countries'}) MERGE (t:Text {text: 'One Belt and One Road joint construction countries'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'brst-2023-10', id: 'F1020', locator: '001-03', words: 'together they have established a comprehensive, multi-level science and technology cooperation network', statedBy: 'press conference of 30 October 2023', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Network {name: 'science and technology cooperation network'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'brst-2023-10', id: 'F1021', locator: '001-03', words: 'together they have established a comprehensive, multi-level science and technology cooperation network', statedBy: 'press conference of 30 October 2023', published: '2023-10'}
  MATCH (a:Collective {name: 'BRI partner countries'}), (b:Network {name: 'science and technology cooperation network'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'brst-2023-10', id: 'F1022', locator: '001-03', words: 'comprehensive, multi-level', statedBy: 'press conference of 30 October 2023', published: '2023-10'}
  MATCH (a:Network {name: 'science and technology cooperation network'}) MERGE (t:Text {text: 'comprehensive, multi-level'}) MERGE (a)-[:HAS_FEATURE]->(t);

// sentence 001-04
CITING {source: 'brst-2023-10', id: 'F1023', locator: '001-04', words: 'Science and Technology Daily reported', published: '2023-10'}
  MATCH (a:Source {id: 'brst-2023-10'}), (b:NewsOutlet {name: 'Science and Technology Daily'}) MERGE (a)-[:ATTRIBUTED_TO]->(b);

// sentence 001-05
CITING {source: 'brst-2023-10', id: 'F1024', locator: '001-05', words: 'Zhang Guangjun, deputy director of the Ministry of Science and Technology (MOST)', published: '2023-10'}
  MATCH (a:Person {name: 'Zhang Guangjun'}), (b:Position {name: 'deputy director of the Ministry of Science and Technology'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'brst-2023-10', id: 'F1025', locator: '001-05', words: 'deputy director of the Ministry of Science and Technology (MOST)', published: '2023-10'}
  MATCH (a:Person {name: 'Zhang Guangjun'}), (b:Ministry {name: 'Ministry of Science and Technology'}) MERGE (a)-[:AFFILIATED_WITH]->(b);
CITING {source: 'brst-2023-10', id: 'F1026', locator: '001-05', words: 'MOST', published: '2023-10'}
  MATCH (a:Ministry {name: 'Ministry of Science and Technology'}) MERGE (t:Text {text: 'MOST'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'brst-2023-10', id: 'F1027', locator: '001-05', words: 'China has deepened all-round science and technology exchanges with the co-construction countries', statedBy: 'Zhang Guangjun', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:COOPERATES_WITH]->(b);
CITING {source: 'brst-2023-10', id: 'F1028', locator: '001-05', words: 'jointly promoting human and cultural exchanges', statedBy: 'Zhang Guangjun', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:CooperationArea {name: 'human and cultural exchanges'}) MERGE (a)-[:PROMOTES]->(b);

// sentence 001-06
CITING {source: 'brst-2023-10', id: 'F1029', locator: '001-06', words: 'China has supported more than 10,000 young scientists', statedBy: 'Zhang Guangjun', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:PeopleGroup {name: 'young foreign scientists supported for short-term research and exchanges in China'}) MERGE (a)-[:SUPPORTS]->(b);

// sentence 001-07
CITING {source: 'brst-2023-10', id: 'F1032', locator: '001-07', words: 'trained in the co-constructing countries', statedBy: 'Zhang Guangjun', published: '2023-10', note: 'whether trained there or coming from there is not clear'}
  MATCH (a:PeopleGroup {name: 'scientists and managers trained in the co-constructing countries'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:TRAINED_IN]->(b);

// sentence 001-08
CITING {source: 'brst-2023-10', id: 'F1033', locator: '001-08', words: 'China has implemented several joint research projects with the co-constructing countries', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'joint research projects with BRI partner countries'}) MERGE (a)-[:CONDUCTS]->(b);
CITING {source: 'brst-2023-10', id: 'F1034', locator: '001-08', words: 'several joint research projects with the co-constructing countries', published: '2023-10'}
  MATCH (a:Collective {name: 'BRI partner countries'}), (b:Collective {name: 'joint research projects with BRI partner countries'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'brst-2023-10', id: 'F1036', locator: '001-08', words: 'jointly constructed more than 50 One Belt One Road joint laboratories', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'Belt and Road joint laboratories'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'brst-2023-10', id: 'F1037', locator: '001-08', words: 'jointly constructed more than 50 One Belt One Road joint laboratories', published: '2023-10', note: '\'jointly\' with the co-constructing countries of the same sentence'}
  MATCH (a:Collective {name: 'BRI partner countries'}), (b:Collective {name: 'Belt and Road joint laboratories'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'brst-2023-10', id: 'F1039', locator: '001-08', words: 'One Belt One Road joint laboratories', published: '2023-10'}
  MATCH (a:Collective {name: 'Belt and Road joint laboratories'}) MERGE (t:Text {text: 'One Belt One Road joint laboratories'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'brst-2023-10', id: 'F1040', locator: '001-08', words: 'agriculture', published: '2023-10', note: '\'several fields such as\': list not closed'}
  MATCH (a:Collective {name: 'Belt and Road joint laboratories'}), (b:Field {name: 'agriculture'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1041', locator: '001-08', words: 'medicine', published: '2023-10', note: '\'several fields such as\': list not closed'}
  MATCH (a:Collective {name: 'Belt and Road joint laboratories'}), (b:Field {name: 'medicine'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1042', locator: '001-08', words: 'information', published: '2023-10', note: '\'several fields such as\': list not closed'}
  MATCH (a:Collective {name: 'Belt and Road joint laboratories'}), (b:Field {name: 'information'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1043', locator: '001-08', words: 'new energy', published: '2023-10', note: '\'several fields such as\': list not closed'}
  MATCH (a:Collective {name: 'Belt and Road joint laboratories'}), (b:Field {name: 'new energy'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1044', locator: '001-08', words: 'basic research', published: '2023-10', note: '\'several fields such as\': list not closed'}
  MATCH (a:Collective {name: 'Belt and Road joint laboratories'}), (b:Field {name: 'basic research'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1045', locator: '001-08', words: 'established 10 overseas science education cooperation centers', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'overseas science education cooperation centers'}) MERGE (a)-[:ESTABLISHED]->(b);

// sentence 001-09
CITING {source: 'brst-2023-10', id: 'F1047', locator: '001-09', words: 'China has co-constructed countries and built several cooperation platforms', published: '2023-10', note: 'garbled sentence; \'built\' is stated'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'cooperation platforms'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'brst-2023-10', id: 'F1049', locator: '001-09', words: 'joint services for improving civilian life', published: '2023-10'}
  MATCH (a:Collective {name: 'cooperation platforms'}) MERGE (t:Text {text: 'joint services for improving civilian life'}) MERGE (a)-[:HAS_PURPOSE]->(t);
CITING {source: 'brst-2023-10', id: 'F1050', locator: '001-09', words: 'a public health science and technology cooperation center', published: '2023-10'}
  MATCH (a:Collective {name: 'cooperation platforms'}), (b:Center {name: 'public health science and technology cooperation center'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'brst-2023-10', id: 'F1051', locator: '001-09', words: 'an agricultural technology model center', published: '2023-10'}
  MATCH (a:Collective {name: 'cooperation platforms'}), (b:Center {name: 'agricultural technology model center'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'brst-2023-10', id: 'F1052', locator: '001-09', words: 'a technology model center for fungus plants', published: '2023-10'}
  MATCH (a:Collective {name: 'cooperation platforms'}), (b:Center {name: 'technology model center for fungus plants'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'brst-2023-10', id: 'F1053', locator: '001-09', words: 'a sea water aquaculture research center', published: '2023-10'}
  MATCH (a:Collective {name: 'cooperation platforms'}), (b:Center {name: 'sea water aquaculture research center'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'brst-2023-10', id: 'F1054', locator: '001-09', words: 'a mountain disaster research center', published: '2023-10'}
  MATCH (a:Collective {name: 'cooperation platforms'}), (b:Center {name: 'mountain disaster research center'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'brst-2023-10', id: 'F1055', locator: '001-09', words: 'public health science and technology cooperation center', published: '2023-10'}
  MATCH (a:Center {name: 'public health science and technology cooperation center'}), (b:Field {name: 'public health'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1056', locator: '001-09', words: 'agricultural technology model center', published: '2023-10', explicit: false, note: '\'agricultural technology\' in the centre\'s name mapped to agriculture'}
  MATCH (a:Center {name: 'agricultural technology model center'}), (b:Field {name: 'agriculture'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1057', locator: '001-09', words: 'technology model center for fungus plants', published: '2023-10'}
  MATCH (a:Center {name: 'technology model center for fungus plants'}), (b:Field {name: 'fungus plants'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1058', locator: '001-09', words: 'sea water aquaculture research center', published: '2023-10'}
  MATCH (a:Center {name: 'sea water aquaculture research center'}), (b:Field {name: 'sea water aquaculture'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1059', locator: '001-09', words: 'mountain disaster research center', published: '2023-10'}
  MATCH (a:Center {name: 'mountain disaster research center'}), (b:Field {name: 'mountain disasters'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1060', locator: '001-09', words: 'large herbaceous plants that can be used as cultivation of edible mushrooms', published: '2023-10'}
  MATCH (a:Field {name: 'fungus plants'}) MERGE (t:Text {text: 'large herbaceous plants that can be used as cultivation of edible mushrooms'}) MERGE (a)-[:DESCRIBED_AS]->(t);

// sentence 001-10
CITING {source: 'brst-2023-10', id: 'F1061', locator: '001-10', words: 'The company is supporting the construction of several cooperation platforms', published: '2023-10', note: '\'The company\' has no antecedent; sentence runs on from 001-09 without a full stop'}
  MATCH (a:Company {name: 'The company (unnamed, document 001)'}), (b:Collective {name: 'cooperation platforms'}) MERGE (a)-[:SUPPORTS_CONSTRUCTION_OF]->(b);
CITING {source: 'brst-2023-10', id: 'F1063', locator: '001-10', words: 'a model center for mycorrhizal technology', published: '2023-10'}
  MATCH (a:Company {name: 'The company (unnamed, document 001)'}), (b:Center {name: 'model center for mycorrhizal technology'}) MERGE (a)-[:SUPPORTS_CONSTRUCTION_OF]->(b);
CITING {source: 'brst-2023-10', id: 'F1064', locator: '001-10', words: 'a model center for mycorrhizal technology', published: '2023-10'}
  MATCH (a:Collective {name: 'cooperation platforms'}), (b:Center {name: 'model center for mycorrhizal technology'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'brst-2023-10', id: 'F1065', locator: '001-10', words: 'a research center for sea water aquaculture', published: '2023-10'}
  MATCH (a:Company {name: 'The company (unnamed, document 001)'}), (b:Center {name: 'sea water aquaculture research center'}) MERGE (a)-[:SUPPORTS_CONSTRUCTION_OF]->(b);
CITING {source: 'brst-2023-10', id: 'F1066', locator: '001-10', words: 'a research center for mountain disasters', published: '2023-10'}
  MATCH (a:Company {name: 'The company (unnamed, document 001)'}), (b:Center {name: 'mountain disaster research center'}) MERGE (a)-[:SUPPORTS_CONSTRUCTION_OF]->(b);
CITING {source: 'brst-2023-10', id: 'F1067', locator: '001-10', words: 'model center for mycorrhizal technology', published: '2023-10'}
  MATCH (a:Center {name: 'model center for mycorrhizal technology'}), (b:Field {name: 'mycorrhizal technology'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'brst-2023-10', id: 'F1068', locator: '001-10', words: 'large herbaceous plants that can be used to cultivate edible mushrooms', published: '2023-10'}
  MATCH (a:Field {name: 'mycorrhizal technology'}) MERGE (t:Text {text: 'large herbaceous plants that can be used to cultivate edible mushrooms'}) MERGE (a)-[:DESCRIBED_AS]->(t);

// sentence 001-11
CITING {source: 'brst-2023-10', id: 'F1069', locator: '001-11', words: 'it has implemented a “small but great” cooperation project', published: '2023-10', explicit: false, note: '\'it\': nearest subject is \'The company\'; read as China, the subject of the paragraph'}
  MATCH (a:Country {name: 'China'}), (b:Project {name: '“small but great” cooperation project'}) MERGE (a)-[:CONDUCTS]->(b);
CITING {source: 'brst-2023-10', id: 'F1070', locator: '001-11', words: 'promote increased beneficiaries from scientific and technological achievements', published: '2023-10'}
  MATCH (a:Project {name: '“small but great” cooperation project'}) MERGE (t:Text {text: 'promote increased beneficiaries from scientific and technological achievements'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 001-12
CITING {source: 'brst-2023-10', id: 'F1071', locator: '001-12', words: 'China is promoting science and technology park cooperation', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:CooperationArea {name: 'science and technology park cooperation'}) MERGE (a)-[:PROMOTES]->(b);
CITING {source: 'brst-2023-10', id: 'F1072', locator: '001-12', words: 'multi-sectoral technology practical application demonstration', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:CooperationArea {name: 'multi-sectoral technology practical application demonstration'}) MERGE (a)-[:PROMOTES]->(b);
CITING {source: 'brst-2023-10', id: 'F1073', locator: '001-12', words: 'with co-building countries', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:COOPERATES_WITH]->(b);

// sentence 001-13
CITING {source: 'brst-2023-10', id: 'F1074', locator: '001-13', words: 'China has built nine global technology commercialization centers', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'global technology commercialization centers'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'brst-2023-10', id: 'F1076', locator: '001-13', words: 'for ASEAN, Arab countries, Africa, and other regions', published: '2023-10', note: '\'and other regions\': list not closed'}
  MATCH (a:Collective {name: 'global technology commercialization centers'}), (b:Region {name: 'ASEAN'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'brst-2023-10', id: 'F1077', locator: '001-13', words: 'for ASEAN, Arab countries, Africa, and other regions', published: '2023-10', note: '\'and other regions\': list not closed'}
  MATCH (a:Collective {name: 'global technology commercialization centers'}), (b:Region {name: 'Arab states'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'brst-2023-10', id: 'F1078', locator: '001-13', words: 'for ASEAN, Arab countries, Africa, and other regions', published: '2023-10', note: '\'and other regions\': list not closed'}
  MATCH (a:Collective {name: 'global technology commercialization centers'}), (b:Region {name: 'Africa'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'brst-2023-10', id: 'F1079', locator: '001-13', words: 'together with other countries has established a technology commercialization network', published: '2023-10', note: '\'together with other countries\''}
  MATCH (a:Country {name: 'China'}), (b:Network {name: 'technology commercialization network'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'brst-2023-10', id: 'F1080', locator: '001-13', words: 'covers a wide range of areas', published: '2023-10'}
  MATCH (a:Network {name: 'technology commercialization network'}) MERGE (t:Text {text: 'covers a wide range of areas'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'brst-2023-10', id: 'F1081', locator: '001-13', words: 'contributing to the industrial upgrading of each country', modality: 'opinion', published: '2023-10'}
  MATCH (a:Network {name: 'technology commercialization network'}) MERGE (t:Text {text: 'contributing to the industrial upgrading of each country'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 001-14
CITING {source: 'brst-2023-10', id: 'F1082', locator: '001-14', words: 'scientific research cooperation with co-building countries in joint archaeological research', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:CooperationArea {name: 'joint archaeological research'}) MERGE (a)-[:PROMOTES]->(b);
CITING {source: 'brst-2023-10', id: 'F1083', locator: '001-14', words: 'cultural relic protection', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:CooperationArea {name: 'cultural relic protection'}) MERGE (a)-[:PROMOTES]->(b);
CITING {source: 'brst-2023-10', id: 'F1084', locator: '001-14', words: 'scientific research cooperation with co-building countries', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:COOPERATES_WITH]->(b);

// sentence 001-15
CITING {source: 'brst-2023-10', id: 'F1085', locator: '001-15', words: 'It explores the Silk Road’s multifarious and wonderful history', published: '2023-10', explicit: false, note: '\'It\' read as the archaeological and relic-protection cooperation of 001-14'}
  MATCH (a:CooperationArea {name: 'joint archaeological research'}), (b:Place {name: 'Silk Road'}) MERGE (a)-[:EXPLORES]->(b);
CITING {source: 'brst-2023-10', id: 'F1086', locator: '001-15', words: 'demonstrates the harmony of mutual learning of civilizations', modality: 'opinion', published: '2023-10', explicit: false, note: '\'It\' read as the archaeological and relic-protection cooperation of 001-14'}
  MATCH (a:CooperationArea {name: 'joint archaeological research'}) MERGE (t:Text {text: 'demonstrates the harmony of mutual learning of civilizations'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 001-16
CITING {source: 'brst-2023-10', id: 'F1087', locator: '001-16', words: 'continue to deepen the implementation of the One Belt, One Road Science and Technology Innovation Action Plan', statedBy: 'Zhang Guangjun', modality: 'planned', published: '2023-10'}
  MATCH (a:Country {name: 'China'}), (b:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (a)-[:IMPLEMENTS]->(b);
CITING {source: 'brst-2023-10', id: 'F1088', locator: '001-16', words: 'with the co-building countries', statedBy: 'Zhang Guangjun', modality: 'planned', published: '2023-10'}
  MATCH (a:Collective {name: 'BRI partner countries'}), (b:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'brst-2023-10', id: 'F1089', locator: '001-16', words: 'One Belt, One Road Science and Technology Innovation Action Plan', published: '2023-10'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (t:Text {text: 'One Belt, One Road Science and Technology Innovation Action Plan'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'brst-2023-10', id: 'F1090', locator: '001-16', words: 'promote more open, inclusive, mutually beneficial and shared international science and technology cooperation and exchange together', statedBy: 'Zhang Guangjun', modality: 'planned', published: '2023-10'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'promote more open, inclusive, mutually beneficial and shared international science and technology cooperation and exchange together'}) MERGE (a)-[:HAS_GOAL]->(t);
CITING {source: 'brst-2023-10', id: 'F1091', locator: '001-16', words: 'gather the strength of cooperation through openness and innovation', statedBy: 'Zhang Guangjun', modality: 'planned', published: '2023-10'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'gather the strength of cooperation through openness and innovation'}) MERGE (a)-[:HAS_GOAL]->(t);
CITING {source: 'brst-2023-10', id: 'F1092', locator: '001-16', words: 'explore the development path through joint discussion and joint construction', statedBy: 'Zhang Guangjun', modality: 'planned', published: '2023-10'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'explore the development path through joint discussion and joint construction'}) MERGE (a)-[:HAS_GOAL]->(t);

// sentence 001-17
CITING {source: 'brst-2023-10', id: 'F1093', locator: '001-17', words: 'a more open, inclusive, mutually beneficial, and shared international scientific and technological cooperation and exchange together', statedBy: 'Zhang Guangjun', modality: 'planned', published: '2023-10', note: '\'We look forward to\'; near-repeat of 001-16'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'a more open, inclusive, mutually beneficial, and shared international scientific and technological cooperation and exchange together'}) MERGE (a)-[:HAS_GOAL]->(t);
