//! What a first visit downloads until its first picture stands, against its budget.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::shell::{command, output, root};
use crate::{build, parts};

/// Bytes of html, script, styles and wasm together, compressed by brotli.
const BUDGET: u64 = 300 * 1024;

pub(crate) fn size() -> Result<()> {
    build::build()?;
    let (rest, first): (Vec<_>, Vec<_>) =
        files()?.into_iter().partition(|name| name.ends_with(parts::REST));
    println!("\n{:>10} {:>10} {:>10}", "raw", "gzip", "brotli");
    table(&rest, "behind the first picture")?;
    let total = table(&first, "first load")?;
    let [.., brotli] = total;
    println!("{:>32} budget, {} % used", BUDGET, 100 * brotli / BUDGET);
    if brotli > BUDGET {
        bail!("the first load is {} bytes above its budget", brotli - BUDGET);
    }
    Ok(())
}

/// A row for each file, and one for all of them.
fn table(files: &[String], what: &str) -> Result<[u64; 3]> {
    let mut total = [0; 3];
    for (file, size) in files.iter().zip(compressed(files)?) {
        row(size, file);
        for (sum, part) in total.iter_mut().zip(size) {
            *sum += part;
        }
    }
    row(total, what);
    println!();
    Ok(total)
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
