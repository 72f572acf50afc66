// Facts of the source std-undated (undated review crediting Science and Technology Daily), sentence by sentence.
//
// One statement a claim. A relationship that several documents tell is merged and has their claims side by side.
// Figures and dates of things are in 08-figures.cypher and 09-dates.cypher.

// sentence 004-01
CITING {source: 'std-undated', id: 'F4001', locator: '004-01', words: 'scientific and technological innovation has served as a driving force for high-quality development', modality: 'opinion', note: '\'has served as a driving force\''}
  MATCH (a:Concept {name: 'scientific and technological innovation'}), (b:Initiative {name: 'Belt and Road Initiative'}) MERGE (a)-[:SUPPORTS]->(b);

// sentence 004-02
CITING {source: 'std-undated', id: 'F4002', locator: '004-02', words: 'enhanced their innovation capacity', modality: 'opinion', note: '\'Through sci-tech cooperation\''}
  MATCH (a:Collective {name: 'BRI partner countries'}) MERGE (t:Text {text: 'enhanced their innovation capacity'}) MERGE (a)-[:HAS_RESULT]->(t);
CITING {source: 'std-undated', id: 'F4003', locator: '004-02', words: 'bridged digital gaps', modality: 'opinion', note: '\'Through sci-tech cooperation\''}
  MATCH (a:Collective {name: 'BRI partner countries'}) MERGE (t:Text {text: 'bridged digital gaps'}) MERGE (a)-[:HAS_RESULT]->(t);
