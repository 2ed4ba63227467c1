4 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
5 189.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
6 192.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
7 212.963ms = S2 leads term 1. S2 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 257.205ms = Slot 1 is decided. S2 counted S1 and S2: two of three hold it. It holds a no-op.
46 600ms = c1 asks for x = 1.
57 666.473ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
64 710.608ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
67 733.027ms = c1 is answered: done. S2 applied its request in slot 2.
85 900ms = c1 asks for x = 2.
86 901ms = c1 has crashed. Its open requests stay without an answer.
87 901ms = What c1 asked stays open for ever. Another client may find that it took effect.
91 924.196ms = S2 proposes x = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
99 966.059ms = Slot 3 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 2.
124 1.2s = c2 asks for get x.
135 1269.143ms = S2 proposes get x for slot 4. c2 asked for it. It sends “Append entries 4 · t1” to S1 and S3.
142 1312.702ms = Slot 4 is decided. S2 counted S2 and S3: two of three hold it. It holds get x.
147 1336.238ms = c2 is answered: 2. S2 answered from the state after slot 4.
163 1.5s = c1 has restarted. It does not repeat the requests from before its crash.
164 1.5s = c1 asks for get x.
165 1.5s = It is back, and asks new things only.
176 1566.6ms = S2 proposes get x for slot 5. c1 asked for it. It sends “Append entries 5 · t1” to S1 and S3.
181 1.6s = c2 is paused.
182 1.6s = c1 asks for x = 3.
185 1612.467ms = Slot 5 is decided. S2 counted S2 and S3: two of three hold it. It holds get x.
188 1624.906ms = S2 proposes x = 3 for slot 6. c1 asked for it. It sends “Append entries 6 · t1” to S1 and S3.
190 1636.163ms = c1 is answered: 2. S2 answered from the state after slot 5.
197 1671.052ms = Slot 6 is decided. S2 counted S2 and S3: two of three hold it. It holds x = 3.
201 1692.798ms = c1 is answered: done. S2 applied its request in slot 6.
232 2s = c2 runs again.
253 2.2s = c2 asks for get x.
257 2221.597ms = S2 proposes get x for slot 7. c2 asked for it. It sends “Append entries 7 · t1” to S1 and S3.
265 2264.502ms = Slot 7 is decided. S2 counted S2 and S3: two of three hold it. It holds get x.
269 2288.272ms = c2 is answered: 3. S2 answered from the state after slot 7.
