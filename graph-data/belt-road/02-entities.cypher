// Everything the documents name, one node each, sorted by label and name.
//
// name      the key, unique over the whole data set
// aliases   other spellings and short forms that the documents use (pronouns left out)
//
// A claim of a node says where a document first names it, and in which words.

// ---- Academy

CITING {source: 'std-2025-06-14', id: 'N0001', locator: '003-33', words: 'African Academy of Sciences', published: '2025-06-14/2025-06-15'}
  CREATE (:Academy:Organization {name: 'African Academy of Sciences'});
CITING {source: 'xinhua-2023-10-31', id: 'N0002', locator: '002-10', words: 'Chinese Academy of Engineering', published: '2023-10-31'}
  CREATE (:Academy:Organization {name: 'Chinese Academy of Engineering'});
CITING {source: 'xinhua-2023-10-31', id: 'N0003', locator: '002-10', words: 'Chinese Academy of Sciences', published: '2023-10-31'}
  CREATE (:Academy:Organization {name: 'Chinese Academy of Sciences'});
CITING {source: 'std-undated', id: 'N0004', locator: '004-11', words: 'Chinese Academy of Sciences'}
  MERGE (:Academy:Organization {name: 'Chinese Academy of Sciences'});

// ---- Alliance

CITING {source: 'std-undated', id: 'N0005', locator: '004-11', words: 'Alliance of International Science Organizations'}
  CREATE (:Alliance:Organization {name: 'Alliance of International Science Organizations'});

// ---- Article

CITING {source: 'std-2025-06-14', id: 'N0006', locator: '003-03', words: '12 INTERNATIONAL BIG SCIENCE PROGRAMS', published: '2025-06-14/2025-06-15'}
  CREATE (:Article:Document {name: '12 INTERNATIONAL BIG SCIENCE PROGRAMS'});
CITING {source: 'std-2025-06-14', id: 'N0007', locator: '003-39', words: 'BRI Sci-tech Cooperation Achievements', published: '2025-06-14/2025-06-15'}
  CREATE (:Article:Document {name: 'BRI Sci-tech Cooperation Achievements'});
CITING {source: 'std-2025-06-14', id: 'N0008', locator: '003-08', words: 'BRI Sci-tech Cooperation to Better Benefit All', published: '2025-06-14/2025-06-15'}
  CREATE (:Article:Document {name: 'BRI Sci-tech Cooperation to Better Benefit All'});
CITING {source: 'std-2025-06-14', id: 'N0009', locator: '003-01', words: 'CHINA EXPANDS GLOBAL SCI-TECH PARTNERSHIPS FOR SHARED FUTURE', published: '2025-06-14/2025-06-15'}
  CREATE (:Article:Document {name: 'CHINA EXPANDS GLOBAL SCI-TECH PARTNERSHIPS FOR SHARED FUTURE'});
CITING {source: 'std-2025-06-14', id: 'N0010', locator: '003-25', words: 'Silk Road Spirit in Action', published: '2025-06-14/2025-06-15'}
  CREATE (:Article:Document {name: 'Silk Road Spirit in Action'});

// ---- Center

CITING {source: 'std-undated', id: 'N0011', locator: '004-27', words: 'Belt and Road Environmental Technology Exchange and Transfer Center'}
  CREATE (:Center:Facility {name: 'Belt and Road Environmental Technology Exchange and Transfer Center'});
CITING {source: 'brst-2023-10', id: 'N0012', locator: '001-09', words: 'agricultural technology model center', published: '2023-10'}
  CREATE (:Center:Facility {name: 'agricultural technology model center'});
CITING {source: 'brst-2023-10', id: 'N0013', locator: '001-10', words: 'model center for mycorrhizal technology', published: '2023-10'}
  CREATE (:Center:Facility {name: 'model center for mycorrhizal technology'});
CITING {source: 'brst-2023-10', id: 'N0014', locator: '001-09', words: 'mountain disaster research center', published: '2023-10'}
  CREATE (:Center:Facility {name: 'mountain disaster research center', aliases: ['research center for mountain disasters']});
CITING {source: 'brst-2023-10', id: 'N0015', locator: '001-10', words: 'research center for mountain disasters', published: '2023-10'}
  MERGE (:Center:Facility {name: 'mountain disaster research center'});
CITING {source: 'brst-2023-10', id: 'N0016', locator: '001-09', words: 'public health science and technology cooperation center', published: '2023-10'}
  CREATE (:Center:Facility {name: 'public health science and technology cooperation center'});
CITING {source: 'brst-2023-10', id: 'N0017', locator: '001-09', words: 'sea water aquaculture research center', published: '2023-10'}
  CREATE (:Center:Facility {name: 'sea water aquaculture research center', aliases: ['research center for sea water aquaculture']});
CITING {source: 'brst-2023-10', id: 'N0018', locator: '001-10', words: 'research center for sea water aquaculture', published: '2023-10'}
  MERGE (:Center:Facility {name: 'sea water aquaculture research center'});
CITING {source: 'brst-2023-10', id: 'N0019', locator: '001-09', words: 'technology model center for fungus plants', published: '2023-10'}
  CREATE (:Center:Facility {name: 'technology model center for fungus plants'});
CITING {source: 'std-2025-06-14', id: 'N0020', locator: '003-15', words: 'a technology transfer center', published: '2025-06-14/2025-06-15'}
  CREATE (:Center:Facility {name: 'technology transfer center launched by Sichuan and Chongqing', aliases: ['a technology transfer center']});

// ---- Challenge

CITING {source: 'std-2025-06-14', id: 'N0021', locator: '003-46', words: 'climate change', published: '2025-06-14/2025-06-15'}
  CREATE (:Challenge:Subject {name: 'climate change'});
CITING {source: 'std-2025-06-14', id: 'N0022', locator: '003-46', words: 'energy security', published: '2025-06-14/2025-06-15'}
  CREATE (:Challenge:Subject {name: 'energy security'});
CITING {source: 'std-2025-06-14', id: 'N0023', locator: '003-46', words: 'environmental protection', published: '2025-06-14/2025-06-15'}
  CREATE (:Challenge:Subject {name: 'environmental protection'});
CITING {source: 'std-2025-06-14', id: 'N0024', locator: '003-46', words: 'food security', published: '2025-06-14/2025-06-15'}
  CREATE (:Challenge:Subject {name: 'food security'});
CITING {source: 'std-2025-06-14', id: 'N0025', locator: '003-46', words: 'poverty', published: '2025-06-14/2025-06-15'}
  CREATE (:Challenge:Subject {name: 'poverty'});

// ---- City

CITING {source: 'xinhua-2023-10-31', id: 'N0026', locator: '002-03', words: 'BEIJING', published: '2023-10-31'}
  CREATE (:City:Place {name: 'Beijing', aliases: ['BEIJING']});
CITING {source: 'bri-forum-undated', id: 'N0027', locator: '000-03', words: 'Chengdu'}
  CREATE (:City:Place {name: 'Chengdu'});
CITING {source: 'std-2025-06-14', id: 'N0028', locator: '003-10', words: 'Chengdu', published: '2025-06-14/2025-06-15'}
  MERGE (:City:Place {name: 'Chengdu'});

// ---- Collective

CITING {source: 'bri-forum-undated', id: 'N0029', locator: '000-05', words: 'member countries of the Belt and Road Initiative'}
  CREATE (:Collective:CountryGroup {name: 'BRI partner countries', aliases: ['member countries of the Belt and Road Initiative', 'BRI countries', 'partner countries', 'countries involved in the BRI', 'One Belt and One Road joint construction countries', 'co-construction countries', 'jointly constructed countries', 'co-constructing countries', 'co-building countries', 'BRI partners', 'Belt and Road partner countries']});
CITING {source: 'bri-forum-undated', id: 'N0030', locator: '000-07', words: 'BRI countries'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'bri-forum-undated', id: 'N0031', locator: '000-09', words: 'partner countries'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'bri-forum-undated', id: 'N0032', locator: '000-16', words: 'countries involved in the BRI'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'brst-2023-10', id: 'N0033', locator: '001-03', words: 'One Belt and One Road joint construction countries', published: '2023-10'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'brst-2023-10', id: 'N0034', locator: '001-05', words: 'co-construction countries', published: '2023-10'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'brst-2023-10', id: 'N0035', locator: '001-06', words: 'jointly constructed countries', published: '2023-10'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'brst-2023-10', id: 'N0036', locator: '001-07', words: 'co-constructing countries', published: '2023-10'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'brst-2023-10', id: 'N0037', locator: '001-12', words: 'co-building countries', published: '2023-10'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'xinhua-2023-10-31', id: 'N0038', locator: '002-08', words: 'BRI partners', published: '2023-10-31'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'std-2025-06-14', id: 'N0039', locator: '003-15', words: 'Belt and Road partner countries', published: '2025-06-14/2025-06-15'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'std-undated', id: 'N0040', locator: '004-02', words: 'BRI partner countries'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'std-undated', id: 'N0041', locator: '004-27', words: 'partner countries'}
  MERGE (:Collective:CountryGroup {name: 'BRI partner countries'});
CITING {source: 'bri-forum-undated', id: 'N0042', locator: '000-16', words: 'joint laboratories'}
  CREATE (:Collective:JointLaboratoryGroup {name: 'Belt and Road joint laboratories', aliases: ['joint laboratories', 'One Belt One Road joint laboratories', 'Belt and Road joint labs']});
CITING {source: 'brst-2023-10', id: 'N0043', locator: '001-08', words: 'One Belt One Road joint laboratories', published: '2023-10'}
  MERGE (:Collective:JointLaboratoryGroup {name: 'Belt and Road joint laboratories'});
CITING {source: 'std-2025-06-14', id: 'N0044', locator: '003-13', words: 'Belt and Road joint laboratories', published: '2025-06-14/2025-06-15'}
  MERGE (:Collective:JointLaboratoryGroup {name: 'Belt and Road joint laboratories'});
CITING {source: 'std-2025-06-14', id: 'N0045', locator: '003-51', words: 'Belt and Road joint labs', published: '2025-06-14/2025-06-15'}
  MERGE (:Collective:JointLaboratoryGroup {name: 'Belt and Road joint laboratories'});
CITING {source: 'std-undated', id: 'N0046', locator: '004-06', words: 'joint laboratories'}
  MERGE (:Collective:JointLaboratoryGroup {name: 'Belt and Road joint laboratories'});
