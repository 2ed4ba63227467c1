//! The packed form where there is no browser, whose own codec the page uses.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::{COMFORTABLE, LinkError, Spelled, encode, essence, packed, shorter, spelled, unpacked};
use crate::limits;

/// The fragment of a link, without its `#`, packed: a `~` and base64url.
pub fn encode_packed(text: &str) -> String {
    const BEST: u8 = 9;
    packed(&compress_to_vec(essence(text).as_bytes(), BEST))
}

/// The readable form, unless it is uncomfortably long and the packed one is shorter.
pub fn shortest(text: &str) -> String {
    let plain = encode(text);
    if plain.len() <= COMFORTABLE { plain } else { shorter(plain, encode_packed(text)) }
}

/// The script in a link: a whole address, or its fragment with or without `#`.
///
/// # Errors
/// What is wrong with the link. No input makes this panic, and none makes it allocate more than a
/// small multiple of the limit on scripts.
pub fn decode(link: &str) -> Result<String, LinkError> {
    match spelled(link)? {
        Spelled::Text(text) => Ok(text),
        Spelled::Packed(bytes) => unpacked(inflate(&bytes)?),
    }
}

/// As strict as browsers are: what follows the end is damage, too.
fn inflate(bytes: &[u8]) -> Result<Vec<u8>, LinkError> {
    let mut text = vec![0; limits::BYTES];
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) =
        decompress(&mut DecompressorOxide::new(), bytes, &mut text, 0, flags);
    text.truncate(written);
    match status {
        TINFLStatus::Done if read == bytes.len() => Ok(text),
        TINFLStatus::HasMoreOutput => Err(LinkError::TooLong),
        _ => Err(LinkError::Damaged),
    }
}
