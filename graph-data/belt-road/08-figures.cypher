// Figures: properties of the thing counted, each with one claim a document.
//
// comparator   = as printed or "a total of"; > "more than", "over"; ~ no number printed ("several": the words are the value)
// unit         what the document counts; figures of different units are not to be added or ranked together
// note         begins with the measure in words
//
// Several claims of one property stand in the order of trust: the last one set is the value the property shows
// (preferred rank first, then the latest as-of date, then the latest publication).

// 003_32a7fa6aabee1bdd.txt
CITING {source: 'std-2025-06-14', id: 'F3008', locator: '003-06', words: 'VOL.5-NO.195', unit: 'issue', published: '2025-06-14/2025-06-15', note: 'issue number'}
  MATCH (n:Source {id: 'std-2025-06-14'}) SET n.issueNumber = 195;
CITING {source: 'std-2025-06-14', id: 'F3007', locator: '003-06', words: 'VOL.5-NO.195', unit: 'volume', published: '2025-06-14/2025-06-15', note: 'volume number'}
  MATCH (n:Source {id: 'std-2025-06-14'}) SET n.volumeNumber = 5;

// 12 INTERNATIONAL BIG SCIENCE PROGRAMS
CITING {source: 'std-2025-06-14', id: 'F3005', locator: '003-04', words: 'PAGE 4', unit: 'page', published: '2025-06-14/2025-06-15', note: 'page number'}
  MATCH (n:Article {name: '12 INTERNATIONAL BIG SCIENCE PROGRAMS'}) SET n.pageNumber = 4;

// Alliance of International Science Organizations
CITING {source: 'std-undated', id: 'F4040', locator: '004-11', words: '48 countries and regions', unit: 'countries and regions', note: 'countries and regions of members'}
  MATCH (n:Alliance {name: 'Alliance of International Science Organizations'}) SET n.countriesAndRegions = 48;
CITING {source: 'std-undated', id: 'F4039', locator: '004-11', words: '67 members', unit: 'members', note: 'members'}
  MATCH (n:Alliance {name: 'Alliance of International Science Organizations'}) SET n.members = 67;

// Belt and Road joint laboratories
CITING {source: 'std-undated', id: 'F4019', locator: '004-06', words: 'more than 50 joint laboratories', unit: 'joint laboratories', asOf: '2023-06-30', comparator: '>', note: 'joint laboratories established; as of: \'By the end of June 2023\''}
  MATCH (n:Collective {name: 'Belt and Road joint laboratories'}) SET n.jointLaboratories = 50;
CITING {source: 'brst-2023-10', id: 'F1038', locator: '001-08', words: 'more than 50 One Belt One Road joint laboratories', unit: 'joint laboratories', asOf: '2023-10-30', published: '2023-10', comparator: '>', note: 'joint laboratories established; as of: by context, the press conference of 30 October'}
  MATCH (n:Collective {name: 'Belt and Road joint laboratories'}) SET n.jointLaboratories = 50;
CITING {source: 'bri-forum-undated', id: 'F0078', locator: '000-16', words: 'more than 70 joint laboratories', statedBy: 'Chen Jiachang', unit: 'joint laboratories', comparator: '>', rank: 'preferred', note: 'joint laboratories established; as of: not stated, before the second conference; preferred: the latest by content; \'Chen said\' closes the paragraph (000-17)'}
  MATCH (n:Collective {name: 'Belt and Road joint laboratories'}) SET n.jointLaboratories = 70;

// Belt and Road sci-tech innovation cooperation alliances
CITING {source: 'std-2025-06-14', id: 'F3038', locator: '003-14', words: 'Five Belt and Road sci-tech innovation cooperation alliances', unit: 'alliances', asOf: '2025-06-10/2025-06-12', published: '2025-06-14/2025-06-15', note: 'alliances launched; as of: conference period'}
  MATCH (n:Collective {name: 'Belt and Road sci-tech innovation cooperation alliances'}) SET n.alliances = 5;

