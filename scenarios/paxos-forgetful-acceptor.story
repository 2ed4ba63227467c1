4 1ms = c1 asks for x = A at S1.
5 1ms = S1 is preparing in ballot 1.1. c1 asked for it. It sends “Prepare · b1.1” to S2 and S3 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
9 5ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
11 7ms = S1 is proposing in ballot 1.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 1.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
15 11ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds x = A.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
17 11ms = c1 is answered: A. S1 answered from the state after slot 1.
18 12ms = S1 and S2 have chosen A, and both know it. S3 has heard nothing yet.
19 13ms = Prepare · b1.1 from S1 to S3 is dropped.
20 14ms = Accept · b1.1 from S1 to S3 is dropped.
21 15ms = Chosen · b1.1 from S1 to S3 is dropped.
22 16ms = S2 crashes and comes back. It has forgotten what it promised and accepted.
23 17ms = S2 has crashed. Its memory is lost; its disk is kept.
24 18ms = S2 restarts as an acceptor, and holds nothing. It does not keep slot 1 when it restarts.
25 19ms = Promises kept is violated. S2 had promised 1.1, and now nothing. S2 has written to its disk.
26 20ms = c2 asks for x = B at S3.
27 20ms = S3 is preparing in ballot 1.3. c2 asked for it. It sends “Prepare · b1.3” to S1 and S2 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
31 24ms = S2 grants S3 its promise in ballot 1.3. It answers “Promise” as soon as its disk has written.
33 26ms = Safe at its ballot is violated. x = B (c2#1) is proposed in ballot 1.3, but no majority of promises for that ballot allows this value. S3 is proposing in ballot 1.3. S3 counted S2 and S3: two of three, a majority. It proposes x = B for slot 1, in ballot 1.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
37 30ms = Agreement is violated. S3 decided x = B for slot 1, where S1 had decided something else. S3 learns that slot 1 is decided. Accepted · b1.3 from S2 says so.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
39 30ms = Linearizability is violated. c2 asked for “x = B” and was told B, but in every possible order the decision was A by then. c2 is answered: B. S3 answered from the state after slot 1.
40 31ms = S2 promised once more as if nothing had happened. S3 learned nothing of A, and chose B.
