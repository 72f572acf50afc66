//! Reads a statement as far as one must to tell what it calls, with what, and in which column.

use std::ops::Range;

/// The words, literals of strings and single signs of a statement, in lower case but for strings.
pub(super) fn words(statement: &str) -> Vec<String> {
    let (mut words, mut rest) = (Vec::new(), statement.trim_start());
    while let Some(first) = rest.chars().next() {
        let (word, after) = rest.split_at(length(rest, first));
        words.push(if matches!(first, '\'' | '"') { word.to_owned() } else { word.to_lowercase() });
        rest = after.trim_start();
    }
    words
}

/// How many bytes the word takes that `text` begins with.
fn length(text: &str, first: char) -> usize {
    let is_of_word = |character: char| character.is_alphanumeric() || character == '_';
    match first {
        '\'' | '"' => {
            let mut is_escaped = false;
            let closes = |(_, character): &(usize, char)| {
                let closes = *character == first && !is_escaped;
                is_escaped = *character == '\\' && !is_escaped;
                closes
            };
            text.char_indices().skip(1).find(closes).map_or(text.len(), |(place, _)| place + 1)
        }
        _ if is_of_word(first) => text.find(|character| !is_of_word(character)).unwrap_or(text.len()),
        _ => first.len_utf8(),
    }
}

/// Where `part` stands in `words`, whole words only.
pub(super) fn places(words: &[String], part: &[String]) -> impl Iterator<Item = usize> {
    words.windows(part.len()).enumerate().filter(move |(_, window)| *window == part).map(|(place, _)| place)
}

/// A call in a statement: which words it is, and the words of each argument.
pub(super) struct Call<'a> {
    pub(super) words: Range<usize>,
    pub(super) arguments: Vec<&'a [String]>,
}

/// The words that a call of what has this name begins with.
pub(super) fn opened(name: &str) -> Vec<String> {
    words(&format!("{name}("))
}

/// The calls that begin with the words that [`opened`] gives.
pub(super) fn calls<'a>(words: &'a [String], opened: &[String]) -> Vec<Call<'a>> {
    let is_longer_name = |place: usize| place > 0 && words[place - 1] == ".";
    let call = |place: usize| {
        let first = place + opened.len();
        let arguments = items(&words[first..]);
        let end = arguments.last().map_or(first, |last| first + last.end) + 1;
        let arguments = arguments.into_iter().filter(|range| !range.is_empty());
        Call {
            words: place..end,
            arguments: arguments.map(|range| &words[first + range.start..first + range.end]).collect(),
        }
    };
    places(words, opened).filter(|&place| !is_longer_name(place)).map(call).collect()
}

/// The columns of the last RETURN: which words each is, without its name.
pub(super) fn columns(words: &[String]) -> Vec<Range<usize>> {
    let Some(first) = words.iter().rposition(|word| word == "return").map(|place| place + 1) else {
        return Vec::new();
    };
    let shifted = |item: Range<usize>| first + item.start..first + item.end;
    let unnamed = |item: Range<usize>| match words[item.clone()].iter().rposition(|word| word == "as") {
        Some(place) if place + 2 == item.len() => item.start..item.start + place,
        _ => item,
    };
    items(&words[first..]).into_iter().map(shifted).map(unnamed).collect()
}

/// What commas part at the front of `words`, up to the bracket that closes more than was opened or what ends a RETURN.
fn items(words: &[String]) -> Vec<Range<usize>> {
    let (mut items, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (place, word) in words.iter().enumerate() {
        match word.as_str() {
            "," | ")" | "]" | "}" | ";" | "order" | "skip" | "limit" | "union" if depth == 0 => {
                items.push(start..place);
                start = place + 1;
                if word != "," {
                    return items;
                }
            }
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
    }
    items.push(start..words.len());
    items
}

#[test]
fn a_call_is_found_with_its_arguments_and_its_column() {
    let words = words("RETURN text.f('a, (', g([1, 2])) AS x, g(null) ORDER BY x");
    let call = |name| calls(&words, &opened(name)).into_iter().next().unwrap();
    assert!(calls(&words, &opened("f")).is_empty());
    assert_eq!(call("text.f").arguments, [&words[5..6], &words[7..15]]);
    assert_eq!(columns(&words), [call("text.f").words, 19..23]);
    assert_eq!(calls(&words, &opened("g"))[1].words, 19..23);
}
