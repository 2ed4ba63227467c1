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
77 700ms = S1 leads. Its clock now runs at a tenth of the speed.
78 700ms = The clock of S1 runs 0.1 times as fast as real time.
81 720ms = The network splits: S1 c1 | S2 S3 c2. Messages between the sides are lost.
84 881.608ms = S2 campaigns for ballot 2.2. Its election timeout ran out. It sends “Prepare · b2.2” to S1 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
85 894.291ms = S3 grants S2 its promise in ballot 2.2. It answers “Promise”.
87 908.394ms = S2 leads ballot 2.2. S2 counted S2 and S3: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
110 1.1s = The others have waited out their grants, elected a leader, and decided.
111 1.1s = c2 asks for x = 2 at S2.
113 1111.927ms = S2 proposes x = 2 for slot 2. c2 asked for it. It sends “Accept 2 · b2.2” to S1 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
119 1139.405ms = Slot 2 is decided. S2 counted S2 and S3: two of three hold it. It holds x = 2.
121 1149.429ms = c2 is answered: done. S2 applied its request in slot 2.
137 1.3s = By its own clock, S1's lease has not run out yet.
138 1.3s = c1 asks for get x at S1.
143 1324.465ms = Linearizability is violated, because an assumption of the protocol is broken. c1 asked for “get x” and was told 1, but in every possible order x held 2 by then. Clocks run at nearly the same rate: the clock of S1 ran at 0.1 from 700ms on, and election of S2 (150ms) ran out while lease of S1 (90ms), set before, still ran. c1 is answered: 1. S1 answered from the state after slot 1.
