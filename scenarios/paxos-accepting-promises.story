4 1ms = c1 asks for x = A at S1.
5 1ms = S1 is preparing in ballot 1.1. c1 asked for it. It sends “Prepare · b1.1” to S2 and S3 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
7 3ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
9 5ms = S1 has two promises for ballot 1.1, but the second is still on its way.
10 6ms = c2 asks for x = B at S2.
11 6ms = S2 is preparing in ballot 2.2. c2 asked for it. It sends “Prepare · b2.2” to S1 and S3 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
13 8ms = S1 grants S2 its promise in ballot 2.2. It answers “Promise” as soon as its disk has written.
15 10ms = S2 is proposing in ballot 2.2. S2 counted S1 and S2: two of three, a majority. It proposes x = B for slot 1, in ballot 2.2.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
17 12ms = S2 proposes B in ballot 2.2. S3 was never asked for a promise, and may accept: B is chosen.
20 15ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds x = B.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
21 15ms = c2 is answered: B. S2 answered from the state after slot 1.
22 16ms = Chosen · b2.2 from S2 to S1 is dropped.
23 17ms = Chosen · b2.2 from S2 to S3 is dropped.
24 18ms = Now S1 gets its second promise, and proposes A. S3 has promised nothing, so nothing forbids 1.1.
25 19ms = S1 is no longer preparing. Promise from S2 is of ballot 2.2.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
  Proposers wait for a random and growing time before they try again, so that one can finish. (Paxos Made Simple §2.4)
26 20ms = S3 replaces its slot 1 by that of S1. It held something else there. It sends “Accepted · b1.1” to S1 as soon as its disk has written.
27 21ms = Promises kept is violated. S3 had accepted 2.2, and now 1.1. S3 has written to its disk. “Accepted · b1.1” to S1 waited for this, and is sent now.
28 22ms = The higher acceptance is gone. A proposer that asks S1 and S3 now learns only of A.
29 23ms = c3 asks for x = C at S3.
30 23ms = S3 is preparing in ballot 1.3. c3 asked for it. It sends “Prepare · b1.3” to S1 and S2 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
32 25ms = S1 refuses S3 its promise: promised 2.2. It answers “Nack”.
  An acceptor promises only to ballots higher than any it has promised to. (Paxos Made Simple §2.2, Phase 1 (b))
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
33 26ms = S3 gives up ballot 1.3. Nack · b1.3 from S1; promised 2.2. The acceptor refuses: it has promised a higher ballot, which it names.
  Proposers wait for a random and growing time before they try again, so that one can finish. (Paxos Made Simple §2.4)
34 27ms = S3 is preparing in ballot 3.3. Its retry timer ran out. It sends “Prepare · b3.3” to S1 and S2 as soon as its disk has written.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  Proposers wait for a random and growing time before they try again, so that one can finish. (Paxos Made Simple §2.4)
36 29ms = S1 grants S3 its promise in ballot 3.3. It answers “Promise” as soon as its disk has written.
38 31ms = Safe at its ballot is violated. x = A (c1#1) is proposed in ballot 3.3, but no majority of promises for that ballot allows this value. S3 is proposing in ballot 3.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 3.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
39 32ms = S3 reports its own A, and S1 nothing. So S3 is bound to A, and A is chosen, too.
43 36ms = Agreement is violated. S3 decided x = A for slot 1, where S2 had decided something else. S3 learns that slot 1 is decided. Accepted · b3.3 from S1 says so.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
44 36ms = Linearizability is violated. c3 asked for “x = C” and was told A, but in every possible order the decision was B by then. c3 is answered: A. S3 answered from the state after slot 1.
