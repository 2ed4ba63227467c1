4 0s = S1 lies from now on: twins a=2,c1 b=3,c2. It runs twice, under one name and with one key: some nodes talk with the one, some with the other. One of three lies now, and the protocol tolerates none: it guarantees nothing any more.
5 0s = S1 runs twice under one name. One of them votes for S2, the other for S3.
7 164.484ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
8 169.83ms = S3 grants S1 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 176.757ms = S2 grants S1 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
11 189.833ms = S1 leads term 1. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
14 205.749ms = S1 decides slot 1. S1 counted S1 and S3: two of three hold it.
15 216.625ms = S1 decides slot 1. S1 counted S1 and S2: two of three hold it.
18 244.23ms = Slot 1 is decided. It holds a no-op.
85 800ms = c1 asks for x = A at S2.
86 800ms = c2 asks for x = B at S3.
95 838.919ms = S1 proposes x = A for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S2.
99 849.836ms = S2 refuses Heartbeat · t1 from S1: its log ends at slot 1, before slot 2. It answers “Append refused”.
102 858.621ms = Log matching is violated, because an assumption of the protocol is broken. S3 and S2 both hold an entry of term 1 at index 2, but at index 2 their logs differ. S1 lies, and Raft assumes that nobody does. Nodes stop, but none of them lies: S1 began to lie at 0s. S3 stores slot 2 from S1. It sends “Append succeeded 2 · t1” to S1.
104 868.692ms = S1 decides slot 2. S1 counted S1 and S2: two of three hold it.
105 873.015ms = S1 decides slot 2.
108 882.456ms = c1 is answered: done. S1 applied its request in slot 2.
109 884.792ms = c2 is answered: done. S1 applied its request in slot 2.
112 894.413ms = Slot 2 is decided. It holds x = B.
113 900.499ms = Agreement is violated, because an assumption of the protocol is broken. S2 decided x = A for slot 2, where S3 had decided something else. S1 lies, and Raft assumes that nobody does. Nodes stop, but none of them lies: S1 began to lie at 0s. S2 learns that slot 2 is decided. Heartbeat · t1 from S1 says so.
