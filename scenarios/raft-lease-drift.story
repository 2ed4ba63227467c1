7 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
8 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
10 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
14 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
52 600ms = c1 asks for x = old.
60 641.84ms = S2 proposes x = old for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
66 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = old.
69 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
101 1s = S2 leads. From here on its clock runs at a tenth of its speed, and it is cut off.
102 1s = The clock of S2 runs 0.1 times as fast as real time.
103 1s = The network splits: S2 c1 | S1 S3 c2. Messages between the sides are lost.
108 1117.85ms = S3 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
110 1131.589ms = S1 grants S3 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
111 1143.281ms = S3 leads term 2. S3 counted S1 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
114 1168.091ms = Slot 3 is decided. S3 counted S1 and S3: two of three hold it. It holds a no-op.
120 1.25s = c2 asks for x = new at S3.
123 1263.816ms = S3 proposes x = new for slot 4. c2 asked for it. It sends “Append entries 4 · t2” to S1.
126 1286.139ms = Slot 4 is decided. S3 counted S1 and S3: two of three hold it. It holds x = new.
128 1298.165ms = c2 is answered: done. S3 applied its request in slot 4.
148 1.5s = The others have elected another and written x. By its own clock S2 still has its lease, and it answers.
149 1.5s = c1 asks for get x at S2.
154 1522.828ms = Linearizability is violated, because an assumption of the protocol is broken. c1 asked for “get x” and was told old, but in every possible order x held new by then. Clocks run at nearly the same rate: the clock of S2 ran at 0.1 from 1s on, and election of S3 (150ms) ran out while next-lease of S2 (135ms), set before, still ran. c1 is answered: old. S2 answered from the state after slot 2.
283 3s = The network is whole again.
289 3055.977ms = S2 steps down. Heartbeat from S3 is of term 2. It led term 1.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
