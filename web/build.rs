//! Lists `scenarios/*.scenario` for the gallery, so that a new file is in it without further ado: in
//! the order in which `lessons.txt` names them, and behind those by name. The page fetches a scenario
//! when somebody chooses it.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let here = env::var("CARGO_MANIFEST_DIR").expect("cargo says where the manifest is");
    let folder = Path::new(&here).join("../scenarios");
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok);
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "scenario"));
    let lessons = fs::read_to_string(folder.join("lessons.txt")).expect("the order of the lessons");
    let lesson = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default();
        lessons.lines().position(|lesson| name == lesson).unwrap_or(usize::MAX)
    };
    files.sort_by_key(|path| (lesson(path), path.clone()));
    let mut list = String::from("&[\n");
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a scenario is text");
        let remark = text.lines().find_map(|line| line.trim().strip_prefix("--"));
        let about = remark.unwrap_or_default().trim();
        // Writing to a string cannot fail.
        let _ = writeln!(list, "    ({name:?}, {about:?}),");
    }
    list.push_str("]\n");
    let out = env::var("OUT_DIR").expect("cargo says where to write");
    fs::write(Path::new(&out).join("gallery.rs"), list).expect("the gallery can be written");
}