CITING {source: 'std-2025-06-14', id: 'N0047', locator: '003-14', words: 'Belt and Road sci-tech innovation cooperation alliances', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:AllianceGroup {name: 'Belt and Road sci-tech innovation cooperation alliances'});
CITING {source: 'std-2025-06-14', id: 'N0048', locator: '003-52', words: 'Belt and Road science parks', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:IndustrialParkGroup {name: 'Belt and Road science parks'});
CITING {source: 'std-undated', id: 'N0049', locator: '004-29', words: 'the Chinese builders'}
  CREATE (:Collective:CompanyGroup {name: 'Chinese builders of the Mombasa-Nairobi Railway', aliases: ['the Chinese builders']});
CITING {source: 'std-undated', id: 'N0050', locator: '004-28', words: 'Chinese companies'}
  CREATE (:Collective:CompanyGroup {name: 'Chinese companies'});
CITING {source: 'std-undated', id: 'N0051', locator: '004-22', words: 'Chinese enterprises'}
  CREATE (:Collective:CompanyGroup {name: 'Chinese enterprises'});
CITING {source: 'bri-forum-undated', id: 'N0052', locator: '000-13', words: 'academic forums'}
  CREATE (:Collective:EventGroup {name: 'academic forums'});
CITING {source: 'std-2025-06-14', id: 'N0053', locator: '003-21', words: 'bilateral cooperation achievements', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:OutcomeGroup {name: 'bilateral cooperation achievements'});
CITING {source: 'std-2025-06-14', id: 'N0054', locator: '003-22', words: 'bilateral cooperation documents', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:AgreementGroup {name: 'bilateral cooperation documents'});
CITING {source: 'std-undated', id: 'N0055', locator: '004-22', words: 'Cloud platforms and other services'}
  CREATE (:Collective:ServiceGroup {name: 'cloud platforms and other services', aliases: ['Cloud platforms and other services']});
CITING {source: 'std-2025-06-14', id: 'N0056', locator: '003-48', words: 'companies', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:OrganizationGroup {name: 'companies'});
CITING {source: 'brst-2023-10', id: 'N0057', locator: '001-09', words: 'cooperation platforms', published: '2023-10'}
  CREATE (:Collective:PlatformGroup {name: 'cooperation platforms'});
CITING {source: 'std-2025-06-14', id: 'N0058', locator: '003-20', words: '40 countries', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:CountryGroup {name: 'countries analysed in the National Innovation Index Report 2024', aliases: ['40 countries']});
CITING {source: 'std-undated', id: 'N0059', locator: '004-07', words: 'cross-border technology transfer platforms'}
  CREATE (:Collective:PlatformGroup {name: 'cross-border technology transfer platforms'});
CITING {source: 'std-undated', id: 'N0060', locator: '004-28', words: 'eco-friendly projects in BRI partner countries'}
  CREATE (:Collective:ProjectGroup {name: 'eco-friendly projects in BRI partner countries', aliases: ['eco-friendly projects']});
CITING {source: 'std-undated', id: 'N0061', locator: '004-28', words: 'eco-friendly projects'}
  MERGE (:Collective:ProjectGroup {name: 'eco-friendly projects in BRI partner countries'});
CITING {source: 'std-2025-06-14', id: 'N0062', locator: '003-22', words: 'foreign science and technology authorities', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:OrganizationGroup {name: 'foreign science and technology authorities'});
CITING {source: 'std-2025-06-14', id: 'N0063', locator: '003-13', words: 'fourth batch of Belt and Road joint laboratories', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:JointLaboratoryGroup {name: 'fourth batch of Belt and Road joint laboratories'});
CITING {source: 'brst-2023-10', id: 'N0064', locator: '001-13', words: 'global technology commercialization centers', published: '2023-10'}
  CREATE (:Collective:CenterGroup {name: 'global technology commercialization centers'});
CITING {source: 'bri-forum-undated', id: 'N0065', locator: '000-16', words: 'government-to-government agreements'}
  CREATE (:Collective:AgreementGroup {name: 'intergovernmental science and technology cooperation agreements', aliases: ['government-to-government agreements', 'intergovernmental agreements on sci-tech cooperation']});
CITING {source: 'brst-2023-10', id: 'N0066', locator: '001-03', words: 'intergovernmental science and technology cooperation agreements', published: '2023-10'}
  MERGE (:Collective:AgreementGroup {name: 'intergovernmental science and technology cooperation agreements'});
CITING {source: 'xinhua-2023-10-31', id: 'N0067', locator: '002-08', words: 'intergovernmental science and technology cooperation agreements', published: '2023-10-31'}
  MERGE (:Collective:AgreementGroup {name: 'intergovernmental science and technology cooperation agreements'});
CITING {source: 'std-undated', id: 'N0068', locator: '004-06', words: 'intergovernmental agreements on sci-tech cooperation'}
  MERGE (:Collective:AgreementGroup {name: 'intergovernmental science and technology cooperation agreements'});
CITING {source: 'std-2025-06-14', id: 'N0069', locator: '003-03', words: 'INTERNATIONAL BIG SCIENCE PROGRAMS', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:ProgrammeGroup {name: 'international big science programs (page-4 headline)', aliases: ['INTERNATIONAL BIG SCIENCE PROGRAMS']});
CITING {source: 'bri-forum-undated', id: 'N0070', locator: '000-04', words: 'international organizations'}
  CREATE (:Collective:OrganizationGroup {name: 'international organizations'});
CITING {source: 'xinhua-2023-10-31', id: 'N0071', locator: '002-06', words: 'international organizations', published: '2023-10-31'}
  MERGE (:Collective:OrganizationGroup {name: 'international organizations'});
CITING {source: 'std-undated', id: 'N0072', locator: '004-11', words: 'international organizations'}
  MERGE (:Collective:OrganizationGroup {name: 'international organizations'});
CITING {source: 'bri-forum-undated', id: 'N0073', locator: '000-16', words: 'international technology transfer centers'}
  CREATE (:Collective:CenterGroup {name: 'international technology transfer centers'});
CITING {source: 'bri-forum-undated', id: 'N0074', locator: '000-09', words: 'joint research initiatives'}
  CREATE (:Collective:ProjectGroup {name: 'joint research initiatives of Sichuan and Chongqing with partner countries', aliases: ['joint research initiatives']});
CITING {source: 'brst-2023-10', id: 'N0075', locator: '001-08', words: 'joint research projects', published: '2023-10'}
  CREATE (:Collective:ProjectGroup {name: 'joint research projects with BRI partner countries', aliases: ['joint research projects']});
CITING {source: 'bri-forum-undated', id: 'N0076', locator: '000-10', words: 'significant landmark projects and specialized livelihood projects'}
  CREATE (:Collective:ProjectGroup {name: 'landmark projects and specialized livelihood projects in partner countries', aliases: ['significant landmark projects and specialized livelihood projects']});
CITING {source: 'std-2025-06-14', id: 'N0077', locator: '003-21', words: 'local science and technology administrative departments', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:OrganizationGroup {name: 'local science and technology administrative departments'});
CITING {source: 'std-2025-06-14', id: 'N0078', locator: '003-19', words: 'major new outcomes', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:OutcomeGroup {name: 'major new outcomes of the second conference', aliases: ['major new outcomes']});
CITING {source: 'std-2025-06-14', id: 'N0079', locator: '003-13', words: 'new international big science programs spearheaded by Chinese scientists', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:ProgrammeGroup {name: 'new international big science programs spearheaded by Chinese scientists', aliases: ['new international big science programs']});
CITING {source: 'std-2025-06-14', id: 'N0080', locator: '003-13', words: 'new international big science programs', published: '2025-06-14/2025-06-15'}
  MERGE (:Collective:ProgrammeGroup {name: 'new international big science programs spearheaded by Chinese scientists'});
CITING {source: 'brst-2023-10', id: 'N0081', locator: '001-08', words: 'overseas science education cooperation centers', published: '2023-10'}
  CREATE (:Collective:CenterGroup {name: 'overseas science education cooperation centers'});
CITING {source: 'bri-forum-undated', id: 'N0082', locator: '000-02', words: 'a raft of initiatives'}
  CREATE (:Collective:InitiativeGroup {name: 'raft of initiatives for the second conference', aliases: ['a raft of initiatives']});
CITING {source: 'std-2025-06-14', id: 'N0083', locator: '003-48', words: 'research institutions', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:OrganizationGroup {name: 'research institutions'});
CITING {source: 'std-undated', id: 'N0084', locator: '004-11', words: 'research institutions'}
  MERGE (:Collective:OrganizationGroup {name: 'research institutions'});
CITING {source: 'bri-forum-undated', id: 'N0085', locator: '000-13', words: 'Technical training programs'}
  CREATE (:Collective:ProgrammeGroup {name: 'technical training programs', aliases: ['Technical training programs']});
CITING {source: 'bri-forum-undated', id: 'N0086', locator: '000-11', words: 'technology transfer and transformation projects'}
  CREATE (:Collective:ProjectGroup {name: 'technology transfer and transformation projects'});
CITING {source: 'std-2025-06-14', id: 'N0087', locator: '003-21', words: 'the conference\'s host organizations', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:OrganizationGroup {name: 'the second conference\'s host organizations', aliases: ['the conference\'s host organizations']});
CITING {source: 'std-2025-06-14', id: 'N0088', locator: '003-48', words: 'think tanks', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:OrganizationGroup {name: 'think tanks'});
CITING {source: 'std-undated', id: 'N0089', locator: '004-10', words: 'Trips'}
  CREATE (:Collective:EventGroup {name: 'trips for researchers to China', aliases: ['Trips']});
CITING {source: 'std-2025-06-14', id: 'N0090', locator: '003-48', words: 'universities', published: '2025-06-14/2025-06-15'}
  CREATE (:Collective:OrganizationGroup {name: 'universities'});
CITING {source: 'std-undated', id: 'N0091', locator: '004-11', words: 'universities'}
  MERGE (:Collective:OrganizationGroup {name: 'universities'});

// ---- Company

CITING {source: 'brst-2023-10', id: 'N0092', locator: '001-10', words: 'The company', published: '2023-10'}
  CREATE (:Company:Organization {name: 'The company (unnamed, document 001)', aliases: ['The company']});

// ---- Concept

CITING {source: 'std-2025-06-14', id: 'N0093', locator: '003-31', words: 'BRI sci-tech cooperation', published: '2025-06-14/2025-06-15'}
  CREATE (:Concept {name: 'BRI sci-tech cooperation'});
CITING {source: 'std-2025-06-14', id: 'N0094', locator: '003-17', words: 'Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15'}
  CREATE (:Concept {name: 'Belt and Road Science, Technology and Innovation Community', aliases: ['Belt and Road STI Community']});
