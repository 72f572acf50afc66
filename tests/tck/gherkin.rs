//! Reads feature files: the part of Gherkin that the kit uses.
//!
//! In comes the text of a `.feature` file, out go its scenarios with the background's steps in front and each
//! outline expanded, one scenario an example. What a step means is not known here.
//!
//! Cells of tables are kept as written (but for `\|`): a cell that holds a value goes through the value
//! notation, which knows the escapes itself; [`unescape`] is for the others.

/// A scenario, ready to be played.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scenario {
    /// Its name; an example of an outline ends in `(example k)`.
    pub(crate) name: String,
    /// Its tags and its feature's, each with its `@`.
    pub(crate) tags: Vec<String>,
    /// What it does, in order.
    pub(crate) steps: Vec<Step>,
}

/// A step, with what is attached to it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Step {
    /// The step without its keyword.
    pub(crate) text: String,
    /// The doc string that follows it.
    pub(crate) document: Option<String>,
    /// The rows of the table that follows it.
    pub(crate) table: Vec<Vec<String>>,
}

impl Scenario {
    /// The same scenario, its name led by the file it stands in.
    pub(crate) fn of_file(mut self, file: &str) -> Self {
        self.name = format!("{file} › {}", self.name);
        self
    }
}

/// The scenarios of a feature file.
pub(crate) fn read(text: &str) -> Result<Vec<Scenario>, String> {
    let mut reader = Reader::default();
    let mut lines = text.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        let done = if line.trim_start().starts_with("\"\"\"") {
            document(line, lines.by_ref().map(|(_, line)| line)).and_then(|text| reader.document(text))
        } else {
            reader.line(line.trim())
        };
        done.map_err(|message| format!("line {}: {message}", index + 1))?;
    }
    reader.close()?;
    Ok(reader.scenarios)
}

/// The doc string that `opening` opens, without the indentation of its quotes.
fn document<'a>(opening: &str, lines: impl Iterator<Item = &'a str>) -> Result<String, String> {
    let indentation = opening.len() - opening.trim_start().len();
    let mut text = Vec::new();
    for line in lines {
        if line.trim() == "\"\"\"" {
            return Ok(text.join("\n"));
        }
        let blank = line.len() - line.trim_start().len();
        text.push(&line[indentation.min(blank)..]);
    }
    Err("a doc string is not closed".to_owned())
}

/// What the lines that follow belong to.
#[derive(Default, Clone, Copy, PartialEq)]
enum Block {
    #[default]
    Feature,
    Background,
    Scenario,
    Outline,
    Examples,
}

#[derive(Default)]
struct Reader {
    scenarios: Vec<Scenario>,
    feature_tags: Vec<String>,
    background: Vec<Step>,
    block: Block,
    /// Tags read and not yet given to anything.
    tags: Vec<String>,
    /// The scenario or outline being read.
    current: Scenario,
    /// The tables of examples of the outline being read.
    examples: Vec<Vec<Vec<String>>>,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), String> {
        if line.is_empty() || line.starts_with('#') {
            Ok(())
        } else if line.starts_with('@') {
            self.tags.extend(line.split_whitespace().map(str::to_owned));
            Ok(())
        } else if line.starts_with('|') {
            self.row(cells(line))
        } else if let Some((block, name)) = heading(line) {
            self.open(block, name)
        } else if let Some(text) = step(line) {
            self.steps()?.push(Step { text: text.to_owned(), ..Step::default() });
            Ok(())
        } else if self.steps().is_ok_and(|steps| !steps.is_empty()) {
            Err(format!("neither a step nor a heading: {line}"))
        } else {
            // A description under a heading.
            Ok(())
        }
    }

    fn open(&mut self, block: Block, name: &str) -> Result<(), String> {
        if block == Block::Examples {
            self.examples.push(Vec::new());
        } else {
            self.close()?;
            let tags = std::mem::take(&mut self.tags);
            if block == Block::Feature {
                self.feature_tags = tags;
            } else {
                let tags = self.feature_tags.iter().cloned().chain(tags).collect();
                self.current = Scenario { name: name.to_owned(), tags, steps: Vec::new() };
            }
        }
        self.block = block;
        Ok(())
    }

    /// The steps that the block being read collects.
    fn steps(&mut self) -> Result<&mut Vec<Step>, String> {
        match self.block {
            Block::Background => Ok(&mut self.background),
            Block::Scenario | Block::Outline => Ok(&mut self.current.steps),
            Block::Feature | Block::Examples => Err("a step outside any scenario".to_owned()),
        }
    }

    fn last_step(&mut self) -> Result<&mut Step, String> {
        self.steps()?.last_mut().ok_or_else(|| "there is no step for this to belong to".to_owned())
    }

    fn row(&mut self, cells: Vec<String>) -> Result<(), String> {
        match (self.block, self.examples.last_mut()) {
            (Block::Examples, Some(table)) => table.push(cells),
            _ => self.last_step()?.table.push(cells),
        }
        Ok(())
    }

    fn document(&mut self, text: String) -> Result<(), String> {
        self.last_step()?.document = Some(text);
        Ok(())
    }

    /// Ends the scenario or outline being read.
    fn close(&mut self) -> Result<(), String> {
        let outline = std::mem::take(&mut self.current);
        let tables = std::mem::take(&mut self.examples);
        match self.block {
            Block::Feature | Block::Background => {}
            Block::Scenario => self.finish(outline),
            Block::Outline => return Err(format!("the outline {} has no examples", outline.name)),
            Block::Examples => {
                for (number, example) in examples(&tables)?.into_iter().enumerate() {
                    self.finish(expand(&outline, &example, number + 1));
                }
            }
        }
        Ok(())
    }

    fn finish(&mut self, mut scenario: Scenario) {
        scenario.steps.splice(0..0, self.background.iter().cloned());
        self.scenarios.push(scenario);
    }
}