CITING {source: 'std-undated', id: 'F4004', locator: '004-02', words: 'achieved green development', modality: 'opinion', note: '\'Through sci-tech cooperation\''}
  MATCH (a:Collective {name: 'BRI partner countries'}) MERGE (t:Text {text: 'achieved green development'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 004-03
CITING {source: 'std-undated', id: 'F4005', locator: '004-03', words: 'Thriving sci-tech exchanges'}
  MATCH (a:Source {id: 'std-undated'}) MERGE (t:Text {text: 'Thriving sci-tech exchanges'}) MERGE (a)-[:HAS_HEADING]->(t);

// sentence 004-04
CITING {source: 'std-undated', id: 'F4007', locator: '004-04', words: 'Action Plan on Belt and Road Cooperation in Scientific and Technological Innovation'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (t:Text {text: 'Action Plan on Belt and Road Cooperation in Scientific and Technological Innovation'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'std-undated', id: 'F4008', locator: '004-04', words: 'enhance the innovation capacity of BRI partner countries'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (t:Text {text: 'enhance the innovation capacity of BRI partner countries'}) MERGE (a)-[:HAS_PURPOSE]->(t);
CITING {source: 'std-undated', id: 'F4009', locator: '004-04', words: 'enhance the innovation capacity of BRI partner countries'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:TARGETS]->(b);

// sentence 004-05
CITING {source: 'std-undated', id: 'F4010', locator: '004-05', words: 'joint research', note: 'area in which \'significant results\' are reported'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}), (b:CooperationArea {name: 'joint research'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-undated', id: 'F4011', locator: '004-05', words: 'technology transfer', note: 'area in which \'significant results\' are reported'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}), (b:CooperationArea {name: 'technology transfer'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-undated', id: 'F4012', locator: '004-05', words: 'science and technology and cultural exchanges', note: 'area in which \'significant results\' are reported'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}), (b:CooperationArea {name: 'sci-tech and cultural exchanges'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-undated', id: 'F4013', locator: '004-05', words: 'cooperation between high-tech industrial parks', note: 'area in which \'significant results\' are reported'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}), (b:CooperationArea {name: 'cooperation between high-tech industrial parks'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-undated', id: 'F4014', locator: '004-05', words: 'It has achieved significant results', modality: 'opinion'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (t:Text {text: 'significant results'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 004-06
CITING {source: 'std-undated', id: 'F4015', locator: '004-06', words: 'By the end of June 2023, China had signed intergovernmental agreements on sci-tech cooperation', asOf: '2023-06-30'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'intergovernmental science and technology cooperation agreements'}) MERGE (a)-[:SIGNED]->(b);
CITING {source: 'std-undated', id: 'F4016', locator: '004-06', words: 'intergovernmental agreements on sci-tech cooperation with more than 80 BRI partner countries'}
  MATCH (a:Collective {name: 'intergovernmental science and technology cooperation agreements'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:SIGNED_WITH]->(b);
CITING {source: 'std-undated', id: 'F4018', locator: '004-06', words: 'established more than 50 joint laboratories', asOf: '2023-06-30'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'Belt and Road joint laboratories'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'std-undated', id: 'F4020', locator: '004-06', words: 'joint laboratories in agriculture, new energy and healthcare'}
  MATCH (a:Collective {name: 'Belt and Road joint laboratories'}), (b:Field {name: 'agriculture'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-undated', id: 'F4021', locator: '004-06', words: 'joint laboratories in agriculture, new energy and healthcare'}
  MATCH (a:Collective {name: 'Belt and Road joint laboratories'}), (b:Field {name: 'new energy'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-undated', id: 'F4022', locator: '004-06', words: 'joint laboratories in agriculture, new energy and healthcare'}
  MATCH (a:Collective {name: 'Belt and Road joint laboratories'}), (b:Field {name: 'healthcare'}) MERGE (a)-[:HAS_FIELD]->(b);

// sentence 004-07
CITING {source: 'std-undated', id: 'F4023', locator: '004-07', words: 'It has also established nine cross-border technology transfer platforms'}
  MATCH (a:Country {name: 'China'}), (b:Collective {name: 'cross-border technology transfer platforms'}) MERGE (a)-[:ESTABLISHED]->(b);
CITING {source: 'std-undated', id: 'F4025', locator: '004-07', words: 'for ASEAN, South Asia, Arab states, Africa, Latin America and other regions', note: '\'and other regions\': list not closed'}
  MATCH (a:Collective {name: 'cross-border technology transfer platforms'}), (b:Region {name: 'ASEAN'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'std-undated', id: 'F4026', locator: '004-07', words: 'for ASEAN, South Asia, Arab states, Africa, Latin America and other regions', note: '\'and other regions\': list not closed'}
  MATCH (a:Collective {name: 'cross-border technology transfer platforms'}), (b:Region {name: 'South Asia'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'std-undated', id: 'F4027', locator: '004-07', words: 'for ASEAN, South Asia, Arab states, Africa, Latin America and other regions', note: '\'and other regions\': list not closed'}
  MATCH (a:Collective {name: 'cross-border technology transfer platforms'}), (b:Region {name: 'Arab states'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'std-undated', id: 'F4028', locator: '004-07', words: 'for ASEAN, South Asia, Arab states, Africa, Latin America and other regions', note: '\'and other regions\': list not closed'}
  MATCH (a:Collective {name: 'cross-border technology transfer platforms'}), (b:Region {name: 'Africa'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'std-undated', id: 'F4029', locator: '004-07', words: 'for ASEAN, South Asia, Arab states, Africa, Latin America and other regions', note: '\'and other regions\': list not closed'}
  MATCH (a:Collective {name: 'cross-border technology transfer platforms'}), (b:Region {name: 'Latin America'}) MERGE (a)-[:SERVES]->(b);

// sentence 004-08
CITING {source: 'std-undated', id: 'F4030', locator: '004-08', words: 'exchanges are deepening', modality: 'opinion'}
  MATCH (a:CooperationArea {name: 'talent exchanges'}) MERGE (t:Text {text: 'deepening'}) MERGE (a)-[:HAS_FEATURE]->(t);

// sentence 004-09
CITING {source: 'std-undated', id: 'F4031', locator: '004-09', words: 'Since 2013, China has hosted more than 10,000 young scientists', validFrom: '2013', note: '\'hosted\''}
  MATCH (a:Country {name: 'China'}), (b:PeopleGroup {name: 'young foreign scientists supported for short-term research and exchanges in China'}) MERGE (a)-[:SUPPORTS]->(b);

// sentence 004-10
CITING {source: 'std-undated', id: 'F4033', locator: '004-10', words: 'researchers from Africa, ASEAN, South Asia and other regions', note: '\'and other regions\': list not closed; organiser not named'}
  MATCH (a:Collective {name: 'trips for researchers to China'}), (b:Region {name: 'Africa'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'std-undated', id: 'F4034', locator: '004-10', words: 'researchers from Africa, ASEAN, South Asia and other regions', note: '\'and other regions\': list not closed; organiser not named'}
  MATCH (a:Collective {name: 'trips for researchers to China'}), (b:Region {name: 'ASEAN'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'std-undated', id: 'F4035', locator: '004-10', words: 'researchers from Africa, ASEAN, South Asia and other regions', note: '\'and other regions\': list not closed; organiser not named'}
  MATCH (a:Collective {name: 'trips for researchers to China'}), (b:Region {name: 'South Asia'}) MERGE (a)-[:SERVES]->(b);
CITING {source: 'std-undated', id: 'F4036', locator: '004-10', words: 'acquaint them with the latest sci-tech developments in China'}
  MATCH (a:Collective {name: 'trips for researchers to China'}) MERGE (t:Text {text: 'acquaint them with the latest sci-tech developments in China'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 004-11
CITING {source: 'std-undated', id: 'F4037', locator: '004-11', words: 'founded by the Chinese Academy of Sciences'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Academy {name: 'Chinese Academy of Sciences'}) MERGE (a)-[:FOUNDED_BY]->(b);
CITING {source: 'std-undated', id: 'F4038', locator: '004-11', words: 'under the framework of the BRI'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Initiative {name: 'Belt and Road Initiative'}) MERGE (a)-[:PART_OF]->(b);
CITING {source: 'std-undated', id: 'F4041', locator: '004-11', words: 'research institutions'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Collective {name: 'research institutions'}) MERGE (a)-[:HAS_MEMBERS_FROM]->(b);
CITING {source: 'std-undated', id: 'F4042', locator: '004-11', words: 'universities'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Collective {name: 'universities'}) MERGE (a)-[:HAS_MEMBERS_FROM]->(b);
CITING {source: 'std-undated', id: 'F4043', locator: '004-11', words: 'international organizations'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Collective {name: 'international organizations'}) MERGE (a)-[:HAS_MEMBERS_FROM]->(b);
CITING {source: 'std-undated', id: 'F4044', locator: '004-11', words: 'in Europe, Asia, South America, Oceania and Africa'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Region {name: 'Europe'}) MERGE (a)-[:HAS_MEMBERS_FROM]->(b);
CITING {source: 'std-undated', id: 'F4045', locator: '004-11', words: 'in Europe, Asia, South America, Oceania and Africa'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Region {name: 'Asia'}) MERGE (a)-[:HAS_MEMBERS_FROM]->(b);
CITING {source: 'std-undated', id: 'F4046', locator: '004-11', words: 'in Europe, Asia, South America, Oceania and Africa'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Region {name: 'South America'}) MERGE (a)-[:HAS_MEMBERS_FROM]->(b);
CITING {source: 'std-undated', id: 'F4047', locator: '004-11', words: 'in Europe, Asia, South America, Oceania and Africa'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Region {name: 'Oceania'}) MERGE (a)-[:HAS_MEMBERS_FROM]->(b);
CITING {source: 'std-undated', id: 'F4048', locator: '004-11', words: 'in Europe, Asia, South America, Oceania and Africa'}
  MATCH (a:Alliance {name: 'Alliance of International Science Organizations'}), (b:Region {name: 'Africa'}) MERGE (a)-[:HAS_MEMBERS_FROM]->(b);

// sentence 004-12
CITING {source: 'std-undated', id: 'F4049', locator: '004-12', words: 'The China-Belarus Great Stone Industrial Park in Belarus'}
  MATCH (a:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}), (b:Country {name: 'Belarus'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-undated', id: 'F4050', locator: '004-12', words: 'a model of high-tech industrial park cooperation', modality: 'opinion'}
  MATCH (a:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}) MERGE (t:Text {text: 'a model of high-tech industrial park cooperation'}) MERGE (a)-[:HAS_ROLE]->(t);
CITING {source: 'std-undated', id: 'F4051', locator: '004-12', words: 'high-tech industrial park cooperation'}
  MATCH (a:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}), (b:CooperationArea {name: 'cooperation between high-tech industrial parks'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-undated', id: 'F4052', locator: '004-12', words: 'China-Belarus Great Stone Industrial Park', explicit: false, note: 'from the park\'s name'}
  MATCH (a:Country {name: 'China'}), (b:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'std-undated', id: 'F4053', locator: '004-12', words: 'China-Belarus Great Stone Industrial Park', explicit: false, note: 'from the park\'s name'}
  MATCH (a:Country {name: 'Belarus'}), (b:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}) MERGE (a)-[:PARTICIPATES_IN]->(b);

// sentence 004-13
CITING {source: 'std-undated', id: 'F4056', locator: '004-13', words: 'machinery manufacturing', statedBy: 'Xie Xiaoyong', note: '\'mainly in\''}
  MATCH (a:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}), (b:Field {name: 'machinery manufacturing'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-undated', id: 'F4057', locator: '004-13', words: 'e-commerce', statedBy: 'Xie Xiaoyong', note: '\'mainly in\''}
  MATCH (a:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}), (b:Field {name: 'e-commerce'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-undated', id: 'F4058', locator: '004-13', words: 'new materials', statedBy: 'Xie Xiaoyong', note: '\'mainly in\''}
  MATCH (a:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}), (b:Field {name: 'new materials'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-undated', id: 'F4059', locator: '004-13', words: 'traditional Chinese medicine', statedBy: 'Xie Xiaoyong', note: '\'mainly in\''}
  MATCH (a:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}), (b:Field {name: 'traditional Chinese medicine'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-undated', id: 'F4060', locator: '004-13', words: 'artificial intelligence', statedBy: 'Xie Xiaoyong', note: '\'mainly in\''}
  MATCH (a:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}), (b:Field {name: 'artificial intelligence'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-undated', id: 'F4061', locator: '004-13', words: 'Xie Xiaoyong, the Chinese ambassador to Belarus'}
  MATCH (a:Person {name: 'Xie Xiaoyong'}), (b:Position {name: 'Chinese ambassador to Belarus'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'std-undated', id: 'F4062', locator: '004-13', words: 'the Chinese ambassador to Belarus'}
  MATCH (a:Person {name: 'Xie Xiaoyong'}), (b:Country {name: 'China'}) MERGE (a)-[:AFFILIATED_WITH]->(b);
CITING {source: 'std-undated', id: 'F4063', locator: '004-13', words: 'the Chinese ambassador to Belarus'}
  MATCH (a:Person {name: 'Xie Xiaoyong'}), (b:Country {name: 'Belarus'}) MERGE (a)-[:ACCREDITED_TO]->(b);

// sentence 004-14
CITING {source: 'std-undated', id: 'F4064', locator: '004-14', words: 'Building a digital Silk Road'}
  MATCH (a:Source {id: 'std-undated'}) MERGE (t:Text {text: 'Building a digital Silk Road'}) MERGE (a)-[:HAS_HEADING]->(t);
CITING {source: 'std-undated', id: 'F4065', locator: '004-14', words: 'Building a digital Silk Road', explicit: false, note: 'section heading; no subject printed'}
  MATCH (a:Initiative {name: 'Belt and Road Initiative'}), (b:Concept {name: 'digital Silk Road'}) MERGE (a)-[:HAS_GOAL]->(b);

// sentence 004-15
CITING {source: 'std-undated', id: 'F4066', locator: '004-15', words: 'digital cooperation in BRI partner countries has achieved remarkable progress', modality: 'opinion'}
  MATCH (a:CooperationArea {name: 'digital cooperation'}) MERGE (t:Text {text: 'achieved remarkable progress'}) MERGE (a)-[:HAS_RESULT]->(t);
CITING {source: 'std-undated', id: 'F4067', locator: '004-15', words: 'digital cooperation in BRI partner countries'}
  MATCH (a:CooperationArea {name: 'digital cooperation'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:LOCATED_IN]->(b);

// sentence 004-16
CITING {source: 'std-undated', id: 'F4068', locator: '004-16', words: 'China has proposed the Global Initiative on Data Security'}
  MATCH (a:Country {name: 'China'}), (b:Initiative {name: 'Global Initiative on Data Security'}) MERGE (a)-[:PROPOSED]->(b);
CITING {source: 'std-undated', id: 'F4069', locator: '004-16', words: 'Belt and Road Digital Economy International Cooperation Initiative'}
  MATCH (a:Country {name: 'China'}), (b:Initiative {name: 'Belt and Road Digital Economy International Cooperation Initiative'}) MERGE (a)-[:PROPOSED]->(b);
CITING {source: 'std-undated', id: 'F4070', locator: '004-16', words: 'To strengthen policy coordination'}
  MATCH (a:Initiative {name: 'Global Initiative on Data Security'}) MERGE (t:Text {text: 'strengthen policy coordination'}) MERGE (a)-[:HAS_PURPOSE]->(t);
CITING {source: 'std-undated', id: 'F4071', locator: '004-16', words: 'To strengthen policy coordination'}
  MATCH (a:Initiative {name: 'Belt and Road Digital Economy International Cooperation Initiative'}) MERGE (t:Text {text: 'strengthen policy coordination'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 004-17
CITING {source: 'std-undated', id: 'F4072', locator: '004-17', words: 'took the lead in formulating the Framework of Standards on Cross-border E-commerce'}
  MATCH (a:Country {name: 'China'}), (b:PolicyDocument {name: 'Framework of Standards on Cross-border E-commerce'}) MERGE (a)-[:LED_FORMULATION_OF]->(b);

// sentence 004-18
CITING {source: 'std-undated', id: 'F4073', locator: '004-18', words: 'China-ASEAN cooperation on smart city development', statedBy: 'Cong Liang'}
  MATCH (a:Country {name: 'China'}), (b:Region {name: 'ASEAN'}) MERGE (a)-[:COOPERATES_WITH]->(b);
CITING {source: 'std-undated', id: 'F4074', locator: '004-18', words: 'China-Arab cooperation on the online Silk Road', statedBy: 'Cong Liang'}
  MATCH (a:Country {name: 'China'}), (b:Region {name: 'Arab states'}) MERGE (a)-[:COOPERATES_WITH]->(b);
CITING {source: 'std-undated', id: 'F4075', locator: '004-18', words: 'China-ASEAN cooperation on smart city development', statedBy: 'Cong Liang'}
  MATCH (a:Country {name: 'China'}), (b:Cooperation {name: 'China-ASEAN cooperation on smart city development'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'std-undated', id: 'F4076', locator: '004-18', words: 'China-ASEAN cooperation on smart city development', statedBy: 'Cong Liang'}
  MATCH (a:Region {name: 'ASEAN'}), (b:Cooperation {name: 'China-ASEAN cooperation on smart city development'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'std-undated', id: 'F4077', locator: '004-18', words: 'China-Arab cooperation on the online Silk Road', statedBy: 'Cong Liang'}
  MATCH (a:Country {name: 'China'}), (b:Cooperation {name: 'China-Arab cooperation on the online Silk Road'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'std-undated', id: 'F4078', locator: '004-18', words: 'China-Arab cooperation on the online Silk Road', statedBy: 'Cong Liang'}
  MATCH (a:Region {name: 'Arab states'}), (b:Cooperation {name: 'China-Arab cooperation on the online Silk Road'}) MERGE (a)-[:PARTICIPATES_IN]->(b);
CITING {source: 'std-undated', id: 'F4079', locator: '004-18', words: 'smart city development', statedBy: 'Cong Liang'}
  MATCH (a:Cooperation {name: 'China-ASEAN cooperation on smart city development'}), (b:Field {name: 'smart city development'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-undated', id: 'F4080', locator: '004-18', words: 'China-Arab cooperation on the online Silk Road', statedBy: 'Cong Liang'}
  MATCH (a:Cooperation {name: 'China-Arab cooperation on the online Silk Road'}), (b:Concept {name: 'online Silk Road'}) MERGE (a)-[:SUPPORTS]->(b);
CITING {source: 'std-undated', id: 'F4081', locator: '004-18', words: 'continues to deepen', statedBy: 'Cong Liang', modality: 'opinion'}
  MATCH (a:Cooperation {name: 'China-ASEAN cooperation on smart city development'}) MERGE (t:Text {text: 'continues to deepen'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'std-undated', id: 'F4082', locator: '004-18', words: 'proceeds steadily', statedBy: 'Cong Liang', modality: 'opinion'}
  MATCH (a:Cooperation {name: 'China-Arab cooperation on the online Silk Road'}) MERGE (t:Text {text: 'proceeds steadily'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'std-undated', id: 'F4083', locator: '004-18', words: 'Cong Liang, vice chairman of China\'s National Development and Reform Commission'}
  MATCH (a:Person {name: 'Cong Liang'}), (b:Position {name: 'vice chairman of China\'s National Development and Reform Commission'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'std-undated', id: 'F4084', locator: '004-18', words: 'Cong Liang, vice chairman of China\'s National Development and Reform Commission'}
  MATCH (a:Person {name: 'Cong Liang'}), (b:GovernmentBody {name: 'National Development and Reform Commission'}) MERGE (a)-[:AFFILIATED_WITH]->(b);
CITING {source: 'std-undated', id: 'F4085', locator: '004-18', words: 'China\'s National Development and Reform Commission'}
  MATCH (a:GovernmentBody {name: 'National Development and Reform Commission'}), (b:Country {name: 'China'}) MERGE (a)-[:AGENCY_OF]->(b);
CITING {source: 'std-undated', id: 'F4086', locator: '004-18', words: 'according to Cong Liang, vice chairman of China\'s National Development and Reform Commission, during a press briefing', note: 'briefing not dated or named'}
  MATCH (a:Person {name: 'Cong Liang'}), (b:Event {name: 'press briefing addressed by Cong Liang'}) MERGE (a)-[:SPOKE_AT]->(b);

// sentence 004-19
CITING {source: 'std-undated', id: 'F4087', locator: '004-19', words: 'digital infrastructure connectivity has also strengthened', modality: 'opinion'}
  MATCH (a:CooperationArea {name: 'digital infrastructure connectivity'}) MERGE (t:Text {text: 'strengthened'}) MERGE (a)-[:HAS_FEATURE]->(t);

// sentence 004-20
CITING {source: 'std-undated', id: 'F4088', locator: '004-20', words: 'China has built 5G base stations, data centers, cloud computing centers and smart cities in BRI partner countries'}
  MATCH (a:Country {name: 'China'}), (b:InfrastructureType {name: '5G base stations'}) MERGE (a)-[:BUILT]->(b);
CITING {source: 'std-undated', id: 'F4089', locator: '004-20', words: '5G base stations', note: '\'in BRI partner countries which previously had no basic network infrastructure\''}
  MATCH (a:InfrastructureType {name: '5G base stations'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-undated', id: 'F4090', locator: '004-20', words: 'China has built 5G base stations, data centers, cloud computing centers and smart cities in BRI partner countries'}
  MATCH (a:Country {name: 'China'}), (b:InfrastructureType {name: 'data centers'}) MERGE (a)-[:BUILT]->(b);
CITING {source: 'std-undated', id: 'F4091', locator: '004-20', words: 'data centers', note: '\'in BRI partner countries which previously had no basic network infrastructure\''}
  MATCH (a:InfrastructureType {name: 'data centers'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-undated', id: 'F4092', locator: '004-20', words: 'China has built 5G base stations, data centers, cloud computing centers and smart cities in BRI partner countries'}
  MATCH (a:Country {name: 'China'}), (b:InfrastructureType {name: 'cloud computing centers'}) MERGE (a)-[:BUILT]->(b);
CITING {source: 'std-undated', id: 'F4093', locator: '004-20', words: 'cloud computing centers', note: '\'in BRI partner countries which previously had no basic network infrastructure\''}
  MATCH (a:InfrastructureType {name: 'cloud computing centers'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-undated', id: 'F4094', locator: '004-20', words: 'China has built 5G base stations, data centers, cloud computing centers and smart cities in BRI partner countries'}
  MATCH (a:Country {name: 'China'}), (b:InfrastructureType {name: 'smart cities'}) MERGE (a)-[:BUILT]->(b);
CITING {source: 'std-undated', id: 'F4095', locator: '004-20', words: 'smart cities', note: '\'in BRI partner countries which previously had no basic network infrastructure\''}
  MATCH (a:InfrastructureType {name: 'smart cities'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-undated', id: 'F4096', locator: '004-20', words: 'promoted digital upgrading and transformation of traditional infrastructure such as ports, railways and energy networks', note: '\'promoted digital upgrading and transformation\''}
  MATCH (a:Country {name: 'China'}), (b:InfrastructureType {name: 'ports'}) MERGE (a)-[:UPGRADED]->(b);
CITING {source: 'std-undated', id: 'F4097', locator: '004-20', words: 'promoted digital upgrading and transformation of traditional infrastructure such as ports, railways and energy networks', note: '\'promoted digital upgrading and transformation\''}
  MATCH (a:Country {name: 'China'}), (b:InfrastructureType {name: 'railways'}) MERGE (a)-[:UPGRADED]->(b);
CITING {source: 'std-undated', id: 'F4098', locator: '004-20', words: 'promoted digital upgrading and transformation of traditional infrastructure such as ports, railways and energy networks', note: '\'promoted digital upgrading and transformation\''}
  MATCH (a:Country {name: 'China'}), (b:InfrastructureType {name: 'energy networks'}) MERGE (a)-[:UPGRADED]->(b);

// sentence 004-21
CITING {source: 'std-undated', id: 'F4099', locator: '004-21', words: 'a new engine to promote the growth of trade in goods in BRI partner countries', statedBy: 'Cong Liang', modality: 'opinion'}
  MATCH (a:Field {name: 'cross-border e-commerce'}) MERGE (t:Text {text: 'a new engine to promote the growth of trade in goods in BRI partner countries'}) MERGE (a)-[:HAS_ROLE]->(t);

// sentence 004-22
CITING {source: 'std-undated', id: 'F4100', locator: '004-22', words: 'Cloud platforms and other services provided by Chinese enterprises'}
  MATCH (a:Collective {name: 'cloud platforms and other services'}), (b:Collective {name: 'Chinese enterprises'}) MERGE (a)-[:PROVIDED_BY]->(b);
CITING {source: 'std-undated', id: 'F4101', locator: '004-22', words: 'continuing to benefit the local people in these countries', modality: 'opinion', note: '\'these countries\' = BRI partner countries; speaker not marked'}
  MATCH (a:Collective {name: 'cloud platforms and other services'}), (b:PeopleGroup {name: 'local people in BRI partner countries'}) MERGE (a)-[:BENEFITS]->(b);

// sentence 004-23
CITING {source: 'std-undated', id: 'F4103', locator: '004-23', words: 'reinforce their digital literacy'}
  MATCH (a:Programme {name: 'Cloud Classroom program'}) MERGE (t:Text {text: 'reinforce their digital literacy'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 004-24
CITING {source: 'std-undated', id: 'F4104', locator: '004-24', words: 'Green technology for sustainable growth'}
  MATCH (a:Source {id: 'std-undated'}) MERGE (t:Text {text: 'Green technology for sustainable growth'}) MERGE (a)-[:HAS_HEADING]->(t);

// sentence 004-25
CITING {source: 'std-undated', id: 'F4105', locator: '004-25', words: 'Green and low-carbon development is one of the defining features of the BRI', modality: 'opinion'}
  MATCH (a:Initiative {name: 'Belt and Road Initiative'}) MERGE (t:Text {text: 'Green and low-carbon development'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'std-undated', id: 'F4106', locator: '004-25', words: 'emphasizes harmonious development between humans and nature', modality: 'opinion'}
  MATCH (a:Initiative {name: 'Belt and Road Initiative'}) MERGE (t:Text {text: 'harmonious development between humans and nature'}) MERGE (a)-[:HAS_GOAL]->(t);
CITING {source: 'std-undated', id: 'F4107', locator: '004-25', words: 'pursues sustainable and eco-friendly growth', modality: 'opinion'}
  MATCH (a:Initiative {name: 'Belt and Road Initiative'}) MERGE (t:Text {text: 'sustainable and eco-friendly growth'}) MERGE (a)-[:HAS_GOAL]->(t);

// sentence 004-26
CITING {source: 'std-undated', id: 'F4108', locator: '004-26', words: 'China has issued the Guidelines on Jointly Promoting Green Development of the Belt and Road'}
  MATCH (a:Country {name: 'China'}), (b:PolicyDocument {name: 'Guidelines on Jointly Promoting Green Development of the Belt and Road'}) MERGE (a)-[:ISSUED]->(b);
CITING {source: 'std-undated', id: 'F4109', locator: '004-26', words: 'launched the Initiative for Belt and Road Partnership on Green Development'}
  MATCH (a:Country {name: 'China'}), (b:Initiative {name: 'Initiative for Belt and Road Partnership on Green Development'}) MERGE (a)-[:LAUNCHED]->(b);

// sentence 004-27
CITING {source: 'std-undated', id: 'F4111', locator: '004-27', words: 'It has pledged to stop building new coal-fired power stations overseas', modality: 'pledged'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'stop building new coal-fired power stations overseas'}) MERGE (a)-[:PLEDGES]->(t);
CITING {source: 'std-undated', id: 'F4112', locator: '004-27', words: 'ready to deepen research cooperation with partner countries on biodiversity conservation', modality: 'pledged', note: '\'is ready to\''}
  MATCH (a:Country {name: 'China'}), (b:Field {name: 'biodiversity conservation'}) MERGE (a)-[:PLEDGES_COOPERATION_ON]->(b);
CITING {source: 'std-undated', id: 'F4113', locator: '004-27', words: 'build the Belt and Road Environmental Technology Exchange and Transfer Center', modality: 'planned', note: '\'is ready to ... build\''}
  MATCH (a:Country {name: 'China'}), (b:Center {name: 'Belt and Road Environmental Technology Exchange and Transfer Center'}) MERGE (a)-[:ESTABLISHED]->(b);

// sentence 004-28
CITING {source: 'std-undated', id: 'F4114', locator: '004-28', words: 'Chinese companies have invested in a large number of eco-friendly projects in BRI partner countries'}
  MATCH (a:Collective {name: 'Chinese companies'}), (b:Collective {name: 'eco-friendly projects in BRI partner countries'}) MERGE (a)-[:INVESTED_IN]->(b);
CITING {source: 'std-undated', id: 'F4116', locator: '004-28', words: 'eco-friendly projects in BRI partner countries'}
  MATCH (a:Collective {name: 'eco-friendly projects in BRI partner countries'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-undated', id: 'F4117', locator: '004-28', words: 'Using advanced green, low-carbon technologies'}
  MATCH (a:Collective {name: 'Chinese companies'}), (b:Field {name: 'green, low-carbon technologies'}) MERGE (a)-[:USES]->(b);
CITING {source: 'std-undated', id: 'F4118', locator: '004-28', words: 'the Zhanatas wind power plant in Kazakhstan'}
  MATCH (a:Collective {name: 'Chinese companies'}), (b:Project {name: 'Zhanatas wind power plant'}) MERGE (a)-[:INVESTED_IN]->(b);
CITING {source: 'std-undated', id: 'F4119', locator: '004-28', words: 'the Zhanatas wind power plant in Kazakhstan'}
  MATCH (a:Collective {name: 'eco-friendly projects in BRI partner countries'}), (b:Project {name: 'Zhanatas wind power plant'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'std-undated', id: 'F4120', locator: '004-28', words: 'the Zhanatas wind power plant in Kazakhstan'}
  MATCH (a:Project {name: 'Zhanatas wind power plant'}), (b:Country {name: 'Kazakhstan'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-undated', id: 'F4121', locator: '004-28', words: 'BRI partner countries, such as the Zhanatas wind power plant in Kazakhstan', note: 'given as an example of projects in BRI partner countries'}
  MATCH (a:Country {name: 'Kazakhstan'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:MEMBER_OF]->(b);
CITING {source: 'std-undated', id: 'F4122', locator: '004-28', words: 'the Hann Bay wastewater treatment project in Senegal'}
  MATCH (a:Collective {name: 'Chinese companies'}), (b:Project {name: 'Hann Bay wastewater treatment project'}) MERGE (a)-[:INVESTED_IN]->(b);
CITING {source: 'std-undated', id: 'F4123', locator: '004-28', words: 'the Hann Bay wastewater treatment project in Senegal'}
  MATCH (a:Collective {name: 'eco-friendly projects in BRI partner countries'}), (b:Project {name: 'Hann Bay wastewater treatment project'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'std-undated', id: 'F4124', locator: '004-28', words: 'the Hann Bay wastewater treatment project in Senegal'}
  MATCH (a:Project {name: 'Hann Bay wastewater treatment project'}), (b:Country {name: 'Senegal'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-undated', id: 'F4125', locator: '004-28', words: 'such as the Zhanatas wind power plant in Kazakhstan and the Hann Bay wastewater treatment project in Senegal', note: 'given as an example of projects in BRI partner countries'}
  MATCH (a:Country {name: 'Senegal'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:MEMBER_OF]->(b);

// sentence 004-29
CITING {source: 'std-undated', id: 'F4126', locator: '004-29', words: 'the Mombasa-Nairobi Railway in Kenya'}
  MATCH (a:Project {name: 'Mombasa-Nairobi Railway'}), (b:Country {name: 'Kenya'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-undated', id: 'F4127', locator: '004-29', words: 'While constructing the Mombasa-Nairobi Railway in Kenya, the Chinese builders'}
  MATCH (a:Collective {name: 'Chinese builders of the Mombasa-Nairobi Railway'}), (b:Project {name: 'Mombasa-Nairobi Railway'}) MERGE (a)-[:BUILT]->(b);
CITING {source: 'std-undated', id: 'F4128', locator: '004-29', words: 'the Chinese builders created several passages'}
  MATCH (a:Collective {name: 'Chinese builders of the Mombasa-Nairobi Railway'}), (b:InfrastructureType {name: 'wildlife passages of the Mombasa-Nairobi Railway'}) MERGE (a)-[:BUILT]->(b);
CITING {source: 'std-undated', id: 'F4129', locator: '004-29', words: 'While constructing the Mombasa-Nairobi Railway in Kenya, the Chinese builders created several passages'}
  MATCH (a:InfrastructureType {name: 'wildlife passages of the Mombasa-Nairobi Railway'}), (b:Project {name: 'Mombasa-Nairobi Railway'}) MERGE (a)-[:PART_OF]->(b);
CITING {source: 'std-undated', id: 'F4131', locator: '004-29', words: 'through which the local wildlife like elephants and giraffes could move freely and safely'}
  MATCH (a:InfrastructureType {name: 'wildlife passages of the Mombasa-Nairobi Railway'}), (b:Wildlife {name: 'elephants'}) MERGE (a)-[:BENEFITS]->(b);
CITING {source: 'std-undated', id: 'F4132', locator: '004-29', words: 'through which the local wildlife like elephants and giraffes could move freely and safely'}
  MATCH (a:InfrastructureType {name: 'wildlife passages of the Mombasa-Nairobi Railway'}), (b:Wildlife {name: 'giraffes'}) MERGE (a)-[:BENEFITS]->(b);
CITING {source: 'std-undated', id: 'F4133', locator: '004-29', words: 'contributing to harmonious coexistence between man and nature', modality: 'opinion'}
  MATCH (a:Project {name: 'Mombasa-Nairobi Railway'}) MERGE (t:Text {text: 'harmonious coexistence between man and nature'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 004-30
CITING {source: 'std-undated', id: 'F4134', locator: '004-30', words: 'carry forward cooperation with BRI partner countries', modality: 'planned'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'carry forward cooperation with BRI partner countries'}) MERGE (a)-[:HAS_GOAL]->(t);
CITING {source: 'std-undated', id: 'F4135', locator: '004-30', words: 'leverage its scientific and technological strength and other experiences acquired over the past decade', modality: 'planned'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'leverage its scientific and technological strength and other experiences acquired over the past decade'}) MERGE (a)-[:HAS_GOAL]->(t);
CITING {source: 'std-undated', id: 'F4136', locator: '004-30', words: 'build a global community of shared future', modality: 'planned', note: 'document 000 says \'a community with a shared future for humanity\''}
  MATCH (a:Country {name: 'China'}), (b:Concept {name: 'community with a shared future for humanity'}) MERGE (a)-[:HAS_GOAL]->(b);

// sentence 004-31
CITING {source: 'std-undated', id: 'F4137', locator: '004-31', words: 'Source: Science and Technology Daily'}
  MATCH (a:Source {id: 'std-undated'}), (b:NewsOutlet {name: 'Science and Technology Daily'}) MERGE (a)-[:ATTRIBUTED_TO]->(b);

// sentence 004-32
CITING {source: 'std-undated', id: 'F4138', locator: '004-32', words: '86-10-65368972'}
  MATCH (a:Source {id: 'std-undated'}) MERGE (t:Text {text: '86-10-65368972'}) MERGE (a)-[:HAS_PHONE]->(t);
CITING {source: 'std-undated', id: 'F4139', locator: '004-32', words: '86-10-65369967'}
  MATCH (a:Source {id: 'std-undated'}) MERGE (t:Text {text: '86-10-65369967'}) MERGE (a)-[:HAS_PHONE]->(t);
