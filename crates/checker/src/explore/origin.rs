//! Where each state came from.

/// For each state, in the order of discovery: the state that it was first found from, and which of
/// that one's choices led to it. Six bytes a state, in chunks that never move.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    parents: Vec<Vec<u32>>,
    choices: Vec<Vec<u16>>,
    len: u32,
}

const CHUNK: u32 = 1 << 14;

impl Origins {
    /// How many states have an origin.
    pub(super) const fn len(&self) -> u32 {
        self.len
    }

    /// Notes the origin of the next state.
    pub(super) fn push(&mut self, parent: u32, choice: u16) {
        if self.len.is_multiple_of(CHUNK) {
            self.parents.push(Vec::with_capacity(CHUNK as usize));
            self.choices.push(Vec::with_capacity(CHUNK as usize));
        }
        if let (Some(parents), Some(choices)) = (self.parents.last_mut(), self.choices.last_mut()) {
            parents.push(parent);
            choices.push(choice);
        }
        self.len += 1;
    }

    /// The choices that lead from the first state to this one.
    pub(super) fn way_to(&self, state: u32) -> Vec<u16> {
        let mut way = Vec::new();
        let mut here = state;
        while here != 0 {
            let (chunk, at) = ((here / CHUNK) as usize, (here % CHUNK) as usize);
            way.push(self.choices[chunk][at]);
            here = self.parents[chunk][at];
        }
        way.reverse();
        way
    }

    pub(super) fn bytes(&self) -> u64 {
        self.parents.len() as u64 * u64::from(CHUNK) * 6
    }
}
