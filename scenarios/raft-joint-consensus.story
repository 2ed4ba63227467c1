6 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
7 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
8 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
13 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
51 600ms = c1 asks for x = 1.
58 637.799ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
62 650.361ms = S3 refuses Heartbeat · t1 from S2: its log ends at slot 1, before slot 2. It answers “Append refused”.
64 660.223ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
68 670.752ms = c1 is answered: done. S2 applied its request in slot 2.
82 800ms = Three servers vote, two only wait. Then both are to join at once.
83 800ms = c1 asks for reconfigure 1,2,3,4,5.
89 824.225ms = S4 refuses Heartbeat · t1 from S2: its log ends at slot 0, before slot 2. It answers “Append refused”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
90 824.554ms = S5 refuses Heartbeat · t1 from S2: its log ends at slot 0, before slot 2. It answers “Append refused”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
96 850ms = The joint configuration is in force as soon as it is appended: two tallies, three old voters and five new ones.
115 893.227ms = Slot 3 is decided. S2 counted S2, S3 and S5: enough of each configuration hold it. It holds reconfigure 1,2,3,4,5.
  A change through a joint configuration is done once the new configuration alone is committed. (Raft §6)
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
131 919.272ms = Slot 4 is decided. S2 counted S2, S4 and S5: three of five hold it. It holds reconfigure 1,2,3,4,5.
134 931.553ms = c1 is answered: done. S2 applied its request in slot 4.
146 1s = It is committed, the new configuration follows, and S4 and S5 have caught up.
147 1s = c1 asks for x = 2.
151 1011.171ms = S2 proposes x = 2 for slot 5. c1 asked for it. It sends “Append entries 5 · t1” to S1, S3, S4 and S5.
161 1035.466ms = Slot 5 is decided. S2 counted S2, S4 and S5: three of five hold it. It holds x = 2.
165 1046.763ms = c1 is answered: done. S2 applied its request in slot 5.
195 1.2s = S2 has crashed; it led term 1. Its memory is lost; its disk is kept.
206 1354.351ms = S4 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
207 1364.694ms = S5 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
209 1369.067ms = S3 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
210 1369.348ms = S1 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
212 1382.644ms = S4 leads term 2. S4 counted S1, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
219 1409.123ms = Slot 6 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds a no-op.
282 1.8s = c1 asks for x = 3.
371 2334.827ms = S4 proposes x = 3 for slot 7. c1 asked for it. It sends “Append entries 7 · t2” to S1, S3 and S5.
382 2360.611ms = Slot 7 is decided. S4 counted S1, S4 and S5: three of five hold it. It holds x = 3.
385 2371.605ms = c1 is answered: done. S4 applied its request in slot 7.
