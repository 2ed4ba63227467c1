4 1ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
6 3ms = S2 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
8 5ms = S1 leads term 1. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
10 7ms = S1 leads term 1 with the votes of S1 and S2. Now S2 is replaced by a blank server of the same name.
11 8ms = S2 has crashed. Its memory is lost; its disk is kept.
12 9ms = The disk of S2 is wiped. The protocol assumes that a disk keeps what it has written.
13 10ms = S2 restarts as a follower.
14 11ms = S3 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S2 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
16 13ms = S2 grants S3 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
18 15ms = S3 leads term 1. S3 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
19 16ms = Election safety is violated, because an assumption of the protocol is broken. S1 and S3 both lead term 1. A disk keeps what it said it wrote: the disk of S2 was wiped in event 12, and S2 came back in event 13. S3 has written to its disk. “Append entries 1 · t1” to S1 and S2 waited for this, and is sent now.
20 17ms = S3 leads term 1 too.
