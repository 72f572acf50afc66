//! The society as comma-separated tables, a file for each kind of node and relationship.
//!
//! In: a [`Society`] and a folder. Out: files with a header line, whose ids count from 0 within each kind of node.

use super::generate::Society;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes every table into `folder`, which is created where it is missing.
pub(crate) fn write(society: &Society, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let table = |name: &str, header: &str, lines: &mut dyn Iterator<Item = String>| {
        let mut file = BufWriter::new(File::create(folder.join(name))?);
        writeln!(file, "{header}")?;
        for line in lines {
            writeln!(file, "{line}")?;
        }
        file.flush()
    };
    let Society { names, ages, genders, titles, bios, .. } = society;
    table(
        "persons.csv",
        "id,name,age,gender,title,bio",
        &mut (0..society.persons()).map(|person| {
            let (name, age, gender) = (&names[person], ages[person], genders[person]);
            format!("{person},{name},{age},{gender},{},{}", titles[person], bios[person])
        }),
    )?;
    table("cities.csv", "id,city", &mut numbered(&society.cities))?;
    table("states.csv", "id,state", &mut numbered(&society.states))?;
    table("countries.csv", "id,country", &mut numbered(society.countries))?;
    table("interests.csv", "id,interest", &mut numbered(society.interests))?;
    table("lives_in.csv", "from,to", &mut numbered(&society.lives_in))?;
    table("city_in.csv", "from,to", &mut numbered(&society.city_in))?;
    table("state_in.csv", "from,to", &mut numbered(&society.state_in))?;
    table("follows.csv", "from,to", &mut pairs(&society.follows))?;
    table("has_interest.csv", "from,to", &mut pairs(&society.has_interest))
}

fn numbered(values: &[impl Display]) -> impl Iterator<Item = String> {
    values.iter().enumerate().map(|(number, value)| format!("{number},{value}"))
}

fn pairs(pairs: &[(u32, u32)]) -> impl Iterator<Item = String> {
    pairs.iter().map(|(from, to)| format!("{from},{to}"))
}
