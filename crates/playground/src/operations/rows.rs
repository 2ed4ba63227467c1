//! Rows for operations that overlap.

use super::PlacedCall;

/// So many rows a client has at most. Where all are taken, the operation that has been open longest
/// makes room.
const MOST: usize = 4;

/// The operations of each client.
#[derive(Default)]
pub(super) struct Rows {
    clients: Vec<(u64, Vec<PlacedCall>)>,
}

/// An operation, its row, and when it makes room on it for a newer one.
pub(super) type Placed = (PlacedCall, u32, Option<u64>);

impl Rows {
    /// Adds an operation. They come in the order of their answers, nearly that of their calls.
    pub(super) fn add(&mut self, seen: PlacedCall) {
        let client = seen.id.client;
        let place = self.clients.partition_point(|(known, _)| *known < client);
        if self.clients.get(place).is_none_or(|(known, _)| *known != client) {
            self.clients.insert(place, (client, Vec::new()));
        }
        let lane = &mut self.clients[place].1;
        let mut at = lane.len();
        while at > 0 && lane[at - 1].called > seen.called {
            at -= 1;
        }
        lane.insert(at, seen);
    }

    /// For each client how many rows it needs, and its operations in the order of their calls. What
    /// comes later moves none of those that are there.
    pub(super) fn lanes(self) -> impl Iterator<Item = (u64, u32, Vec<Placed>)> {
        self.clients.into_iter().map(|(client, all)| {
            let mut placed: Vec<Placed> = Vec::with_capacity(all.len());
            // The latest operation of each row.
            let mut latest: Vec<usize> = Vec::new();
            for seen in all {
                let over =
                    |at: &usize| placed[*at].0.answered.is_some_and(|end| end <= seen.called);
                let row = match latest.iter().position(over) {
                    Some(row) => row,
                    None if latest.len() < MOST => {
                        latest.push(placed.len());
                        latest.len() - 1
                    }
                    None => {
                        let mut oldest = 0;
                        for (row, &at) in latest.iter().enumerate() {
                            if placed[at].0.called < placed[latest[oldest]].0.called {
                                oldest = row;
                            }
                        }
                        placed[latest[oldest]].2 = Some(seen.called);
                        oldest
                    }
                };
                latest[row] = placed.len();
                placed.push((seen, row as u32, None));
            }
            (client, latest.len() as u32, placed)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::OperationId;
    use super::*;

    fn rows(spans: &[(u64, u64)]) -> Vec<(u32, Option<u64>)> {
        let mut rows = Rows::default();
        for (&(called, answered), index) in spans.iter().zip(0..) {
            let id = OperationId { client: 1, number: u64::from(index) + 1 };
            let answered = (answered > 0).then_some(answered);
            rows.add(PlacedCall { id, called, answered, index });
        }
        let (_, _, placed) = rows.lanes().next().expect("a client");
        placed.into_iter().map(|(_, row, yields)| (row, yields)).collect()
    }

    #[test]
    fn operations_that_overlap_stand_on_rows_of_their_own() {
        assert_eq!(
            rows(&[(1, 4), (2, 5), (4, 6), (7, 8)]),
            [(0, None), (1, None), (0, None), (0, None)]
        );
    }

    #[test]
    fn the_oldest_open_operation_yields_its_row() {
        let open = [(1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 9)];
        let rows = rows(&open);
        assert_eq!((rows[0], rows[4]), ((0, Some(5)), (0, None)));
        assert_eq!((rows[1], rows[5]), ((1, Some(6)), (1, None)));
    }
}
