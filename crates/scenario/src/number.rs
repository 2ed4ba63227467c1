//! Numbers, times and ranges as a script spells them.

use std::ops::Range;

use protocol::Time;

use crate::action::Ratio;
use crate::limits;
use crate::mistake::MistakeKind;

/// Why a number was refused, and what would do.
pub(crate) type Refused = (MistakeKind, String);

/// A whole number from `least` to `most`.
pub(crate) fn whole(text: &str, least: u64, most: u64, of: &str) -> Result<u64, Refused> {
    let expected = || match (least, most) {
        (0, u64::MAX) => of.to_string(),
        (_, u64::MAX) => format!("{of} from {least}"),
        _ => format!("{of} from {least} to {most}"),
    };
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err((MistakeKind::Misplaced, expected()));
    }
    match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err((MistakeKind::Beyond, expected())),
    }
}

/// A span such as `1.2s`.
pub(crate) fn time(text: &str) -> Result<Time, Refused> {
    let (number, size) = unit(text).ok_or_else(|| (MistakeKind::Misplaced, no_time()))?;
    span(number, size, no_time)
}

/// A range such as `10..15ms`, `500ms..2s`, or `10ms` alone, which means exactly that.
pub(crate) fn range(text: &str) -> Result<Range<Time>, Refused> {
    let Some((from, to)) = text.split_once("..") else {
        let (number, size) = unit(text).ok_or_else(|| (MistakeKind::Misplaced, no_range()))?;
        let from = span(number, size, no_range)?;
        return Ok(from..from + Time(1));
    };
    let (to, size) = unit(to).ok_or_else(|| (MistakeKind::Misplaced, no_range()))?;
    let (from, own) = unit(from).unwrap_or((from, size));
    let (from, to) = (span(from, own, no_range)?, span(to, size, no_range)?);
    if from < to {
        Ok(from..to)
    } else {
        Err((MistakeKind::Misplaced, "a range that grows, such as 10..15ms".to_string()))
    }
}

/// A decimal number with at most six decimals, from `least` to `most`.
pub(crate) fn ratio(text: &str, least: Ratio, most: Ratio) -> Result<Ratio, Refused> {
    let expected = || format!("a number from {least} to {most}");
    let scaled = decimal(text, u64::from(Ratio::ONE.0)).map_err(|wrong| (wrong, expected()))?;
    match u32::try_from(scaled).map(Ratio) {
        Ok(ratio) if (least..=most).contains(&ratio) => Ok(ratio),
        _ => Err((MistakeKind::Beyond, expected())),
    }
}

fn no_time() -> String {
    "a time such as 350ms or 1.2s".to_string()
}

fn no_range() -> String {
    "a range of time such as 10..15ms".to_string()
}

/// The number before a unit of time, and how many microseconds the unit has.
fn unit(text: &str) -> Option<(&str, u64)> {
    const UNITS: [(&str, u64); 4] =
        [("min", 60_000_000), ("ms", 1_000), ("us", 1), ("s", 1_000_000)];
    UNITS.iter().find_map(|&(unit, size)| Some((text.strip_suffix(unit)?, size)))
}

fn span(number: &str, size: u64, expected: fn() -> String) -> Result<Time, Refused> {
    let span = decimal(number, size).map(Time).map_err(|wrong| (wrong, expected()))?;
    if span <= limits::LONGEST {
        Ok(span)
    } else {
        Err((MistakeKind::Beyond, "at most ten minutes".to_string()))
    }
}

/// `size` times a decimal number, if that is whole; what overflows is beyond every limit.
fn decimal(text: &str, size: u64) -> Result<u64, MistakeKind> {
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return Err(MistakeKind::Misplaced),
        Some(parts) => parts,
        None => (text, ""),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return Err(MistakeKind::Misplaced);
    }
    let fraction = fraction.trim_end_matches('0');
    let scale = 10_u64.checked_pow(u32::try_from(fraction.len()).unwrap_or(u32::MAX));
    let (Some(scale), Ok(part)) = (scale, format!("0{fraction}").parse::<u64>()) else {
        return Err(MistakeKind::Misplaced);
    };
    let part =
        part.checked_mul(size).filter(|part| part % scale == 0).ok_or(MistakeKind::Misplaced)?;
    let whole = whole.parse::<u64>().ok().and_then(|whole| whole.checked_mul(size));
    whole.and_then(|whole| whole.checked_add(part / scale)).ok_or(MistakeKind::Beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_decimal_number_and_a_unit() {
        assert_eq!(time("1.2s"), Ok(Time::millis(1_200)));
        assert_eq!(time("0.5min"), Ok(Time::seconds(30)));
        assert_eq!(time("17us"), Ok(Time(17)));
        assert_eq!(time("1.50ms"), Ok(Time(1_500)));
    }

    #[test]
    fn nothing_is_finer_than_a_microsecond_or_longer_than_a_run() {
        for text in ["0.5us", "1.0000001s", "s", "1", "-1s", ".5s", "1.s", "1e3s", "", "1.2.3s"] {
            assert_eq!(time(text), Err((MistakeKind::Misplaced, no_time())), "{text}");
        }
        for text in ["601s", "10.001min", "99999999999999999999s", "18446744073709551615min"] {
            assert!(matches!(time(text), Err((MistakeKind::Beyond, _))), "{text}");
        }
    }

    #[test]
    fn a_range_shares_a_unit_or_has_two() {
        assert_eq!(range("10..15ms"), Ok(Time::millis(10)..Time::millis(15)));
        assert_eq!(range("1.5..2s"), Ok(Time::millis(1_500)..Time::seconds(2)));
        assert_eq!(range("500ms..2s"), Ok(Time::millis(500)..Time::seconds(2)));
        assert_eq!(range("10ms"), Ok(Time::millis(10)..Time::micros(10_001)));
        assert!(range("15..10ms").is_err() && range("5..5ms").is_err() && range("..").is_err());
    }

    #[test]
    fn a_ratio_has_six_decimals() {
        let chance = |text| ratio(text, Ratio::ZERO, Ratio::ONE);
        assert_eq!(chance("0.3"), Ok(Ratio::percent(30)));
        assert_eq!(chance("0.000001"), Ok(Ratio(1)));
        assert!(matches!(chance("0.0000001"), Err((MistakeKind::Misplaced, _))));
        assert!(matches!(chance("1.000001"), Err((MistakeKind::Beyond, _))));
    }
}
