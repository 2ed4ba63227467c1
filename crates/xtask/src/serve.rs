//! The page, while working on it.

use anyhow::Result;

use crate::shell::{command, root, run};
use crate::{build, tools};

/// Builds quickly, serves, and builds again whenever a source changes; reload to see it.
pub(crate) fn serve(port: u16) -> Result<()> {
    tools::for_page()?;
    println!("http://127.0.0.1:{port}/ once it is built");
    // A folder of its own, so that dist/ holds nothing but what is fit to publish.
    let mut trunk =
        command("trunk serve --offline --cargo-profile serve --dist target/serve --port");
    run(trunk.arg(port.to_string()).env("TRUNK_SKIP_VERSION_CHECK", "true"))
}

/// The same for the page of an example.
pub(crate) fn serve_example(example: &str, port: u16) -> Result<()> {
    build::known_example(example)?;
    tools::for_page()?;
    println!("http://127.0.0.1:{port}/ once it is built");
    let mut trunk = command("trunk serve --offline --port");
    trunk.arg(port.to_string()).current_dir(root().join("examples").join(example));
    run(trunk.env("TRUNK_SKIP_VERSION_CHECK", "true"))
}
