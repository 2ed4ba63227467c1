6 1ms = c1 asks for x = A at S1.
7 1ms = S1 is preparing in ballot 1.1. c1 asked for it. It sends “Prepare · b1.1” to S2, S3, S4 and S5 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
9 3ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
10 4ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
14 8ms = S1 is proposing in ballot 1.1. S1 counted S1, S2 and S3: three of five, a majority. It proposes x = A for slot 1, in ballot 1.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
16 10ms = S1 accepts its own proposal of A, and crashes before anybody else has heard it.
17 11ms = Accept · b1.1 from S1 to S2 is dropped.
18 12ms = Accept · b1.1 from S1 to S3 is dropped.
19 13ms = Accept · b1.1 from S1 to S4 is dropped.
20 14ms = Accept · b1.1 from S1 to S5 is dropped.
21 15ms = S1 has crashed; it was proposing in ballot 1.1. Its memory is lost; its disk is kept.
22 16ms = S5 prepares ballot 1.5 with S3 and S4. None of them has accepted anything: it is free to propose B.
23 17ms = c2 asks for x = B at S5.
24 17ms = S5 is preparing in ballot 1.5. c2 asked for it. It sends “Prepare · b1.5” to S1, S2, S3 and S4 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
28 21ms = S4 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
30 23ms = S5 refuses S1 its promise: promised 1.5. It answers “Nack”.
  An acceptor promises only to ballots higher than any it has promised to. (Paxos Made Simple §2.2, Phase 1 (b))
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
31 24ms = S3 grants S5 its promise in ballot 1.5. It answers “Promise” as soon as its disk has written.
33 26ms = S4 grants S5 its promise in ballot 1.5. It answers “Promise” as soon as its disk has written.
36 29ms = S5 is proposing in ballot 1.5. S5 counted S3, S4 and S5: three of five, a majority. It proposes x = B for slot 1, in ballot 1.5.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
43 36ms = Slot 1 is decided. S5 counted S3, S4 and S5: three of five hold it. It holds x = B.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
46 36ms = c2 is answered: B. S5 answered from the state after slot 1.
47 37ms = B is chosen by three of five. A was accepted by one, and never chosen.
48 38ms = S1 restarts as an acceptor. Its disk holds ballot 1.1 and the slots up to 1.
  An acceptor that restarts remembers what it has promised and accepted. (Paxos Made Simple §2.5)
  A proposer remembers the highest ballot it has used, and begins phase 1 with a higher one. (Paxos Made Simple §2.5)
49 39ms = c3 asks for get x at S1.
50 39ms = S1 is preparing in ballot 2.1. c3 asked for it. It sends “Prepare · b2.1” to S2, S3, S4 and S5 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
51 40ms = S1 returns, with A on its disk. It asks before it answers.
55 44ms = S1 refuses S5 its promise: promised 2.1. It answers “Nack”.
  An acceptor promises only to ballots higher than any it has promised to. (Paxos Made Simple §2.2, Phase 1 (b))
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
56 45ms = S2 grants S5 its promise in ballot 1.5. It answers “Promise” as soon as its disk has written.
60 49ms = S1 refuses Accept · b1.5 from S5: promised 2.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
63 52ms = S1 replaces its slot 1 by that of S5; it learns that slot 1 is decided. It held something else there. Chosen · b1.5 from S5 says so.
65 54ms = S2 receives Prepare · b2.1 from S1. It answers “Chosen”.
  A node that knows the chosen value tells it to nodes that still prepare or propose. (Paxos Made Simple §2.3)
66 55ms = S3 receives Prepare · b2.1 from S1. It answers “Chosen”.
  A node that knows the chosen value tells it to nodes that still prepare or propose. (Paxos Made Simple §2.3)
67 56ms = S4 receives Prepare · b2.1 from S1. It answers “Chosen”.
  A node that knows the chosen value tells it to nodes that still prepare or propose. (Paxos Made Simple §2.3)
68 57ms = S5 receives Prepare · b2.1 from S1. It answers “Chosen”.
  A node that knows the chosen value tells it to nodes that still prepare or propose. (Paxos Made Simple §2.3)
77 52ms = c3 is answered: B. S1 answered from the state after slot 1.
