//! What every engine must count.

/// A row of the table: a model and its size, and everything that is counted.
pub(crate) struct Row {
    pub(crate) size: u32,
    pub(crate) unique: u64,
    /// The first state and every transition.
    pub(crate) generated: u64,
    /// How many levels there are.
    pub(crate) depth: u32,
    /// States without a successor.
    pub(crate) terminal: u64,
    pub(crate) levels: &'static [u64],
}

/// Stateright's Paxos with 1 to 4 clients, unordered links.
pub(crate) const REGISTER: [Row; 4] = [
    Row {
        size: 1,
        unique: 265,
        generated: 482,
        depth: 14,
        terminal: 20,
        levels: &[1, 1, 2, 3, 6, 11, 24, 43, 52, 48, 38, 24, 10, 2],
    },
    Row {
        size: 2,
        unique: 16_668,
        generated: 32_971,
        depth: 21,
        terminal: 1_268,
        levels: &[
            1, 2, 5, 11, 26, 58, 135, 286, 528, 867, 1311, 1871, 2425, 2703, 2533, 1952, 1188, 546,
            178, 38, 4,
        ],
    },
    Row {
        size: 3,
        unique: 1_194_428,
        generated: 2_420_477,
        depth: 28,
        terminal: 89_684,
        levels: &[
            1, 3, 9, 25, 69, 183, 483, 1196, 2733, 5768, 11368, 21019, 36235, 57907, 85593, 116787,
            146072, 165120, 165725, 145071, 108760, 68453, 35360, 14596, 4644, 1074, 162, 12,
        ],
    },
    Row {
        size: 4,
        unique: 2_372_188,
        generated: 4_807_983,
        depth: 28,
        terminal: 178_100,
        levels: &[
            1, 4, 13, 39, 112, 308, 831, 2106, 4938, 10669, 21425, 40167, 70045, 113111, 168653,
            231622, 290956, 329694, 331272, 290104, 217516, 136906, 70720, 29192, 9288, 2148, 324,
            24,
        ],
    },
];

/// The same with other links: size, unique, generated, depth. Where links keep the order, the peer's
/// history adds worlds (34,521 with two clients), since its recorder takes the answer to a write,
/// come twice, for the answer to the read; so these rows are without it.
pub(crate) const REGISTER_FIFO: [(u32, u64, u64, u32); 2] =
    [(1, 237, 512, 15), (2, 33_328, 110_216, 25)];
pub(crate) const REGISTER_LOSSY: [(u32, u64, u64, u32); 2] =
    [(1, 2_378, 8_197, 15), (2, 954_508, 5_060_177, 25)];

/// Two-phase commit with 3, 5 and 7 resource managers. Transitions that change nothing are counted
/// here, as TLC and stateright do.
pub(crate) const COMMIT: [Row; 3] = [
    Row {
        size: 3,
        unique: 288,
        generated: 1_146,
        depth: 11,
        terminal: 28,
        levels: &[1, 7, 21, 38, 50, 54, 49, 36, 21, 9, 2],
    },
    Row {
        size: 5,
        unique: 8_832,
        generated: 58_146,
        depth: 17,
        terminal: 244,
        levels: &[1, 11, 55, 170, 375, 652, 962, 1250, 1425, 1390, 1131, 753, 405, 175, 60, 15, 2],
    },
    Row {
        size: 7,
        unique: 296_448,
        generated: 2_744_706,
        depth: 23,
        terminal: 2_188,
        levels: &[
            1, 15, 105, 462, 1456, 3570, 7259, 12861, 20449, 29372, 37772, 42924, 42651, 36785,
            27371, 17447, 9436, 4277, 1603, 490, 119, 21, 2,
        ],
    },
];
