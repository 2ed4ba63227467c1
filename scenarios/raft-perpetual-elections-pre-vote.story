7 179.017ms = S3 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
8 180.542ms = S4 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
9 180.833ms = S5 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
10 182.297ms = S1 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
12 192.663ms = S2 campaigns for term 1. The reason is Pre-vote granted · t1 from S5. It sends “Request vote · t1” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
15 203.675ms = S5 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
16 204.126ms = S4 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
17 205.88ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
18 206.521ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
20 217.635ms = S2 leads term 1. S2 counted S2, S3 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
28 242.593ms = Slot 1 is decided. S2 counted S2, S3 and S5: three of five hold it. It holds a no-op.
94 600ms = c1 asks for x = 1.
102 637.799ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1, S3, S4 and S5.
112 661.102ms = Slot 2 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds x = 1.
116 673.932ms = c1 is answered: done. S2 applied its request in slot 2.
143 800ms = From here on S4 reaches only S2, and S5 only S3. S1, S2 and S3 still reach each other.
144 800ms = Messages between S4 and S1 are lost from now on.
145 800ms = Messages between S4 and S3 are lost from now on.
146 800ms = Messages between S4 and S5 are lost from now on.
147 800ms = Messages between S5 and S1 are lost from now on.
148 800ms = Messages between S5 and S2 are lost from now on.
179 972.819ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
216 1173.547ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
262 1424.208ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
280 1.5s = S2 leads. S5 does not hear it and asks S3, which does hear it and says no. The term stays what it was.
318 1719.934ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
358 1936.254ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
373 2s = c1 asks for y = 2.
374 2014.297ms = S2 proposes y = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1, S3, S4 and S5.
385 2038.981ms = Slot 3 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds y = 2.
390 2049.484ms = c1 is answered: done. S2 applied its request in slot 3.
406 2135.312ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
447 2363.133ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
500 2647.238ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
544 2891.377ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
594 3152.128ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
647 3449.405ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
684 3646.513ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
723 3872.92ms = S3 refuses S5 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
