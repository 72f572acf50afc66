// Facts of the source std-2025-06-14 (Science and Technology Daily, 14-15 June 2025), sentence by sentence.
//
// One statement a claim. A relationship that several documents tell is merged and has their claims side by side.
// Figures and dates of things are in 08-figures.cypher and 09-dates.cypher.

// sentence 003-01
CITING {source: 'std-2025-06-14', id: 'F3001', locator: '003-01', words: 'CHINA EXPANDS GLOBAL SCI-TECH PARTNERSHIPS FOR SHARED FUTURE', published: '2025-06-14/2025-06-15', note: 'front-page teaser; its text is not in the file'}
  MATCH (a:Source {id: 'std-2025-06-14'}), (b:Article {name: 'CHINA EXPANDS GLOBAL SCI-TECH PARTNERSHIPS FOR SHARED FUTURE'}) MERGE (a)-[:CONTAINS]->(b);

// sentence 003-03
CITING {source: 'std-2025-06-14', id: 'F3003', locator: '003-03', words: '12 INTERNATIONAL BIG SCIENCE PROGRAMS', published: '2025-06-14/2025-06-15', note: 'front-page teaser; its text is not in the file'}
  MATCH (a:Source {id: 'std-2025-06-14'}), (b:Article {name: '12 INTERNATIONAL BIG SCIENCE PROGRAMS'}) MERGE (a)-[:CONTAINS]->(b);

// sentence 003-05
CITING {source: 'std-2025-06-14', id: 'F3006', locator: '003-05', words: 'Science and Technology Daily', published: '2025-06-14/2025-06-15', note: 'masthead'}
  MATCH (a:Source {id: 'std-2025-06-14'}), (b:NewsOutlet {name: 'Science and Technology Daily'}) MERGE (a)-[:PUBLISHED_BY]->(b);

// sentence 003-08
CITING {source: 'std-2025-06-14', id: 'F3010', locator: '003-08', words: 'BRI Sci-tech Cooperation to Better Benefit All', published: '2025-06-14/2025-06-15'}
  MATCH (a:Source {id: 'std-2025-06-14'}), (b:Article {name: 'BRI Sci-tech Cooperation to Better Benefit All'}) MERGE (a)-[:CONTAINS]->(b);

// sentence 003-09
CITING {source: 'std-2025-06-14', id: 'F3011', locator: '003-09', words: 'Edited by WANG Xiaoxia', published: '2025-06-14/2025-06-15', note: 'printed under the first headline; page or article editor not specified'}
  MATCH (a:Person {name: 'Wang Xiaoxia'}), (b:Source {id: 'std-2025-06-14'}) MERGE (a)-[:EDITED]->(b);

// sentence 003-10
CITING {source: 'std-2025-06-14', id: 'F3012', locator: '003-10', words: 'Chinese Vice Premier Ding Xuexiang', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Ding Xuexiang'}), (b:Position {name: 'Chinese Vice Premier'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'std-2025-06-14', id: 'F3013', locator: '003-10', words: 'Chinese Vice Premier Ding Xuexiang', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Ding Xuexiang'}), (b:Country {name: 'China'}) MERGE (a)-[:AFFILIATED_WITH]->(b);
CITING {source: 'std-2025-06-14', id: 'F3014', locator: '003-10', words: 'said Chinese Vice Premier Ding Xuexiang on June 11 at the opening ceremony', validFrom: '2025-06-11', validTo: '2025-06-11', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Ding Xuexiang'}), (b:ConferenceSection {name: 'opening ceremony of the second conference'}) MERGE (a)-[:SPOKE_AT {date: '2025-06-11'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3015', locator: '003-10', words: 'the opening ceremony of the second Belt and Road Conference on Science and Technology Exchange', published: '2025-06-14/2025-06-15'}
  MATCH (a:ConferenceSection {name: 'opening ceremony of the second conference'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:PART_OF]->(b);
CITING {source: 'std-2025-06-14', id: 'F3018', locator: '003-10', words: 'in Chengdu, Sichuan province', published: '2025-06-14/2025-06-15'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}), (b:City {name: 'Chengdu'}) MERGE (a)-[:HELD_IN]->(b);
CITING {source: 'std-2025-06-14', id: 'F3019', locator: '003-10', words: 'Chengdu, Sichuan province', published: '2025-06-14/2025-06-15'}
  MATCH (a:City {name: 'Chengdu'}), (b:Province {name: 'Sichuan'}) MERGE (a)-[:LOCATED_IN]->(b);
