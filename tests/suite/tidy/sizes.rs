//! Files and functions short enough to be read at once.

use super::source::SourceFile;

const FILE_LINES: usize = 800;
const FUNCTION_LINES: usize = 60;

/// Every file and function that is longer than it may be.
pub(super) fn complaints(files: &[SourceFile]) -> Vec<String> {
    files.iter().flat_map(|file| long_file(file).into_iter().chain(long_functions(file))).collect()
}

fn long_file(file: &SourceFile) -> Option<String> {
    let lines = file.text.lines().count();
    (lines > FILE_LINES).then(|| format!("{} has {lines} lines, more than {FILE_LINES}", file.path))
}

/// A function runs from the line of its `fn` to the one that closes its braces.
fn long_functions(file: &SourceFile) -> Vec<String> {
    let code = file.code();
    let lines: Vec<&str> = code.lines().collect();
    let starts = lines.iter().enumerate().filter_map(|(index, line)| Some((index, function_name(line)?)));
    let measured = starts.filter_map(|(index, name)| Some((index, name, length(&lines[index..])?)));
    let long = measured.filter(|(_, _, length)| *length > FUNCTION_LINES);
    long.map(|(index, name, length)| {
        format!("{}:{}: {name} has {length} lines, more than {FUNCTION_LINES}", file.path, index + 1)
    })
    .collect()
}

fn function_name(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let is_declaration = before.is_empty() || before.ends_with(' ');
    let end = after.find(|character: char| !character.is_alphanumeric() && character != '_')?;
    (is_declaration && end > 0).then(|| &after[..end])
}

/// How many lines the function on the first line takes; none when it has no body.
fn length(lines: &[&str]) -> Option<usize> {
    let mut depth = 0;
    for (index, line) in lines.iter().enumerate() {
        for character in line.chars() {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                ';' if depth == 0 && !line.contains("; ") => return None,
                _ => {}
            }
            if depth == 0 && character == '}' {
                return Some(index + 1);
            }
        }
    }
    None
}
