//! What the commands need beyond cargo, at which version, and how to get it.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::shell::{command, find, output, root, run};

const TRUNK: &str = "0.21.14";
/// Equal to the `wasm-bindgen` of Cargo.toml: the two speak a private format.
const WASM_BINDGEN: &str = "0.2.128";
const NODE: u32 = 20;
const WASM: &str = "wasm32-unknown-unknown";

/// Everything that any command needs.
pub(crate) fn everything() -> Result<()> {
    for_release()?;
    println!("chromium: {}", chromium()?.display());
    match firefox() {
        Some(path) => println!("firefox: {}", path.display()),
        None => println!("firefox: none, its tests will be skipped"),
    }
    Ok(())
}

/// For a page that a person looks at while working on it.
pub(crate) fn for_page() -> Result<()> {
    wasm_target()?;
    cargo_tool("trunk", "trunk", TRUNK)?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", WASM_BINDGEN)?;
    run(&mut command("cargo fetch"))
}

/// For a page as small as it gets.
pub(crate) fn for_release() -> Result<()> {
    for_page()?;
    npm_packages()
}

/// For Rust tests in WebAssembly, which run in Node.js.
pub(crate) fn for_wasm_tests() -> Result<()> {
    node()?;
    wasm_target()?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", WASM_BINDGEN)
}

/// The target that rust-toolchain.toml names, for those whose rustup does not follow it.
pub(crate) fn wasm_target() -> Result<()> {
    let library = output(&mut command(&format!("rustc --print target-libdir --target {WASM}")));
    if library.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    run(&mut command(&format!("rustup target add {WASM}")))
}

fn cargo_tool(program: &str, package: &str, version: &str) -> Result<()> {
    let installed = output(&mut command(&format!("{program} --version")));
    if installed.is_some_and(|it| it.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    println!("{program} {version} is built once, into .tools/; this takes some minutes");
    // Force: what is there has the wrong version, or does not run.
    run(&mut command(&format!(
        "cargo install {package} --version {version} --locked --force --root .tools"
    )))
}

fn node() -> Result<()> {
    let version = output(&mut command("node --version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().unwrap_or_default();
    match major.parse::<u32>().ok() {
        Some(major) if major >= NODE => Ok(()),
        Some(_) => bail!("Node.js {NODE} or newer is needed, this is {version}: install it"),
        None => bail!("Node.js {NODE} or newer is needed: install it, with npm"),
    }
}

/// What package-lock.json lists, anew whenever that file has changed since.
fn npm_packages() -> Result<()> {
    node()?;
    let folder = root().join("tests/browser");
    let wanted = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(command("npm ci --no-audit --no-fund").current_dir(&folder)).context(
        "the packages of tests/browser are missing; to get them: cd tests/browser && npm ci",
    )?;
    Ok(fs::write(stamp, wanted)?)
}

/// A Chromium that starts: `$CHROMIUM`, an installed one, Playwright's, or Debian's.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(given) = env::var_os("CHROMIUM") {
        let given = PathBuf::from(given);
        return starts(&given)
            .with_context(|| format!("$CHROMIUM = {}: cannot run", given.display()));
    }
    if let Some(found) = installed_chromium() {
        return Ok(found);
    }
    npm_packages()?;
    if playwright_chromium().is_none() {
        let mut download = command("playwright-core install chromium");
        let _ = run(download.env("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "15000"));
    }
    if let Some(found) = playwright_chromium() {
        return Ok(found);
    }
    apt_install("chromium");
    installed_chromium().context(
        "the browser tests need Chromium or Chrome: install one \
         (Debian: sudo apt-get install chromium) or name it in $CHROMIUM",
    )
}

/// An installed Firefox, or Debian's. Tests in it are an extra.
pub(crate) fn firefox() -> Option<PathBuf> {
    if let Some(given) = env::var_os("FIREFOX") {
        return starts(&PathBuf::from(given));
    }
    let installed =
        || ["firefox-esr", "firefox"].into_iter().filter_map(find).find_map(|it| starts(&it));
    installed().or_else(|| {
        apt_install("firefox-esr");
        installed()
    })
}

fn installed_chromium() -> Option<PathBuf> {
    let names = ["chromium", "google-chrome", "google-chrome-stable", "chrome", "chromium-browser"];
    names.into_iter().filter_map(find).find_map(|it| starts(&it))
}

fn playwright_chromium() -> Option<PathBuf> {
    const WHERE: &str =
        "process.stdout.write(require('playwright-core').chromium.executablePath())";
    let mut node = command("node -e");
    let path = output(node.arg(WHERE).current_dir(root().join("tests/browser")))?;
    starts(&PathBuf::from(path))
}

/// A browser may be there and yet lack libraries: only one that tells its version counts.
fn starts(browser: &PathBuf) -> Option<PathBuf> {
    output(std::process::Command::new(browser).arg("--version")).map(|_| browser.clone())
}

/// Debian's package manager, where it is at hand. Failing is the caller's to notice.
fn apt_install(package: &str) {
    let root = output(&mut command("id -u")).is_some_and(|user| user == "0");
    if root && find("apt-get").is_some() {
        let quiet = |line: &str| {
            let mut apt = command(line);
            run(apt.env("DEBIAN_FRONTEND", "noninteractive"))
        };
        let _ = quiet("apt-get update -qq").and_then(|()| {
            quiet(&format!("apt-get install -qq --no-install-recommends {package}"))
        });
    }
}
