//! Opens files for LOAD CSV: regular files beneath the import root, and nothing else.
//!
//! In: a name as a query gives it, `file:///folder/file.csv` or `folder/file.csv`. Out: the open file, or why it may
//! not be read. A link is followed only to what lies beneath the root as well; that nobody puts another file in its
//! place meanwhile is checked once the file is open.

use crate::error::{Detail, QueryError, Span};
use std::fs::{self, File};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// An open file.
pub(super) struct Import {
    pub(super) file: File,
    /// As the query named it.
    pub(super) name: Arc<str>,
}

/// Opens the file that a query names.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` where there is no import root, where the name leads out of it, or where no
/// regular file can be read there.
pub(super) fn open(name: &Arc<str>, root: Option<&Path>, span: Span) -> Result<Import, QueryError> {
    let refused = |message: String| QueryError::argument(Detail::InvalidArgumentValue, message).at(span);
    let Some(root) = root else {
        return Err(refused("LOAD CSV may not read files in this database".to_owned())
            .hint("open it with an import root: Database::options().import_root(folder)"));
    };
    let relative = relative_path(name).map_err(|message| refused(format!("{name}: {message}")))?;
    let file = open_beneath(root, &relative).map_err(|message| refused(format!("{name}: {message}")))?;
    Ok(Import { file, name: name.clone() })
}

/// The path beneath the root that a name means.
fn relative_path(name: &str) -> Result<PathBuf, String> {
    let path = match name.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("file") => {
            let path = rest
                .strip_prefix("///")
                .or_else(|| rest.strip_prefix('/').filter(|rest| !rest.starts_with('/')));
            decoded(path.ok_or("a file on this machine is written file:///folder/file.csv")?)?
        }
        Some((scheme, rest)) if rest.starts_with("//") => {
            return Err(format!("only files are read, nothing by {scheme}"));
        }
        _ => name.to_owned(),
    };
    let path = PathBuf::from(path);
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !is_plain || path.to_string_lossy().contains(['\0', '\\']) {
        return Err("the name must not lead out of the import root".to_owned());
    }
    Ok(path)
}

/// A URL's path with `%20` and its like replaced.
fn decoded(path: &str) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        (bytes, rest) = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).ok().filter(|_| high.is_ascii_hexdigit());
                let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                bytes.push(byte.ok_or("a % is not followed by two hexadecimal digits")?);
                (bytes, after)
            }
            (b'%', _) => return Err("a % is not followed by two hexadecimal digits".to_owned()),
            (byte, after) => {
                bytes.push(*byte);
                (bytes, after)
            }
        };
    }
    String::from_utf8(bytes).map_err(|_| "the name is not UTF-8".to_owned())
}

fn open_beneath(root: &Path, relative: &Path) -> Result<File, String> {
    let words = |error: std::io::Error| error.to_string();
    let root = fs::canonicalize(root).map_err(|error| format!("the import root cannot be read: {error}"))?;
    let path = fs::canonicalize(root.join(relative)).map_err(words)?;
    if !path.starts_with(&root) {
        return Err("the name must not lead out of the import root".to_owned());
    }
    // Opening a pipe could wait for ever, so what it is comes first.
    let expected = fs::symlink_metadata(&path).map_err(words)?;
    if !expected.is_file() {
        return Err("this is not a regular file".to_owned());
    }
    let file = File::open(&path).map_err(words)?;
    let found = file.metadata().map_err(words)?;
    if found.is_file() && is_same(&expected, &found) {
        Ok(file)
    } else {
        Err("the file was replaced while it was opened".to_owned())
    }
}

#[cfg(unix)]
fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    one.len() == other.len() && one.created().ok() == other.created().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(root: &Path, name: &str) -> bool {
        open(&name.into(), Some(root), Span::default()).is_ok()
    }

    #[test]
    fn only_regular_files_beneath_the_root_are_opened() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("root");
        fs::create_dir_all(root.join("in")).unwrap();
        fs::write(root.join("in/a b.csv"), "x").unwrap();
        fs::write(folder.path().join("secret.csv"), "x").unwrap();
        for name in
            ["in/a b.csv", "./in/a b.csv", "file:///in/a%20b.csv", "file:/in/a b.csv", "FILE:///in/a b.csv"]
        {
            assert!(opens(&root, name), "{name}");
        }
        let absolute = root.join("in/a b.csv").display().to_string();
        for name in [
            "in",
            "",
            "none.csv",
            "../secret.csv",
            "in/../../secret.csv",
            "file:///../secret.csv",
            "file:///%2e%2e/secret.csv",
            "file:///in/%2e%2e/%2e%2e/secret.csv",
            "file:////etc/passwd",
            "file://localhost/in/a b.csv",
            "http://example.org/a.csv",
            "in\\..\\..\\secret.csv",
            "in/a b.csv\0",
            "file:///in/a%2",
            "file:///in/a%zzb.csv",
            "/etc/passwd",
            &absolute,
        ] {
            assert!(!opens(&root, name), "{name}");
        }
        assert!(open(&"in/a b.csv".into(), None, Span::default()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_nowhere_but_beneath_the_root() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("root");
        fs::create_dir_all(&root).unwrap();
        fs::write(root.join("a.csv"), "x").unwrap();
        fs::write(folder.path().join("secret.csv"), "x").unwrap();
        symlink(root.join("a.csv"), root.join("within")).unwrap();
        symlink(folder.path().join("secret.csv"), root.join("out")).unwrap();
        symlink(folder.path(), root.join("up")).unwrap();
        symlink("/dev/zero", root.join("device")).unwrap();
        assert!(opens(&root, "within"));
        for name in ["out", "up/secret.csv", "device"] {
            assert!(!opens(&root, name), "{name}");
        }
    }
}
