// The five documents that the facts are read from.
//
// id          what a claim names as its source
// document    file name of the text; name is the same, so that a source is found like any other node
// published   EDTF date as printed; absent where the document prints none
// sha256      of the text file, in bytes as received

// undated preview of the second conference
CREATE (:Source:SourceDocument:Document {
  id: 'bri-forum-undated',
  name: '000_ffb86d67aa6cb6a6.txt',
  document: '000_ffb86d67aa6cb6a6.txt',
  number: '000',
  title: 'BRI forum aims to boost tech connection',
  language: 'en',
  sha256: 'f33d45e3d2fd03884621bade3754531074c23d86aee17fd93dd8600246f8c973'
});

// report of October 2023 on the first conference
CREATE (:Source:SourceDocument:Document {
  id: 'brst-2023-10',
  name: '001_3ba34253c9bc1076.txt',
  document: '001_3ba34253c9bc1076.txt',
  number: '001',
  title: '2023/10 First Belt and Road Science and Technology Conference BRST with attendants from 80 countries in Chongqing',
  published: '2023-10',
  language: 'en',
  sha256: '0d22f3d56631a8ebedfb7ce5689bb464e67425040abc90df6849d7252ab339ac'
});

// Xinhua, 31 October 2023
CREATE (:Source:SourceDocument:Document {
  id: 'xinhua-2023-10-31',
  name: '002_9e517ec1437684ac.txt',
  document: '002_9e517ec1437684ac.txt',
  number: '002',
  title: 'China to hold 1st Belt and Road Conference on Science and Technology',
  publisher: 'Xinhua',
  published: '2023-10-31',
  language: 'en',
  sha256: '36b3671a056646805ff480cfdbe497816d8ca5e52c80f5413e5136003e91b7f0'
});

// Science and Technology Daily, 14-15 June 2025
CREATE (:Source:SourceDocument:Document {
  id: 'std-2025-06-14',
  name: '003_32a7fa6aabee1bdd.txt',
  document: '003_32a7fa6aabee1bdd.txt',
  number: '003',
  title: 'BRI Sci-tech Cooperation to Better Benefit All',
  publisher: 'Science and Technology Daily',
  published: '2025-06-14/2025-06-15',
  language: 'en',
  sha256: '2918b7082b6c8484bcdff37065b9291f79c225074f3daaa440d3def6e002ef6f'
});

// undated review crediting Science and Technology Daily
CREATE (:Source:SourceDocument:Document {
  id: 'std-undated',
  name: '004_e864a7d563831fee.txt',
  document: '004_e864a7d563831fee.txt',
  number: '004',
  language: 'en',
  sha256: 'c38b012732dd0901c59f596b564203f917dead3fc9ea13722eee4a09c39733d2'
});
