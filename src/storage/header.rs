//! The first bytes of both files: what the file is, in which format, and which file it belongs to.
//!
//! Little-endian, of one length, the same in all formats for ever: 8 bytes of magic, the format (`u32`),
//! the database's own number (`u128`), the generation, a random salt, the salt of the snapshot that a log
//! continues (`u64` each), and a CRC-32C of all that.

use crate::error::{Error, Result};
use std::path::Path;

/// The format that this version writes, and the newest that it reads.
pub(super) const FORMAT: u32 = 3;

/// The earliest that it reads.
const EARLIEST_FORMAT: u32 = 2;

/// How long a header is, in bytes.
pub(super) const HEADER_LENGTH: u64 = LENGTH as u64;

const LENGTH: usize = 56;
const CHECKED: usize = LENGTH - 4;

/// Which kind of file it is. The first byte is not text, and the line ends show a transfer as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A graph at one moment.
    Snapshot,
    /// Transactions after that moment.
    Log,
}

impl Kind {
    pub(super) const fn magic(self) -> &'static [u8; 8] {
        match self {
            Kind::Snapshot => b"\x93silk\r\n\x1a",
            Kind::Log => b"\x93slog\r\n\x1a",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Snapshot => "a silkgraph database",
            Kind::Log => "the log of a silkgraph database",
        }
    }
}

/// What the first bytes of a file say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// The database, from its creation on.
    pub(super) database: u128,
    /// Which snapshot of the database it is, counted from 1; a log has that of the snapshot it continues.
    pub(super) generation: u64,
    /// Chosen at random for each file.
    pub(super) salt: u64,
    /// For a log, the salt of the snapshot that it continues; 0 for a snapshot.
    pub(super) continues: u64,
}

impl Header {
    /// The bytes to begin a file with.
    pub(super) fn to_bytes(self, kind: Kind) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        bytes[..8].copy_from_slice(kind.magic());
        bytes[8..12].copy_from_slice(&FORMAT.to_le_bytes());
        bytes[12..28].copy_from_slice(&self.database.to_le_bytes());
        bytes[28..36].copy_from_slice(&self.generation.to_le_bytes());
        bytes[36..44].copy_from_slice(&self.salt.to_le_bytes());
        bytes[44..52].copy_from_slice(&self.continues.to_le_bytes());
        let check = crc32c::crc32c(&bytes[..CHECKED]);
        bytes[CHECKED..].copy_from_slice(&check.to_le_bytes());
        bytes
    }

    /// What the first bytes of `file` say.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when it is not a file of this kind or not as it was written, [`Error::Version`]
    /// when a newer version wrote it.
    pub(super) fn from_bytes(bytes: &[u8; LENGTH], kind: Kind, file: &Path) -> Result<Header> {
        let corrupt = |offset, message| Error::Corrupt { file: file.to_path_buf(), offset, message };
        if bytes[..8] != *kind.magic() {
            return Err(corrupt(0, format!("expected {}, found another kind of file", kind.name())));
        }
        let (expected, found) = (u32_at(bytes, CHECKED), crc32c::crc32c(&bytes[..CHECKED]));
        if expected != found {
            return Err(corrupt(
                0,
                format!("expected a header with checksum {expected:08x}, found {found:08x}"),
            ));
        }
        match u32_at(bytes, 8) {
            EARLIEST_FORMAT..=FORMAT => Ok(Header {
                database: u128::from(u64_at(bytes, 12)) | u128::from(u64_at(bytes, 20)) << 64,
                generation: u64_at(bytes, 28),
                salt: u64_at(bytes, 36),
                continues: u64_at(bytes, 44),
            }),
            found => Err(Error::Version { file: file.to_path_buf(), found, supported: FORMAT }),
        }
    }
}

/// The `u32` at `offset`, which must lie within `bytes`.
pub(super) fn u32_at(bytes: &[u8], offset: usize) -> u32 {
    u32::from_le_bytes(
        bytes[offset..offset + 4].try_into().expect("a slice of four bytes is an array of four"),
    )
}

/// The `u64` at `offset`, which must lie within `bytes`.
pub(super) fn u64_at(bytes: &[u8], offset: usize) -> u64 {
    u64::from_le_bytes(
        bytes[offset..offset + 8].try_into().expect("a slice of eight bytes is an array of eight"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: Header = Header { database: 7 << 100 | 5, generation: 3, salt: 11, continues: 13 };

    fn read(bytes: &[u8; LENGTH]) -> Result<Header> {
        Header::from_bytes(bytes, Kind::Log, Path::new("a.silk-log"))
    }

    #[test]
    fn a_header_reads_as_it_was_written() {
        assert_eq!(read(&HEADER.to_bytes(Kind::Log)).unwrap(), HEADER);
    }

    #[test]
    fn no_bit_of_a_header_flips_unnoticed() {
        for bit in 0..LENGTH * 8 {
            let mut bytes = HEADER.to_bytes(Kind::Log);
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(matches!(read(&bytes), Err(Error::Corrupt { offset: 0, .. })), "bit {bit}");
        }
    }

    #[test]
    fn a_newer_format_is_refused_by_both_numbers() {
        let mut bytes = HEADER.to_bytes(Kind::Log);
        bytes[8..12].copy_from_slice(&9_u32.to_le_bytes());
        let check = crc32c::crc32c(&bytes[..CHECKED]);
        bytes[CHECKED..].copy_from_slice(&check.to_le_bytes());
        assert!(matches!(read(&bytes), Err(Error::Version { found: 9, supported: FORMAT, .. })));
    }

    #[test]
    fn one_kind_of_file_is_not_taken_for_the_other() {
        assert!(matches!(read(&HEADER.to_bytes(Kind::Snapshot)), Err(Error::Corrupt { .. })));
    }
}
