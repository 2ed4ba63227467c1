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
77 700ms = S1 leads. The link between S1 and S3 dies; S2 reaches both.
78 700ms = Nothing passes between S1 and S3 any more.
104 941.364ms = S3 campaigns for ballot 2.3. Its election timeout ran out. It sends “Prepare · b2.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
115 1s = c1 asks for x = 2.
118 1010.316ms = S1 proposes x = 2 for slot 2. c1 asked for it. It sends “Accept 2 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
123 1037.223ms = Slot 2 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 2.
127 1051.295ms = c1 is answered: done. S1 applied its request in slot 2.
143 1142.319ms = S3 campaigns again for ballot 3.3. Its election timeout ran out. It sends “Prepare · b3.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time until it suspects the other. (PMMC §3)
232 1683.116ms = S3 campaigns again for ballot 4.3. Its election timeout ran out. It sends “Prepare · b4.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time until it suspects the other. (PMMC §3)
285 2s = c1 asks for x = 3.
288 2011.803ms = S1 proposes x = 3 for slot 3. c1 asked for it. It sends “Accept 3 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
294 2039.161ms = Slot 3 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 3.
298 2050.08ms = c1 is answered: done. S1 applied its request in slot 3.
372 2511.88ms = S3 campaigns again for ballot 5.3. Its election timeout ran out. It sends “Prepare · b5.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time until it suspects the other. (PMMC §3)
450 3s = c1 asks for x = 4.
453 3010.813ms = S1 proposes x = 4 for slot 4. c1 asked for it. It sends “Accept 4 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
462 3038.677ms = Slot 4 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 4.
464 3051.308ms = c1 is answered: done. S1 applied its request in slot 4.
653 4223.264ms = S3 campaigns again for ballot 6.3. Its election timeout ran out. It sends “Prepare · b6.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time until it suspects the other. (PMMC §3)