CITING {source: 'std-2025-06-14', id: 'N0095', locator: '003-17', words: 'Belt and Road STI Community', published: '2025-06-14/2025-06-15'}
  MERGE (:Concept {name: 'Belt and Road Science, Technology and Innovation Community'});
CITING {source: 'std-2025-06-14', id: 'N0096', locator: '003-44', words: 'Silk Road of innovation', published: '2025-06-14/2025-06-15'}
  CREATE (:Concept {name: 'Silk Road of innovation'});
CITING {source: 'bri-forum-undated', id: 'N0097', locator: '000-04', words: 'community with a shared future for humanity'}
  CREATE (:Concept {name: 'community with a shared future for humanity', aliases: ['a global community of shared future']});
CITING {source: 'std-undated', id: 'N0098', locator: '004-30', words: 'a global community of shared future'}
  MERGE (:Concept {name: 'community with a shared future for humanity'});
CITING {source: 'std-undated', id: 'N0099', locator: '004-14', words: 'digital Silk Road'}
  CREATE (:Concept {name: 'digital Silk Road'});
CITING {source: 'std-undated', id: 'N0100', locator: '004-18', words: 'online Silk Road'}
  CREATE (:Concept {name: 'online Silk Road'});
CITING {source: 'bri-forum-undated', id: 'N0101', locator: '000-05', words: 'scientific and technological innovation'}
  CREATE (:Concept {name: 'scientific and technological innovation'});
CITING {source: 'std-undated', id: 'N0102', locator: '004-01', words: 'scientific and technological innovation'}
  MERGE (:Concept {name: 'scientific and technological innovation'});

// ---- Conference

CITING {source: 'brst-2023-10', id: 'N0103', locator: '001-01', words: 'BRST', published: '2023-10'}
  CREATE (:Conference:Event {name: 'First Belt and Road Conference on Science and Technology Exchange', aliases: ['BRST', 'First Belt and Road Science and Technology Conference', 'first “One Belt and Road” Science and Technology Exchange Conference', '1st Belt and Road Conference on Science and Technology', 'first Belt and Road Conference on Science and Technology Exchange', 'first conference in Chongqing']});
CITING {source: 'brst-2023-10', id: 'N0104', locator: '001-01', words: 'First Belt and Road Science and Technology Conference', published: '2023-10'}
  MERGE (:Conference:Event {name: 'First Belt and Road Conference on Science and Technology Exchange'});
CITING {source: 'brst-2023-10', id: 'N0105', locator: '001-02', words: 'first “One Belt and Road” Science and Technology Exchange Conference', published: '2023-10'}
  MERGE (:Conference:Event {name: 'First Belt and Road Conference on Science and Technology Exchange'});
CITING {source: 'xinhua-2023-10-31', id: 'N0106', locator: '002-01', words: '1st Belt and Road Conference on Science and Technology', published: '2023-10-31'}
  MERGE (:Conference:Event {name: 'First Belt and Road Conference on Science and Technology Exchange'});
CITING {source: 'xinhua-2023-10-31', id: 'N0107', locator: '002-03', words: 'first Belt and Road Conference on Science and Technology Exchange', published: '2023-10-31'}
  MERGE (:Conference:Event {name: 'First Belt and Road Conference on Science and Technology Exchange'});
CITING {source: 'std-2025-06-14', id: 'N0108', locator: '003-18', words: 'first conference in Chongqing', published: '2025-06-14/2025-06-15'}
  MERGE (:Conference:Event {name: 'First Belt and Road Conference on Science and Technology Exchange'});
CITING {source: 'bri-forum-undated', id: 'N0109', locator: '000-01', words: 'BRI forum'}
  CREATE (:Conference:Event {name: 'Second Belt and Road Conference on Science and Technology Exchange', aliases: ['BRI forum', 'second Belt and Road Conference on Science and Technology Exchange']});
CITING {source: 'bri-forum-undated', id: 'N0110', locator: '000-02', words: 'second Belt and Road Conference on Science and Technology Exchange'}
  MERGE (:Conference:Event {name: 'Second Belt and Road Conference on Science and Technology Exchange'});
CITING {source: 'std-2025-06-14', id: 'N0111', locator: '003-10', words: 'second Belt and Road Conference on Science and Technology Exchange', published: '2025-06-14/2025-06-15'}
  MERGE (:Conference:Event {name: 'Second Belt and Road Conference on Science and Technology Exchange'});
CITING {source: 'std-2025-06-14', id: 'N0112', locator: '003-23', words: 'Second Belt and Road Conference on Science and Technology Exchange', published: '2025-06-14/2025-06-15'}
  MERGE (:Conference:Event {name: 'Second Belt and Road Conference on Science and Technology Exchange'});

// ---- ConferenceSection

CITING {source: 'xinhua-2023-10-31', id: 'N0113', locator: '002-05', words: 'the opening ceremony', published: '2023-10-31'}
  CREATE (:ConferenceSection:Event {name: 'opening ceremony of the first conference', aliases: ['the opening ceremony']});
CITING {source: 'std-2025-06-14', id: 'N0114', locator: '003-10', words: 'the opening ceremony', published: '2025-06-14/2025-06-15'}
  CREATE (:ConferenceSection:Event {name: 'opening ceremony of the second conference', aliases: ['the opening ceremony']});
CITING {source: 'xinhua-2023-10-31', id: 'N0115', locator: '002-05', words: 'roundtables and results display', published: '2023-10-31'}
  CREATE (:ConferenceSection:Event {name: 'roundtables and results display'});
CITING {source: 'xinhua-2023-10-31', id: 'N0116', locator: '002-05', words: 'tech main activities', published: '2023-10-31'}
  CREATE (:ConferenceSection:Event {name: 'tech main activities'});
CITING {source: 'xinhua-2023-10-31', id: 'N0117', locator: '002-05', words: 'theme activities', published: '2023-10-31'}
  CREATE (:ConferenceSection:Event {name: 'theme activities'});

// ---- Cooperation

CITING {source: 'std-undated', id: 'N0118', locator: '004-18', words: 'China-ASEAN cooperation on smart city development'}
  CREATE (:Cooperation:Undertaking {name: 'China-ASEAN cooperation on smart city development'});
CITING {source: 'std-undated', id: 'N0119', locator: '004-18', words: 'China-Arab cooperation on the online Silk Road'}
  CREATE (:Cooperation:Undertaking {name: 'China-Arab cooperation on the online Silk Road'});

// ---- CooperationArea

CITING {source: 'std-undated', id: 'N0120', locator: '004-05', words: 'cooperation between high-tech industrial parks'}
  CREATE (:CooperationArea:Subject {name: 'cooperation between high-tech industrial parks', aliases: ['high-tech industrial park cooperation']});
CITING {source: 'std-undated', id: 'N0121', locator: '004-12', words: 'high-tech industrial park cooperation'}
  MERGE (:CooperationArea:Subject {name: 'cooperation between high-tech industrial parks'});
CITING {source: 'std-2025-06-14', id: 'N0122', locator: '003-52', words: 'coordinated digital and green transformation', published: '2025-06-14/2025-06-15'}
  CREATE (:CooperationArea:Subject {name: 'coordinated digital and green transformation'});
CITING {source: 'brst-2023-10', id: 'N0123', locator: '001-14', words: 'cultural relic protection', published: '2023-10'}
  CREATE (:CooperationArea:Subject {name: 'cultural relic protection'});
CITING {source: 'std-undated', id: 'N0124', locator: '004-15', words: 'digital cooperation'}
  CREATE (:CooperationArea:Subject {name: 'digital cooperation'});
CITING {source: 'std-undated', id: 'N0125', locator: '004-19', words: 'digital infrastructure connectivity'}
  CREATE (:CooperationArea:Subject {name: 'digital infrastructure connectivity'});
CITING {source: 'brst-2023-10', id: 'N0126', locator: '001-05', words: 'human and cultural exchanges', published: '2023-10'}
  CREATE (:CooperationArea:Subject {name: 'human and cultural exchanges'});
CITING {source: 'brst-2023-10', id: 'N0127', locator: '001-14', words: 'joint archaeological research', published: '2023-10'}
  CREATE (:CooperationArea:Subject {name: 'joint archaeological research'});
CITING {source: 'bri-forum-undated', id: 'N0128', locator: '000-07', words: 'joint research'}
  CREATE (:CooperationArea:Subject {name: 'joint research'});
CITING {source: 'std-2025-06-14', id: 'N0129', locator: '003-15', words: 'joint research', published: '2025-06-14/2025-06-15'}
  MERGE (:CooperationArea:Subject {name: 'joint research'});
CITING {source: 'std-undated', id: 'N0130', locator: '004-05', words: 'joint research'}
  MERGE (:CooperationArea:Subject {name: 'joint research'});
CITING {source: 'std-2025-06-14', id: 'N0131', locator: '003-18', words: 'jointly building laboratories', published: '2025-06-14/2025-06-15'}
  CREATE (:CooperationArea:Subject {name: 'jointly building laboratories', aliases: ['jointly building laboratories and sci-tech zones']});
CITING {source: 'std-2025-06-14', id: 'N0132', locator: '003-18', words: 'jointly building laboratories and sci-tech zones', published: '2025-06-14/2025-06-15'}
  MERGE (:CooperationArea:Subject {name: 'jointly building laboratories'});
CITING {source: 'brst-2023-10', id: 'N0133', locator: '001-12', words: 'multi-sectoral technology practical application demonstration', published: '2023-10'}
  CREATE (:CooperationArea:Subject {name: 'multi-sectoral technology practical application demonstration'});
CITING {source: 'bri-forum-undated', id: 'N0134', locator: '000-07', words: 'scientific and cultural exchanges'}
  CREATE (:CooperationArea:Subject {name: 'sci-tech and cultural exchanges', aliases: ['scientific and cultural exchanges', 'sci-tech cultural exchanges', 'science and technology and cultural exchanges']});
CITING {source: 'std-2025-06-14', id: 'N0135', locator: '003-15', words: 'sci-tech cultural exchanges', published: '2025-06-14/2025-06-15'}
  MERGE (:CooperationArea:Subject {name: 'sci-tech and cultural exchanges'});
CITING {source: 'std-2025-06-14', id: 'N0136', locator: '003-18', words: 'sci-tech and cultural exchanges', published: '2025-06-14/2025-06-15'}
  MERGE (:CooperationArea:Subject {name: 'sci-tech and cultural exchanges'});
CITING {source: 'std-undated', id: 'N0137', locator: '004-05', words: 'science and technology and cultural exchanges'}
  MERGE (:CooperationArea:Subject {name: 'sci-tech and cultural exchanges'});
