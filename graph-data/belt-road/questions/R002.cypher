// On which day of the week was the second conference announced?
MATCH (e:Event) WHERE e.name CONTAINS 'announcement'
RETURN e.heldOn AS day;