CITING {source: 'std-2025-06-14', id: 'F3020', locator: '003-10', words: 'continuously implement the sci-tech innovation cooperation plan under the Belt and Road Initiative (BRI)', statedBy: 'Ding Xuexiang', published: '2025-06-14/2025-06-15', explicit: false, note: 'the \'sci-tech innovation cooperation plan\' is read as the Action Plan'}
  MATCH (a:Country {name: 'China'}), (b:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (a)-[:IMPLEMENTS]->(b);
CITING {source: 'std-2025-06-14', id: 'F3021', locator: '003-10', words: 'the sci-tech innovation cooperation plan under the Belt and Road Initiative (BRI)', statedBy: 'Ding Xuexiang', published: '2025-06-14/2025-06-15', explicit: false, note: 'same reading'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}), (b:Initiative {name: 'Belt and Road Initiative'}) MERGE (a)-[:PART_OF]->(b);
CITING {source: 'std-2025-06-14', id: 'F3022', locator: '003-10', words: 'injecting strong impetus into the high-quality Belt and Road cooperation', statedBy: 'Ding Xuexiang', modality: 'opinion', published: '2025-06-14/2025-06-15', explicit: false, note: 'same reading'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (t:Text {text: 'injecting strong impetus into the high-quality Belt and Road cooperation'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 003-11
CITING {source: 'std-2025-06-14', id: 'F3024', locator: '003-11', words: 'provide sci-tech support for high-quality Belt and Road cooperation', published: '2025-06-14/2025-06-15'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (t:Text {text: 'provide sci-tech support for high-quality Belt and Road cooperation'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 003-12
CITING {source: 'std-2025-06-14', id: 'F3025', locator: '003-12', words: 'enhanced solidarity and cooperation', validFrom: '2025-06-11', validTo: '2025-06-11', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Ding Xuexiang'}) MERGE (t:Text {text: 'enhanced solidarity and cooperation'}) MERGE (a)-[:CALLED_FOR {date: '2025-06-11'}]->(t);
CITING {source: 'std-2025-06-14', id: 'F3026', locator: '003-12', words: 'implementing the International Science and Technology Cooperation Initiative', validFrom: '2025-06-11', validTo: '2025-06-11', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Ding Xuexiang'}), (b:Initiative {name: 'International Science and Technology Cooperation Initiative'}) MERGE (a)-[:CALLED_FOR {date: '2025-06-11'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3027', locator: '003-12', words: 'promoting scitech innovation to better benefit humanity', validFrom: '2025-06-11', validTo: '2025-06-11', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Ding Xuexiang'}) MERGE (t:Text {text: 'promoting scitech innovation to better benefit humanity'}) MERGE (a)-[:CALLED_FOR {date: '2025-06-11'}]->(t);

// sentence 003-13
CITING {source: 'std-2025-06-14', id: 'F3028', locator: '003-13', words: 'The conference declared support for the new international big science programs spearheaded by Chinese scientists', published: '2025-06-14/2025-06-15'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}), (b:Collective {name: 'new international big science programs spearheaded by Chinese scientists'}) MERGE (a)-[:DECLARED_SUPPORT_FOR]->(b);
CITING {source: 'std-2025-06-14', id: 'F3029', locator: '003-13', words: 'spearheaded by Chinese scientists', published: '2025-06-14/2025-06-15'}
  MATCH (a:Collective {name: 'new international big science programs spearheaded by Chinese scientists'}), (b:PeopleGroup {name: 'Chinese scientists'}) MERGE (a)-[:LED_BY]->(b);
CITING {source: 'std-2025-06-14', id: 'F3030', locator: '003-13', words: 'launched a cooperation plan for sci-tech innovation in AI and traditional Chinese medicine under the BRI', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'cooperation plan for sci-tech innovation in AI and traditional Chinese medicine under the BRI'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:LAUNCHED_AT]->(b);
CITING {source: 'std-2025-06-14', id: 'F3031', locator: '003-13', words: 'AI', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'cooperation plan for sci-tech innovation in AI and traditional Chinese medicine under the BRI'}), (b:Field {name: 'artificial intelligence'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3032', locator: '003-13', words: 'traditional Chinese medicine', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'cooperation plan for sci-tech innovation in AI and traditional Chinese medicine under the BRI'}), (b:Field {name: 'traditional Chinese medicine'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3033', locator: '003-13', words: 'under the BRI', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'cooperation plan for sci-tech innovation in AI and traditional Chinese medicine under the BRI'}), (b:Initiative {name: 'Belt and Road Initiative'}) MERGE (a)-[:PART_OF]->(b);
CITING {source: 'std-2025-06-14', id: 'F3034', locator: '003-13', words: 'initiated the fourth batch of Belt and Road joint laboratories', published: '2025-06-14/2025-06-15'}
  MATCH (a:Collective {name: 'fourth batch of Belt and Road joint laboratories'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:LAUNCHED_AT]->(b);
CITING {source: 'std-2025-06-14', id: 'F3035', locator: '003-13', words: 'the fourth batch of Belt and Road joint laboratories', published: '2025-06-14/2025-06-15'}
  MATCH (a:Collective {name: 'fourth batch of Belt and Road joint laboratories'}), (b:Collective {name: 'Belt and Road joint laboratories'}) MERGE (a)-[:PART_OF]->(b);

// sentence 003-14
CITING {source: 'std-2025-06-14', id: 'F3037', locator: '003-14', words: 'Five Belt and Road sci-tech innovation cooperation alliances were launched', published: '2025-06-14/2025-06-15', explicit: false, note: 'the sentence names no place; listed among the conference outcomes'}
  MATCH (a:Collective {name: 'Belt and Road sci-tech innovation cooperation alliances'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:LAUNCHED_AT]->(b);
CITING {source: 'std-2025-06-14', id: 'F3039', locator: '003-14', words: 'sci-tech zones', published: '2025-06-14/2025-06-15', note: 'five alliances, five subjects; one alliance per subject is not stated'}
  MATCH (a:Collective {name: 'Belt and Road sci-tech innovation cooperation alliances'}), (b:CooperationArea {name: 'sci-tech zones'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-2025-06-14', id: 'F3040', locator: '003-14', words: 'spatial information', published: '2025-06-14/2025-06-15', note: 'five alliances, five subjects; one alliance per subject is not stated'}
  MATCH (a:Collective {name: 'Belt and Road sci-tech innovation cooperation alliances'}), (b:Field {name: 'spatial information'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3041', locator: '003-14', words: 'low-carbon technology', published: '2025-06-14/2025-06-15', note: 'five alliances, five subjects; one alliance per subject is not stated'}
  MATCH (a:Collective {name: 'Belt and Road sci-tech innovation cooperation alliances'}), (b:Field {name: 'low-carbon technology'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3042', locator: '003-14', words: 'agriculture', published: '2025-06-14/2025-06-15', note: 'five alliances, five subjects; one alliance per subject is not stated'}
  MATCH (a:Collective {name: 'Belt and Road sci-tech innovation cooperation alliances'}), (b:Field {name: 'agriculture'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3043', locator: '003-14', words: 'public health', published: '2025-06-14/2025-06-15', note: 'five alliances, five subjects; one alliance per subject is not stated'}
  MATCH (a:Collective {name: 'Belt and Road sci-tech innovation cooperation alliances'}), (b:Field {name: 'public health'}) MERGE (a)-[:HAS_FIELD]->(b);

// sentence 003-15
CITING {source: 'std-2025-06-14', id: 'F3044', locator: '003-15', words: 'Sichuan and Chongqing municipality jointly launched the Chengdu-Chongqing Belt and Road International Sci-Tech Cooperation "Double Thousand" Plan', published: '2025-06-14/2025-06-15'}
  MATCH (a:Province {name: 'Sichuan'}), (b:Plan {name: 'Double Thousand Plan'}) MERGE (a)-[:LAUNCHED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3045', locator: '003-15', words: 'jointly launched the Chengdu-Chongqing Belt and Road International Sci-Tech Cooperation "Double Thousand" Plan and a technology transfer center', published: '2025-06-14/2025-06-15'}
  MATCH (a:Province {name: 'Sichuan'}), (b:Center {name: 'technology transfer center launched by Sichuan and Chongqing'}) MERGE (a)-[:LAUNCHED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3046', locator: '003-15', words: 'Sichuan and Chongqing municipality jointly launched the Chengdu-Chongqing Belt and Road International Sci-Tech Cooperation "Double Thousand" Plan', published: '2025-06-14/2025-06-15'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Plan {name: 'Double Thousand Plan'}) MERGE (a)-[:LAUNCHED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3047', locator: '003-15', words: 'jointly launched the Chengdu-Chongqing Belt and Road International Sci-Tech Cooperation "Double Thousand" Plan and a technology transfer center', published: '2025-06-14/2025-06-15'}
  MATCH (a:Municipality {name: 'Chongqing'}), (b:Center {name: 'technology transfer center launched by Sichuan and Chongqing'}) MERGE (a)-[:LAUNCHED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3048', locator: '003-15', words: 'Chengdu-Chongqing Belt and Road International Sci-Tech Cooperation "Double Thousand" Plan', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}) MERGE (t:Text {text: 'Chengdu-Chongqing Belt and Road International Sci-Tech Cooperation "Double Thousand" Plan'}) MERGE (a)-[:NAMED_AS]->(t);
CITING {source: 'std-2025-06-14', id: 'F3049', locator: '003-15', words: 'to deepen cooperation with Belt and Road partner countries', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:TARGETS]->(b);
CITING {source: 'std-2025-06-14', id: 'F3050', locator: '003-15', words: 'joint research', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:CooperationArea {name: 'joint research'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-2025-06-14', id: 'F3051', locator: '003-15', words: 'technology transfer', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:CooperationArea {name: 'technology transfer'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-2025-06-14', id: 'F3052', locator: '003-15', words: 'sci-tech cultural exchanges', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:CooperationArea {name: 'sci-tech and cultural exchanges'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-2025-06-14', id: 'F3053', locator: '003-15', words: 'to deepen cooperation with Belt and Road partner countries', published: '2025-06-14/2025-06-15'}
  MATCH (a:Center {name: 'technology transfer center launched by Sichuan and Chongqing'}), (b:Collective {name: 'BRI partner countries'}) MERGE (a)-[:TARGETS]->(b);
CITING {source: 'std-2025-06-14', id: 'F3054', locator: '003-15', words: 'joint research', published: '2025-06-14/2025-06-15', note: 'the purpose clause follows both the plan and the center'}
  MATCH (a:Center {name: 'technology transfer center launched by Sichuan and Chongqing'}), (b:CooperationArea {name: 'joint research'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-2025-06-14', id: 'F3055', locator: '003-15', words: 'technology transfer', published: '2025-06-14/2025-06-15', note: 'the purpose clause follows both the plan and the center'}
  MATCH (a:Center {name: 'technology transfer center launched by Sichuan and Chongqing'}), (b:CooperationArea {name: 'technology transfer'}) MERGE (a)-[:COVERS_AREA]->(b);
CITING {source: 'std-2025-06-14', id: 'F3056', locator: '003-15', words: 'sci-tech cultural exchanges', published: '2025-06-14/2025-06-15', note: 'the purpose clause follows both the plan and the center'}
  MATCH (a:Center {name: 'technology transfer center launched by Sichuan and Chongqing'}), (b:CooperationArea {name: 'sci-tech and cultural exchanges'}) MERGE (a)-[:COVERS_AREA]->(b);

// sentence 003-16
CITING {source: 'std-2025-06-14', id: 'F3057', locator: '003-16', words: 'The plan comprises the "Thousand Cooperation Projects Initiative"', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:Initiative {name: 'Thousand Cooperation Projects Initiative'}) MERGE (a)-[:INCLUDES]->(b);
CITING {source: 'std-2025-06-14', id: 'F3058', locator: '003-16', words: 'the "Thousand Young Scientists Exchange Initiative."', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'Double Thousand Plan'}), (b:Initiative {name: 'Thousand Young Scientists Exchange Initiative'}) MERGE (a)-[:INCLUDES]->(b);

// sentence 003-17
CITING {source: 'std-2025-06-14', id: 'F3061', locator: '003-17', words: 'pledged to jointly build an innovation-driven, open and inclusive Belt and Road STI Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (a)-[:PLEDGES_TO_BUILD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3062', locator: '003-17', words: 'innovation-driven', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'innovation-driven'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'std-2025-06-14', id: 'F3063', locator: '003-17', words: 'open and inclusive', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'open and inclusive'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'std-2025-06-14', id: 'F3064', locator: '003-17', words: 'fair and equitable', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'fair and equitable'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'std-2025-06-14', id: 'F3065', locator: '003-17', words: 'universally beneficial', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'universally beneficial'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'std-2025-06-14', id: 'F3066', locator: '003-17', words: 'sustainable', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'sustainable'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'std-2025-06-14', id: 'F3067', locator: '003-17', words: 'bring prosperity to all', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'bring prosperity to all'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 003-18
CITING {source: 'std-2025-06-14', id: 'F3068', locator: '003-18', words: 'the first conference in Chongqing in 2023', validFrom: '2023', validTo: '2023', published: '2025-06-14/2025-06-15'}
  MATCH (a:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (b:Municipality {name: 'Chongqing'}) MERGE (a)-[:HELD_IN]->(b);
CITING {source: 'std-2025-06-14', id: 'F3071', locator: '003-18', words: 'China has been implementing the *Belt and Road Science, Technology and Innovation Cooperation Action Plan*', validFrom: '2023', published: '2025-06-14/2025-06-15', note: 'asterisks are printed in the file'}
  MATCH (a:Country {name: 'China'}), (b:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (a)-[:IMPLEMENTS]->(b);
CITING {source: 'std-2025-06-14', id: 'F3072', locator: '003-18', words: 'advancing sci-tech and cultural exchanges', validFrom: '2023', published: '2025-06-14/2025-06-15'}
  MATCH (a:Country {name: 'China'}), (b:CooperationArea {name: 'sci-tech and cultural exchanges'}) MERGE (a)-[:PROMOTES {date: '2023/..'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3073', locator: '003-18', words: 'jointly building laboratories', validFrom: '2023', published: '2025-06-14/2025-06-15'}
  MATCH (a:Country {name: 'China'}), (b:CooperationArea {name: 'jointly building laboratories'}) MERGE (a)-[:PROMOTES {date: '2023/..'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3074', locator: '003-18', words: 'sci-tech zones', validFrom: '2023', published: '2025-06-14/2025-06-15'}
  MATCH (a:Country {name: 'China'}), (b:CooperationArea {name: 'sci-tech zones'}) MERGE (a)-[:PROMOTES {date: '2023/..'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3075', locator: '003-18', words: 'promoting technology transfer', validFrom: '2023', published: '2025-06-14/2025-06-15'}
  MATCH (a:Country {name: 'China'}), (b:CooperationArea {name: 'technology transfer'}) MERGE (a)-[:PROMOTES {date: '2023/..'}]->(b);

// sentence 003-19
CITING {source: 'std-2025-06-14', id: 'F3077', locator: '003-19', words: 'On June 12, as the conference concluded, eight major new outcomes were announced', validFrom: '2025-06-12', validTo: '2025-06-12', published: '2025-06-14/2025-06-15'}
  MATCH (a:Collective {name: 'major new outcomes of the second conference'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:PRESENTED_AT {date: '2025-06-12'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3079', locator: '003-19', words: 'the release of the English edition of the *National Innovation Index Report 2024*', validFrom: '2025-06-12', validTo: '2025-06-12', published: '2025-06-14/2025-06-15', note: '\'including\'; six of the eight are not named'}
  MATCH (a:Collective {name: 'major new outcomes of the second conference'}), (b:Report {name: 'English edition of the National Innovation Index Report 2024'}) MERGE (a)-[:INCLUDES {date: '2025-06-12'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3080', locator: '003-19', words: 'the official launch of the International Meridian Circle Program', validFrom: '2025-06-12', validTo: '2025-06-12', published: '2025-06-14/2025-06-15', note: '\'including\'; six of the eight are not named'}
  MATCH (a:Collective {name: 'major new outcomes of the second conference'}), (b:Programme {name: 'International Meridian Circle Program'}) MERGE (a)-[:INCLUDES {date: '2025-06-12'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3081', locator: '003-19', words: 'the official launch of the International Meridian Circle Program', validFrom: '2025-06-12', validTo: '2025-06-12', published: '2025-06-14/2025-06-15'}
  MATCH (a:Programme {name: 'International Meridian Circle Program'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:LAUNCHED_AT {date: '2025-06-12'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3082', locator: '003-19', words: 'the release of the English edition of the *National Innovation Index Report 2024*', validFrom: '2025-06-12', validTo: '2025-06-12', published: '2025-06-14/2025-06-15', note: '\'release\''}
  MATCH (a:Report {name: 'English edition of the National Innovation Index Report 2024'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:LAUNCHED_AT {date: '2025-06-12'}]->(b);
CITING {source: 'std-2025-06-14', id: 'F3083', locator: '003-19', words: 'the English edition of the *National Innovation Index Report 2024*', published: '2025-06-14/2025-06-15'}
  MATCH (a:Report {name: 'English edition of the National Innovation Index Report 2024'}), (b:Report {name: 'National Innovation Index Report 2024'}) MERGE (a)-[:EDITION_OF]->(b);

// sentence 003-20
CITING {source: 'std-2025-06-14', id: 'F3084', locator: '003-20', words: 'The National Innovation Index Report 2024 provided an updated comprehensive analysis of 40 countries', published: '2025-06-14/2025-06-15'}
  MATCH (a:Report {name: 'National Innovation Index Report 2024'}), (b:Collective {name: 'countries analysed in the National Innovation Index Report 2024'}) MERGE (a)-[:ANALYZES]->(b);

// sentence 003-21
CITING {source: 'std-2025-06-14', id: 'F3088', locator: '003-21', words: 'showcased by the conference\'s host organizations', published: '2025-06-14/2025-06-15', note: 'host organizations not named'}
  MATCH (a:Collective {name: 'the second conference\'s host organizations'}), (b:Collective {name: 'bilateral cooperation achievements'}) MERGE (a)-[:SHOWCASED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3089', locator: '003-21', words: 'local science and technology administrative departments', published: '2025-06-14/2025-06-15'}
  MATCH (a:Collective {name: 'local science and technology administrative departments'}), (b:Collective {name: 'bilateral cooperation achievements'}) MERGE (a)-[:SHOWCASED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3090', locator: '003-21', words: 'showcased by the conference\'s host organizations', published: '2025-06-14/2025-06-15', explicit: false, note: 'place read from context'}
  MATCH (a:Collective {name: 'bilateral cooperation achievements'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:PRESENTED_AT]->(b);
CITING {source: 'std-2025-06-14', id: 'F3091', locator: '003-21', words: 'key areas such as AI and traditional Chinese medicine', published: '2025-06-14/2025-06-15', note: '\'such as\': list not closed'}
  MATCH (a:Collective {name: 'bilateral cooperation achievements'}), (b:Field {name: 'artificial intelligence'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3092', locator: '003-21', words: 'key areas such as AI and traditional Chinese medicine', published: '2025-06-14/2025-06-15', note: '\'such as\': list not closed'}
  MATCH (a:Collective {name: 'bilateral cooperation achievements'}), (b:Field {name: 'traditional Chinese medicine'}) MERGE (a)-[:HAS_FIELD]->(b);

// sentence 003-22
CITING {source: 'std-2025-06-14', id: 'F3093', locator: '003-22', words: 'China\'s Ministry of Science and Technology signed 28 bilateral cooperation documents', published: '2025-06-14/2025-06-15'}
  MATCH (a:Ministry {name: 'Ministry of Science and Technology'}), (b:Collective {name: 'bilateral cooperation documents'}) MERGE (a)-[:SIGNED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3094', locator: '003-22', words: 'China\'s Ministry of Science and Technology', published: '2025-06-14/2025-06-15'}
  MATCH (a:Ministry {name: 'Ministry of Science and Technology'}), (b:Country {name: 'China'}) MERGE (a)-[:AGENCY_OF]->(b);
CITING {source: 'std-2025-06-14', id: 'F3096', locator: '003-22', words: 'signed 28 bilateral cooperation documents with foreign science and technology authorities', published: '2025-06-14/2025-06-15'}
  MATCH (a:Collective {name: 'bilateral cooperation documents'}), (b:Collective {name: 'foreign science and technology authorities'}) MERGE (a)-[:SIGNED_WITH]->(b);
CITING {source: 'std-2025-06-14', id: 'F3097', locator: '003-22', words: 'foreign science and technology authorities attending the conference', published: '2025-06-14/2025-06-15'}
  MATCH (a:Collective {name: 'foreign science and technology authorities'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:ATTENDS]->(b);

// sentence 003-23
CITING {source: 'std-2025-06-14', id: 'F3099', locator: '003-23', words: 'is held from June 10 to 12 in Chengdu', published: '2025-06-14/2025-06-15', note: 'photo caption'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}), (b:City {name: 'Chengdu'}) MERGE (a)-[:HELD_IN]->(b);
CITING {source: 'std-2025-06-14', id: 'F3101', locator: '003-23', words: 'Chengdu, Sichuan province', published: '2025-06-14/2025-06-15', note: 'photo caption'}
  MATCH (a:City {name: 'Chengdu'}), (b:Province {name: 'Sichuan'}) MERGE (a)-[:LOCATED_IN]->(b);

// sentence 003-24
CITING {source: 'std-2025-06-14', id: 'F3102', locator: '003-24', words: 'PHOTO: LU Zijian / Science and Technology Daily', published: '2025-06-14/2025-06-15', note: 'credit line of the caption 003-23'}
  MATCH (a:Person {name: 'Lu Zijian'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:PHOTOGRAPHED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3103', locator: '003-24', words: 'LU Zijian / Science and Technology Daily', published: '2025-06-14/2025-06-15', note: 'credit line'}
  MATCH (a:Person {name: 'Lu Zijian'}), (b:NewsOutlet {name: 'Science and Technology Daily'}) MERGE (a)-[:AFFILIATED_WITH]->(b);

// sentence 003-25
CITING {source: 'std-2025-06-14', id: 'F3104', locator: '003-25', words: 'Silk Road Spirit in Action', published: '2025-06-14/2025-06-15'}
  MATCH (a:Source {id: 'std-2025-06-14'}), (b:Article {name: 'Silk Road Spirit in Action'}) MERGE (a)-[:CONTAINS]->(b);

// sentence 003-26
CITING {source: 'std-2025-06-14', id: 'F3105', locator: '003-26', words: 'LONG Yun', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Long Yun'}), (b:Article {name: 'Silk Road Spirit in Action'}) MERGE (a)-[:AUTHORED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3106', locator: '003-26', words: 'ZHONG Jianli', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Zhong Jianli'}), (b:Article {name: 'Silk Road Spirit in Action'}) MERGE (a)-[:AUTHORED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3107', locator: '003-26', words: 'LU Zijian', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Lu Zijian'}), (b:Article {name: 'Silk Road Spirit in Action'}) MERGE (a)-[:AUTHORED]->(b);

// sentence 003-27
CITING {source: 'std-2025-06-14', id: 'F3108', locator: '003-27', words: 'brought together scientific minds from across the globe', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (t:Text {text: 'brought together scientific minds from across the globe'}) MERGE (a)-[:HAS_RESULT]->(t);
CITING {source: 'std-2025-06-14', id: 'F3109', locator: '003-27', words: 'demonstrated the power of science and technology in bridging divides and fostering sustainable development', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (t:Text {text: 'demonstrated the power of science and technology in bridging divides and fostering sustainable development'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 003-28
CITING {source: 'std-2025-06-14', id: 'F3111', locator: '003-28', words: 'Shared vision for sci-tech progress', published: '2025-06-14/2025-06-15'}
  MATCH (a:Article {name: 'Silk Road Spirit in Action'}) MERGE (t:Text {text: 'Shared vision for sci-tech progress'}) MERGE (a)-[:HAS_HEADING]->(t);

// sentence 003-29
CITING {source: 'std-2025-06-14', id: 'F3112', locator: '003-29', words: 'The international experts attending the conference', published: '2025-06-14/2025-06-15'}
  MATCH (a:PeopleGroup {name: 'international experts attending the second conference'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) MERGE (a)-[:ATTENDS]->(b);
CITING {source: 'std-2025-06-14', id: 'F3113', locator: '003-29', words: 'sci-tech cooperation has become a powerful engine to promote high- quality development', statedBy: 'international experts attending the second conference', modality: 'opinion', published: '2025-06-14/2025-06-15', note: '\'unanimous\''}
  MATCH (a:PeopleGroup {name: 'international experts attending the second conference'}) MERGE (t:Text {text: 'sci-tech cooperation has become a powerful engine to promote high- quality development'}) MERGE (a)-[:STATED]->(t);

// sentence 003-30
CITING {source: 'std-2025-06-14', id: 'F3114', locator: '003-30', words: 'UN Secretary-General\'s Envoy on Technology Amandeep Gill', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Amandeep Gill'}), (b:Position {name: 'UN Secretary-General\'s Envoy on Technology'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'std-2025-06-14', id: 'F3115', locator: '003-30', words: 'UN Secretary-General\'s Envoy on Technology Amandeep Gill', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Amandeep Gill'}), (b:InternationalOrganization {name: 'United Nations'}) MERGE (a)-[:AFFILIATED_WITH]->(b);
CITING {source: 'std-2025-06-14', id: 'F3116', locator: '003-30', words: 'At the opening ceremony, the UN Secretary-General\'s Envoy on Technology Amandeep Gill underscored the pivotal role of collaboration', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Amandeep Gill'}), (b:ConferenceSection {name: 'opening ceremony of the second conference'}) MERGE (a)-[:SPOKE_AT]->(b);
CITING {source: 'std-2025-06-14', id: 'F3117', locator: '003-30', words: 'the establishment of solid partnerships and productive dialogue', statedBy: 'Amandeep Gill', modality: 'opinion', published: '2025-06-14/2025-06-15', note: 'printed over a column break'}
  MATCH (a:Person {name: 'Amandeep Gill'}) MERGE (t:Text {text: 'not only sci-tech progress but more importantly, the establishment of solid partnerships and productive dialogue'}) MERGE (a)-[:STATED]->(t);

// sentence 003-31
CITING {source: 'std-2025-06-14', id: 'F3118', locator: '003-31', words: 'Thailand\'s Minister of Higher Education, Science, Research and Innovation Supamas Isarabhakdi', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Supamas Isarabhakdi'}), (b:Position {name: 'Thailand\'s Minister of Higher Education, Science, Research and Innovation'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'std-2025-06-14', id: 'F3119', locator: '003-31', words: 'Thailand\'s Minister of Higher Education, Science, Research and Innovation Supamas Isarabhakdi', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Supamas Isarabhakdi'}), (b:Country {name: 'Thailand'}) MERGE (a)-[:AFFILIATED_WITH]->(b);
CITING {source: 'std-2025-06-14', id: 'F3120', locator: '003-31', words: 'BRI sci-tech cooperation has been reshaping the global innovation landscape', statedBy: 'Supamas Isarabhakdi', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Supamas Isarabhakdi'}), (b:Concept {name: 'BRI sci-tech cooperation'}) MERGE (a)-[:ASSESSED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3121', locator: '003-31', words: 'reshaping the global innovation landscape, steering international collaboration toward a more balanced and productive direction', statedBy: 'Supamas Isarabhakdi', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'BRI sci-tech cooperation'}) MERGE (t:Text {text: 'reshaping the global innovation landscape, steering international collaboration toward a more balanced and productive direction'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 003-32
CITING {source: 'std-2025-06-14', id: 'F3122', locator: '003-32', words: 'ensures that scientific resources and achievements benefit a broader spectrum of nations and peoples', modality: 'opinion', published: '2025-06-14/2025-06-15', explicit: false, note: '\'This\' read as BRI sci-tech cooperation; speaker not marked (Supamas or the writers)'}
  MATCH (a:Concept {name: 'BRI sci-tech cooperation'}) MERGE (t:Text {text: 'ensures that scientific resources and achievements benefit a broader spectrum of nations and peoples'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 003-33
CITING {source: 'std-2025-06-14', id: 'F3123', locator: '003-33', words: 'Felix Dapare Dakora, a member of the African Academy of Sciences', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Felix Dapare Dakora'}), (b:Academy {name: 'African Academy of Sciences'}) MERGE (a)-[:MEMBER_OF]->(b);
CITING {source: 'std-2025-06-14', id: 'F3124', locator: '003-33', words: 'decades of experience in agricultural and plant sciences', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Felix Dapare Dakora'}), (b:Field {name: 'agricultural and plant sciences'}) MERGE (a)-[:HAS_EXPERTISE_IN]->(b);
CITING {source: 'std-2025-06-14', id: 'F3126', locator: '003-33', words: '"probably one of the best initiatives of the 21st century."', statedBy: 'Felix Dapare Dakora', modality: 'opinion', published: '2025-06-14/2025-06-15', note: '\'it\' can also be read as the BRI\'s approach to collaboration'}
  MATCH (a:Person {name: 'Felix Dapare Dakora'}), (b:Initiative {name: 'Belt and Road Initiative'}) MERGE (a)-[:ASSESSED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3127', locator: '003-33', words: 'Calling the BRI\'s approach to international scientific collaboration "fantastic,"', statedBy: 'Felix Dapare Dakora', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Felix Dapare Dakora'}) MERGE (t:Text {text: 'fantastic'}) MERGE (a)-[:STATED]->(t);

// sentence 003-34
CITING {source: 'std-2025-06-14', id: 'F3128', locator: '003-34', words: 'developing countries have long been sidelined', statedBy: 'Felix Dapare Dakora', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Felix Dapare Dakora'}) MERGE (t:Text {text: 'developing countries have long been sidelined'}) MERGE (a)-[:STATED]->(t);
CITING {source: 'std-2025-06-14', id: 'F3129', locator: '003-34', words: 'the BRI "brings the developing world together to build collective strength through sci-tech cooperation."', statedBy: 'Felix Dapare Dakora', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Felix Dapare Dakora'}) MERGE (t:Text {text: 'brings the developing world together to build collective strength through sci-tech cooperation.'}) MERGE (a)-[:STATED]->(t);

// sentence 003-35
CITING {source: 'std-2025-06-14', id: 'F3130', locator: '003-35', words: 'Global voices, unified goals', published: '2025-06-14/2025-06-15'}
  MATCH (a:Article {name: 'Silk Road Spirit in Action'}) MERGE (t:Text {text: 'Global voices, unified goals'}) MERGE (a)-[:HAS_HEADING]->(t);

// sentence 003-36
CITING {source: 'std-2025-06-14', id: 'F3131', locator: '003-36', words: 'a leadership role in fostering inclusive growth', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Country {name: 'China'}) MERGE (t:Text {text: 'leadership role in fostering inclusive growth'}) MERGE (a)-[:HAS_ROLE]->(t);
CITING {source: 'std-2025-06-14', id: 'F3132', locator: '003-36', words: 'China not only engages in international sci-tech cooperation', modality: 'opinion', published: '2025-06-14/2025-06-15', explicit: false, note: '\'international sci-tech cooperation\' mapped to BRI sci-tech cooperation'}
  MATCH (a:Country {name: 'China'}), (b:Concept {name: 'BRI sci-tech cooperation'}) MERGE (a)-[:PROMOTES]->(b);

// sentence 003-37
CITING {source: 'std-2025-06-14', id: 'F3133', locator: '003-37', words: 'Luo Delong, deputy director-general of the International Thermonuclear Experimental Reactor (ITER) organization', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Luo Delong'}), (b:Position {name: 'deputy director-general of the International Thermonuclear Experimental Reactor (ITER) organization'}) MERGE (a)-[:HOLDS_POSITION]->(b);
CITING {source: 'std-2025-06-14', id: 'F3134', locator: '003-37', words: 'Luo Delong, deputy director-general of the International Thermonuclear Experimental Reactor (ITER) organization', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Luo Delong'}), (b:InternationalOrganization {name: 'International Thermonuclear Experimental Reactor (ITER) organization'}) MERGE (a)-[:AFFILIATED_WITH]->(b);
CITING {source: 'std-2025-06-14', id: 'F3135', locator: '003-37', words: 'since its inception, the BRI has adhered to an open, inclusive, and mutually beneficial ideology', statedBy: 'Luo Delong', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Person {name: 'Luo Delong'}), (b:Initiative {name: 'Belt and Road Initiative'}) MERGE (a)-[:ASSESSED]->(b);
CITING {source: 'std-2025-06-14', id: 'F3136', locator: '003-37', words: 'open, inclusive, and mutually beneficial ideology', statedBy: 'Luo Delong', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Initiative {name: 'Belt and Road Initiative'}) MERGE (t:Text {text: 'open, inclusive, and mutually beneficial ideology'}) MERGE (a)-[:HAS_FEATURE]->(t);
CITING {source: 'std-2025-06-14', id: 'F3137', locator: '003-37', words: 'with the well-being of people remaining its unwavering goal', statedBy: 'Luo Delong', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Initiative {name: 'Belt and Road Initiative'}) MERGE (t:Text {text: 'the well-being of people'}) MERGE (a)-[:HAS_GOAL]->(t);

// sentence 003-39
CITING {source: 'std-2025-06-14', id: 'F3139', locator: '003-39', words: 'BRI Sci-tech Cooperation Achievements', published: '2025-06-14/2025-06-15', note: 'heading only; nothing printed under it in the file'}
  MATCH (a:Source {id: 'std-2025-06-14'}), (b:Article {name: 'BRI Sci-tech Cooperation Achievements'}) MERGE (a)-[:CONTAINS]->(b);

// sentence 003-40
CITING {source: 'std-2025-06-14', id: 'F3140', locator: '003-40', words: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15', note: 'labelled \'Full Text\', but the file stops after section II with \'See page 3\''}
  MATCH (a:Source {id: 'std-2025-06-14'}), (b:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (a)-[:CONTAINS]->(b);

// sentence 003-41
CITING {source: 'std-2025-06-14', id: 'F3141', locator: '003-41', words: 'We highly commend the significant achievements', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (a)-[:COMMENDS]->(b);
CITING {source: 'std-2025-06-14', id: 'F3142', locator: '003-41', words: 'Belt and Road Science, Technology and Innovation (STI) Cooperation Action Plan', published: '2025-06-14/2025-06-15'}
  MATCH (a:Plan {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}) MERGE (t:Text {text: 'Belt and Road Science, Technology and Innovation (STI) Cooperation Action Plan'}) MERGE (a)-[:NAMED_AS]->(t);

// sentence 003-42
CITING {source: 'std-2025-06-14', id: 'F3143', locator: '003-42', words: 'only through collective efforts at a larger scale across the world', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'only through collective efforts at a larger scale across the world, science, technology and innovation can be elevated to a higher level'}) MERGE (a)-[:STATED]->(t);

// sentence 003-43
CITING {source: 'std-2025-06-14', id: 'F3144', locator: '003-43', words: 'universally beneficial and sustainable Belt and Road STI Community', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (a)-[:PLEDGES_TO_BUILD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3145', locator: '003-43', words: 'bring prosperity to all', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'bring prosperity to all'}) MERGE (a)-[:HAS_PURPOSE]->(t);

// sentence 003-44
CITING {source: 'std-2025-06-14', id: 'F3146', locator: '003-44', words: 'drive high-quality development of the Silk Road of innovation', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15', note: '\'This\' = building the community'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}), (b:Concept {name: 'Silk Road of innovation'}) MERGE (a)-[:SUPPORTS]->(b);
CITING {source: 'std-2025-06-14', id: 'F3147', locator: '003-44', words: 'provide broader new opportunities for the development of all countries', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'provide broader new opportunities for the development of all countries'}) MERGE (a)-[:HAS_RESULT]->(t);
CITING {source: 'std-2025-06-14', id: 'F3148', locator: '003-44', words: 'bring greater benefits to humanity', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Concept {name: 'Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'bring greater benefits to humanity'}) MERGE (a)-[:HAS_RESULT]->(t);

// sentence 003-45
CITING {source: 'std-2025-06-14', id: 'F3149', locator: '003-45', words: 'I. Jointly address common challenges with innovation-driven development', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:DocumentSection {name: 'I. Jointly address common challenges with innovation-driven development'}) MERGE (a)-[:HAS_SECTION]->(b);

// sentence 003-46
CITING {source: 'std-2025-06-14', id: 'F3150', locator: '003-46', words: 'climate change', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15', note: '\'such as\': list not closed'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Challenge {name: 'climate change'}) MERGE (a)-[:RECOGNIZES_CHALLENGE]->(b);
CITING {source: 'std-2025-06-14', id: 'F3151', locator: '003-46', words: 'public health', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15', note: '\'such as\': list not closed'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Field {name: 'public health'}) MERGE (a)-[:RECOGNIZES_CHALLENGE]->(b);
CITING {source: 'std-2025-06-14', id: 'F3152', locator: '003-46', words: 'environmental protection', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15', note: '\'such as\': list not closed'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Challenge {name: 'environmental protection'}) MERGE (a)-[:RECOGNIZES_CHALLENGE]->(b);
CITING {source: 'std-2025-06-14', id: 'F3153', locator: '003-46', words: 'energy security', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15', note: '\'such as\': list not closed'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Challenge {name: 'energy security'}) MERGE (a)-[:RECOGNIZES_CHALLENGE]->(b);
CITING {source: 'std-2025-06-14', id: 'F3154', locator: '003-46', words: 'food security', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15', note: '\'such as\': list not closed'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Challenge {name: 'food security'}) MERGE (a)-[:RECOGNIZES_CHALLENGE]->(b);
CITING {source: 'std-2025-06-14', id: 'F3155', locator: '003-46', words: 'poverty', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15', note: '\'such as\': list not closed'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Challenge {name: 'poverty'}) MERGE (a)-[:RECOGNIZES_CHALLENGE]->(b);
CITING {source: 'std-2025-06-14', id: 'F3156', locator: '003-46', words: 'the only way forward is for countries to work together', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'opinion', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'the only way forward is for countries to work together'}) MERGE (a)-[:STATED]->(t);

// sentence 003-47
CITING {source: 'std-2025-06-14', id: 'F3157', locator: '003-47', words: 'jointly implement Belt and Road Special Cooperation Program for Sustainable Development Technology', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Programme {name: 'Belt and Road Special Cooperation Program for Sustainable Development Technology'}) MERGE (a)-[:PLEDGES_TO_IMPLEMENT]->(b);
CITING {source: 'std-2025-06-14', id: 'F3158', locator: '003-47', words: 'Sustainable Development Technology', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Programme {name: 'Belt and Road Special Cooperation Program for Sustainable Development Technology'}), (b:Field {name: 'sustainable development technology'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3159', locator: '003-47', words: 'strengthen STI policy communication', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'strengthen STI policy communication'}) MERGE (a)-[:PLEDGES]->(t);
CITING {source: 'std-2025-06-14', id: 'F3160', locator: '003-47', words: 'share development experience and best practices', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'share development experience and best practices'}) MERGE (a)-[:PLEDGES]->(t);

// sentence 003-48
CITING {source: 'std-2025-06-14', id: 'F3161', locator: '003-48', words: 'research institutions', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15', note: 'in establishing cooperation networks and mechanisms'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Collective {name: 'research institutions'}) MERGE (a)-[:PLEDGES_SUPPORT_FOR]->(b);
CITING {source: 'std-2025-06-14', id: 'F3162', locator: '003-48', words: 'universities', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15', note: 'in establishing cooperation networks and mechanisms'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Collective {name: 'universities'}) MERGE (a)-[:PLEDGES_SUPPORT_FOR]->(b);
CITING {source: 'std-2025-06-14', id: 'F3163', locator: '003-48', words: 'companies', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15', note: 'in establishing cooperation networks and mechanisms'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Collective {name: 'companies'}) MERGE (a)-[:PLEDGES_SUPPORT_FOR]->(b);
CITING {source: 'std-2025-06-14', id: 'F3164', locator: '003-48', words: 'think tanks', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15', note: 'in establishing cooperation networks and mechanisms'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Collective {name: 'think tanks'}) MERGE (a)-[:PLEDGES_SUPPORT_FOR]->(b);
CITING {source: 'std-2025-06-14', id: 'F3165', locator: '003-48', words: 'strengthening joint R&D and technology diffusion in important sci-tech fields', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'strengthening joint R&D and technology diffusion in important sci-tech fields'}) MERGE (a)-[:PLEDGES]->(t);
CITING {source: 'std-2025-06-14', id: 'F3166', locator: '003-48', words: 'in establishing cooperation networks and mechanisms for deep integration of industry, academia, and research', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'support research institutions, universities, companies, and think tanks from various countries in establishing cooperation networks and mechanisms'}) MERGE (a)-[:PLEDGES]->(t);
CITING {source: 'std-2025-06-14', id: 'F3167', locator: '003-48', words: 'advance the implementation of the *United Nations 2030 Agenda for Sustainable Development*', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:PolicyDocument {name: 'United Nations 2030 Agenda for Sustainable Development'}) MERGE (a)-[:PLEDGES_TO_ADVANCE]->(b);
CITING {source: 'std-2025-06-14', id: 'F3168', locator: '003-48', words: 'United Nations 2030 Agenda for Sustainable Development', published: '2025-06-14/2025-06-15', explicit: false, note: 'from the name'}
  MATCH (a:PolicyDocument {name: 'United Nations 2030 Agenda for Sustainable Development'}), (b:InternationalOrganization {name: 'United Nations'}) MERGE (a)-[:BELONGS_TO]->(b);

// sentence 003-49
CITING {source: 'std-2025-06-14', id: 'F3169', locator: '003-49', words: 'II. Jointly seize historic opportunities', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:DocumentSection {name: 'II. Jointly seize historic opportunities presented by technological revolution and industrial transformation to promote integrated development of technological and industrial innovation'}) MERGE (a)-[:HAS_SECTION]->(b);

// sentence 003-50
CITING {source: 'std-2025-06-14', id: 'F3170', locator: '003-50', words: 'AI', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15', note: '\'emerging technologies such as\''}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Field {name: 'artificial intelligence'}) MERGE (a)-[:RECOGNIZES_TECHNOLOGY]->(b);
CITING {source: 'std-2025-06-14', id: 'F3171', locator: '003-50', words: 'quantum technology', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15', note: '\'emerging technologies such as\''}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Field {name: 'quantum technology'}) MERGE (a)-[:RECOGNIZES_TECHNOLOGY]->(b);
CITING {source: 'std-2025-06-14', id: 'F3172', locator: '003-50', words: 'will have a profound impact on human society, driving technological progress and industrial transformation', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'opinion', published: '2025-06-14/2025-06-15', note: 'about the rapid development of emerging technologies'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'will have a profound impact on human society, driving technological progress and industrial transformation'}) MERGE (a)-[:STATED]->(t);

// sentence 003-51
CITING {source: 'std-2025-06-14', id: 'F3173', locator: '003-51', words: 'build Belt and Road joint labs', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Collective {name: 'Belt and Road joint laboratories'}) MERGE (a)-[:PLEDGES_TO_BUILD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3174', locator: '003-51', words: 'implement Belt and Road Special Cooperation Programs for AI and Spatial Information Science and Technology', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Programme {name: 'Belt and Road Special Cooperation Program for AI'}) MERGE (a)-[:PLEDGES_TO_IMPLEMENT]->(b);
CITING {source: 'std-2025-06-14', id: 'F3175', locator: '003-51', words: 'implement Belt and Road Special Cooperation Programs for AI and Spatial Information Science and Technology', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Programme {name: 'Belt and Road Special Cooperation Program for Spatial Information Science and Technology'}) MERGE (a)-[:PLEDGES_TO_IMPLEMENT]->(b);
CITING {source: 'std-2025-06-14', id: 'F3176', locator: '003-51', words: 'Belt and Road Special Cooperation Programs for AI', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Programme {name: 'Belt and Road Special Cooperation Program for AI'}), (b:Field {name: 'artificial intelligence'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3177', locator: '003-51', words: 'Spatial Information Science and Technology', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Programme {name: 'Belt and Road Special Cooperation Program for Spatial Information Science and Technology'}), (b:Field {name: 'spatial information'}) MERGE (a)-[:HAS_FIELD]->(b);
CITING {source: 'std-2025-06-14', id: 'F3178', locator: '003-51', words: 'actively engage in sci-tech exchanges and joint research with countries in frontier fields', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'actively engage in sci-tech exchanges and joint research with countries in frontier fields'}) MERGE (a)-[:PLEDGES]->(t);
CITING {source: 'std-2025-06-14', id: 'F3179', locator: '003-51', words: 'promote the development and application of cutting-edge technologies', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'promote the development and application of cutting-edge technologies'}) MERGE (a)-[:PLEDGES]->(t);

// sentence 003-52
CITING {source: 'std-2025-06-14', id: 'F3180', locator: '003-52', words: 'explore the empowering role of emerging technologies', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'explore the empowering role of emerging technologies'}) MERGE (a)-[:PLEDGES]->(t);
CITING {source: 'std-2025-06-14', id: 'F3181', locator: '003-52', words: 'collaborate on Belt and Road science parks', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:Collective {name: 'Belt and Road science parks'}) MERGE (a)-[:PLEDGES_COOPERATION_ON]->(b);
CITING {source: 'std-2025-06-14', id: 'F3182', locator: '003-52', words: 'push forward coordinated digital and green transformation', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}), (b:CooperationArea {name: 'coordinated digital and green transformation'}) MERGE (a)-[:PLEDGES_COOPERATION_ON]->(b);
CITING {source: 'std-2025-06-14', id: 'F3183', locator: '003-52', words: 'advance the integration of technological and industrial innovation', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'advance the integration of technological and industrial innovation'}) MERGE (a)-[:PLEDGES]->(t);

// sentence 003-53
CITING {source: 'std-2025-06-14', id: 'F3184', locator: '003-53', words: 'consolidate cooperation in traditional fields through STI', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'consolidate cooperation in traditional fields through STI'}) MERGE (a)-[:PLEDGES]->(t);
CITING {source: 'std-2025-06-14', id: 'F3185', locator: '003-53', words: 'expand cooperation in emerging fields', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'expand cooperation in emerging fields'}) MERGE (a)-[:PLEDGES]->(t);
CITING {source: 'std-2025-06-14', id: 'F3186', locator: '003-53', words: 'inject strong momentum into economic development of all countries', statedBy: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', modality: 'pledged', published: '2025-06-14/2025-06-15'}
  MATCH (a:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) MERGE (t:Text {text: 'inject strong momentum into economic development of all countries'}) MERGE (a)-[:PLEDGES]->(t);
