4 100ms = c1 asks for x = A at S1.
5 110ms = S1 is preparing in ballot 1.1. c1 asked for it. It sends “Prepare · b1.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
6 120ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise”.
7 120ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
8 130ms = S1 is proposing in ballot 1.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 1.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
10 135ms = Accept · b1.1 from S1 to S3 is dropped.
12 145ms = S1 and S2 accept A: with that it is chosen. Only S1 could know, as acceptances go to the proposer.
13 145ms = S1 has crashed; it was proposing in ballot 1.1. Its memory is lost; its disk is kept.
15 200ms = Nobody who is up knows that A is chosen. S3 has not even received A.
16 250ms = c2 asks for x = B at S3.
17 260ms = S3 is preparing in ballot 2.3. c2 asked for it. It sends “Prepare · b2.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
19 270ms = S2 grants S3 its promise in ballot 2.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
20 280ms = S3 is proposing in ballot 2.3. S3 counted S2 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 2.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
23 300ms = Ballot 2 asked S2, and S2 had accepted A. So S3 proposes A, and B's client learns A.
24 300ms = Slot 1 is decided. S3 counted S2 and S3: two of three hold it. It holds x = A.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
27 310ms = c2 is answered: A. S3 answered from the state after slot 1.
28 500ms = S1 restarts as an acceptor. Its disk holds ballot 1.1 and the slots up to 1.
  An acceptor that restarts remembers what it has promised and accepted. (Paxos Made Simple §2.5)
  A proposer remembers the highest ballot it has used, and begins phase 1 with a higher one. (Paxos Made Simple §2.5)
31 620ms = c1 is answered: A. S2 answered from the state after slot 1.
32 900ms = What S1 knew is gone, but its disk says that it accepted A. Since nobody tells it more, it asks.
33 972.683ms = S1 is preparing in ballot 2.1. Its learn timer ran out. It sends “Prepare · b2.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  A learner that does not know whether a value is chosen runs a ballot to find out. (Paxos Made Simple §2.3)
34 982.683ms = S2 receives Prepare · b2.1 from S1. It answers “Chosen”.
  A node that knows the chosen value tells it to nodes that still prepare or propose. (Paxos Made Simple §2.3)
35 982.683ms = S3 receives Prepare · b2.1 from S1. It answers “Chosen”.
  A node that knows the chosen value tells it to nodes that still prepare or propose. (Paxos Made Simple §2.3)
