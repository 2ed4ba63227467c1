//! What stands in a file or an argument where a script is wanted: a script, or something that leads to
//! one.

use crate::registry;
use std::path::Path;

use scenario::link;
use scenario::source::{Source, refusal};
use serde_json::Value;

/// The script in a file, or in standard input for `-`; where the name of the file is a link, the
/// script of that.
///
/// # Errors
/// Why there is none.
pub(crate) fn script(file: &Path) -> Result<String, String> {
    let name = file.to_string_lossy();
    if !file.exists() && matches!(Source::of(&name), Source::Link(_)) {
        return in_text(&name).map_err(|why| format!("{name}: {why}"));
    }
    in_text(&crate::read(file)?).map_err(|why| format!("{name}: {why}"))
}

/// The script that a text is or holds.
fn in_text(text: &str) -> Result<String, String> {
    let source = Source::of(text);
    match source {
        Source::Script(script) => Ok(script.to_owned()),
        Source::Block(script) => Ok(script),
        Source::Link(link) => of_link(link),
        Source::Trace(trace) => of_trace(trace),
        other => Err(refusal(&other).unwrap_or_default()),
    }
}

/// The script of a link, without the punctuation that followed the link.
pub(crate) fn of_link(link: &str) -> Result<String, String> {
    let script = link::decode(link).map_err(|error| error.to_string())?;
    let reads = |script: &str| registry().read(script).is_ok();
    Ok(scenario::source::without_punctuation(script, reads))
}

/// The script in the first line of a trace.
fn of_trace(text: &str) -> Result<String, String> {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let header: Value = serde_json::from_str(header).map_err(|error| {
        format!("this begins like a trace, but its first line cannot be read: {error}")
    })?;
    crate::trace::script_of(Some(&header)).map(str::to_owned)
}

/// Whether a text is the trace of a run, in either form.
pub(crate) fn is_trace(text: &str) -> bool {
    matches!(Source::of(text), Source::Trace(_) | Source::Events)
}

/// Why a file that is to be rewritten holds something else than a script.
pub(crate) fn not_a_script(text: &str) -> Option<String> {
    match Source::of(text) {
        Source::Script(_) => None,
        Source::Link(link) => {
            Some(format!("this is a link; `synod link --decode '{link}'` writes its script"))
        }
        Source::Block(_) => Some(
            "this is a text around a script; `synod fmt -` formats the script alone".to_owned(),
        ),
        Source::Trace(_) => Some(
            "this is a trace; `synod run` plays the script in it, and `synod trace --check` compares \
             it with its run"
                .to_owned(),
        ),
        other => refusal(&other),
    }
}
