4 1ms = S2's disk reports that it has written, and loses that in the next crash.
5 2ms = The disk of S2 lies. It reports writes as done, and loses them in the next crash.
6 3ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
8 5ms = S2 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
10 7ms = S1 leads term 1. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
12 9ms = S1 leads term 1 with the votes of S1 and S2. Now S2 crashes, and remembers neither term nor vote.
13 10ms = S2 has crashed. Its memory is lost; its disk is kept.
14 11ms = S2 restarts as a follower.
15 12ms = S3 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S2 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
17 14ms = S2 grants S3 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
19 16ms = S3 leads term 1. S3 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
20 17ms = Election safety is violated, because an assumption of the protocol is broken. S1 and S3 both lead term 1. A disk keeps what it said it wrote: the disk of S2 lied and forgot in a crash in event 13, and S2 came back in event 14. S3 has written to its disk. “Append entries 1 · t1” to S1 and S2 waited for this, and is sent now.
21 18ms = S3 leads term 1 too.
