// Facts of the source bri-forum-undated (undated preview of the second conference), sentence by sentence.
//
// One statement a claim. A relationship that several documents tell is merged and has their claims side by side.
// Figures and dates of things are in 08-figures.cypher and 09-dates.cypher.

// sentence 000-01
CITING {source: 'bri-forum-undated', id: 'F0001', locator: '000-01', words: 'BRI forum aims to boost'}
  MATCH (a:Source {id: 'bri-forum-undated'}) MERGE (t:Text {text: 'BRI forum aims to boost tech connection'}) MERGE (a)-[:HAS_TITLE]->(t);
CITING {source: 'bri-forum-undated', id: 'F0002', locator: '000-01', words: 'BRI forum', explicit: false, note: 'headline; read as the second conference, the subject of the article'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (t:Text {text: 'BRI forum'}) MERGE (a)-[:NAMED_AS]->(t);

// sentence 000-02
CITING {source: 'bri-forum-undated', id: 'F0003', locator: '000-02', words: 'China is set to unveil a raft of initiatives', statedBy: 'senior officials', modality: 'planned'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'raft of initiatives for the second conference'}) MERGE (a)-[:LAUNCHED]->(b);
CITING {source: 'bri-forum-undated', id: 'F0004', locator: '000-02', words: 'at the second Belt and Road Conference on Science and Technology Exchange', statedBy: 'senior officials', modality: 'planned'}
  MATCH (a:Collective {name: 'raft of initiatives for the second conference'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:LAUNCHED_AT]->(b);
CITING {source: 'bri-forum-undated', id: 'F0005', locator: '000-02', words: 'boosting international scientific and technological collaboration', statedBy: 'senior officials', modality: 'planned'}
  MATCH (a:Collective {name: 'raft of initiatives for the second conference'}) MERGE (t:Text {text: 'boosting international scientific and technological collaboration'}) MERGE (a)-[:HAS_PURPOSE]->(t);
CITING {source: 'bri-forum-undated', id: 'F0008', locator: '000-02', words: 'senior officials announced on Tuesday', note: 'officials not named in this sentence'}
  MATCH (a:PeopleGroup {name: 'senior officials'}), (b:Collective {name: 'raft of initiatives for the second conference'}) MERGE (a)-[:ANNOUNCED]->(b);

// sentence 000-03
CITING {source: 'bri-forum-undated', id: 'F0010', locator: '000-03', words: 'will be held from June 10 to 12 in Chengdu', modality: 'planned', validFrom: 'XXXX-06-10', validTo: 'XXXX-06-12'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}), (b:City {name: 'Chengdu'}) MERGE (a)-[:HELD_IN]->(b);
CITING {source: 'bri-forum-undated', id: 'F0011', locator: '000-03', words: 'Chengdu, Sichuan province'}
  MATCH (a:City {name: 'Chengdu'}), (b:Province {name: 'Sichuan'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'bri-forum-undated', id: 'F0012', locator: '000-03', words: 'seeks to strengthen international cooperation within China\'s global development network'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (t:Text {text: 'strengthen international cooperation within China\'s global development network'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 000-04
CITING {source: 'bri-forum-undated', id: 'F0013', locator: '000-04', words: 'Chen Jiachang, a vice-minister of science and technology'}
  MATCH (a:Person {name: 'Chen Jiachang'}), (b:Position {name: 'vice minister of science and technology'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'bri-forum-undated', id: 'F0014', locator: '000-04', words: 'Chen Jiachang, a vice-minister of science and technology', explicit: false, note: 'inferred from the office; document 000 never names the ministry'}
  MATCH (a:Person {name: 'Chen Jiachang'}), (b:Ministry {name: 'Ministry of Science and Technology'}) MERGE (a)-[:AFFILIATED_WITH]->(b);
CITING {source: 'bri-forum-undated', id: 'F0016', locator: '000-04', words: 'guided by the idea of building a community with a shared future for humanity', statedBy: 'Chen Jiachang', modality: 'planned'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}), (b:Concept {name: 'community with a shared future for humanity'}) MERGE (a)-[:GUIDED_BY]->(b);

// sentence 000-05
CITING {source: 'bri-forum-undated', id: 'F0017', locator: '000-05', words: 'will also be held during this period', statedBy: 'Chen Jiachang', modality: 'planned', validFrom: 'XXXX-06-10', validTo: 'XXXX-06-12', note: '\'this period\' = the conference dates of 000-03'}
  MATCH (a:Meeting {name: 'Second Belt and Road Ministerial Meeting on Science and Technology Exchange'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:HELD_DURING {date: 'XXXX-06-10/XXXX-06-12'}]->(b);
CITING {source: 'bri-forum-undated', id: 'F0019', locator: '000-05', words: 'strengthening exchange and collaboration in scientific and technological innovation with member countries of the Belt and Road Initiative', statedBy: 'Chen Jiachang', modality: 'planned'}
  MATCH (a:Meeting {name: 'Second Belt and Road Ministerial Meeting on Science and Technology Exchange'}), (b:Topic {name: 'exchange and collaboration in scientific and technological innovation with member countries of the Belt and Road Initiative'}) MERGE (a)-[:HAS_TOPIC]->(b);
CITING {source: 'bri-forum-undated', id: 'F0020', locator: '000-05', words: 'enhancing the global governance framework for science and technology', statedBy: 'Chen Jiachang', modality: 'planned'}
  MATCH (a:Meeting {name: 'Second Belt and Road Ministerial Meeting on Science and Technology Exchange'}), (b:Topic {name: 'global governance framework for science and technology'}) MERGE (a)-[:HAS_TOPIC]->(b);
CITING {source: 'bri-forum-undated', id: 'F0021', locator: '000-05', words: 'member countries of the Belt and Road Initiative', statedBy: 'Chen Jiachang'}
  MATCH (a:Collective {name: 'BRI partner countries'}), (b:Initiative {name: 'Belt and Road Initiative'}) MERGE (a)-[:MEMBER_OF]->(b);

// sentence 000-06
CITING {source: 'bri-forum-undated', id: 'F0022', locator: '000-06', words: 'Li Wenqing, a vice-governor of Sichuan'}
  MATCH (a:Person {name: 'Li Wenqing'}), (b:Position {name: 'vice-governor of Sichuan'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'bri-forum-undated', id: 'F0023', locator: '000-06', words: 'a vice-governor of Sichuan'}
  MATCH (a:Person {name: 'Li Wenqing'}), (b:Province {name: 'Sichuan'}) MERGE (a)-[:AFFILIATED_WITH]->(b);
CITING {source: 'bri-forum-undated', id: 'F0024', locator: '000-06', words: 'highlighted a new "Double Thousand" plan'}
  MATCH (a:Person {name: 'Li Wenqing'}), (b:Plan {name: 'Double Thousand Plan'}) MERGE (a)-[:HIGHLIGHTED]->(b);
CITING {source: 'bri-forum-undated', id: 'F0025', locator: '000-06', words: '"Double Thousand" plan'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}) MERGE (t:Text {text: '"Double Thousand" plan'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'bri-forum-undated', id: 'F0026', locator: '000-06', words: 'refers to a "1,000 cooperation projects" plan', statedBy: 'Li Wenqing'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:Initiative {name: 'Thousand Cooperation Projects Initiative'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'bri-forum-undated', id: 'F0027', locator: '000-06', words: 'a"1,000 young scientists exchange" plan', statedBy: 'Li Wenqing'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:Initiative {name: 'Thousand Young Scientists Exchange Initiative'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'bri-forum-undated', id: 'F0028', locator: '000-06', words: '"1,000 cooperation projects" plan'}
  MATCH (a:Initiative {name: 'Thousand Cooperation Projects Initiative'}) MERGE (t:Text {text: '"1,000 cooperation projects" plan'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'bri-forum-undated', id: 'F0029', locator: '000-06', words: '"1,000 young scientists exchange" plan'}
  MATCH (a:Initiative {name: 'Thousand Young Scientists Exchange Initiative'}) MERGE (t:Text {text: '"1,000 young scientists exchange" plan'}) MERGE (a)-[:NAMED_AS]->(t);

// sentence 000-07
CITING {source: 'bri-forum-undated', id: 'F0032', locator: '000-07', words: 'Double Thousand, which will be introduced at the conference', modality: 'planned'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:LAUNCHED_AT]->(b);
CITING {source: 'bri-forum-undated', id: 'F0033', locator: '000-07', words: 'in partnership with Chongqing', modality: 'planned'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Plan {name: 'Double Thousand Plan'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'bri-forum-undated', id: 'F0034', locator: '000-07', words: 'aims to deepen collaboration with BRI countries'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:TARGETS]->(b);
CITING {source: 'bri-forum-undated', id: 'F0035', locator: '000-07', words: 'joint research'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:CooperationArea {name: 'joint research'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'bri-forum-undated', id: 'F0036', locator: '000-07', words: 'technology transfer'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:CooperationArea {name: 'technology transfer'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'bri-forum-undated', id: 'F0037', locator: '000-07', words: 'scientific and cultural exchanges'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:CooperationArea {name: 'sci-tech and cultural exchanges'}) MERGE (a)-[:COVERS_AREA]->(b);

// sentence 000-08
CITING {source: 'bri-forum-undated', id: 'F0038', locator: '000-08', words: 'strategically located at the intersection of the BRI epicenter and the Yangtze River Economic Belt'}
  MATCH (a:Province {name: 'Sichuan'}), (b:Place {name: 'BRI epicenter'}) MERGE (a)-[:LOCATED_AT_INTERSECTION_OF]->(b);
CITING {source: 'bri-forum-undated', id: 'F0039', locator: '000-08', words: 'strategically located at the intersection of the BRI epicenter and the Yangtze River Economic Belt'}
  MATCH (a:Province {name: 'Sichuan'}), (b:Place {name: 'Yangtze River Economic Belt'}) MERGE (a)-[:LOCATED_AT_INTERSECTION_OF]->(b);
CITING {source: 'bri-forum-undated', id: 'F0040', locator: '000-08', words: 'hubs of the nation\'s reform and opening-up efforts'}
  MATCH (a:Province {name: 'Sichuan'}) MERGE (t:Text {text: 'hubs of the nation\'s reform and opening-up efforts'}) MERGE (a)-[:HAS_ROLE]->(t);
CITING {source: 'bri-forum-undated', id: 'F0041', locator: '000-08', words: 'strategically located at the intersection of the BRI epicenter and the Yangtze River Economic Belt'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Place {name: 'BRI epicenter'}) MERGE (a)-[:LOCATED_AT_INTERSECTION_OF]->(b);
CITING {source: 'bri-forum-undated', id: 'F0042', locator: '000-08', words: 'strategically located at the intersection of the BRI epicenter and the Yangtze River Economic Belt'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Place {name: 'Yangtze River Economic Belt'}) MERGE (a)-[:LOCATED_AT_INTERSECTION_OF]->(b);
CITING {source: 'bri-forum-undated', id: 'F0043', locator: '000-08', words: 'hubs of the nation\'s reform and opening-up efforts'}
  MATCH (a:Municipality {name: 'Chongqing'}) MERGE (t:Text {text: 'hubs of the nation\'s reform and opening-up efforts'}) MERGE (a)-[:HAS_ROLE]->(t);

// sentence 000-09
CITING {source: 'bri-forum-undated', id: 'F0044', locator: '000-09', words: 'They will collaborate with partner countries', modality: 'planned', note: '\'They\' = Sichuan and Chongqing'}
  MATCH (a:Province {name: 'Sichuan'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:COOPERATES_WITH]->(b);
CITING {source: 'bri-forum-undated', id: 'F0045', locator: '000-09', words: 'They will collaborate with partner countries on joint research initiatives', modality: 'planned', note: '\'They\' = Sichuan and Chongqing'}
  MATCH (a:Province {name: 'Sichuan'}), (b:Collective {name: 'joint research initiatives of Sichuan and Chongqing with partner countries'}) MERGE (a)-[:CONDUCTS]->(b);
CITING {source: 'bri-forum-undated', id: 'F0046', locator: '000-09', words: 'They will collaborate with partner countries', modality: 'planned', note: '\'They\' = Sichuan and Chongqing'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:COOPERATES_WITH]->(b);
CITING {source: 'bri-forum-undated', id: 'F0047', locator: '000-09', words: 'They will collaborate with partner countries on joint research initiatives', modality: 'planned', note: '\'They\' = Sichuan and Chongqing'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Collective {name: 'joint research initiatives of Sichuan and Chongqing with partner countries'}) MERGE (a)-[:CONDUCTS]->(b);
CITING {source: 'bri-forum-undated', id: 'F0048', locator: '000-09', words: 'collaborate with partner countries on joint research initiatives', modality: 'planned'}
  MATCH (a:Collective {name: 'BRI partner countries'}), (b:Collective {name: 'joint research initiatives of Sichuan and Chongqing with partner countries'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'bri-forum-undated', id: 'F0049', locator: '000-09', words: 'focusing on major core technologies', modality: 'planned'}
  MATCH (a:Collective {name: 'joint research initiatives of Sichuan and Chongqing with partner countries'}) MERGE (t:Text {text: 'focusing on major core technologies'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'bri-forum-undated', id: 'F0050', locator: '000-09', words: 'electronics information', modality: 'planned', note: '\'fields such as\': list not closed'}
  MATCH (a:Collective {name: 'joint research initiatives of Sichuan and Chongqing with partner countries'}), (b:Field {name: 'electronics information'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'bri-forum-undated', id: 'F0051', locator: '000-09', words: 'aerospace', modality: 'planned', note: '\'fields such as\': list not closed'}
  MATCH (a:Collective {name: 'joint research initiatives of Sichuan and Chongqing with partner countries'}), (b:Field {name: 'aerospace'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'bri-forum-undated', id: 'F0052', locator: '000-09', words: 'clean energy', modality: 'planned', note: '\'fields such as\': list not closed'}
  MATCH (a:Collective {name: 'joint research initiatives of Sichuan and Chongqing with partner countries'}), (b:Field {name: 'clean energy'}) MERGE (a)-[:HAS_FIELD]->(b);

// sentence 000-10
CITING {source: 'bri-forum-undated', id: 'F0053', locator: '000-10', words: 'public health', modality: 'planned'}
  MATCH (a:Collective {name: 'landmark projects and specialized livelihood projects in partner countries'}), (b:Field {name: 'public health'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'bri-forum-undated', id: 'F0054', locator: '000-10', words: 'medicine and health', modality: 'planned'}
  MATCH (a:Collective {name: 'landmark projects and specialized livelihood projects in partner countries'}), (b:Field {name: 'medicine and health'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'bri-forum-undated', id: 'F0055', locator: '000-10', words: 'environmental governance', modality: 'planned'}
  MATCH (a:Collective {name: 'landmark projects and specialized livelihood projects in partner countries'}), (b:Field {name: 'environmental governance'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'bri-forum-undated', id: 'F0056', locator: '000-10', words: 'will be established in partner countries', modality: 'planned'}
  MATCH (a:Collective {name: 'landmark projects and specialized livelihood projects in partner countries'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'bri-forum-undated', id: 'F0057', locator: '000-10', words: 'enhance the well-being of their citizens', modality: 'planned'}
  MATCH (a:Collective {name: 'landmark projects and specialized livelihood projects in partner countries'}) MERGE (t:Text {text: 'enhance the well-being of their citizens'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 000-11
CITING {source: 'bri-forum-undated', id: 'F0058', locator: '000-11', words: 'customized to the specific needs of each country', modality: 'planned', note: '\'will also be executed\'; nobody is named as doing it'}
  MATCH (a:Collective {name: 'technology transfer and transformation projects'}) MERGE (t:Text {text: 'customized to the specific needs of each country'}) MERGE (a)-[:HAS_FEATURE]->(t);

// sentence 000-12
CITING {source: 'bri-forum-undated', id: 'F0060', locator: '000-12', words: 'young Chinese scientific talent are expected to be sponsored for learning, training and collaborative research abroad', statedBy: 'Li Wenqing', modality: 'planned'}
  MATCH (a:PeopleGroup {name: 'young Chinese scientific talent'}) MERGE (t:Text {text: 'learning, training and collaborative research abroad'}) MERGE (a)-[:RECEIVES_SUPPORT_FOR]->(t);
CITING {source: 'bri-forum-undated', id: 'F0061', locator: '000-12', words: 'young foreign talent can also receive funding for short-term research and exchange activities in China', statedBy: 'Li Wenqing', modality: 'planned'}
  MATCH (a:PeopleGroup {name: 'young foreign talent'}) MERGE (t:Text {text: 'short-term research and exchange activities in China'}) MERGE (a)-[:RECEIVES_SUPPORT_FOR]->(t);

// sentence 000-13
CITING {source: 'bri-forum-undated', id: 'F0062', locator: '000-13', words: 'Technical training programs', statedBy: 'Li Wenqing', modality: 'planned', explicit: false, note: 'nobody is named as doing it; read as part of the plan Li is describing'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:Collective {name: 'technical training programs'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'bri-forum-undated', id: 'F0063', locator: '000-13', words: 'academic forums', statedBy: 'Li Wenqing', modality: 'planned', explicit: false, note: 'nobody is named as doing it; read as part of the plan Li is describing'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:Collective {name: 'academic forums'}) MERGE (a)-[:INCLUDES]->(b);

// sentence 000-14
CITING {source: 'bri-forum-undated', id: 'F0064', locator: '000-14', words: 'Sichuan and Chongqing intend to establish a specialized coordination mechanism', statedBy: 'Li Wenqing', modality: 'planned'}
  MATCH (a:Province {name: 'Sichuan'}), (b:Mechanism {name: 'specialized coordination mechanism for the Double Thousand Plan'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'bri-forum-undated', id: 'F0065', locator: '000-14', words: 'allocate dedicated funds for the plan', statedBy: 'Li Wenqing', modality: 'planned'}
  MATCH (a:Province {name: 'Sichuan'}), (b:Fund {name: 'dedicated funds for the Double Thousand Plan'}) MERGE (a)-[:ALLOCATED]->(b);
CITING {source: 'bri-forum-undated', id: 'F0066', locator: '000-14', words: 'Sichuan and Chongqing intend to establish a specialized coordination mechanism', statedBy: 'Li Wenqing', modality: 'planned'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Mechanism {name: 'specialized coordination mechanism for the Double Thousand Plan'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'bri-forum-undated', id: 'F0067', locator: '000-14', words: 'allocate dedicated funds for the plan', statedBy: 'Li Wenqing', modality: 'planned'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Fund {name: 'dedicated funds for the Double Thousand Plan'}) MERGE (a)-[:ALLOCATED]->(b);
CITING {source: 'bri-forum-undated', id: 'F0068', locator: '000-14', words: 'establish a specialized coordination mechanism and allocate dedicated funds for the plan', statedBy: 'Li Wenqing', modality: 'planned', note: '\'the plan\' = Double Thousand Plan'}
  MATCH (a:Mechanism {name: 'specialized coordination mechanism for the Double Thousand Plan'}), (b:Plan {name: 'Double Thousand Plan'}) MERGE (a)-[:SUPPORTS]->(b);
CITING {source: 'bri-forum-undated', id: 'F0069', locator: '000-14', words: 'allocate dedicated funds for the plan', statedBy: 'Li Wenqing', modality: 'planned', note: '\'the plan\' = Double Thousand Plan; no amount given'}
  MATCH (a:Fund {name: 'dedicated funds for the Double Thousand Plan'}), (b:Plan {name: 'Double Thousand Plan'}) MERGE (a)-[:SUPPORTS]->(b);
CITING {source: 'bri-forum-undated', id: 'F0070', locator: '000-14', words: 'enhancing and deepening scientific and technological cooperation with partner countries in a comprehensive and effective manner', statedBy: 'Li Wenqing', modality: 'planned'}
  MATCH (a:Mechanism {name: 'specialized coordination mechanism for the Double Thousand Plan'}) MERGE (t:Text {text: 'enhancing and deepening scientific and technological cooperation with partner countries in a comprehensive and effective manner'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 000-15
CITING {source: 'bri-forum-undated', id: 'F0071', locator: '000-15', words: 'China proposed the Belt and Road Science, Technology and Innovation Cooperation Action Plan in 2017', statedBy: 'Chen Jiachang', validFrom: '2017', validTo: '2017'}
  MATCH (a:Country {name: 'China'}), (b:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (a)-[:PROPOSED {date: '2017'}]->(b);
CITING {source: 'bri-forum-undated', id: 'F0073', locator: '000-15', words: 'significant advancements in international cooperation', statedBy: 'Chen Jiachang', modality: 'opinion'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'significant advancements in international cooperation'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 000-16
CITING {source: 'bri-forum-undated', id: 'F0074', locator: '000-16', words: 'China has signed more than 80 government-to-government agreements', statedBy: 'Chen Jiachang', note: '\'Chen said\' closes the paragraph (000-17)'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'intergovernmental science and technology cooperation agreements'}) MERGE (a)-[:SIGNED]->(b);
CITING {source: 'bri-forum-undated', id: 'F0075', locator: '000-16', words: 'scientific cooperation with countries involved in the BRI, China has signed more than 80 government-to-government agreements', statedBy: 'Chen Jiachang', note: '\'Chen said\' closes the paragraph (000-17)'}
  MATCH (a:Collective {name: 'intergovernmental science and technology cooperation agreements'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:SIGNED_WITH]->(b);
CITING {source: 'bri-forum-undated', id: 'F0077', locator: '000-16', words: 'set up more than 70 joint laboratories', statedBy: 'Chen Jiachang', note: '\'Chen said\' closes the paragraph (000-17)'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'Belt and Road joint laboratories'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'bri-forum-undated', id: 'F0079', locator: '000-16', words: 'established 10 international technology transfer centers', statedBy: 'Chen Jiachang', note: '\'Chen said\' closes the paragraph (000-17)'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'international technology transfer centers'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'bri-forum-undated', id: 'F0081', locator: '000-16', words: 'in areas such as Sichuan, Chongqing and Yunnan province', statedBy: 'Chen Jiachang', note: '\'areas such as\': list not closed; \'Chen said\' closes the paragraph (000-17)'}
  MATCH (a:Collective {name: 'international technology transfer centers'}), (b:Province {name: 'Sichuan'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'bri-forum-undated', id: 'F0082', locator: '000-16', words: 'in areas such as Sichuan, Chongqing and Yunnan province', statedBy: 'Chen Jiachang', note: '\'areas such as\': list not closed; \'Chen said\' closes the paragraph (000-17)'}
  MATCH (a:Collective {name: 'international technology transfer centers'}), (b:Municipality {name: 'Chongqing'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'bri-forum-undated', id: 'F0083', locator: '000-16', words: 'in areas such as Sichuan, Chongqing and Yunnan province', statedBy: 'Chen Jiachang', note: '\'areas such as\': list not closed; \'Chen said\' closes the paragraph (000-17)'}
  MATCH (a:Collective {name: 'international technology transfer centers'}), (b:Province {name: 'Yunnan'}) MERGE (a)-[:LOCATED_IN]->(b);

// sentence 000-17
CITING {source: 'bri-forum-undated', id: 'F0084', locator: '000-17', words: 'Support for young foreign scientists\' short-term research and exchange activities in China', statedBy: 'Chen Jiachang', explicit: false, note: 'passive; supporter read as China'}
  MATCH (a:Country {name: 'China'}), (b:PeopleGroup {name: 'young foreign scientists supported for short-term research and exchanges in China'}) MERGE (a)-[:SUPPORTS]->(b);
