6 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
7 200ms = Every server waits 150 to 300 ms for a leader. A message takes about 100 ms, so a request for a vote and the answer take 200.
8 225.758ms = S5 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
9 234.993ms = S3 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
10 250.946ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
11 252.438ms = S3 refuses S2 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
12 264.64ms = S4 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
13 266.966ms = S5 refuses S2 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
14 278.679ms = S1 refuses S2 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
15 307.331ms = S1 refuses S5 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
16 309.821ms = S2 refuses S5 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
17 314.954ms = S4 refuses S5 its vote: it voted for S2 in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
18 330.575ms = S5 refuses S3 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
19 337.992ms = S4 refuses S3 its vote: it voted for S2 in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
20 340.433ms = S3 refuses S5 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
21 341.988ms = S1 refuses S3 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
23 346.135ms = S2 refuses S3 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
24 351.155ms = S2 refuses S1 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
25 354.468ms = S5 refuses S1 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
27 361.108ms = S3 refuses S1 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
28 362.352ms = S4 refuses S1 its vote: it voted for S2 in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
29 377.209ms = S2 gives up term 1. Vote denied · t1 from S1. The vote is refused.
31 383.946ms = S2 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
32 386.551ms = S3 campaigns again for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
33 404.87ms = S1 campaigns again for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
36 427.507ms = S5 gives up term 1. Vote denied · t1 from S2. The vote is refused.
44 461.483ms = S5 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
46 472.024ms = S1 refuses S2 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
47 478.357ms = S2 refuses S3 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
49 483.149ms = S5 refuses S2 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
50 485.608ms = S3 refuses S2 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
51 488.924ms = S4 grants S3 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
52 490.334ms = S5 refuses S1 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
53 490.635ms = S5 refuses S3 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
54 493.209ms = S4 refuses S2 its vote: it voted for S3 in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
55 496.624ms = S3 refuses S1 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
56 499.12ms = S1 refuses S3 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
57 500ms = Before the votes for one have come back, the others have lost patience and voted for themselves.
58 508.74ms = S4 refuses S1 its vote: it voted for S3 in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
59 520.161ms = S2 refuses S1 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
60 549.707ms = S4 refuses S5 its vote: it voted for S3 in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
61 552.852ms = S2 refuses S5 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
63 571.699ms = S3 refuses S5 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
64 576.955ms = S1 refuses S5 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
66 585.891ms = S2 gives up term 2. Vote denied · t2 from S3. The vote is refused.
72 600ms = c1 asks for x = 1.
74 608.878ms = S1 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S2, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
76 614.155ms = S2 campaigns for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
77 614.803ms = S3 gives up term 2. Vote denied · t2 from S1. The vote is refused.
80 663.635ms = S3 campaigns for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
82 667.62ms = S5 gives up term 2. Vote denied · t2 from S2. The vote is refused.
84 693.246ms = S4 campaigns for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
86 697.102ms = S2 refuses S1 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
87 700.11ms = S5 campaigns for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
88 703.037ms = S4 refuses S1 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
89 708.109ms = S3 refuses S1 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
90 708.981ms = S1 refuses S2 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
91 716.654ms = S5 refuses S2 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
92 716.709ms = S3 refuses S2 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
93 719.927ms = S5 refuses S1 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
94 723.914ms = S4 refuses S2 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
95 747.618ms = S4 refuses S3 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
96 778.325ms = S1 refuses S3 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
97 778.679ms = S2 refuses S3 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
98 782.97ms = S5 refuses S3 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
99 783.245ms = S2 refuses S4 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
100 786.217ms = S1 refuses S4 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
101 791.937ms = S5 refuses S4 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
104 792.435ms = S4 refuses S5 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
107 798.515ms = S2 refuses S5 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
109 802.666ms = S3 refuses S5 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
110 805.376ms = S3 refuses S4 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
111 809.565ms = S2 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
112 814.197ms = S1 gives up term 3. Vote denied · t3 from S3. The vote is refused.
114 819.441ms = S1 refuses S5 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
117 847.284ms = S4 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
122 876.03ms = S3 gives up term 3. Vote denied · t3 from S1. The vote is refused.
126 885.527ms = S5 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
127 893.71ms = S4 refuses S2 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
128 895.209ms = S1 campaigns for term 4. Its election timeout ran out. It sends “Request vote · t4” to S2, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
129 900.154ms = S5 refuses S2 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
133 917.775ms = S3 campaigns for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
135 925.102ms = S1 refuses S2 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
136 929.529ms = S3 refuses S2 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
137 952.631ms = S5 refuses S4 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
138 955.677ms = S3 refuses S4 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
139 956.397ms = S2 refuses S4 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
140 960.029ms = S1 refuses S4 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
141 971.567ms = S3 refuses S5 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
142 972.031ms = S4 refuses S5 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
143 977.245ms = S1 refuses S5 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
144 981.464ms = S2 refuses S5 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
145 982.058ms = S3 refuses S1 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
147 992.56ms = S4 refuses S1 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
148 1s = The terms go by without a leader, and the client waits.
149 1000.777ms = S2 refuses S3 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
150 1001.654ms = S5 refuses S1 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
151 1004.833ms = S5 refuses S3 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
152 1009.445ms = S4 refuses S3 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
153 1012.618ms = S2 refuses S1 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
155 1030.639ms = S2 gives up term 4. Vote denied · t4 from S1. The vote is refused.
156 1035.615ms = S1 refuses S3 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
161 1057.673ms = S4 gives up term 4. Vote denied · t4 from S2. The vote is refused.
162 1064.482ms = S2 campaigns for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
168 1092.818ms = S5 gives up term 4. Vote denied · t4 from S1. The vote is refused.
169 1092.999ms = S1 gives up term 4. Vote denied · t4 from S2. The vote is refused.
173 1100.541ms = S4 campaigns for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
174 1108.779ms = S3 campaigns again for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
178 1127.557ms = S5 campaigns for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
179 1147.831ms = S1 grants S2 its vote in term 5. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
180 1166.166ms = S5 refuses S2 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
181 1174.664ms = S3 refuses S2 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
182 1182.175ms = S4 refuses S2 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
184 1199.216ms = S5 refuses S3 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
185 1200.008ms = S5 refuses S4 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
186 1200.153ms = S4 refuses S3 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
187 1204.168ms = S1 refuses S4 its vote: it voted for S2 in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
188 1205.362ms = S2 refuses S3 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
189 1209.645ms = S3 refuses S4 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
190 1209.887ms = S2 refuses S4 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
191 1212.448ms = S1 refuses S5 its vote: it voted for S2 in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
192 1215.783ms = S4 refuses S5 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
193 1215.994ms = S1 refuses S3 its vote: it voted for S2 in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
195 1242.613ms = S3 refuses S5 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
196 1242.976ms = S2 refuses S5 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
197 1261.372ms = S2 campaigns again for term 6. Its election timeout ran out. It sends “Request vote · t6” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
199 1272.389ms = S4 campaigns again for term 6. Its election timeout ran out. It sends “Request vote · t6” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
207 1303.993ms = S3 gives up term 5. Vote denied · t5 from S2. The vote is refused.
211 1311.045ms = S5 campaigns again for term 6. Its election timeout ran out. It sends “Request vote · t6” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
216 1347.5ms = S4 refuses S2 its vote: it voted for itself in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
217 1355.543ms = S3 grants S2 its vote in term 6. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
218 1356.249ms = S3 refuses S4 its vote: it voted for S2 in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
219 1358.363ms = S5 refuses S2 its vote: it voted for itself in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
220 1359.176ms = S1 grants S2 its vote in term 6. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
221 1366.813ms = S2 refuses S4 its vote: it voted for itself in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
222 1384.777ms = S1 refuses S4 its vote: it voted for S2 in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
223 1387.376ms = S5 refuses S4 its vote: it voted for itself in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
224 1393.517ms = S4 refuses S5 its vote: it voted for itself in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
225 1396.355ms = S2 refuses S5 its vote: it voted for itself in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
226 1420.633ms = S2 campaigns again for term 7. Its election timeout ran out. It sends “Request vote · t7” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
227 1420.658ms = S3 refuses S5 its vote: it voted for S2 in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
228 1426.041ms = S1 refuses S5 its vote: it voted for S2 in term 6. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
235 1481.676ms = S4 gives up term 6. Vote denied · t6 from S1. The vote is refused.
238 1508.097ms = S4 grants S2 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
240 1511.736ms = S5 gives up term 6. Vote denied · t6 from S1. The vote is refused.
241 1514.12ms = S3 grants S2 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
243 1533.619ms = S1 grants S2 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
244 1538.529ms = S5 grants S2 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
247 1616.67ms = S2 leads term 7. S2 counted S2, S3 and S4: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
251 1.7s = In term 7 the others happened to be patient for long enough. From now on heartbeats set out every 50 ms and keep them quiet, but the next failure costs as much again.
270 1833.47ms = Slot 1 is decided. S2 counted S1, S2 and S4: three of five hold it. It holds a no-op.
379 2412.706ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t7” to S1, S3, S4 and S5.
394 2502.458ms = S5 refuses Heartbeat · t7 from S2: its log ends at slot 1, before slot 2. It answers “Append refused”.
396 2505.505ms = S1 refuses Heartbeat · t7 from S2: its log ends at slot 1, before slot 2. It answers “Append refused”.
398 2509.804ms = S4 refuses Heartbeat · t7 from S2: its log ends at slot 1, before slot 2. It answers “Append refused”.
422 2615.082ms = Slot 2 is decided. S2 counted S2, S3 and S5: three of five hold it. It holds x = 1.
444 2720.737ms = c1 is answered: done. S2 applied its request in slot 2.