// bilateral cooperation achievements
CITING {source: 'std-2025-06-14', id: 'F3087', locator: '003-21', words: 'A total of 103 bilateral cooperation achievements', unit: 'bilateral cooperation achievements', asOf: '2025-06-10/2025-06-12', published: '2025-06-14/2025-06-15', note: 'bilateral cooperation achievements showcased; as of: conference period'}
  MATCH (n:Collective {name: 'bilateral cooperation achievements'}) SET n.bilateralCooperationAchievements = 103;

// bilateral cooperation documents
CITING {source: 'std-2025-06-14', id: 'F3095', locator: '003-22', words: '28 bilateral cooperation documents', unit: 'bilateral cooperation documents', asOf: '2025-06-10/2025-06-12', published: '2025-06-14/2025-06-15', note: 'bilateral cooperation documents signed; as of: conference period'}
  MATCH (n:Collective {name: 'bilateral cooperation documents'}) SET n.bilateralCooperationDocuments = 28;

// Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community
CITING {source: 'std-2025-06-14', id: 'F3187', locator: '003-54', words: 'See page 3', unit: 'page', published: '2025-06-14/2025-06-15', note: 'continuation page; the continuation is not in the file'}
  MATCH (n:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'}) SET n.continuationPage = 3;

// CHINA EXPANDS GLOBAL SCI-TECH PARTNERSHIPS FOR SHARED FUTURE
CITING {source: 'std-2025-06-14', id: 'F3002', locator: '003-02', words: 'PAGE 2', unit: 'page', published: '2025-06-14/2025-06-15', note: 'page number'}
  MATCH (n:Article {name: 'CHINA EXPANDS GLOBAL SCI-TECH PARTNERSHIPS FOR SHARED FUTURE'}) SET n.pageNumber = 2;

// China-Belarus Great Stone Industrial Park
CITING {source: 'std-undated', id: 'F4055', locator: '004-13', words: '16 countries', statedBy: 'Xie Xiaoyong', unit: 'countries', note: 'countries of investing enterprises'}
  MATCH (n:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}) SET n.countriesOfInvestingEnterprises = 16;
CITING {source: 'std-undated', id: 'F4054', locator: '004-13', words: '114 enterprises', statedBy: 'Xie Xiaoyong', unit: 'enterprises', note: 'investing enterprises'}
  MATCH (n:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}) SET n.investingEnterprises = 114;

// Cloud Classroom program
CITING {source: 'std-undated', id: 'F4102', locator: '004-23', words: 'livestreamed training sessions for more than 80 countries', unit: 'countries', comparator: '>', note: 'countries given livestreamed training'}
  MATCH (n:Programme {name: 'Cloud Classroom program'}) SET n.countriesTrained = 80;

// cooperation platforms
CITING {source: 'brst-2023-10', id: 'F1048', locator: '001-09', words: 'several cooperation platforms', unit: 'cooperation platforms', asOf: '2023-10-30', published: '2023-10', comparator: '~', note: 'cooperation platforms built; as of: by context, the press conference of 30 October'}
  MATCH (n:Collective {name: 'cooperation platforms'}) SET n.platformsBuilt = 'several';
CITING {source: 'brst-2023-10', id: 'F1062', locator: '001-10', words: 'several cooperation platforms', unit: 'cooperation platforms', asOf: '2023-10-30', published: '2023-10', comparator: '~', note: 'cooperation platforms under construction; as of: by context, the press conference of 30 October'}
  MATCH (n:Collective {name: 'cooperation platforms'}) SET n.platformsUnderConstruction = 'several';

// countries analysed in the National Innovation Index Report 2024
CITING {source: 'std-2025-06-14', id: 'F3085', locator: '003-20', words: '40 countries', unit: 'countries', published: '2025-06-14/2025-06-15', note: 'countries analysed'}
  MATCH (n:Collective {name: 'countries analysed in the National Innovation Index Report 2024'}) SET n.countriesAnalysed = 40;
CITING {source: 'std-2025-06-14', id: 'F3086', locator: '003-20', words: 'over 95 percent of global R&D expenditure', unit: 'percent of global R&D expenditure', published: '2025-06-14/2025-06-15', comparator: '>', note: 'share of global R&D expenditure'}
  MATCH (n:Collective {name: 'countries analysed in the National Innovation Index Report 2024'}) SET n.shareOfGlobalRdExpenditure = 95;

