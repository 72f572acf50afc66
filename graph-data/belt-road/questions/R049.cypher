// When did the second conference conclude, and when was its opening ceremony?
MATCH (c:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})<-[:PART_OF]-(o:ConferenceSection)
RETURN c.concludedOn AS concluded, o.heldOn AS opened;
