//! Running other programs in the open: every command line is printed before it runs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

/// The project's folder. Asked of cargo at run time: checkouts may share a target folder, and then
/// this very program.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let own = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        own.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()).join("../..")
    })
}

/// The search path with the project's own tools first.
pub(crate) fn search_path() -> OsString {
    let own = [root().join(".tools/bin"), root().join("tests/browser/node_modules/.bin")];
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
}

/// The program's file, if it is installed.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let names: &[&str] = if cfg!(windows) { &["exe", "cmd"] } else { &[""] };
    env::split_paths(&search_path()).find_map(|folder| {
        names.iter().map(|name| folder.join(program).with_extension(name)).find(|it| it.is_file())
    })
}

/// A command at the project's folder, seeing the project's tools.
pub(crate) fn command(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let program = words.next().unwrap_or_default();
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.args(words).current_dir(root()).env("PATH", search_path());
    command
}

/// Prints and runs it; an exit status other than zero is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    println!("$ {shown}");
    let status = command.status().with_context(|| format!("cannot run {shown}"))?;
    if !status.success() {
        bail!("{shown}: {status}");
    }
    Ok(())
}

/// What it prints, if it runs and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy();
    let words = command.get_args().map(|word| word.to_string_lossy());
    std::iter::once(program).chain(words).collect::<Vec<_>>().join(" ")
}