CITING {source: 'std-2025-06-14', id: 'N0138', locator: '003-14', words: 'sci-tech zones', published: '2025-06-14/2025-06-15'}
  CREATE (:CooperationArea:Subject {name: 'sci-tech zones'});
CITING {source: 'brst-2023-10', id: 'N0139', locator: '001-12', words: 'science and technology park cooperation', published: '2023-10'}
  CREATE (:CooperationArea:Subject {name: 'science and technology park cooperation'});
CITING {source: 'std-undated', id: 'N0140', locator: '004-08', words: 'Talent exchanges'}
  CREATE (:CooperationArea:Subject {name: 'talent exchanges', aliases: ['Talent exchanges']});
CITING {source: 'bri-forum-undated', id: 'N0141', locator: '000-07', words: 'technology transfer'}
  CREATE (:CooperationArea:Subject {name: 'technology transfer'});
CITING {source: 'std-2025-06-14', id: 'N0142', locator: '003-15', words: 'technology transfer', published: '2025-06-14/2025-06-15'}
  MERGE (:CooperationArea:Subject {name: 'technology transfer'});
CITING {source: 'std-undated', id: 'N0143', locator: '004-05', words: 'technology transfer'}
  MERGE (:CooperationArea:Subject {name: 'technology transfer'});

// ---- Country

CITING {source: 'std-undated', id: 'N0144', locator: '004-12', words: 'Belarus'}
  CREATE (:Country:Place {name: 'Belarus'});
CITING {source: 'bri-forum-undated', id: 'N0145', locator: '000-02', words: 'China'}
  CREATE (:Country:Place {name: 'China'});
CITING {source: 'brst-2023-10', id: 'N0146', locator: '001-03', words: 'China', published: '2023-10'}
  MERGE (:Country:Place {name: 'China'});
CITING {source: 'xinhua-2023-10-31', id: 'N0147', locator: '002-01', words: 'China', published: '2023-10-31'}
  MERGE (:Country:Place {name: 'China'});
CITING {source: 'std-2025-06-14', id: 'N0148', locator: '003-10', words: 'China', published: '2025-06-14/2025-06-15'}
  MERGE (:Country:Place {name: 'China'});
CITING {source: 'std-undated', id: 'N0149', locator: '004-06', words: 'China'}
  MERGE (:Country:Place {name: 'China'});
CITING {source: 'std-undated', id: 'N0150', locator: '004-28', words: 'Kazakhstan'}
  CREATE (:Country:Place {name: 'Kazakhstan'});
CITING {source: 'std-undated', id: 'N0151', locator: '004-29', words: 'Kenya'}
  CREATE (:Country:Place {name: 'Kenya'});
CITING {source: 'std-undated', id: 'N0152', locator: '004-28', words: 'Senegal'}
  CREATE (:Country:Place {name: 'Senegal'});
CITING {source: 'std-2025-06-14', id: 'N0153', locator: '003-31', words: 'Thailand', published: '2025-06-14/2025-06-15'}
  CREATE (:Country:Place {name: 'Thailand'});

// ---- Declaration