fn heading(line: &str) -> Option<(Block, &str)> {
    const HEADINGS: [(&str, Block); 6] = [
        ("Feature:", Block::Feature),
        ("Background:", Block::Background),
        ("Scenario Outline:", Block::Outline),
        ("Scenario:", Block::Scenario),
        ("Examples:", Block::Examples),
        ("Scenarios:", Block::Examples),
    ];
    HEADINGS.iter().find_map(|(word, block)| Some((*block, line.strip_prefix(word)?.trim())))
}

fn step(line: &str) -> Option<&str> {
    ["Given ", "When ", "Then ", "And ", "But ", "* "].iter().find_map(|keyword| line.strip_prefix(keyword))
}

/// The cells of a row, trimmed; `|` alone is a row without cells.
fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut characters = line.chars().skip(1);
    while let Some(character) = characters.next() {
        match character {
            '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            '\\' => match characters.next() {
                Some('|') => cell.push('|'),
                escaped => cell.extend(std::iter::once('\\').chain(escaped)),
            },
            plain => cell.push(plain),
        }
    }
    cells
}

/// A cell without Gherkin's escapes.
pub(crate) fn unescape(cell: &str) -> String {
    let mut text = String::new();
    let mut characters = cell.chars();
    while let Some(character) = characters.next() {
        match (character, characters.as_str().chars().next()) {
            ('\\', Some('n')) => text.push('\n'),
            ('\\', Some('\\')) => text.push('\\'),
            _ => {
                text.push(character);
                continue;
            }
        }
        characters.next();
    }
    text
}

/// The cells of one example by the names of their columns.
type Example<'a> = Vec<(&'a str, &'a str)>;

fn examples(tables: &[Vec<Vec<String>>]) -> Result<Vec<Example<'_>>, String> {
    let mut examples = Vec::new();
    for table in tables {
        let (names, rows) = table.split_first().ok_or("a table of examples is empty")?;
        for row in rows {
            if row.len() != names.len() {
                return Err(format!("an example has {} cells under {} names", row.len(), names.len()));
            }
            examples.push(names.iter().zip(row).map(|(name, cell)| (name.as_str(), cell.as_str())).collect());
        }
    }
    Ok(examples)
}

fn expand(outline: &Scenario, example: &Example<'_>, number: usize) -> Scenario {
    let fill = |text: &str, escaped: bool| {
        example.iter().fold(text.to_owned(), |text, (name, cell)| {
            let cell = if escaped { (*cell).to_owned() } else { unescape(cell) };
            text.replace(&format!("<{name}>"), &cell)
        })
    };
    let steps = outline.steps.iter().map(|step| Step {
        text: fill(&step.text, false),
        document: step.document.as_ref().map(|text| fill(text, false)),
        table: step.table.iter().map(|row| row.iter().map(|cell| fill(cell, true)).collect()).collect(),
    });
    Scenario {
        name: format!("{} (example {number})", fill(&outline.name, false)),
        tags: outline.tags.clone(),
        steps: steps.collect(),
    }
}
