5 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
6 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
7 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
8 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
12 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
50 600ms = c1 asks for x = 1.
57 638.154ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
60 650.29ms = S1 refuses Heartbeat · t1 from S2: its log ends at slot 1, before slot 2. It answers “Append refused”.
63 660.848ms = Slot 2 is decided. S2 counted S2 and S3: two of three hold it. It holds x = 1.
67 673.494ms = c1 is answered: done. S2 applied its request in slot 2.
71 700ms = c1 asks for x = 2.
73 711.425ms = S2 proposes x = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
77 738.452ms = Slot 3 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 2.
81 752.686ms = c1 is answered: done. S2 applied its request in slot 3.
86 800ms = S4 is to join. First it must catch up, and little reaches it.
87 800ms = Messages from S2 to S4 are lost from now on.
88 800ms = c1 asks for add 4.
103 900ms = S3 has crashed. Its memory is lost; its disk is kept.
114 1s = c1 asks for x = 3.
118 1014.803ms = S2 proposes x = 3 for slot 4. c1 asked for it. It sends “Append entries 4 · t1” to S1 and S3.
122 1038.987ms = Slot 4 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 3.
125 1050.51ms = c1 is answered: done. S2 applied its request in slot 4.
143 1.2s = Two of three still commit, and S4 is given up after ten rounds.
272 2336.549ms = Slot 5 is decided. S2 counted S1 and S2: two of three hold it. It holds add 4.
274 2348.698ms = c1 is refused. A new server gets its vote only once it has caught up in a short round.
