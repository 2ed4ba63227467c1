//! The published module in two parts: dist/ as trunk left it, with its wasm cut in two.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::shell::{command, output, root};
use crate::split;

/// What the second part's name ends with.
pub(crate) const REST: &str = "_rest.wasm";
const FIRST: &str = "_bg.wasm";

/// Cuts the module of dist/ along `web/rest.txt`, and lets the page name both parts: by what they
/// hold, since the name that trunk gave depends on neither the cut nor the optimiser.
pub(crate) fn part() -> Result<()> {
    let dist = root().join("dist");
    let list = fs::read_to_string(root().join("web/rest.txt"))?;
    let name = file(&dist, FIRST)?;
    let (_, integrity) = digest(&dist.join(&name))?;
    let parts = split::split(&fs::read(dist.join(&name))?, &list)?;
    fs::remove_file(dist.join(&name))?;
    let (first, first_integrity) = publish(&dist, &parts.first, FIRST)?;
    let (rest, rest_integrity) = publish(&dist, &parts.rest, REST)?;
    let page = fs::read_to_string(dist.join("index.html"))?;
    ensure!(
        page.contains(&name) && page.contains(&integrity) && page.contains("</head>"),
        "dist/index.html does not name {name} as it is"
    );
    let link = format!(
        "<link crossorigin href=./{rest} integrity=sha384-{rest_integrity} rel=synod-rest></head>"
    );
    let page = page.replace(&name, &first).replace(&integrity, &first_integrity);
    fs::write(dist.join("index.html"), page.replacen("</head>", &link, 1))?;
    // Outside of dist/, for whoever looks into a function that was called too early.
    fs::create_dir_all(root().join("target"))?;
    Ok(fs::write(root().join("target/rest.txt"), parts.report)?)
}

/// The one file of dist/ with this ending.
fn file(dist: &Path, ending: &str) -> Result<String> {
    let names = fs::read_dir(dist)?.filter_map(|it| it.ok()?.file_name().into_string().ok());
    let mut found = names.filter(|name| name.ends_with(ending));
    found.next().with_context(|| format!("trunk left no *{ending} in dist/"))
}

/// Writes a part under the name that follows from its bytes. Gives the name, and what a page
/// checks it by.
fn publish(dist: &Path, part: &[u8], ending: &str) -> Result<(String, String)> {
    let draft = dist.join(ending);
    fs::write(&draft, part)?;
    let (hash, integrity) = digest(&draft)?;
    let name = format!("web-{}{ending}", &hash[..16]);
    fs::rename(draft, dist.join(&name))?;
    Ok((name, integrity))
}

/// SHA-384 by the library that Node.js brings along: as hexadecimal digits, and as base64.
fn digest(file: &Path) -> Result<(String, String)> {
    let script = root().join("crates/xtask/src/digest.mjs");
    let printed = output(command("node").arg(script).arg(file));
    let printed = printed.with_context(|| format!("node could not read {}", file.display()))?;
    let (hash, integrity) = printed.split_once(' ').context("digest.mjs printed nonsense")?;
    Ok((hash.to_owned(), integrity.to_owned()))
}
