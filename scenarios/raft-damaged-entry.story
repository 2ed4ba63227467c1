4 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
5 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
6 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
7 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds nothing: a no-op begins the reign.
49 600ms = c1 asks for x = 1.
57 641.84ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
63 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
66 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
70 700ms = c1 asks for y = 2.
72 711.532ms = S2 proposes y = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
76 733.95ms = Slot 3 is decided. S2 counted S1 and S2: two of three hold it. It holds y = 2.
79 747.236ms = c1 is answered: done. S2 applied its request in slot 3.
105 1s = S3 has crashed. All it knew is gone, but for what its disk holds.
106 1s = Slot 2 on the disk of S3 is damaged. Its checksum is wrong, which shows when the node starts.
107 1s = S3 acknowledged slot 2. Were it to cut its log there and vote, an entry that is committed could be lost.
125 1.2s = c1 asks for x = 3.
127 1213.641ms = S2 proposes x = 3 for slot 4. c1 asked for it. It sends “Append entries 4 · t1” to S1 and S3.
132 1240.466ms = Slot 4 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 3.
135 1253.505ms = c1 is answered: done. S2 applied its request in slot 4.
162 1.6s = S3 remembers nothing any more. What was on disk is gone. The protocol assumes that this never happens.
163 1.6s = Its disk is replaced, and the leader sends it everything. Until then its vote is worth nothing: Raft assumes disks that keep their content.
173 1.7s = S3 restarts as a follower, and holds nothing. Its disk was wiped.
177 1749.535ms = S3 refuses Heartbeat · t1 from S2: its log ends at slot 0, before slot 4. It answers “Append refused”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
181 1771.469ms = S3 refuses Append entries 4 · t1 from S2: its log ends at slot 0, before slot 3. It answers “Append refused”.
185 1800.392ms = S3 refuses Heartbeat · t1 from S2: its log ends at slot 0, before slot 3. It answers “Append refused”.
