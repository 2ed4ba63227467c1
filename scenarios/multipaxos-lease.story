4 164.484ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
5 176.757ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise”.
6 177.485ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
7 187.703ms = S1 leads ballot 1.1. S1 counted S1 and S3: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
44 500ms = c1 asks for x = 1.
47 510.674ms = S1 proposes x = 1 for slot 1. c1 asked for it. It sends “Accept 1 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
53 535.51ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 1.
56 548.897ms = c1 is answered: done. S1 applied its request in slot 1.
64 600ms = S1 leads, and its lease is renewed by every heartbeat.
65 600ms = c1 asks for get x.
70 623.835ms = c1 is answered: 1. S1 answered from the state after slot 1.
95 820ms = S1 is cut off with a client. It may read for as long as its lease runs.
96 820ms = The network splits: S1 c1 | S2 S3 c2. Messages between the sides are lost.
99 840ms = c1 asks for get x.
103 862.357ms = c1 is answered: 1. S1 answered from the state after slot 1.
118 998.824ms = S2 campaigns for ballot 2.2. Its election timeout ran out. It sends “Prepare · b2.2” to S1 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
119 1s = The lease has run out. This read waits, while the others elect a new leader.
120 1s = c1 asks for get x.
121 1s = c2 asks for x = 2 at S2.
122 1010.316ms = S1 proposes get x for slot 2. c1 asked for it. It sends “Accept 2 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A master holds a lease only until the grants of a phase 2 quorum expire. (PML §5.2)
123 1011.471ms = S3 grants S2 its promise in ballot 2.2. It answers “Promise”.
126 1021.823ms = S2 leads ballot 2.2. S2 counted S2 and S3: two of three, a majority. It proposes x = 2 for slot 2, in ballot 2.2.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
136 1047.621ms = Slot 2 is decided. S2 counted S2 and S3: two of three hold it. It holds x = 2.
139 1059.927ms = c2 is answered: done. S2 applied its request in slot 2.
262 1.6s = The network is whole again.
267 1634.72ms = S1 steps down. Heartbeat from S2 is of ballot 2.2. It led ballot 1.1.
  A notice of decisions covers only what was accepted in the ballot of its leader, and nothing older. (PMMC §2.3)
  A replica that lacks a decision asks for it. (PML §4.2)
271 1660.337ms = S1 replaces its slot 2 by that of S2; it learns that slot 2 is decided. It held something else there. Decisions 2 from S2 says so.
325 2050.234ms = c1 is answered: 2. S2 answered from the state after slot 2.
