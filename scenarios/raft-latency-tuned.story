6 600ms = c1 asks for x = 1.
9 1s = Nobody has stood for election yet. The first to lose patience has all the votes before the second does.
11 1123.528ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
13 1208.083ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
14 1222.128ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
15 1232.226ms = S5 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
16 1237.367ms = S4 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
19 1306.813ms = S2 leads term 1. S2 counted S1, S2 and S3: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
24 1.4s = S2 leads after one round of votes, and sends a heartbeat every 200 ms, five times within anybody's patience.
28 1475.211ms = Slot 1 is decided. S2 counted S1, S2 and S5: three of five hold it. It holds a no-op.
52 1922.635ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1, S3, S4 and S5.
63 2096.901ms = Slot 2 is decided. S2 counted S2, S3 and S4: three of five hold it. It holds x = 1.
71 2190.664ms = c1 is answered: done. S2 applied its request in slot 2.
109 3s = The rule of thumb is ten to twenty times the way of a message. Still longer would only make a failure last longer.
