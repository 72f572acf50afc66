// How many global challenges, emerging technologies and Special Cooperation Programs does the Chengdu Declaration name, in that order?
MATCH (d:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'})
RETURN COUNT { (d)-[:RECOGNIZES_CHALLENGE]->() } AS challenges,
       COUNT { (d)-[:RECOGNIZES_TECHNOLOGY]->() } AS technologies,
       COUNT { (d)-[:PLEDGES_TO_IMPLEMENT]->(:Programme) } AS programmes;
