//! The commands of this project, for people and for CI. Each installs what it lacks, at pinned
//! versions, below `.tools/` and `tests/browser/node_modules/`, and prints what it runs.

#![allow(clippy::print_stdout, reason = "a command talks to the person who gave it")]

mod build;
mod lint;
mod serve;
mod shell;
mod size;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command>

  serve [--port 8080]            build the page, show it at 127.0.0.1, rebuild on change
  serve --example NAME           the same for the page of examples/NAME
  build                          build the page for publishing, into dist/
  test [native] [wasm] [browser] run the tests: all of them, or the suites named
  lint                           formatting, clippy, documentation: all without a warning
  bench                          figures of the world, of a judged run, of a session
  size                           what the page weighs, against its budget
  bless                          rewrite the golden files from what the code does now
  setup                          only install what the commands above need
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["serve"] => serve::serve(8080),
        ["serve", "--port", port] => serve::serve(port.parse()?),
        ["serve", "--example", example] => serve::serve_example(example, 8080),
        ["serve", "--example", example, "--port", port] => {
            serve::serve_example(example, port.parse()?)
        }
        ["build"] => build::build(),
        ["test", suites @ ..] => test::test(suites),
        ["lint"] => lint::lint(),
        ["bench"] => test::bench(),
        ["size"] => size::size(),
        ["bless"] => test::bless(),
        ["setup"] => tools::everything(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        [unknown, ..] => bail!("no such command: {unknown}\n\n{HELP}"),
    }
}
