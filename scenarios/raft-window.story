4 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
5 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
6 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
7 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
49 600ms = c1 asks for x = 0.
57 641.84ms = S2 proposes x = 0 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
63 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 0.
66 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
78 800ms = S2 leads. What it sends to S1 and S3 is lost for a while.
79 800ms = Messages from S2 to S1 are lost from now on.
80 800ms = Messages from S2 to S3 are lost from now on.
81 800ms = c1 asks for x = 1 at S2.
82 800ms = c2 asks for x = 2 at S2.
83 800ms = c3 asks for x = 3 at S2.
84 800ms = c4 asks for x = 4 at S2.
85 800ms = c5 asks for x = 5 at S2.
88 810.815ms = S2 proposes x = 2 for slot 3. c2 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
89 811.963ms = S2 proposes x = 3 for slot 4. c3 asked for it. It sends “Append entries 4 · t1” to S1 and S3.
90 813.199ms = S2 proposes x = 1 for slot 5. c1 asked for it. It sends “Append entries 5 · t1” to S1 and S3.
91 813.526ms = S2 proposes x = 4 for slot 6. c4 asked for it.
92 814.838ms = S2 proposes x = 5 for slot 7. c5 asked for it.
99 830ms = Three messages to each are gone, and two entries wait: the window is full.
100 830ms = The network is whole again.
102 849.562ms = S1 refuses Heartbeat · t1 from S2: its log ends at slot 2, before slot 5. It answers “Append refused”.
103 849.652ms = S3 refuses Heartbeat · t1 from S2: its log ends at slot 2, before slot 5. It answers “Append refused”.
108 880ms = The next heartbeat is refused, and the leader begins again where the logs agree.
109 885.208ms = Slot 3 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 2.
112 896.227ms = c2 is answered: done. S2 applied its request in slot 3.
121 908.576ms = Slot 4 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 3.
122 910.642ms = Slot 5 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
124 912.023ms = Slot 6 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 4.
129 920.179ms = c3 is answered: done. S2 applied its request in slot 4.
130 923.472ms = c1 is answered: done. S2 applied its request in slot 5.
132 924.08ms = c4 is answered: done. S2 applied its request in slot 6.
134 934.437ms = Slot 7 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 5.
137 946.473ms = c5 is answered: done. S2 applied its request in slot 7.
