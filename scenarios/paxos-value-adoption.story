4 1ms = c1 asks for x = A at S1.
5 1ms = S1 is preparing in ballot 1.1. c1 asked for it. It sends “Prepare · b1.1” to S2 and S3 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
7 3ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
9 5ms = S1 is proposing in ballot 1.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 1.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
11 7ms = S1 holds a majority of promises and proposes A. S3 hears nothing of all this.
12 8ms = Prepare · b1.1 from S1 to S3 is dropped.
13 9ms = Accept · b1.1 from S1 to S3 is dropped.
16 12ms = S1 and S2 have accepted A in ballot 1.1: a majority, so A is chosen.
17 13ms = Accepted · b1.1 from S2 to S1 is dropped.
18 14ms = S1 has crashed; it was proposing in ballot 1.1. Its memory is lost; its disk is kept.
19 15ms = S1 crashes before it hears. Now S3 wants B.
20 16ms = c2 asks for x = B at S3.
21 16ms = S3 is preparing in ballot 1.3. c2 asked for it. It sends “Prepare · b1.3” to S1 and S2 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
25 20ms = S2 grants S3 its promise in ballot 1.3. It answers “Promise” as soon as its disk has written.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
27 22ms = S3 is proposing in ballot 1.3. S3 counted S2 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 1.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
31 26ms = Slot 1 is decided. S3 counted S2 and S3: two of three hold it. It holds x = A.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
33 26ms = c2 is answered: A. S3 answered from the state after slot 1.
34 27ms = S2 promised ballot 1.3, and reported A. S3 proposed A instead of B, and A stayed chosen.
