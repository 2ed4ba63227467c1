//! A set of fingerprints in which each has a number: that of its arrival.

/// Something known by two numbers, which are as good as random or exact.
pub(crate) type Fingerprint = [u64; 2];

/// Fingerprints by hash, in a table at most half full. Nothing ever iterates over it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    known: Vec<Fingerprint>,
    /// Places in `known`, from 1; 0 is free.
    slots: Vec<u32>,
}

impl Table {
    /// The number of a fingerprint, and whether it is new.
    pub(crate) fn number(&mut self, fingerprint: Fingerprint) -> (u32, bool) {
        if self.slots.len() <= 2 * self.known.len() {
            self.grow();
        }
        let free = self.find(fingerprint);
        if self.slots[free] > 0 {
            return (self.slots[free] - 1, false);
        }
        self.known.push(fingerprint);
        let count = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.slots[free] = count;
        (count - 1, true)
    }

    /// Where a fingerprint is, or may be put.
    fn find(&self, fingerprint: Fingerprint) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = protocol::digest::scramble(fingerprint[0] ^ fingerprint[1]) as usize & mask;
        while self.slots[at] > 0 && self.known[self.slots[at] as usize - 1] != fingerprint {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        self.slots = vec![0; (4 * self.known.len()).next_power_of_two().max(64)];
        for (fingerprint, number) in self.known.clone().into_iter().zip(1..) {
            let free = self.find(fingerprint);
            self.slots[free] = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_numbered_in_order_of_arrival() {
        let mut table = Table::default();
        for round in 0..2 {
            for n in 0..1_000_u32 {
                let fingerprint = [u64::from(n / 10), u64::from(n % 10)];
                assert_eq!(table.number(fingerprint), (n, round == 0));
            }
        }
    }
}
