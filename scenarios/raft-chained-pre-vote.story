5 179.017ms = S3 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
6 182.297ms = S1 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
7 189.287ms = S2 campaigns for term 1. The reason is Pre-vote granted · t1 from S3. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
9 202.036ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
10 204.162ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
11 213.948ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
15 236.808ms = Slot 1 is decided. S2 counted S1 and S2: two of three hold it. It holds a no-op.
52 600ms = c1 asks for x = 1.
60 641.84ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
63 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
66 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
81 800ms = S2 and S3 do not hear each other, and S1 hears both.
82 800ms = Messages between S2 and S3 are lost from now on.
106 1049.235ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
125 1252.572ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
145 1453.514ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
171 1714.518ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
190 1901.143ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
200 2s = c1 asks for x = 2 at S1.
206 2035.892ms = S2 proposes x = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
210 2062.003ms = Slot 3 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 2.
213 2074.237ms = c1 is answered: done. S2 applied its request in slot 3.
216 2082.742ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
239 2320.233ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
263 2566.167ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
286 2790.183ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
305 2978.236ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
331 3268.269ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
359 3565.556ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
385 3855.689ms = S1 refuses S3 its pre-vote: it hears S2, its leader. It answers “Pre-vote denied”.
  A server that heard from a leader within the minimum election timeout grants no pre-vote. (Dissertation §9.6)
