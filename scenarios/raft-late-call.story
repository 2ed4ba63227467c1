7 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
8 178.529ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 178.529ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
10 188.529ms = S2 leads term 1. S2 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
14 208.529ms = Slot 1 is decided. S2 counted S1 and S2: two of three hold it. It holds a no-op.
54 600ms = c1 asks for x = old.
59 630ms = S2 proposes x = old for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
65 650ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = old.
69 660ms = c1 is answered: done. S2 applied its request in slot 2.
103 1s = The next message from S2 to S3 (timeout-now) will be 300ms late.
104 1s = c1 asks for transfer 3.
105 1s = S2 leads, and tells S3 to campaign (TimeoutNow). That message takes longer than S2 waits.
129 1.2s = S2 gave the transfer up and serves clients again. It has a lease, and could read without asking anybody.
142 1.32s = S3 campaigns for term 2. The reason is Timeout now · t1 from S2. It sends “Request vote · t2” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
143 1.321s = The network splits: S2 c1 | S1 S3 c2. Messages between the sides are lost.
144 1.321s = TimeoutNow has arrived. S3 campaigns without waiting for a timeout: the lease of S2 does not prevent that.
145 1.33s = S1 grants S3 its vote in term 2. It answers “Vote granted”.
  A server answers a vote request that is part of a transfer, even if it still hears the leader. (Dissertation §4.2.3)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
148 1.34s = S3 leads term 2. S3 counted S1 and S3: two of three, a majority. It proposes a no-op for slot 3 and transfer 3 for slot 4, in term 2.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
153 1.36s = c2 asks for x = new at S3.
154 1.36s = Slots 3 and 4 are decided. S3 counted S1 and S3: two of three hold slot 4. Slot 4 holds transfer 3.
155 1.37s = S3 proposes x = new for slot 5. c2 asked for it. It sends “Append entries 5 · t2” to S1.
160 1.39s = Slot 5 is decided. S3 counted S1 and S3: two of three hold it. It holds x = new.
165 1.4s = c2 is answered: done. S3 applied its request in slot 5.
166 1.402s = c1 asks for get x at S2.
167 1.402s = S2 knows that it sent TimeoutNow, and asks a majority before it answers. With a lease, c1 would read the old value.
169 1.412s = S2 proposes get x for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
  A leader that has told a successor to campaign uses no lease for the rest of its term. (Dissertation §6.4.1)
