4 100ms = S3 has crashed. Its memory is lost; its disk is kept.
5 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
7 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
8 193.09ms = S2 leads term 1. S2 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 219.382ms = Slot 1 is decided. S2 counted S1 and S2: two of three hold it. It holds a no-op.
41 600ms = c1 asks for x = 1.
47 641.84ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1.
52 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
54 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
72 900ms = S1 has crashed. Its memory is lost; its disk is kept. The cluster cannot go on: 1 of 3 is up, 2 are needed.
73 900ms = Slot 2 on the disk of S1 is damaged. Its checksum is wrong, which shows when the node starts.
74 900ms = Slot 2 is committed: S1 and S2 hold it. S1 cannot read it any more, but its index and term are stored apart from it.
81 1s = S2 has crashed; it led term 1. Its memory is lost; its disk is kept. The cluster cannot go on: 0 of 3 are up, 2 are needed.
84 1.1s = S3 restarts as a follower.
85 1.2s = S1 restarts as a follower, and cannot read slot 2. Its disk holds term 1 and the slots up to 2. Of slot 2 only the term is known.
  A server does not cut its log at an entry that it cannot read: the entry may be committed. (Protocol-Aware Recovery §2.3, §3.3)
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
86 1.2s = S3 lacks slot 2, and is no majority by itself. S2, which is down, may have it. So S1 may neither forget the slot nor lead without it.
87 1348.233ms = S3 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
88 1358.296ms = S1 refuses S3 its vote: it voted for S2 in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
91 1375.283ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
93 1389.628ms = S3 is no longer a candidate. Request vote from S1 is of term 2.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
94 1402.396ms = S1 leads term 2, and cannot read slot 2. S1 counted S1 and S3: two of three, a majority.
  An elected server leads only once it can read every entry of its log. (Protocol-Aware Recovery §3.4)
142 2s = S2 restarts as a follower. Its disk holds term 1 and the slots up to 2.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
143 2s = S2 sends a copy. S1 is repaired, leads, and repairs S3.
148 2029.974ms = S1 repairs slot 2 from S2. Copy 2 · t2 holds it. It sends “Append entries 3 · t2” to S2 and S3.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
150 2044.135ms = S3 refuses Append entries 3 · t2 from S1: its log ends at slot 0, before slot 2. It answers “Append refused”.
151 2053.421ms = Slot 3 is decided. S1 counted S1 and S2: two of three hold it. It holds a no-op.
198 2.5s = c1 asks for get x.
204 2541.99ms = S1 proposes get x for slot 4. c1 asked for it. It sends “Append entries 4 · t2” to S2 and S3.
211 2565.701ms = Slot 4 is decided. S1 counted S1 and S3: two of three hold it. It holds get x.
213 2577.713ms = c1 is answered: 1. S1 answered from the state after slot 4.
