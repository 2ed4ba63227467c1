4 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
5 178.529ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
6 178.529ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
7 188.529ms = S2 leads term 1. S2 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 208.529ms = Slot 1 is decided. S2 counted S1 and S2: two of three hold it. It holds a no-op.
51 600ms = c1 asks for x += a at S2.
54 610ms = S2 proposes x += a for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
55 615ms = S2 leads and has the request. Its answer will not reach the client, which will ask again.
56 615ms = Messages from S2 to c1 are lost from now on.
59 630ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x += a.
70 700ms = c2 asks for y = b at S2.
73 710ms = S2 proposes y = b for slot 3. c2 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
76 730ms = Slot 3 is decided. S2 counted S1 and S2: two of three hold it. It holds y = b.
79 740ms = c2 is answered: done. S2 applied its request in slot 3.
87 800ms = The network is whole again.
105 940ms = c1 is refused. A request of a client whose session has expired is refused: it may have taken effect.
133 1.2s = c3 asks for get x at S2.
136 1.21s = S2 proposes get x for slot 4. c3 asked for it. It sends “Append entries 4 · t1” to S1 and S3.
139 1.23s = Slot 4 is decided. S2 counted S1 and S2: two of three hold it. It holds get x.
142 1.24s = c3 is answered: a. S2 answered from the state after slot 4.
160 1.4s = x holds a once. The client does not know whether its request took effect.
