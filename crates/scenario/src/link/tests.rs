//! The packing, against another library's.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output};
use miniz_oxide::inflate::decompress_to_vec;
use proptest::prelude::*;

use super::LinkError;
use super::deflate::deflate;
use super::inflate::inflate;

const MOST: usize = 200_000;

/// Texts with much, little and nothing to copy, and with copies as long and as far as can be.
fn texts() -> Vec<Vec<u8>> {
    let script: String = (0..900).map(|at| format!("1.{at}s put x{} {at}\n", at % 7)).collect();
    let mut noise = 1_u32;
    let mut byte = || {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (noise >> 24) as u8
    };
    let noisy: Vec<u8> = (0..40_000).map(|_| byte()).collect();
    let far = [&noisy[..32_768], b"between", &noisy[..2_000]].concat();
    // Counts like these make the words of a plain Huffman code as long as can be.
    let mut skewed: Vec<u8> = Vec::new();
    let (mut count, mut next) = (1, 1);
    for letter in 0..22 {
        skewed.extend(vec![letter; count]);
        (count, next) = (next, count + next);
    }
    let mut scattered: Vec<u8> = Vec::new();
    while !skewed.is_empty() {
        scattered.push(skewed.swap_remove(usize::from(byte()) * 251 % skewed.len()));
    }
    let few = [&b""[..], b"a", b"ab", b"aaa", b"abcabc"].map(<[u8]>::to_vec);
    let mut texts = few.to_vec();
    texts.extend([script.into_bytes(), vec![b'x'; 100_000], noisy, far, scattered]);
    texts.push((0..=255).collect());
    texts
}

#[test]
fn others_read_what_is_packed_here() {
    for text in texts() {
        let packed = deflate(&text);
        assert!(unpacked(&packed).as_ref() == Some(&text), "{} bytes", text.len());
        assert!(inflate(&packed, MOST).as_ref() == Ok(&text), "{} bytes", text.len());
    }
}

#[test]
fn what_others_pack_is_read_here() {
    for text in texts() {
        for level in 0..=10 {
            assert_eq!(inflate(&compress_to_vec(&text, level), MOST), Ok(text.clone()));
        }
        assert_eq!(inflate(&with_fixed_codes(&text), MOST), Ok(text));
    }
}

#[test]
fn a_script_gets_about_as_small_as_elsewhere() {
    for text in texts() {
        let (here, elsewhere) = (deflate(&text).len(), compress_to_vec(&text, 9).len());
        assert!(here <= elsewhere + elsewhere / 20 + 30, "{here} and {elsewhere}");
    }
}

#[test]
fn what_is_cut_short_is_damaged_and_what_is_too_much_is_too_long() {
    let text = &texts()[5];
    let packed = deflate(text);
    for end in (0..packed.len()).step_by(7) {
        assert_eq!(inflate(&packed[..end], MOST), Err(LinkError::Damaged), "{end}");
    }
    assert_eq!(inflate(&packed, text.len() - 1), Err(LinkError::TooLong));
    assert_eq!(inflate(&packed, text.len()).as_ref(), Ok(text));
}

proptest! {
    #[test]
    fn any_text_survives(text in "[a-e \n]{0,300}") {
        let packed = deflate(text.as_bytes());
        prop_assert_eq!(inflate(&packed, MOST).ok(), Some(text.clone().into_bytes()));
        prop_assert_eq!(unpacked(&packed), Some(text.into_bytes()));
    }

    /// Neither panics nor goes on for ever, and what it takes for a text, others do, too.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        if let Ok(text) = inflate(&bytes, MOST) {
            prop_assert_eq!(unpacked(&bytes), Some(text));
        }
    }

    /// So it is when a good text was altered.
    #[test]
    fn altered_texts_are_read_alike(at in 0..2_000_usize, bit in 0..8_u8) {
        let mut packed = deflate(&texts()[5]);
        let at = at % packed.len();
        packed[at] ^= 1_u8 << bit;
        if let Ok(text) = inflate(&packed, MOST) {
            prop_assert_eq!(unpacked(&packed), Some(text));
        }
    }
}

fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    decompress_to_vec(packed).ok()
}

fn with_fixed_codes(text: &[u8]) -> Vec<u8> {
    const FIXED_CODES: u32 = 0x40_000;
    let mut packed = Vec::new();
    let mut put = |bytes: &[u8]| {
        packed.extend_from_slice(bytes);
        true
    };
    let mut compressor = CompressorOxide::new(FIXED_CODES | 128);
    let (status, _) = compress_to_output(&mut compressor, text, TDEFLFlush::Finish, &mut put);
    assert_eq!(status, TDEFLStatus::Done);
    packed
}
