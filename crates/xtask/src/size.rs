//! What a visit downloads, against its budget.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::shell::{command, output, root};

/// Bytes of html, script, styles and wasm together, compressed by brotli: all protocols, all views,
/// and nothing that is fetched later.
const BUDGET: u64 = 620_000;

pub(crate) fn size() -> Result<()> {
    build::build()?;
    let files = files()?;
    let sizes = compressed(&files)?;
    println!("\n{:>10} {:>10} {:>10}", "raw", "gzip", "brotli");
    let mut total = [0; 3];
    for (file, size) in files.iter().zip(sizes) {
        row(size, file);
        for (sum, part) in total.iter_mut().zip(size) {
            *sum += part;
        }
    }
    row(total, "in all");
    let [.., brotli] = total;
    println!("{BUDGET:>32} budget, {} % used", 100 * brotli / BUDGET);
    if brotli > BUDGET {
        bail!("the page is {} bytes above its budget", brotli - BUDGET);
    }
    Ok(())
}

/// The page and every file it names. The element for other pages is not among them.
fn files() -> Result<Vec<String>> {
    let dist = root().join("dist");
    let page = fs::read_to_string(dist.join("index.html"))?;
    let mut files: Vec<_> = fs::read_dir(dist)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name == "index.html" || page.contains(name.as_str()))
        .collect();
    files.sort();
    Ok(files)
}

/// Raw, gzip and brotli bytes of each, by the zlib that Node.js brings along.
fn compressed(files: &[String]) -> Result<Vec<[u64; 3]>> {
    let script = root().join("crates/xtask/src/size.mjs");
    let printed = output(command("node").arg(script).args(files).current_dir(root().join("dist")))
        .context("node could not compress the files of dist/")?;
    let numbers = |line: &str| {
        let numbers: Vec<u64> = line.split(' ').filter_map(|it| it.parse().ok()).collect();
        <[u64; 3]>::try_from(numbers).ok()
    };
    printed.lines().map(numbers).collect::<Option<_>>().context("size.mjs printed nonsense")
}

fn row([raw, gzip, brotli]: [u64; 3], name: &str) {
    println!("{raw:>10} {gzip:>10} {brotli:>10}  {name}");
}
