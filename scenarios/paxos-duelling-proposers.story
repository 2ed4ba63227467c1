4 0s = Nobody waits at random here. S1 and S3 try again after 100 ms, and a whole round takes longer.
5 100ms = c1 asks for x = A at S1.
6 140ms = S1 is preparing in ballot 1.1. c1 asked for it. It sends “Prepare · b1.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
7 150ms = c2 asks for x = B at S3.
8 180ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise”.
9 180ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
10 190ms = S3 is preparing in ballot 2.3. c2 asked for it. It sends “Prepare · b2.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
11 220ms = S1 is proposing in ballot 1.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 1.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
13 230ms = S1 grants S3 its promise in ballot 2.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
14 230ms = S2 grants S3 its promise in ballot 2.3. It answers “Promise”.
15 240ms = S1 is preparing in ballot 3.1. Its retry timer ran out. It sends “Prepare · b3.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
16 260ms = S2 refuses Accept · b1.1 from S1: promised 2.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
17 260ms = S3 refuses Accept · b1.1 from S1: promised 2.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
18 270ms = S3 is proposing in ballot 2.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 2.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
20 280ms = S2 grants S1 its promise in ballot 3.1. It answers “Promise”.
21 280ms = S3 grants S1 its promise in ballot 3.1. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
22 290ms = S3 is preparing in ballot 4.3. Its retry timer ran out. It sends “Prepare · b4.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
25 310ms = S1 refuses Accept · b2.3 from S3: promised 3.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
26 310ms = S2 refuses Accept · b2.3 from S3: promised 3.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
27 320ms = S1 is proposing in ballot 3.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 3.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
29 330ms = S1 grants S3 its promise in ballot 4.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
30 330ms = S2 grants S3 its promise in ballot 4.3. It answers “Promise”.
31 340ms = S1 is preparing in ballot 5.1. Its retry timer ran out. It sends “Prepare · b5.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
34 360ms = S2 refuses Accept · b3.1 from S1: promised 4.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
35 360ms = S3 refuses Accept · b3.1 from S1: promised 4.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
36 370ms = S3 is proposing in ballot 4.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 4.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
38 380ms = S2 grants S1 its promise in ballot 5.1. It answers “Promise”.
39 380ms = S3 grants S1 its promise in ballot 5.1. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
40 390ms = S3 is preparing in ballot 6.3. Its retry timer ran out. It sends “Prepare · b6.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
41 400ms = S2 promises to one, then to the other. What is proposed always comes too late.
44 410ms = S1 refuses Accept · b4.3 from S3: promised 5.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
45 410ms = S2 refuses Accept · b4.3 from S3: promised 5.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
46 420ms = S1 is proposing in ballot 5.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 5.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
48 430ms = S1 grants S3 its promise in ballot 6.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
49 430ms = S2 grants S3 its promise in ballot 6.3. It answers “Promise”.
50 440ms = S1 is preparing in ballot 7.1. Its retry timer ran out. It sends “Prepare · b7.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
53 460ms = S2 refuses Accept · b5.1 from S1: promised 6.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
54 460ms = S3 refuses Accept · b5.1 from S1: promised 6.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
55 470ms = S3 is proposing in ballot 6.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 6.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
57 480ms = S2 grants S1 its promise in ballot 7.1. It answers “Promise”.
58 480ms = S3 grants S1 its promise in ballot 7.1. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
59 490ms = S3 is preparing in ballot 8.3. Its retry timer ran out. It sends “Prepare · b8.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
62 510ms = S1 refuses Accept · b6.3 from S3: promised 7.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
63 510ms = S2 refuses Accept · b6.3 from S3: promised 7.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
64 520ms = S1 is proposing in ballot 7.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 7.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
66 530ms = S1 grants S3 its promise in ballot 8.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
67 530ms = S2 grants S3 its promise in ballot 8.3. It answers “Promise”.
68 540ms = S1 is preparing in ballot 9.1. Its retry timer ran out. It sends “Prepare · b9.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
71 560ms = S2 refuses Accept · b7.1 from S1: promised 8.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
72 560ms = S3 refuses Accept · b7.1 from S1: promised 8.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
73 570ms = S3 is proposing in ballot 8.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 8.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
75 580ms = S2 grants S1 its promise in ballot 9.1. It answers “Promise”.
76 580ms = S3 grants S1 its promise in ballot 9.1. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
77 590ms = S3 is preparing in ballot 10.3. Its retry timer ran out. It sends “Prepare · b10.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
80 610ms = S1 refuses Accept · b8.3 from S3: promised 9.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
81 610ms = S2 refuses Accept · b8.3 from S3: promised 9.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
82 620ms = S1 is proposing in ballot 9.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 9.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
84 630ms = S1 grants S3 its promise in ballot 10.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
85 630ms = S2 grants S3 its promise in ballot 10.3. It answers “Promise”.
86 640ms = S1 is preparing in ballot 11.1. Its retry timer ran out. It sends “Prepare · b11.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
89 660ms = S2 refuses Accept · b9.1 from S1: promised 10.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
90 660ms = S3 refuses Accept · b9.1 from S1: promised 10.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
91 670ms = S3 is proposing in ballot 10.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 10.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
93 680ms = S2 grants S1 its promise in ballot 11.1. It answers “Promise”.
94 680ms = S3 grants S1 its promise in ballot 11.1. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
95 690ms = S3 is preparing in ballot 12.3. Its retry timer ran out. It sends “Prepare · b12.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
96 700ms = This can go on for ever. No protocol that is always safe can exclude it (Fischer, Lynch and Paterson, 1985).
99 710ms = S1 refuses Accept · b10.3 from S3: promised 11.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
100 710ms = S2 refuses Accept · b10.3 from S3: promised 11.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
101 720ms = S1 is proposing in ballot 11.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 11.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
103 730ms = S1 grants S3 its promise in ballot 12.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
104 730ms = S2 grants S3 its promise in ballot 12.3. It answers “Promise”.
105 740ms = S1 is preparing in ballot 13.1. Its retry timer ran out. It sends “Prepare · b13.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
108 760ms = S2 refuses Accept · b11.1 from S1: promised 12.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
109 760ms = S3 refuses Accept · b11.1 from S1: promised 12.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
110 770ms = S3 is proposing in ballot 12.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 12.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
112 780ms = S2 grants S1 its promise in ballot 13.1. It answers “Promise”.
113 780ms = S3 grants S1 its promise in ballot 13.1. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
114 790ms = S3 is preparing in ballot 14.3. Its retry timer ran out. It sends “Prepare · b14.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
117 810ms = S1 refuses Accept · b12.3 from S3: promised 13.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
118 810ms = S2 refuses Accept · b12.3 from S3: promised 13.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
119 820ms = S1 is proposing in ballot 13.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 13.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
121 830ms = S1 grants S3 its promise in ballot 14.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
122 830ms = S2 grants S3 its promise in ballot 14.3. It answers “Promise”.
123 840ms = S1 is preparing in ballot 15.1. Its retry timer ran out. It sends “Prepare · b15.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
126 860ms = S2 refuses Accept · b13.1 from S1: promised 14.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
127 860ms = S3 refuses Accept · b13.1 from S1: promised 14.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
128 870ms = S3 is proposing in ballot 14.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 14.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
130 880ms = S2 grants S1 its promise in ballot 15.1. It answers “Promise”.
131 880ms = S3 grants S1 its promise in ballot 15.1. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
132 890ms = S3 is preparing in ballot 16.3. Its retry timer ran out. It sends “Prepare · b16.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