// cross-border technology transfer platforms
CITING {source: 'std-undated', id: 'F4024', locator: '004-07', words: 'nine cross-border technology transfer platforms', unit: 'cross-border technology transfer platforms', note: 'technology transfer centers or platforms established; as of: not stated in the sentence, the sentence before it says \'By the end of June 2023\''}
  MATCH (n:Collective {name: 'cross-border technology transfer platforms'}) SET n.technologyTransferCenters = 9;

// eco-friendly projects in BRI partner countries
CITING {source: 'std-undated', id: 'F4115', locator: '004-28', words: 'a large number of eco-friendly projects', unit: 'eco-friendly projects', comparator: '~', note: 'eco-friendly projects invested in'}
  MATCH (n:Collective {name: 'eco-friendly projects in BRI partner countries'}) SET n.ecoFriendlyProjects = 'a large number of';

// Felix Dapare Dakora
CITING {source: 'std-2025-06-14', id: 'F3125', locator: '003-33', words: 'decades of experience', unit: 'decades', published: '2025-06-14/2025-06-15', comparator: '~', note: 'experience in agricultural and plant sciences'}
  MATCH (n:Person {name: 'Felix Dapare Dakora'}) SET n.experience = 'decades of';

// First Belt and Road Conference on Science and Technology Exchange
CITING {source: 'xinhua-2023-10-31', id: 'F2030', locator: '002-06', words: 'more than 70 countries and international organizations', statedBy: 'Zhang Anjiang', modality: 'invited', unit: 'countries and international organizations', asOf: '2023-10-30', published: '2023-10-31', comparator: '>', note: 'countries and international organizations invited; as of: by context, the press conference of 30 October; the count lumps countries and international organizations together'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.countriesAndInternationalOrganizations = 70;
CITING {source: 'brst-2023-10', id: 'F1006', locator: '001-01', words: 'attendants from 80 countries', unit: 'countries', asOf: '2023-10', published: '2023-10', note: 'countries attending the first conference; as of: heading; headline only; the body says nothing about attendance'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.countriesAttending = 80;
CITING {source: 'brst-2023-10', id: 'F1003', locator: '001-01', words: 'First Belt and Road Science and Technology Conference', unit: 'edition', published: '2023-10', note: 'edition number'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.editionNumber = 1;
CITING {source: 'xinhua-2023-10-31', id: 'F2004', locator: '002-01', words: '1st Belt and Road Conference on Science and Technology', unit: 'edition', published: '2023-10-31', note: 'edition number'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.editionNumber = 1;
CITING {source: 'xinhua-2023-10-31', id: 'F2008', locator: '002-03', words: 'The first Belt and Road Conference on Science and Technology Exchange', unit: 'edition', published: '2023-10-31', note: 'edition number'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.editionNumber = 1;
CITING {source: 'std-2025-06-14', id: 'F3070', locator: '003-18', words: 'the first conference in Chongqing', unit: 'edition', published: '2025-06-14/2025-06-15', note: 'edition number'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.editionNumber = 1;
CITING {source: 'xinhua-2023-10-31', id: 'F2029', locator: '002-06', words: 'Over 300 foreign participants', statedBy: 'Zhang Anjiang', modality: 'invited', unit: 'foreign participants', asOf: '2023-10-30', published: '2023-10-31', comparator: '>', note: 'foreign participants invited; as of: by context, the press conference of 30 October'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.foreignParticipants = 300;
CITING {source: 'xinhua-2023-10-31', id: 'F2023', locator: '002-05', words: 'five major sections', modality: 'planned', unit: 'major sections', published: '2023-10-31', note: 'major sections'}
  MATCH (n:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}) SET n.majorSections = 5;

// fourth batch of Belt and Road joint laboratories
CITING {source: 'std-2025-06-14', id: 'F3036', locator: '003-13', words: 'the fourth batch of Belt and Road joint laboratories', unit: 'batch', published: '2025-06-14/2025-06-15', note: 'batch number; size of the batch not given'}
  MATCH (n:Collective {name: 'fourth batch of Belt and Road joint laboratories'}) SET n.batchNumber = 4;

// global technology commercialization centers
CITING {source: 'brst-2023-10', id: 'F1075', locator: '001-13', words: 'nine global technology commercialization centers', unit: 'global technology commercialization centers', asOf: '2023-10-30', published: '2023-10', note: 'technology transfer centers or platforms established; as of: by context, the press conference of 30 October'}
  MATCH (n:Collective {name: 'global technology commercialization centers'}) SET n.technologyTransferCenters = 9;

// Initiative for Belt and Road Partnership on Green Development
CITING {source: 'std-undated', id: 'F4110', locator: '004-26', words: 'together with 31 countries', unit: 'countries', note: 'countries launching together with China; 31 besides China'}
  MATCH (n:Initiative {name: 'Initiative for Belt and Road Partnership on Green Development'}) SET n.countriesTogetherWithChina = 31;

// intergovernmental science and technology cooperation agreements
CITING {source: 'bri-forum-undated', id: 'F0076', locator: '000-16', words: 'more than 80 government-to-government agreements', statedBy: 'Chen Jiachang', unit: 'agreements', comparator: '>', note: 'intergovernmental S&T agreements: signed; as of: not stated; counts agreements; documents 001, 002 and 004 count partner countries; Chen: see 000-17'}
  MATCH (n:Collective {name: 'intergovernmental science and technology cooperation agreements'}) SET n.agreements = 80;
CITING {source: 'std-undated', id: 'F4017', locator: '004-06', words: 'more than 80 BRI partner countries', unit: 'countries', asOf: '2023-06-30', comparator: '>', note: 'intergovernmental S&T agreements: partner countries; as of: \'By the end of June 2023\''}
  MATCH (n:Collective {name: 'intergovernmental science and technology cooperation agreements'}) SET n.partnerCountries = 80;
CITING {source: 'brst-2023-10', id: 'F1018', locator: '001-03', words: 'more than 80 One Belt and One Road joint construction countries', statedBy: 'press conference of 30 October 2023', unit: 'countries', asOf: '2023-10-30', published: '2023-10', comparator: '>', note: 'intergovernmental S&T agreements: partner countries; as of: press conference of October 30 (year from the heading \'2023/10\')'}
  MATCH (n:Collective {name: 'intergovernmental science and technology cooperation agreements'}) SET n.partnerCountries = 80;
CITING {source: 'xinhua-2023-10-31', id: 'F2044', locator: '002-08', words: 'more than 80 BRI partners', statedBy: 'Zhang Guangjun', unit: 'BRI partners', asOf: '2023-10-30', published: '2023-10-31', comparator: '>', note: 'intergovernmental S&T agreements: partner countries; as of: by context, the press conference of 30 October; \'partners\', not \'countries\''}
  MATCH (n:Collective {name: 'intergovernmental science and technology cooperation agreements'}) SET n.partnerCountries = 80;

// international big science programs (page-4 headline)
CITING {source: 'std-2025-06-14', id: 'F3004', locator: '003-03', words: '12 INTERNATIONAL BIG SCIENCE PROGRAMS', unit: 'international big science programs', published: '2025-06-14/2025-06-15', explicit: false, note: 'international big science programs; teaser headline without text; the reading of 12 as a count is likely but not explained'}
  MATCH (n:Collective {name: 'international big science programs (page-4 headline)'}) SET n.bigSciencePrograms = 12;

// international technology transfer centers
CITING {source: 'bri-forum-undated', id: 'F0080', locator: '000-16', words: '10 international technology transfer centers', statedBy: 'Chen Jiachang', unit: 'international technology transfer centers', note: 'technology transfer centers or platforms established; as of: not stated, before the second conference; \'Chen said\' closes the paragraph (000-17)'}
  MATCH (n:Collective {name: 'international technology transfer centers'}) SET n.technologyTransferCenters = 10;

// joint research projects with BRI partner countries
CITING {source: 'brst-2023-10', id: 'F1035', locator: '001-08', words: 'several joint research projects', unit: 'joint research projects', asOf: '2023-10-30', published: '2023-10', comparator: '~', note: 'joint research projects implemented; as of: by context, the press conference of 30 October'}
  MATCH (n:Collective {name: 'joint research projects with BRI partner countries'}) SET n.jointResearchProjects = 'several';

// overseas science education cooperation centers
CITING {source: 'brst-2023-10', id: 'F1046', locator: '001-08', words: '10 overseas science education cooperation centers', unit: 'overseas science education cooperation centers', asOf: '2023-10-30', published: '2023-10', note: 'overseas science education cooperation centers established; as of: by context, the press conference of 30 October'}
  MATCH (n:Collective {name: 'overseas science education cooperation centers'}) SET n.scienceEducationCenters = 10;

// scientists and managers trained in the co-constructing countries
CITING {source: 'brst-2023-10', id: 'F1031', locator: '001-07', words: 'A total of 16,000 scientists and managers', statedBy: 'Zhang Guangjun', unit: 'scientists and managers', asOf: '2023-10-30', published: '2023-10', note: 'scientists and managers trained; as of: press conference of October 30 (year from the heading \'2023/10\')'}
  MATCH (n:PeopleGroup {name: 'scientists and managers trained in the co-constructing countries'}) SET n.scientistsAndManagers = 16000;

// Second Belt and Road Conference on Science and Technology Exchange
CITING {source: 'bri-forum-undated', id: 'F0015', locator: '000-04', words: 'representatives from more than 100 countries and international organizations will attend', statedBy: 'Chen Jiachang', modality: 'planned', unit: 'countries and international organizations', comparator: '>', note: 'countries and international organizations represented; as of: not stated, before the second conference; the count lumps countries and international organizations together'}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.countriesAndInternationalOrganizations = 100;
CITING {source: 'bri-forum-undated', id: 'F0006', locator: '000-02', words: 'the second Belt and Road Conference on Science and Technology Exchange', unit: 'edition', note: 'edition number'}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.editionNumber = 2;
CITING {source: 'std-2025-06-14', id: 'F3017', locator: '003-10', words: 'second Belt and Road Conference on Science and Technology Exchange', unit: 'edition', published: '2025-06-14/2025-06-15', note: 'edition number'}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.editionNumber = 2;
CITING {source: 'std-2025-06-14', id: 'F3100', locator: '003-23', words: 'The Second Belt and Road Conference on Science and Technology Exchange', unit: 'edition', published: '2025-06-14/2025-06-15', note: 'edition number; photo caption'}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.editionNumber = 2;
CITING {source: 'std-2025-06-14', id: 'F3110', locator: '003-27', words: 'the second Belt and Road Conference on Science and Technology Exchange', unit: 'edition', published: '2025-06-14/2025-06-15', note: 'edition number'}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.editionNumber = 2;
CITING {source: 'std-2025-06-14', id: 'F3076', locator: '003-19', words: 'eight major new outcomes were announced', unit: 'major new outcomes', validFrom: '2025-06-12', validTo: '2025-06-12', asOf: '2025-06-12', published: '2025-06-14/2025-06-15', note: 'major new outcomes announced; as of: day and month in the sentence, year from the masthead \'JUNE 14-15, 2025\''}
  MATCH (n:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'}) SET n.majorNewOutcomes = 8;

// Second Belt and Road Ministerial Meeting on Science and Technology Exchange
CITING {source: 'bri-forum-undated', id: 'F0018', locator: '000-05', words: 'The second Belt and Road Ministerial Meeting on Science and Technology Exchange', statedBy: 'Chen Jiachang', unit: 'edition', note: 'edition number'}
  MATCH (n:Meeting {name: 'Second Belt and Road Ministerial Meeting on Science and Technology Exchange'}) SET n.editionNumber = 2;

// Silk Road Spirit in Action
CITING {source: 'std-2025-06-14', id: 'F3138', locator: '003-38', words: 'See page 3', unit: 'page', published: '2025-06-14/2025-06-15', note: 'continuation page; the continuation is not in the file'}
  MATCH (n:Article {name: 'Silk Road Spirit in Action'}) SET n.continuationPage = 3;

// technology transfer and transformation projects
CITING {source: 'bri-forum-undated', id: 'F0059', locator: '000-11', words: 'A series of technology transfer and transformation projects', modality: 'planned', unit: 'technology transfer and transformation projects', comparator: '~', note: 'projects to be executed'}
  MATCH (n:Collective {name: 'technology transfer and transformation projects'}) SET n.projects = 'a series of';

// Thousand Cooperation Projects Initiative
CITING {source: 'bri-forum-undated', id: 'F0030', locator: '000-06', words: '"1,000 cooperation projects" plan', statedBy: 'Li Wenqing', modality: 'planned', unit: 'cooperation projects', note: 'target in plan name'}
  MATCH (n:Initiative {name: 'Thousand Cooperation Projects Initiative'}) SET n.target = 1000;
CITING {source: 'std-2025-06-14', id: 'F3059', locator: '003-16', words: '"Thousand Cooperation Projects Initiative"', unit: 'cooperation projects', published: '2025-06-14/2025-06-15', note: 'target in plan name'}
  MATCH (n:Initiative {name: 'Thousand Cooperation Projects Initiative'}) SET n.target = 1000;

// Thousand Young Scientists Exchange Initiative
CITING {source: 'bri-forum-undated', id: 'F0031', locator: '000-06', words: '"1,000 young scientists exchange" plan', statedBy: 'Li Wenqing', modality: 'planned', unit: 'young scientists exchanged', note: 'target in plan name'}
  MATCH (n:Initiative {name: 'Thousand Young Scientists Exchange Initiative'}) SET n.target = 1000;
CITING {source: 'std-2025-06-14', id: 'F3060', locator: '003-16', words: '"Thousand Young Scientists Exchange Initiative."', unit: 'young scientists exchanged', published: '2025-06-14/2025-06-15', note: 'target in plan name'}
  MATCH (n:Initiative {name: 'Thousand Young Scientists Exchange Initiative'}) SET n.target = 1000;

// wildlife passages of the Mombasa-Nairobi Railway
CITING {source: 'std-undated', id: 'F4130', locator: '004-29', words: 'several passages', unit: 'passages', comparator: '~', note: 'wildlife passages created'}
  MATCH (n:InfrastructureType {name: 'wildlife passages of the Mombasa-Nairobi Railway'}) SET n.wildlifePassages = 'several';

// young foreign scientists supported for short-term research and exchanges in China
CITING {source: 'bri-forum-undated', id: 'F0085', locator: '000-17', words: 'more than 80 percent of the countries', statedBy: 'Chen Jiachang', unit: 'percent of the countries involved in the BRI', comparator: '>', note: 'share of BRI countries covered by young-scientist support; as of: not stated, before the second conference'}
  MATCH (n:PeopleGroup {name: 'young foreign scientists supported for short-term research and exchanges in China'}) SET n.shareOfBriCountries = 80;
CITING {source: 'std-undated', id: 'F4032', locator: '004-09', words: 'more than 10,000 young scientists from BRI partner countries', unit: 'young scientists', validFrom: '2013', comparator: '>', note: 'young scientists supported for short-term exchange in China; as of: \'Since 2013\', end of the count not stated; counted since 2013'}
  MATCH (n:PeopleGroup {name: 'young foreign scientists supported for short-term research and exchanges in China'}) SET n.youngScientists = 10000;
CITING {source: 'brst-2023-10', id: 'F1030', locator: '001-06', words: 'more than 10,000 young scientists from the jointly constructed countries', statedBy: 'Zhang Guangjun', unit: 'young scientists', asOf: '2023-10-30', published: '2023-10', comparator: '>', note: 'young scientists supported for short-term exchange in China; as of: press conference of October 30 (year from the heading \'2023/10\'); no starting year given'}
  MATCH (n:PeopleGroup {name: 'young foreign scientists supported for short-term research and exchanges in China'}) SET n.youngScientists = 10000;
