4 164.484ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
5 176.757ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise”.
6 177.485ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
7 187.703ms = S1 leads ballot 1.1. S1 counted S1 and S3: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
27 500ms = S1 leads since its prepare, which named no slot. Now four clients ask at once.
28 500ms = c1 asks for x = 1.
29 500ms = c2 asks for y = 2.
30 500ms = c3 asks for x += 3.
31 500ms = c4 asks for get y.
34 510.674ms = S1 proposes x = 1 for slot 1. c1 asked for it. It sends “Accept 1 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
35 511.469ms = S1 proposes x += 3 for slot 2. c3 asked for it. It sends “Accept 2 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
36 512.537ms = S1 proposes get y for slot 3. c4 asked for it. It sends “Accept 3 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
37 513.983ms = S1 proposes y = 2 for slot 4. c2 asked for it. It sends “Accept 4 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
46 535.51ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 1.
48 536.845ms = Slot 2 is decided. S1 counted S1 and S3: two of three hold it. It holds x += 3.
50 537.824ms = Slot 3 is decided. S1 counted S1 and S3: two of three hold it. It holds get y.
51 539.411ms = Slot 4 is decided. S1 counted S1 and S2: two of three hold it. It holds y = 2.
55 548.654ms = c4 is answered: nothing. S1 answered from the state after slot 3.
56 548.69ms = c3 is answered: done. S1 applied its request in slot 2.
57 548.897ms = c1 is answered: done. S1 applied its request in slot 1.
60 554.363ms = c2 is answered: done. S1 applied its request in slot 4.
70 700ms = Each had a slot of its own, and they were decided side by side.
77 800ms = c1 asks for x += 4.
78 814.065ms = S1 proposes x += 4 for slot 5. c1 asked for it. It sends “Accept 5 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
81 837.612ms = Slot 5 is decided. S1 counted S1 and S3: two of three hold it. It holds x += 4.
86 850.533ms = c1 is answered: done. S1 applied its request in slot 5.
