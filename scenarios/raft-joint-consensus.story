6 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
7 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
8 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
13 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds nothing: a no-op begins the reign.
51 600ms = C1 asks for x = 1.
58 637.799ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
62 650.361ms = S3 refuses Heartbeat · t1 from S2: its log ends at 1, before 2. It answers “Append refused”.
64 660.223ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
68 670.752ms = C1 is answered: done. S2 applied its request in slot 2.
82 800ms = Three servers vote, two only wait. Then both are to join at once.
83 800ms = C1 asks for reconfigure 1,2,3,4,5.
86 811.963ms = S2 proposes reconfigure 1,2,3,4,5 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S4, S5, S1 and S3.
  Any other change goes through a configuration in which the old and the new voters count. (Raft §6)
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
89 824.225ms = S4 refuses Append entries 3 · t1 from S2: its log ends at 0, before 2. It answers “Append refused”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
90 824.554ms = S5 refuses Append entries 3 · t1 from S2: its log ends at 0, before 2. It answers “Append refused”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
97 839.626ms = Slot 3 is decided. S2 counted S1, S2 and S3: enough of each configuration hold it. It holds reconfigure 1,2,3,4,5.
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
100 850ms = The joint configuration is in force as soon as it is appended: two tallies, three old voters and five new ones.
104 851.612ms = C1 is answered: done. S2 applied its request in slot 3.
114 864.311ms = Slot 4 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds nothing: a no-op begins the reign.
140 1s = It is committed, the new configuration follows, and S4 and S5 have caught up.
141 1s = C1 asks for x = 2.
145 1011.171ms = S2 proposes x = 2 for slot 5. c1 asked for it. It sends “Append entries 5 · t1” to S1, S3, S4 and S5.
155 1035.466ms = Slot 5 is decided. S2 counted S2, S4 and S5: three of five hold it. It holds x = 2.
159 1046.763ms = C1 is answered: done. S2 applied its request in slot 5.
189 1.2s = S2 has crashed; it led term 1. All it knew is gone, but for what its disk holds.
200 1354.351ms = S4 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
201 1364.694ms = S5 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
203 1369.067ms = S3 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
204 1369.348ms = S1 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
206 1382.644ms = S4 leads term 2. S4 counted S1, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
213 1409.123ms = Slot 6 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds nothing: a no-op begins the reign.
276 1.8s = C1 asks for x = 3.
365 2334.827ms = S4 proposes x = 3 for slot 7. c1 asked for it. It sends “Append entries 7 · t2” to S1, S3 and S5.
376 2360.611ms = Slot 7 is decided. S4 counted S1, S4 and S5: three of five hold it. It holds x = 3.
379 2371.605ms = C1 is answered: done. S4 applied its request in slot 7.
