// How many days lie between the planned first day of the first conference and the first day of the second?
MATCH (first:Conference {name: 'First Belt and Road Conference on Science and Technology Exchange'}), (second:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})
UNWIND claims(first, 'heldOn') AS c
WITH c, second
WHERE c.modality = 'planned'
RETURN duration.inDays(date(split(c.value, '/')[0]), date(split(second.heldOn, '/')[0])).days AS days;
