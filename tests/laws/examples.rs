//! The page of an example is the page itself, with another crate inside.

mod files;

use std::fs;

use files::root;

#[test]
fn the_page_of_an_example_differs_in_its_crate_alone() {
    let read = |path: &str| fs::read_to_string(root().join(path)).expect(path);
    // What says which page this is, and the scenarios beside ours.
    let is_own = |line: &&str| {
        ["<title>", r#"name="description""#, r#"rel="rust""#, r#"href="scenarios""#]
            .iter()
            .any(|own| line.contains(own))
    };
    let common = |text: &str| {
        let lines =
            text.lines().filter(|line| !is_own(line)).map(|line| line.replace("../../", ""));
        lines.collect::<Vec<_>>()
    };
    let example = "examples/two-phase-commit";
    let page = read(&format!("{example}/index.html"));
    assert_eq!(common(&page), common(&read("index.html")));
    let flags = |text: &str| {
        let line = text.lines().find(|line| line.contains(r#"rel="rust""#)).expect("a crate");
        line.split_once("data-wasm-opt=").map(|(_, flags)| flags.to_owned())
    };
    assert_eq!(flags(&page), flags(&read("index.html")));
}
