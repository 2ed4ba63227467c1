5 212.998ms = S2 grants S1 its pre-vote in term 1. It answers “Pre-vote granted”.
6 213.415ms = S3 grants S1 its pre-vote in term 1. It answers “Pre-vote granted”.
8 224.76ms = S1 campaigns for term 1. The reason is Pre-vote granted · t1 from S2. It sends “Request vote · t1” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
9 226.137ms = S2 grants S3 its pre-vote in term 1. It answers “Pre-vote granted”.
11 226.321ms = S1 refuses S3 its pre-vote: it voted for itself in term 1. It answers “Pre-vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
12 237.009ms = S3 is no longer a pre-candidate. Request vote from S1 is of term 1.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
13 237.774ms = S2 grants S1 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
16 249.025ms = S1 leads term 1. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
20 272.231ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds a no-op.
53 600ms = c1 asks for x = 1.
55 610.259ms = S1 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S2 and S3.
61 631.933ms = Slot 2 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 1.
63 646.531ms = c1 is answered: done. S1 applied its request in slot 2.
80 800ms = Only the link between S1 and S3 is broken. Both still reach S2.
81 800ms = Messages between S1 and S3 are lost from now on.
101 1013.106ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
118 1176.98ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
138 1369.123ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
151 1.5s = The server that does not hear the leader gets no pre-vote: S2 hears the leader, and the leader itself refuses.
160 1592.963ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
185 1851.612ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
200 2s = c1 asks for y = 2.
201 2010.195ms = S1 proposes y = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S2 and S3.
209 2031.506ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
210 2032.74ms = Slot 3 is decided. S1 counted S1 and S2: two of three hold it. It holds y = 2.
212 2047.344ms = c1 is answered: done. S1 applied its request in slot 3.
231 2241.755ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
259 2531.063ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
280 2756.249ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
302 2975.676ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
321 3175.215ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
339 3333.629ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
365 3619.362ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
387 3842.047ms = S2 refuses S3 its pre-vote: it hears S1, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
