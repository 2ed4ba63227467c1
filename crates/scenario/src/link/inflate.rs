//! Reading the deflate format. Every link that was ever made must open, so all of it is understood,
//! whoever wrote it.

use super::LinkError;
use super::deflated::{
    DISTANCE, DISTANCES, END, LENGTH, LITERALS, LONGEST, LONGEST_SYMBOL, LONGEST_WORD, ORDER,
    SHORTEST, counts_of, first_words,
};

/// What the bytes unpack to, if that is no more than `most`.
pub(super) fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, LinkError> {
    let mut bits = Bits { bytes: packed.iter(), held: 0, count: 0 };
    let mut text = Vec::new();
    loop {
        let last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, &mut text, most)?,
            1 => {
                let (literals, distances) = fixed_codes()?;
                compressed(&mut bits, &literals, &distances, &mut text, most)?;
            }
            2 => {
                let (literals, distances) = told_codes(&mut bits)?;
                compressed(&mut bits, &literals, &distances, &mut text, most)?;
            }
            _ => return Err(LinkError::Damaged),
        }
        if last {
            return Ok(text);
        }
    }
}

/// Numbers are written from their lowest bit, words of a code from their highest.
struct Bits<'p> {
    bytes: std::slice::Iter<'p, u8>,
    held: usize,
    count: u32,
}

impl Bits<'_> {
    /// The next number of so many bits, at most 16.
    fn take(&mut self, count: u32) -> Result<usize, LinkError> {
        while self.count < count {
            let byte = *self.bytes.next().ok_or(LinkError::Damaged)?;
            self.held |= usize::from(byte) << self.count;
            self.count += 8;
        }
        let number = self.held & ((1 << count) - 1);
        self.held >>= count;
        self.count -= count;
        Ok(number)
    }

    /// The next number of this many bits, or one of those behind it.
    fn take_from(&mut self, (first, count): (usize, u32)) -> Result<usize, LinkError> {
        Ok(first + self.take(count)?)
    }
}

/// A Huffman code, for reading: within a length, words count up with their symbols.
struct Code {
    counts: [usize; LONGEST_WORD + 1],
    first: [usize; LONGEST_WORD + 1],
    /// Those of short words first.
    symbols: Vec<usize>,
}

impl Code {
    fn new(lengths: &[u8]) -> Result<Self, LinkError> {
        let counts = counts_of(lengths);
        let first = first_words(&counts);
        if (1..=LONGEST_WORD).any(|length| first[length] + counts[length] > 1 << length) {
            return Err(LinkError::Damaged);
        }
        let mut symbols = Vec::with_capacity(lengths.len());
        for wanted in 1..=LONGEST_WORD {
            let of = lengths.iter().zip(0..).filter(|&(&length, _)| usize::from(length) == wanted);
            symbols.extend(of.map(|(_, symbol)| symbol));
        }
        Ok(Self { counts, first, symbols })
    }

    fn read(&self, bits: &mut Bits<'_>) -> Result<usize, LinkError> {
        let (mut word, mut shorter) = (0, 0);
        for length in 1..=LONGEST_WORD {
            word = word << 1 | bits.take(1)?;
            let at = word - self.first[length];
            if at < self.counts[length] {
                return Ok(self.symbols[shorter + at]);
            }
            shorter += self.counts[length];
        }
        Err(LinkError::Damaged)
    }
}

/// A block as it is, from the next whole byte on.
fn stored(bits: &mut Bits<'_>, text: &mut Vec<u8>, most: usize) -> Result<(), LinkError> {
    bits.take(bits.count % 8)?;
    let (length, inverse) = (bits.take(16)?, bits.take(16)?);
    if length ^ inverse != 0xffff {
        return Err(LinkError::Damaged);
    }
    for _ in 0..length {
        let byte = bits.take(8)?;
        push(text, byte as u8, most)?;
    }
    Ok(())
}

fn compressed(
    bits: &mut Bits<'_>,
    literals: &Code,
    distances: &Code,
    text: &mut Vec<u8>,
    most: usize,
) -> Result<(), LinkError> {
    loop {
        let symbol = literals.read(bits)?;
        if symbol == END {
            return Ok(());
        }
        if symbol < END {
            push(text, symbol as u8, most)?;
            continue;
        }
        let length = match symbol - END - 1 {
            LONGEST_SYMBOL => LONGEST,
            symbol @ ..LONGEST_SYMBOL => SHORTEST + bits.take_from(LENGTH.first_of(symbol))?,
            _ => return Err(LinkError::Damaged),
        };
        let symbol = distances.read(bits)?;
        if symbol >= DISTANCES {
            return Err(LinkError::Damaged);
        }
        let distance = 1 + bits.take_from(DISTANCE.first_of(symbol))?;
        let from = text.len().checked_sub(distance).ok_or(LinkError::Damaged)?;
        for at in from..from + length {
            push(text, text[at], most)?;
        }
    }
}

fn push(text: &mut Vec<u8>, byte: u8, most: usize) -> Result<(), LinkError> {
    if text.len() == most {
        return Err(LinkError::TooLong);
    }
    text.push(byte);
    Ok(())
}

/// The codes of a block that tells none.
fn fixed_codes() -> Result<(Code, Code), LinkError> {
    let runs = [(144, 8), (112, 9), (24, 7), (8, 8)];
    let lengths: Vec<u8> = runs.iter().flat_map(|&(count, length)| vec![length; count]).collect();
    Ok((Code::new(&lengths)?, Code::new(&[5; 32])?))
}

/// The codes that a block tells at its beginning.
fn told_codes(bits: &mut Bits<'_>) -> Result<(Code, Code), LinkError> {
    let (literals, distances) = (bits.take_from((257, 5))?, bits.take_from((1, 5))?);
    let told = bits.take_from((4, 4))?;
    if literals > LITERALS {
        return Err(LinkError::Damaged);
    }
    let mut lengths = [0; ORDER.len()];
    for &symbol in &ORDER[..told] {
        lengths[symbol] = bits.take(3)? as u8;
    }
    let code = Code::new(&lengths)?;
    let mut lengths = Vec::new();
    while lengths.len() < literals + distances {
        let (length, times) = match code.read(bits)? {
            16 => (*lengths.last().ok_or(LinkError::Damaged)?, bits.take_from((3, 2))?),
            17 => (0, bits.take_from((3, 3))?),
            18 => (0, bits.take_from((11, 7))?),
            length => (length as u8, 1),
        };
        lengths.resize(lengths.len() + times, length);
    }
    if lengths.len() > literals + distances {
        return Err(LinkError::Damaged);
    }
    let (literals, distances) = lengths.split_at(literals);
    Ok((Code::new(literals)?, Code::new(distances)?))
}