CITING {source: 'std-2025-06-14', id: 'N0154', locator: '003-17', words: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community', published: '2025-06-14/2025-06-15'}
  CREATE (:Declaration:Document {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'});

// ---- DocumentSection

CITING {source: 'std-2025-06-14', id: 'N0155', locator: '003-45', words: 'I. Jointly address common challenges with innovation-driven development', published: '2025-06-14/2025-06-15'}
  CREATE (:DocumentSection:Document {name: 'I. Jointly address common challenges with innovation-driven development'});
CITING {source: 'std-2025-06-14', id: 'N0156', locator: '003-49', words: 'II. Jointly seize historic opportunities', published: '2025-06-14/2025-06-15'}
  CREATE (:DocumentSection:Document {name: 'II. Jointly seize historic opportunities presented by technological revolution and industrial transformation to promote integrated development of technological and industrial innovation'});

// ---- Event

CITING {source: 'std-undated', id: 'N0157', locator: '004-18', words: 'a press briefing'}
  CREATE (:Event {name: 'press briefing addressed by Cong Liang', aliases: ['a press briefing']});
CITING {source: 'brst-2023-10', id: 'N0158', locator: '001-02', words: 'a press conference', published: '2023-10'}
  CREATE (:Event {name: 'press conference of 30 October 2023', aliases: ['a press conference']});
CITING {source: 'xinhua-2023-10-31', id: 'N0159', locator: '002-03', words: 'a press conference', published: '2023-10-31'}
  MERGE (:Event {name: 'press conference of 30 October 2023'});
CITING {source: 'bri-forum-undated', id: 'N0160', locator: '000-02', words: 'senior officials announced on Tuesday', explicit: false, note: 'the passage speaks of it without this name'}
  CREATE (:Event {name: 'senior officials\' announcement on a Tuesday'});

// ---- Field

CITING {source: 'bri-forum-undated', id: 'N0161', locator: '000-09', words: 'aerospace'}
  CREATE (:Field:Subject {name: 'aerospace'});
CITING {source: 'std-2025-06-14', id: 'N0162', locator: '003-33', words: 'agricultural and plant sciences', published: '2025-06-14/2025-06-15'}
  CREATE (:Field:Subject {name: 'agricultural and plant sciences'});
CITING {source: 'brst-2023-10', id: 'N0163', locator: '001-08', words: 'agriculture', published: '2023-10'}
  CREATE (:Field:Subject {name: 'agriculture'});
CITING {source: 'std-2025-06-14', id: 'N0164', locator: '003-14', words: 'agriculture', published: '2025-06-14/2025-06-15'}
  MERGE (:Field:Subject {name: 'agriculture'});
CITING {source: 'std-undated', id: 'N0165', locator: '004-06', words: 'agriculture'}
  MERGE (:Field:Subject {name: 'agriculture'});
CITING {source: 'std-2025-06-14', id: 'N0166', locator: '003-13', words: 'AI', published: '2025-06-14/2025-06-15'}
  CREATE (:Field:Subject {name: 'artificial intelligence', aliases: ['AI']});
CITING {source: 'std-undated', id: 'N0167', locator: '004-13', words: 'artificial intelligence'}
  MERGE (:Field:Subject {name: 'artificial intelligence'});
CITING {source: 'brst-2023-10', id: 'N0168', locator: '001-08', words: 'basic research', published: '2023-10'}
  CREATE (:Field:Subject {name: 'basic research'});
CITING {source: 'xinhua-2023-10-31', id: 'N0169', locator: '002-04', words: 'big data', published: '2023-10-31'}
  CREATE (:Field:Subject {name: 'big data'});
CITING {source: 'std-undated', id: 'N0170', locator: '004-27', words: 'biodiversity conservation'}
  CREATE (:Field:Subject {name: 'biodiversity conservation'});
CITING {source: 'bri-forum-undated', id: 'N0171', locator: '000-09', words: 'clean energy'}
  CREATE (:Field:Subject {name: 'clean energy'});
CITING {source: 'std-undated', id: 'N0172', locator: '004-21', words: 'cross-border e-commerce'}
  CREATE (:Field:Subject {name: 'cross-border e-commerce'});
CITING {source: 'std-undated', id: 'N0173', locator: '004-13', words: 'e-commerce'}
  CREATE (:Field:Subject {name: 'e-commerce'});
CITING {source: 'bri-forum-undated', id: 'N0174', locator: '000-09', words: 'electronics information'}
  CREATE (:Field:Subject {name: 'electronics information'});
CITING {source: 'bri-forum-undated', id: 'N0175', locator: '000-10', words: 'environmental governance'}
  CREATE (:Field:Subject {name: 'environmental governance'});
CITING {source: 'brst-2023-10', id: 'N0176', locator: '001-09', words: 'fungus plants', published: '2023-10'}
  CREATE (:Field:Subject {name: 'fungus plants'});
CITING {source: 'xinhua-2023-10-31', id: 'N0177', locator: '002-04', words: 'future medicine', published: '2023-10-31'}
  CREATE (:Field:Subject {name: 'future medicine'});
CITING {source: 'std-undated', id: 'N0178', locator: '004-28', words: 'green, low-carbon technologies'}
  CREATE (:Field:Subject {name: 'green, low-carbon technologies'});
CITING {source: 'std-undated', id: 'N0179', locator: '004-06', words: 'healthcare'}
  CREATE (:Field:Subject {name: 'healthcare'});
CITING {source: 'brst-2023-10', id: 'N0180', locator: '001-08', words: 'information', published: '2023-10'}
  CREATE (:Field:Subject {name: 'information'});
CITING {source: 'std-2025-06-14', id: 'N0181', locator: '003-14', words: 'low-carbon technology', published: '2025-06-14/2025-06-15'}
  CREATE (:Field:Subject {name: 'low-carbon technology'});
CITING {source: 'std-undated', id: 'N0182', locator: '004-13', words: 'machinery manufacturing'}
  CREATE (:Field:Subject {name: 'machinery manufacturing'});
CITING {source: 'brst-2023-10', id: 'N0183', locator: '001-08', words: 'medicine', published: '2023-10'}
  CREATE (:Field:Subject {name: 'medicine'});
CITING {source: 'bri-forum-undated', id: 'N0184', locator: '000-10', words: 'medicine and health'}
  CREATE (:Field:Subject {name: 'medicine and health'});
CITING {source: 'brst-2023-10', id: 'N0185', locator: '001-09', words: 'mountain disaster', published: '2023-10'}
  CREATE (:Field:Subject {name: 'mountain disasters', aliases: ['mountain disaster']});
CITING {source: 'brst-2023-10', id: 'N0186', locator: '001-10', words: 'mycorrhizal technology', published: '2023-10'}
  CREATE (:Field:Subject {name: 'mycorrhizal technology'});
CITING {source: 'brst-2023-10', id: 'N0187', locator: '001-08', words: 'new energy', published: '2023-10'}
  CREATE (:Field:Subject {name: 'new energy'});
CITING {source: 'std-undated', id: 'N0188', locator: '004-06', words: 'new energy'}
  MERGE (:Field:Subject {name: 'new energy'});
CITING {source: 'std-undated', id: 'N0189', locator: '004-13', words: 'new materials'}
  CREATE (:Field:Subject {name: 'new materials'});
CITING {source: 'bri-forum-undated', id: 'N0190', locator: '000-10', words: 'public health'}
  CREATE (:Field:Subject {name: 'public health'});
CITING {source: 'brst-2023-10', id: 'N0191', locator: '001-09', words: 'public health', published: '2023-10'}
  MERGE (:Field:Subject {name: 'public health'});
CITING {source: 'std-2025-06-14', id: 'N0192', locator: '003-14', words: 'public health', published: '2025-06-14/2025-06-15'}
  MERGE (:Field:Subject {name: 'public health'});
CITING {source: 'std-2025-06-14', id: 'N0193', locator: '003-50', words: 'quantum technology', published: '2025-06-14/2025-06-15'}
  CREATE (:Field:Subject {name: 'quantum technology'});
CITING {source: 'brst-2023-10', id: 'N0194', locator: '001-09', words: 'sea water aquaculture', published: '2023-10'}
  CREATE (:Field:Subject {name: 'sea water aquaculture'});
CITING {source: 'std-undated', id: 'N0195', locator: '004-18', words: 'smart city development'}
  CREATE (:Field:Subject {name: 'smart city development'});
CITING {source: 'std-2025-06-14', id: 'N0196', locator: '003-14', words: 'spatial information', published: '2025-06-14/2025-06-15'}
  CREATE (:Field:Subject {name: 'spatial information', aliases: ['Spatial Information Science and Technology']});
CITING {source: 'std-2025-06-14', id: 'N0197', locator: '003-51', words: 'Spatial Information Science and Technology', published: '2025-06-14/2025-06-15'}
  MERGE (:Field:Subject {name: 'spatial information'});
CITING {source: 'std-2025-06-14', id: 'N0198', locator: '003-47', words: 'Sustainable Development Technology', published: '2025-06-14/2025-06-15'}
  CREATE (:Field:Subject {name: 'sustainable development technology', aliases: ['Sustainable Development Technology']});
CITING {source: 'std-2025-06-14', id: 'N0199', locator: '003-13', words: 'traditional Chinese medicine', published: '2025-06-14/2025-06-15'}
  CREATE (:Field:Subject {name: 'traditional Chinese medicine'});
CITING {source: 'std-undated', id: 'N0200', locator: '004-13', words: 'traditional Chinese medicine'}
  MERGE (:Field:Subject {name: 'traditional Chinese medicine'});

// ---- Fund

CITING {source: 'bri-forum-undated', id: 'N0201', locator: '000-14', words: 'dedicated funds'}
  CREATE (:Fund:Undertaking {name: 'dedicated funds for the Double Thousand Plan', aliases: ['dedicated funds']});

// ---- GovernmentBody

CITING {source: 'std-undated', id: 'N0202', locator: '004-18', words: 'National Development and Reform Commission'}
  CREATE (:GovernmentBody:Organization {name: 'National Development and Reform Commission', aliases: ['China\'s National Development and Reform Commission']});
CITING {source: 'std-undated', id: 'N0203', locator: '004-18', words: 'China\'s National Development and Reform Commission'}
  MERGE (:GovernmentBody:Organization {name: 'National Development and Reform Commission'});
CITING {source: 'brst-2023-10', id: 'N0204', locator: '001-02', words: 'State Council', published: '2023-10'}
  CREATE (:GovernmentBody:Organization {name: 'State Council'});
CITING {source: 'xinhua-2023-10-31', id: 'N0205', locator: '002-03', words: 'State Council', published: '2023-10-31'}
  MERGE (:GovernmentBody:Organization {name: 'State Council'});
CITING {source: 'brst-2023-10', id: 'N0206', locator: '001-02', words: 'Press Office of the State Council', published: '2023-10'}
  CREATE (:GovernmentBody:Organization {name: 'State Council Information Office', aliases: ['Press Office of the State Council']});
CITING {source: 'xinhua-2023-10-31', id: 'N0207', locator: '002-03', words: 'State Council Information Office', published: '2023-10-31'}
  MERGE (:GovernmentBody:Organization {name: 'State Council Information Office'});

// ---- IndustrialPark

CITING {source: 'std-undated', id: 'N0208', locator: '004-12', words: 'China-Belarus Great Stone Industrial Park'}
  CREATE (:IndustrialPark:Facility {name: 'China-Belarus Great Stone Industrial Park'});

// ---- InfrastructureType

CITING {source: 'std-undated', id: 'N0209', locator: '004-20', words: '5G base stations'}
  CREATE (:InfrastructureType:Facility {name: '5G base stations'});
CITING {source: 'std-undated', id: 'N0210', locator: '004-20', words: 'cloud computing centers'}
  CREATE (:InfrastructureType:Facility {name: 'cloud computing centers'});
CITING {source: 'std-undated', id: 'N0211', locator: '004-20', words: 'data centers'}
  CREATE (:InfrastructureType:Facility {name: 'data centers'});
CITING {source: 'std-undated', id: 'N0212', locator: '004-20', words: 'energy networks'}
  CREATE (:InfrastructureType:Facility {name: 'energy networks'});
CITING {source: 'std-undated', id: 'N0213', locator: '004-20', words: 'ports'}
  CREATE (:InfrastructureType:Facility {name: 'ports'});
CITING {source: 'std-undated', id: 'N0214', locator: '004-20', words: 'railways'}
  CREATE (:InfrastructureType:Facility {name: 'railways'});
CITING {source: 'std-undated', id: 'N0215', locator: '004-20', words: 'smart cities'}
  CREATE (:InfrastructureType:Facility {name: 'smart cities'});
CITING {source: 'std-undated', id: 'N0216', locator: '004-29', words: 'several passages'}
  CREATE (:InfrastructureType:Facility {name: 'wildlife passages of the Mombasa-Nairobi Railway', aliases: ['several passages']});

// ---- Initiative

CITING {source: 'std-undated', id: 'N0217', locator: '004-16', words: 'Belt and Road Digital Economy International Cooperation Initiative'}
  CREATE (:Initiative:Undertaking {name: 'Belt and Road Digital Economy International Cooperation Initiative'});
CITING {source: 'bri-forum-undated', id: 'N0218', locator: '000-01', words: 'BRI'}
  CREATE (:Initiative:Undertaking {name: 'Belt and Road Initiative', aliases: ['BRI', 'One Belt and Road', 'One Belt and One Road', 'One Belt One Road', 'One Belt, One Road']});
CITING {source: 'bri-forum-undated', id: 'N0219', locator: '000-05', words: 'Belt and Road Initiative'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'brst-2023-10', id: 'N0220', locator: '001-02', words: 'One Belt and Road', published: '2023-10'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'brst-2023-10', id: 'N0221', locator: '001-03', words: 'One Belt and One Road', published: '2023-10'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'brst-2023-10', id: 'N0222', locator: '001-08', words: 'One Belt One Road', published: '2023-10'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'brst-2023-10', id: 'N0223', locator: '001-16', words: 'One Belt, One Road', published: '2023-10'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'xinhua-2023-10-31', id: 'N0224', locator: '002-05', words: 'Belt and Road Initiative', published: '2023-10-31'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'xinhua-2023-10-31', id: 'N0225', locator: '002-05', words: 'BRI', published: '2023-10-31'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'std-2025-06-14', id: 'N0226', locator: '003-10', words: 'Belt and Road Initiative', published: '2025-06-14/2025-06-15'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'std-2025-06-14', id: 'N0227', locator: '003-10', words: 'BRI', published: '2025-06-14/2025-06-15'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'std-undated', id: 'N0228', locator: '004-01', words: 'Belt and Road Initiative'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'std-undated', id: 'N0229', locator: '004-01', words: 'BRI'}
  MERGE (:Initiative:Undertaking {name: 'Belt and Road Initiative'});
CITING {source: 'std-undated', id: 'N0230', locator: '004-16', words: 'Global Initiative on Data Security'}
  CREATE (:Initiative:Undertaking {name: 'Global Initiative on Data Security'});
CITING {source: 'std-undated', id: 'N0231', locator: '004-26', words: 'Initiative for Belt and Road Partnership on Green Development'}
  CREATE (:Initiative:Undertaking {name: 'Initiative for Belt and Road Partnership on Green Development'});
CITING {source: 'std-2025-06-14', id: 'N0232', locator: '003-12', words: 'International Science and Technology Cooperation Initiative', published: '2025-06-14/2025-06-15'}
  CREATE (:Initiative:Undertaking {name: 'International Science and Technology Cooperation Initiative'});
CITING {source: 'bri-forum-undated', id: 'N0233', locator: '000-06', words: '"1,000 cooperation projects" plan'}
  CREATE (:Initiative:Undertaking {name: 'Thousand Cooperation Projects Initiative', aliases: ['"1,000 cooperation projects" plan']});
CITING {source: 'std-2025-06-14', id: 'N0234', locator: '003-16', words: 'Thousand Cooperation Projects Initiative', published: '2025-06-14/2025-06-15'}
  MERGE (:Initiative:Undertaking {name: 'Thousand Cooperation Projects Initiative'});
CITING {source: 'bri-forum-undated', id: 'N0235', locator: '000-06', words: '"1,000 young scientists exchange" plan'}
  CREATE (:Initiative:Undertaking {name: 'Thousand Young Scientists Exchange Initiative', aliases: ['"1,000 young scientists exchange" plan']});
CITING {source: 'std-2025-06-14', id: 'N0236', locator: '003-16', words: 'Thousand Young Scientists Exchange Initiative', published: '2025-06-14/2025-06-15'}
  MERGE (:Initiative:Undertaking {name: 'Thousand Young Scientists Exchange Initiative'});

// ---- InternationalOrganization

CITING {source: 'std-2025-06-14', id: 'N0237', locator: '003-37', words: 'International Thermonuclear Experimental Reactor (ITER) organization', published: '2025-06-14/2025-06-15'}
  CREATE (:InternationalOrganization:Organization {name: 'International Thermonuclear Experimental Reactor (ITER) organization', aliases: ['ITER']});
CITING {source: 'std-2025-06-14', id: 'N0238', locator: '003-37', words: 'ITER', published: '2025-06-14/2025-06-15'}
  MERGE (:InternationalOrganization:Organization {name: 'International Thermonuclear Experimental Reactor (ITER) organization'});
CITING {source: 'std-2025-06-14', id: 'N0239', locator: '003-30', words: 'UN', published: '2025-06-14/2025-06-15'}
  CREATE (:InternationalOrganization:Organization {name: 'United Nations', aliases: ['UN']});
CITING {source: 'std-2025-06-14', id: 'N0240', locator: '003-48', words: 'United Nations', published: '2025-06-14/2025-06-15'}
  MERGE (:InternationalOrganization:Organization {name: 'United Nations'});

// ---- LocalGovernment

CITING {source: 'xinhua-2023-10-31', id: 'N0241', locator: '002-10', words: 'Chongqing Municipal People\'s Government', published: '2023-10-31'}
  CREATE (:LocalGovernment:Organization {name: 'Chongqing Municipal People\'s Government'});
CITING {source: 'xinhua-2023-10-31', id: 'N0242', locator: '002-10', words: 'Sichuan Provincial People\'s Government', published: '2023-10-31'}
  CREATE (:LocalGovernment:Organization {name: 'Sichuan Provincial People\'s Government'});

// ---- Mechanism

CITING {source: 'bri-forum-undated', id: 'N0243', locator: '000-14', words: 'a specialized coordination mechanism'}
  CREATE (:Mechanism:Undertaking {name: 'specialized coordination mechanism for the Double Thousand Plan', aliases: ['a specialized coordination mechanism']});

// ---- Meeting

CITING {source: 'xinhua-2023-10-31', id: 'N0244', locator: '002-05', words: 'Belt and Road Initiative (BRI) sci-tech innovation ministerial meeting', published: '2023-10-31'}
  CREATE (:Meeting:Event {name: 'Belt and Road Initiative (BRI) sci-tech innovation ministerial meeting'});
CITING {source: 'bri-forum-undated', id: 'N0245', locator: '000-05', words: 'second Belt and Road Ministerial Meeting on Science and Technology Exchange'}
  CREATE (:Meeting:Event {name: 'Second Belt and Road Ministerial Meeting on Science and Technology Exchange', aliases: ['second Belt and Road Ministerial Meeting on Science and Technology Exchange']});

// ---- Ministry

CITING {source: 'bri-forum-undated', id: 'N0246', locator: '000-04', words: 'Chen Jiachang, a vice-minister of science and technology', explicit: false, note: 'the passage speaks of it without this name'}
  CREATE (:Ministry:Organization {name: 'Ministry of Science and Technology', aliases: ['MOST', 'China\'s Ministry of Science and Technology']});
CITING {source: 'brst-2023-10', id: 'N0247', locator: '001-05', words: 'Ministry of Science and Technology', published: '2023-10'}
  MERGE (:Ministry:Organization {name: 'Ministry of Science and Technology'});
CITING {source: 'brst-2023-10', id: 'N0248', locator: '001-05', words: 'MOST', published: '2023-10'}
  MERGE (:Ministry:Organization {name: 'Ministry of Science and Technology'});
CITING {source: 'xinhua-2023-10-31', id: 'N0249', locator: '002-10', words: 'Ministry of Science and Technology', published: '2023-10-31'}
  MERGE (:Ministry:Organization {name: 'Ministry of Science and Technology'});
CITING {source: 'std-2025-06-14', id: 'N0250', locator: '003-22', words: 'Ministry of Science and Technology', published: '2025-06-14/2025-06-15'}
  MERGE (:Ministry:Organization {name: 'Ministry of Science and Technology'});
CITING {source: 'std-2025-06-14', id: 'N0251', locator: '003-22', words: 'China\'s Ministry of Science and Technology', published: '2025-06-14/2025-06-15'}
  MERGE (:Ministry:Organization {name: 'Ministry of Science and Technology'});

// ---- Municipality

CITING {source: 'bri-forum-undated', id: 'N0252', locator: '000-07', words: 'Chongqing'}
  CREATE (:Municipality:Place {name: 'Chongqing', aliases: ['Chongqing Municipality', 'Chongqing municipality']});
CITING {source: 'brst-2023-10', id: 'N0253', locator: '001-01', words: 'Chongqing', published: '2023-10'}
  MERGE (:Municipality:Place {name: 'Chongqing'});
CITING {source: 'xinhua-2023-10-31', id: 'N0254', locator: '002-03', words: 'Chongqing', published: '2023-10-31'}
  MERGE (:Municipality:Place {name: 'Chongqing'});
CITING {source: 'xinhua-2023-10-31', id: 'N0255', locator: '002-03', words: 'Chongqing Municipality', published: '2023-10-31'}
  MERGE (:Municipality:Place {name: 'Chongqing'});
CITING {source: 'std-2025-06-14', id: 'N0256', locator: '003-15', words: 'Chongqing', published: '2025-06-14/2025-06-15'}
  MERGE (:Municipality:Place {name: 'Chongqing'});
CITING {source: 'std-2025-06-14', id: 'N0257', locator: '003-15', words: 'Chongqing municipality', published: '2025-06-14/2025-06-15'}
  MERGE (:Municipality:Place {name: 'Chongqing'});

// ---- Network

CITING {source: 'brst-2023-10', id: 'N0258', locator: '001-03', words: 'science and technology cooperation network', published: '2023-10'}
  CREATE (:Network:Undertaking {name: 'science and technology cooperation network', aliases: ['science and technology cooperation pattern']});
CITING {source: 'xinhua-2023-10-31', id: 'N0259', locator: '002-08', words: 'science and technology cooperation pattern', published: '2023-10-31'}
  MERGE (:Network:Undertaking {name: 'science and technology cooperation network'});
CITING {source: 'brst-2023-10', id: 'N0260', locator: '001-13', words: 'technology commercialization network', published: '2023-10'}
  CREATE (:Network:Undertaking {name: 'technology commercialization network'});

// ---- NewsOutlet

CITING {source: 'brst-2023-10', id: 'N0261', locator: '001-04', words: 'Science and Technology Daily', published: '2023-10'}
  CREATE (:NewsOutlet:Organization {name: 'Science and Technology Daily', aliases: ['The Science and Technology Daily']});
CITING {source: 'brst-2023-10', id: 'N0262', locator: '001-04', words: 'The Science and Technology Daily', published: '2023-10'}
  MERGE (:NewsOutlet:Organization {name: 'Science and Technology Daily'});
CITING {source: 'std-2025-06-14', id: 'N0263', locator: '003-05', words: 'Science and Technology Daily', published: '2025-06-14/2025-06-15'}
  MERGE (:NewsOutlet:Organization {name: 'Science and Technology Daily'});
CITING {source: 'std-undated', id: 'N0264', locator: '004-31', words: 'Science and Technology Daily'}
  MERGE (:NewsOutlet:Organization {name: 'Science and Technology Daily'});
CITING {source: 'xinhua-2023-10-31', id: 'N0265', locator: '002-02', words: 'Xinhua', published: '2023-10-31'}
  CREATE (:NewsOutlet:Organization {name: 'Xinhua'});

// ---- Organization

CITING {source: 'xinhua-2023-10-31', id: 'N0266', locator: '002-10', words: 'China Association for Science and Technology', published: '2023-10-31'}
  CREATE (:Organization {name: 'China Association for Science and Technology'});

// ---- PeopleGroup

CITING {source: 'xinhua-2023-10-31', id: 'N0267', locator: '002-07', words: 'China\'s academicians', published: '2023-10-31'}
  CREATE (:PeopleGroup {name: 'China\'s academicians'});
CITING {source: 'std-2025-06-14', id: 'N0268', locator: '003-13', words: 'Chinese scientists', published: '2025-06-14/2025-06-15'}
  CREATE (:PeopleGroup {name: 'Chinese scientists'});
CITING {source: 'xinhua-2023-10-31', id: 'N0269', locator: '002-06', words: 'Nobel Prize winners', published: '2023-10-31'}
  CREATE (:PeopleGroup {name: 'Nobel Prize winners'});
CITING {source: 'xinhua-2023-10-31', id: 'N0270', locator: '002-06', words: 'academicians', published: '2023-10-31'}
  CREATE (:PeopleGroup {name: 'academicians (foreign)', aliases: ['academicians']});
CITING {source: 'xinhua-2023-10-31', id: 'N0271', locator: '002-06', words: 'experts', published: '2023-10-31'}
  CREATE (:PeopleGroup {name: 'experts'});
CITING {source: 'std-2025-06-14', id: 'N0272', locator: '003-29', words: 'international experts attending the conference', published: '2025-06-14/2025-06-15'}
  CREATE (:PeopleGroup {name: 'international experts attending the second conference', aliases: ['international experts attending the conference']});
CITING {source: 'std-undated', id: 'N0273', locator: '004-22', words: 'the local people'}
  CREATE (:PeopleGroup {name: 'local people in BRI partner countries', aliases: ['the local people']});
CITING {source: 'xinhua-2023-10-31', id: 'N0274', locator: '002-07', words: 'representatives of key enterprises', published: '2023-10-31'}
  CREATE (:PeopleGroup {name: 'representatives of key enterprises'});
CITING {source: 'xinhua-2023-10-31', id: 'N0275', locator: '002-06', words: 'scholars', published: '2023-10-31'}
  CREATE (:PeopleGroup {name: 'scholars'});
CITING {source: 'xinhua-2023-10-31', id: 'N0276', locator: '002-07', words: 'scientific research institutions', published: '2023-10-31'}
  CREATE (:PeopleGroup {name: 'scientific research institutions (China)', aliases: ['scientific research institutions']});
CITING {source: 'brst-2023-10', id: 'N0277', locator: '001-07', words: 'scientists and managers', published: '2023-10'}
  CREATE (:PeopleGroup {name: 'scientists and managers trained in the co-constructing countries', aliases: ['scientists and managers']});
CITING {source: 'bri-forum-undated', id: 'N0278', locator: '000-02', words: 'senior officials'}
  CREATE (:PeopleGroup {name: 'senior officials'});
CITING {source: 'xinhua-2023-10-31', id: 'N0279', locator: '002-07', words: 'university presidents', published: '2023-10-31'}
  CREATE (:PeopleGroup {name: 'university presidents (China)', aliases: ['university presidents']});
CITING {source: 'xinhua-2023-10-31', id: 'N0280', locator: '002-06', words: 'university presidents', published: '2023-10-31'}
  CREATE (:PeopleGroup {name: 'university presidents (foreign)', aliases: ['university presidents']});
CITING {source: 'bri-forum-undated', id: 'N0281', locator: '000-12', words: 'young Chinese scientific talent'}
  CREATE (:PeopleGroup {name: 'young Chinese scientific talent'});
CITING {source: 'bri-forum-undated', id: 'N0282', locator: '000-17', words: 'young foreign scientists'}
  CREATE (:PeopleGroup {name: 'young foreign scientists supported for short-term research and exchanges in China', aliases: ['young foreign scientists', 'young scientists from the jointly constructed countries', 'young scientists from BRI partner countries']});
CITING {source: 'brst-2023-10', id: 'N0283', locator: '001-06', words: 'young scientists from the jointly constructed countries', published: '2023-10'}
  MERGE (:PeopleGroup {name: 'young foreign scientists supported for short-term research and exchanges in China'});
CITING {source: 'std-undated', id: 'N0284', locator: '004-09', words: 'young scientists from BRI partner countries'}
  MERGE (:PeopleGroup {name: 'young foreign scientists supported for short-term research and exchanges in China'});
CITING {source: 'bri-forum-undated', id: 'N0285', locator: '000-12', words: 'young foreign talent'}
  CREATE (:PeopleGroup {name: 'young foreign talent'});

// ---- Person

CITING {source: 'std-2025-06-14', id: 'N0286', locator: '003-30', words: 'Amandeep Gill', published: '2025-06-14/2025-06-15'}
  CREATE (:Person {name: 'Amandeep Gill'});
CITING {source: 'bri-forum-undated', id: 'N0287', locator: '000-04', words: 'Chen Jiachang'}
  CREATE (:Person {name: 'Chen Jiachang', aliases: ['Chen']});
CITING {source: 'bri-forum-undated', id: 'N0288', locator: '000-05', words: 'Chen'}
  MERGE (:Person {name: 'Chen Jiachang'});
CITING {source: 'std-undated', id: 'N0289', locator: '004-18', words: 'Cong Liang'}
  CREATE (:Person {name: 'Cong Liang', aliases: ['Cong']});
CITING {source: 'std-undated', id: 'N0290', locator: '004-21', words: 'Cong'}
  MERGE (:Person {name: 'Cong Liang'});
CITING {source: 'std-2025-06-14', id: 'N0291', locator: '003-10', words: 'Ding Xuexiang', published: '2025-06-14/2025-06-15'}
  CREATE (:Person {name: 'Ding Xuexiang', aliases: ['Ding']});
CITING {source: 'std-2025-06-14', id: 'N0292', locator: '003-12', words: 'Ding', published: '2025-06-14/2025-06-15'}
  MERGE (:Person {name: 'Ding Xuexiang'});
CITING {source: 'std-2025-06-14', id: 'N0293', locator: '003-33', words: 'Felix Dapare Dakora', published: '2025-06-14/2025-06-15'}
  CREATE (:Person {name: 'Felix Dapare Dakora'});
CITING {source: 'bri-forum-undated', id: 'N0294', locator: '000-06', words: 'Li Wenqing'}
  CREATE (:Person {name: 'Li Wenqing', aliases: ['Li']});
CITING {source: 'bri-forum-undated', id: 'N0295', locator: '000-12', words: 'Li'}
  MERGE (:Person {name: 'Li Wenqing'});
CITING {source: 'std-2025-06-14', id: 'N0296', locator: '003-26', words: 'LONG Yun', published: '2025-06-14/2025-06-15'}
  CREATE (:Person {name: 'Long Yun', aliases: ['LONG Yun']});
CITING {source: 'std-2025-06-14', id: 'N0297', locator: '003-24', words: 'LU Zijian', published: '2025-06-14/2025-06-15'}
  CREATE (:Person {name: 'Lu Zijian', aliases: ['LU Zijian']});
CITING {source: 'std-2025-06-14', id: 'N0298', locator: '003-37', words: 'Luo Delong', published: '2025-06-14/2025-06-15'}
  CREATE (:Person {name: 'Luo Delong'});
CITING {source: 'std-2025-06-14', id: 'N0299', locator: '003-31', words: 'Supamas Isarabhakdi', published: '2025-06-14/2025-06-15'}
  CREATE (:Person {name: 'Supamas Isarabhakdi'});
CITING {source: 'std-2025-06-14', id: 'N0300', locator: '003-09', words: 'WANG Xiaoxia', published: '2025-06-14/2025-06-15'}
  CREATE (:Person {name: 'Wang Xiaoxia', aliases: ['WANG Xiaoxia']});
CITING {source: 'std-undated', id: 'N0301', locator: '004-13', words: 'Xie Xiaoyong'}
  CREATE (:Person {name: 'Xie Xiaoyong'});
CITING {source: 'xinhua-2023-10-31', id: 'N0302', locator: '002-06', words: 'Zhang Anjiang', published: '2023-10-31'}
  CREATE (:Person {name: 'Zhang Anjiang'});
CITING {source: 'brst-2023-10', id: 'N0303', locator: '001-05', words: 'Zhang Guangjun', published: '2023-10'}
  CREATE (:Person {name: 'Zhang Guangjun', aliases: ['Zhang']});
CITING {source: 'brst-2023-10', id: 'N0304', locator: '001-16', words: 'Zhang', published: '2023-10'}
  MERGE (:Person {name: 'Zhang Guangjun'});
CITING {source: 'xinhua-2023-10-31', id: 'N0305', locator: '002-08', words: 'Zhang Guangjun', published: '2023-10-31'}
  MERGE (:Person {name: 'Zhang Guangjun'});
CITING {source: 'xinhua-2023-10-31', id: 'N0306', locator: '002-09', words: 'Zhang', published: '2023-10-31'}
  MERGE (:Person {name: 'Zhang Guangjun'});
CITING {source: 'std-2025-06-14', id: 'N0307', locator: '003-26', words: 'ZHONG Jianli', published: '2025-06-14/2025-06-15'}
  CREATE (:Person {name: 'Zhong Jianli', aliases: ['ZHONG Jianli']});

// ---- Place

CITING {source: 'bri-forum-undated', id: 'N0308', locator: '000-08', words: 'BRI epicenter'}
  CREATE (:Place {name: 'BRI epicenter'});
CITING {source: 'brst-2023-10', id: 'N0309', locator: '001-15', words: 'Silk Road', published: '2023-10'}
  CREATE (:Place {name: 'Silk Road'});
CITING {source: 'bri-forum-undated', id: 'N0310', locator: '000-08', words: 'Yangtze River Economic Belt'}
  CREATE (:Place {name: 'Yangtze River Economic Belt'});

// ---- Plan

CITING {source: 'bri-forum-undated', id: 'N0311', locator: '000-15', words: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'}
  CREATE (:Plan:Undertaking {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan', aliases: ['One Belt, One Road Science and Technology Innovation Action Plan', 'sci-tech innovation cooperation plan under the Belt and Road Initiative (BRI)', 'Belt and Road Science, Technology and Innovation (STI) Cooperation Action Plan', 'Action Plan on Belt and Road Cooperation in Scientific and Technological Innovation']});
CITING {source: 'brst-2023-10', id: 'N0312', locator: '001-16', words: 'One Belt, One Road Science and Technology Innovation Action Plan', published: '2023-10'}
  MERGE (:Plan:Undertaking {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'});
CITING {source: 'std-2025-06-14', id: 'N0313', locator: '003-10', words: 'sci-tech innovation cooperation plan under the Belt and Road Initiative (BRI)', published: '2025-06-14/2025-06-15'}
  MERGE (:Plan:Undertaking {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'});
CITING {source: 'std-2025-06-14', id: 'N0314', locator: '003-18', words: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan', published: '2025-06-14/2025-06-15'}
  MERGE (:Plan:Undertaking {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'});
CITING {source: 'std-2025-06-14', id: 'N0315', locator: '003-41', words: 'Belt and Road Science, Technology and Innovation (STI) Cooperation Action Plan', published: '2025-06-14/2025-06-15'}
  MERGE (:Plan:Undertaking {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'});
CITING {source: 'std-undated', id: 'N0316', locator: '004-04', words: 'Action Plan on Belt and Road Cooperation in Scientific and Technological Innovation'}
  MERGE (:Plan:Undertaking {name: 'Belt and Road Science, Technology and Innovation Cooperation Action Plan'});
CITING {source: 'bri-forum-undated', id: 'N0317', locator: '000-06', words: '"Double Thousand" plan'}
  CREATE (:Plan:Undertaking {name: 'Double Thousand Plan', aliases: ['"Double Thousand" plan', 'Double Thousand', 'Chengdu-Chongqing Belt and Road International Sci-Tech Cooperation "Double Thousand" Plan']});
CITING {source: 'bri-forum-undated', id: 'N0318', locator: '000-07', words: 'Double Thousand'}
  MERGE (:Plan:Undertaking {name: 'Double Thousand Plan'});
CITING {source: 'std-2025-06-14', id: 'N0319', locator: '003-15', words: 'Chengdu-Chongqing Belt and Road International Sci-Tech Cooperation "Double Thousand" Plan', published: '2025-06-14/2025-06-15'}
  MERGE (:Plan:Undertaking {name: 'Double Thousand Plan'});
CITING {source: 'std-2025-06-14', id: 'N0320', locator: '003-13', words: 'cooperation plan for sci-tech innovation in AI and traditional Chinese medicine under the BRI', published: '2025-06-14/2025-06-15'}
  CREATE (:Plan:Undertaking {name: 'cooperation plan for sci-tech innovation in AI and traditional Chinese medicine under the BRI'});

// ---- PolicyDocument

CITING {source: 'std-undated', id: 'N0321', locator: '004-17', words: 'Framework of Standards on Cross-border E-commerce'}
  CREATE (:PolicyDocument:Document {name: 'Framework of Standards on Cross-border E-commerce'});
CITING {source: 'std-undated', id: 'N0322', locator: '004-26', words: 'Guidelines on Jointly Promoting Green Development of the Belt and Road'}
  CREATE (:PolicyDocument:Document {name: 'Guidelines on Jointly Promoting Green Development of the Belt and Road'});
CITING {source: 'std-2025-06-14', id: 'N0323', locator: '003-48', words: 'United Nations 2030 Agenda for Sustainable Development', published: '2025-06-14/2025-06-15'}
  CREATE (:PolicyDocument:Document {name: 'United Nations 2030 Agenda for Sustainable Development'});

// ---- Position

CITING {source: 'std-2025-06-14', id: 'N0324', locator: '003-10', words: 'Chinese Vice Premier', published: '2025-06-14/2025-06-15'}
  CREATE (:Position {name: 'Chinese Vice Premier'});
CITING {source: 'std-undated', id: 'N0325', locator: '004-13', words: 'Chinese ambassador to Belarus'}
  CREATE (:Position {name: 'Chinese ambassador to Belarus'});
CITING {source: 'std-2025-06-14', id: 'N0326', locator: '003-31', words: 'Thailand\'s Minister of Higher Education, Science, Research and Innovation', published: '2025-06-14/2025-06-15'}
  CREATE (:Position {name: 'Thailand\'s Minister of Higher Education, Science, Research and Innovation'});
CITING {source: 'std-2025-06-14', id: 'N0327', locator: '003-30', words: 'UN Secretary-General\'s Envoy on Technology', published: '2025-06-14/2025-06-15'}
  CREATE (:Position {name: 'UN Secretary-General\'s Envoy on Technology'});
CITING {source: 'brst-2023-10', id: 'N0328', locator: '001-05', words: 'deputy director of the Ministry of Science and Technology', published: '2023-10'}
  CREATE (:Position {name: 'deputy director of the Ministry of Science and Technology', aliases: ['deputy director of the Ministry of Science and Technology (MOST)']});
CITING {source: 'brst-2023-10', id: 'N0329', locator: '001-05', words: 'deputy director of the Ministry of Science and Technology (MOST)', published: '2023-10'}
  MERGE (:Position {name: 'deputy director of the Ministry of Science and Technology'});
CITING {source: 'std-2025-06-14', id: 'N0330', locator: '003-37', words: 'deputy director-general of the International Thermonuclear Experimental Reactor (ITER) organization', published: '2025-06-14/2025-06-15'}
  CREATE (:Position {name: 'deputy director-general of the International Thermonuclear Experimental Reactor (ITER) organization'});
CITING {source: 'std-undated', id: 'N0331', locator: '004-18', words: 'vice chairman of China\'s National Development and Reform Commission'}
  CREATE (:Position {name: 'vice chairman of China\'s National Development and Reform Commission'});
CITING {source: 'xinhua-2023-10-31', id: 'N0332', locator: '002-06', words: 'vice mayor of Chongqing', published: '2023-10-31'}
  CREATE (:Position {name: 'vice mayor of Chongqing'});
CITING {source: 'bri-forum-undated', id: 'N0333', locator: '000-04', words: 'vice-minister of science and technology'}
  CREATE (:Position {name: 'vice minister of science and technology', aliases: ['vice-minister of science and technology', 'Vice Minister of Science and Technology']});
CITING {source: 'xinhua-2023-10-31', id: 'N0334', locator: '002-08', words: 'Vice Minister of Science and Technology', published: '2023-10-31'}
  MERGE (:Position {name: 'vice minister of science and technology'});
CITING {source: 'bri-forum-undated', id: 'N0335', locator: '000-06', words: 'vice-governor of Sichuan'}
  CREATE (:Position {name: 'vice-governor of Sichuan'});

// ---- Programme

CITING {source: 'std-2025-06-14', id: 'N0336', locator: '003-51', words: 'Belt and Road Special Cooperation Programs for AI', published: '2025-06-14/2025-06-15'}
  CREATE (:Programme:Undertaking {name: 'Belt and Road Special Cooperation Program for AI', aliases: ['Belt and Road Special Cooperation Programs for AI']});
CITING {source: 'std-2025-06-14', id: 'N0337', locator: '003-51', words: 'Belt and Road Special Cooperation Programs for AI and Spatial Information Science and Technology', published: '2025-06-14/2025-06-15'}
  CREATE (:Programme:Undertaking {name: 'Belt and Road Special Cooperation Program for Spatial Information Science and Technology', aliases: ['Belt and Road Special Cooperation Programs for AI and Spatial Information Science and Technology']});
CITING {source: 'std-2025-06-14', id: 'N0338', locator: '003-47', words: 'Belt and Road Special Cooperation Program for Sustainable Development Technology', published: '2025-06-14/2025-06-15'}
  CREATE (:Programme:Undertaking {name: 'Belt and Road Special Cooperation Program for Sustainable Development Technology'});
CITING {source: 'std-undated', id: 'N0339', locator: '004-23', words: 'Cloud Classroom program'}
  CREATE (:Programme:Undertaking {name: 'Cloud Classroom program'});
CITING {source: 'std-2025-06-14', id: 'N0340', locator: '003-19', words: 'International Meridian Circle Program', published: '2025-06-14/2025-06-15'}
  CREATE (:Programme:Undertaking {name: 'International Meridian Circle Program'});

// ---- Project

CITING {source: 'std-undated', id: 'N0341', locator: '004-28', words: 'Hann Bay wastewater treatment project'}
  CREATE (:Project:Undertaking {name: 'Hann Bay wastewater treatment project'});
CITING {source: 'std-undated', id: 'N0342', locator: '004-29', words: 'Mombasa-Nairobi Railway'}
  CREATE (:Project:Undertaking {name: 'Mombasa-Nairobi Railway'});
CITING {source: 'std-undated', id: 'N0343', locator: '004-28', words: 'Zhanatas wind power plant'}
  CREATE (:Project:Undertaking {name: 'Zhanatas wind power plant'});
CITING {source: 'brst-2023-10', id: 'N0344', locator: '001-11', words: '“small but great” cooperation project', published: '2023-10'}
  CREATE (:Project:Undertaking {name: '“small but great” cooperation project'});

// ---- Province

CITING {source: 'bri-forum-undated', id: 'N0345', locator: '000-03', words: 'Sichuan'}
  CREATE (:Province:Place {name: 'Sichuan', aliases: ['Sichuan province']});
CITING {source: 'bri-forum-undated', id: 'N0346', locator: '000-03', words: 'Sichuan province'}
  MERGE (:Province:Place {name: 'Sichuan'});
CITING {source: 'xinhua-2023-10-31', id: 'N0347', locator: '002-10', words: 'Sichuan', published: '2023-10-31'}
  MERGE (:Province:Place {name: 'Sichuan'});
CITING {source: 'std-2025-06-14', id: 'N0348', locator: '003-10', words: 'Sichuan', published: '2025-06-14/2025-06-15'}
  MERGE (:Province:Place {name: 'Sichuan'});
CITING {source: 'std-2025-06-14', id: 'N0349', locator: '003-10', words: 'Sichuan province', published: '2025-06-14/2025-06-15'}
  MERGE (:Province:Place {name: 'Sichuan'});
CITING {source: 'bri-forum-undated', id: 'N0350', locator: '000-16', words: 'Yunnan'}
  CREATE (:Province:Place {name: 'Yunnan', aliases: ['Yunnan province']});
CITING {source: 'bri-forum-undated', id: 'N0351', locator: '000-16', words: 'Yunnan province'}
  MERGE (:Province:Place {name: 'Yunnan'});

// ---- Region

CITING {source: 'brst-2023-10', id: 'N0352', locator: '001-13', words: 'ASEAN', published: '2023-10'}
  CREATE (:Region:Place {name: 'ASEAN'});
CITING {source: 'std-undated', id: 'N0353', locator: '004-07', words: 'ASEAN'}
  MERGE (:Region:Place {name: 'ASEAN'});
CITING {source: 'brst-2023-10', id: 'N0354', locator: '001-13', words: 'Africa', published: '2023-10'}
  CREATE (:Region:Place {name: 'Africa'});
CITING {source: 'std-undated', id: 'N0355', locator: '004-07', words: 'Africa'}
  MERGE (:Region:Place {name: 'Africa'});
CITING {source: 'brst-2023-10', id: 'N0356', locator: '001-13', words: 'Arab countries', published: '2023-10'}
  CREATE (:Region:Place {name: 'Arab states', aliases: ['Arab countries', 'China-Arab']});
CITING {source: 'std-undated', id: 'N0357', locator: '004-07', words: 'Arab states'}
  MERGE (:Region:Place {name: 'Arab states'});
CITING {source: 'std-undated', id: 'N0358', locator: '004-18', words: 'China-Arab'}
  MERGE (:Region:Place {name: 'Arab states'});
CITING {source: 'std-undated', id: 'N0359', locator: '004-11', words: 'Asia'}
  CREATE (:Region:Place {name: 'Asia'});
CITING {source: 'std-undated', id: 'N0360', locator: '004-11', words: 'Europe'}
  CREATE (:Region:Place {name: 'Europe'});
CITING {source: 'std-undated', id: 'N0361', locator: '004-07', words: 'Latin America'}
  CREATE (:Region:Place {name: 'Latin America'});
CITING {source: 'std-undated', id: 'N0362', locator: '004-11', words: 'Oceania'}
  CREATE (:Region:Place {name: 'Oceania'});
CITING {source: 'std-undated', id: 'N0363', locator: '004-11', words: 'South America'}
  CREATE (:Region:Place {name: 'South America'});
CITING {source: 'std-undated', id: 'N0364', locator: '004-07', words: 'South Asia'}
  CREATE (:Region:Place {name: 'South Asia'});
CITING {source: 'xinhua-2023-10-31', id: 'N0365', locator: '002-03', words: 'southwest China', published: '2023-10-31'}
  CREATE (:Region:Place {name: 'southwest China'});

// ---- Report

CITING {source: 'std-2025-06-14', id: 'N0366', locator: '003-19', words: 'English edition of the *National Innovation Index Report 2024*', published: '2025-06-14/2025-06-15'}
  CREATE (:Report:Document {name: 'English edition of the National Innovation Index Report 2024', aliases: ['English edition of the *National Innovation Index Report 2024*']});
CITING {source: 'std-2025-06-14', id: 'N0367', locator: '003-19', words: 'National Innovation Index Report 2024', published: '2025-06-14/2025-06-15'}
  CREATE (:Report:Document {name: 'National Innovation Index Report 2024'});

// ---- Topic

CITING {source: 'bri-forum-undated', id: 'N0368', locator: '000-05', words: 'exchange and collaboration in scientific and technological innovation with member countries of the Belt and Road Initiative'}
  CREATE (:Topic:Subject {name: 'exchange and collaboration in scientific and technological innovation with member countries of the Belt and Road Initiative'});
CITING {source: 'bri-forum-undated', id: 'N0369', locator: '000-05', words: 'global governance framework for science and technology'}
  CREATE (:Topic:Subject {name: 'global governance framework for science and technology'});
CITING {source: 'xinhua-2023-10-31', id: 'N0370', locator: '002-04', words: 'industrial innovation and development', published: '2023-10-31'}
  CREATE (:Topic:Subject {name: 'industrial innovation and development'});
CITING {source: 'xinhua-2023-10-31', id: 'N0371', locator: '002-04', words: 'inter-governmental cooperation in science and technology', published: '2023-10-31'}
  CREATE (:Topic:Subject {name: 'inter-governmental cooperation in science and technology'});
CITING {source: 'xinhua-2023-10-31', id: 'N0372', locator: '002-04', words: 'open science', published: '2023-10-31'}
  CREATE (:Topic:Subject {name: 'open science'});
CITING {source: 'xinhua-2023-10-31', id: 'N0373', locator: '002-04', words: 'paradigm change in scientific research', published: '2023-10-31'}
  CREATE (:Topic:Subject {name: 'paradigm change in scientific research'});
CITING {source: 'xinhua-2023-10-31', id: 'N0374', locator: '002-04', words: 'people-to-people exchanges in science and technology', published: '2023-10-31'}
  CREATE (:Topic:Subject {name: 'people-to-people exchanges in science and technology'});

// ---- Wildlife

CITING {source: 'std-undated', id: 'N0375', locator: '004-29', words: 'elephants'}
  CREATE (:Wildlife {name: 'elephants'});
CITING {source: 'std-undated', id: 'N0376', locator: '004-29', words: 'giraffes'}
  CREATE (:Wildlife {name: 'giraffes'});
