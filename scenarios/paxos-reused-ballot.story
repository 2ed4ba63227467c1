4 1ms = c1 asks for x = A at S1.
5 1ms = S1 is preparing in ballot 1.1. c1 asked for it. It sends “Prepare · b1.1” to S2 and S3 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
7 3ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
8 4ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
11 7ms = S1 is proposing in ballot 1.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 1.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
12 8ms = S1 proposes A in ballot 1.1, and crashes before its own acceptance is on its disk.
13 9ms = S1 has crashed; it was proposing in ballot 1.1. Its memory is lost; its disk is kept.
16 12ms = S1 restarts as an acceptor, and holds nothing. Its disk had not written slot 1 before the crash.
  An acceptor that restarts remembers what it has promised and accepted. (Paxos Made Simple §2.5)
18 14ms = S1 has forgotten that it used round 1. It prepares ballot 1.1 a second time, now for B.
19 15ms = c2 asks for x = B at S1.
22 17ms = Prepare · b1.1 from S1 to S2 is dropped.
23 18ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
24 19ms = One value per ballot is violated. Ballot 1.1 has two values: x = A (c1#1) and x = B (c2#1). S1 is proposing in ballot 1.1. S1 counted S1 and S3: two of three, a majority. It proposes x = B for slot 1, in ballot 1.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
26 21ms = Two proposals with the number 1.1 are under way, one with A and one with B. First B is chosen.
29 24ms = Slot 1 is decided. S1 counted S1 and S3: two of three hold it. It holds x = B.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
30 24ms = c2 is answered: B. S1 answered from the state after slot 1.
31 25ms = Chosen · b1.1 from S1 to S2 is dropped.
32 26ms = Chosen · b1.1 from S1 to S3 is dropped.
33 27ms = S1 has crashed. Its memory is lost; its disk is kept.
34 28ms = Then the A of the first life reaches S3, which sees no reason to refuse: it has promised 1.1.
37 31ms = S2 and S3 have now accepted A in the same ballot. S2 asks, and learns A.
38 32ms = S2 is preparing in ballot 2.2. Its learn timer ran out. It sends “Prepare · b2.2” to S1 and S3 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  A learner that does not know whether a value is chosen runs a ballot to find out. (Paxos Made Simple §2.3)
42 36ms = S2 refuses Accept · b1.1 from S1: promised 2.2. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
43 37ms = S3 grants S2 its promise in ballot 2.2. It answers “Promise” as soon as its disk has written.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
45 39ms = S2 is proposing in ballot 2.2. S2 counted S2 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 2.2.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
49 43ms = Agreement is violated. S2 decided x = A for slot 1, where S1 had decided something else. S2 learns that slot 1 is decided. Accepted · b2.2 from S3 says so.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
