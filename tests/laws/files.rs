//! Scenarios in folders.
#![allow(dead_code, reason = "each law uses its own part of this")]

use cores::registry;
use std::fs;
use std::path::{Path, PathBuf};

use playground::Session;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Whether what is generated is to be rewritten instead of compared.
pub(crate) fn blessed() -> bool {
    std::env::var_os("SYNOD_BLESS").is_some()
}

/// Every `*.scenario` of a folder, in the order of their names; none where there is no folder.
pub(crate) fn scenarios(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|is| is == "scenario"))
        .collect();
    files.sort();
    files
}

/// The name of a file, without what follows the dot.
pub(crate) fn stem(file: &Path) -> &str {
    file.file_stem().and_then(|name| name.to_str()).expect("a name")
}

/// The text of a scenario.
pub(crate) fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Opens a script; `name` is said with its mistakes.
pub(crate) fn open(name: &str, script: &str) -> Session {
    Session::open(registry(), script).unwrap_or_else(|mistakes| {
        let words: String = mistakes.iter().map(|mistake| format!("{mistake}\n")).collect();
        panic!("{name}:\n{words}")
    })
}

/// Everything between backticks, without them.
pub(crate) fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The text of every test of these folders.
pub(crate) fn tests_in(folders: &[&str]) -> String {
    let read = |folder: &Path| {
        let files = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
        let sources = files.filter(|file| file.extension().is_some_and(|is| is == "rs"));
        sources.map(|file| fs::read_to_string(file).expect("a text")).collect::<String>()
    };
    folders.iter().map(|folder| read(&root().join(folder))).collect()
}
