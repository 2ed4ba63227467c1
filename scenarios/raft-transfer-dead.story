4 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
5 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
6 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
7 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
49 600ms = c1 asks for x = 1.
57 641.84ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
63 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
66 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
70 700ms = S3 has crashed. Its memory is lost; its disk is kept.
78 800ms = S2 leads, and is asked to let S3 lead, which never answers.
79 800ms = c1 asks for transfer 3.
80 800ms = c2 asks for x = 2 at S2.
83 810.815ms = S2 proposes x = 2 for slot 3. c2 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
88 838.646ms = Slot 3 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 2.
  A leader tells its successor to campaign only once the successor has the leader's whole log. (Dissertation §3.10)
90 849.528ms = c2 is answered: done. S2 applied its request in slot 3.
105 984.733ms = Slot 4 is decided. S2 counted S1 and S2: two of three hold it. It holds transfer 3.
107 996.609ms = c1 is refused. A leader cancels a transfer if its successor is not elected within an election timeout.
108 1s = S2 has given up, and serves clients again.
