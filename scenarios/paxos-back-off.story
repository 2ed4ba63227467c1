4 100ms = c1 asks for x = A at S1.
5 140ms = S1 is preparing in ballot 1.1. c1 asked for it. It sends “Prepare · b1.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
6 150ms = c2 asks for x = B at S3.
7 180ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise”.
8 180ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
9 190ms = S3 is preparing in ballot 2.3. c2 asked for it. It sends “Prepare · b2.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
10 220ms = S1 is proposing in ballot 1.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 1.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
12 230ms = S1 grants S3 its promise in ballot 2.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
13 230ms = S2 grants S3 its promise in ballot 2.3. It answers “Promise”.
14 260ms = S2 refuses Accept · b1.1 from S1: promised 2.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
15 260ms = S3 refuses Accept · b1.1 from S1: promised 2.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
16 269.674ms = S1 is preparing in ballot 3.1. Its retry timer ran out. It sends “Prepare · b3.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
  Proposers wait for a random and growing time before they try again, so that one can finish. (Paxos Made Simple §2.4)
17 270ms = S3 is proposing in ballot 2.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 2.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
21 309.674ms = S2 grants S1 its promise in ballot 3.1. It answers “Promise”.
22 309.674ms = S3 grants S1 its promise in ballot 3.1. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
23 310ms = S1 refuses Accept · b2.3 from S3: promised 3.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
24 310ms = S2 refuses Accept · b2.3 from S3: promised 3.1. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
25 334.819ms = S3 is preparing in ballot 4.3. Its retry timer ran out. It sends “Prepare · b4.3” to S1 and S2.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
  Different proposers choose their ballots from disjoint sets of numbers. (Paxos Made Simple §2.5)
  A proposer whose ballot does not succeed in time tries a higher one. (Paxos Made Simple §2.4)
  Proposers wait for a random and growing time before they try again, so that one can finish. (Paxos Made Simple §2.4)
26 349.674ms = S1 is proposing in ballot 3.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 3.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
30 374.819ms = S1 grants S3 its promise in ballot 4.3. It answers “Promise”.
  A promise carries the highest-numbered proposal that the acceptor has accepted. (Paxos Made Simple §2.2, Phase 1 (b))
31 374.819ms = S2 grants S3 its promise in ballot 4.3. It answers “Promise”.
32 389.674ms = S2 refuses Accept · b3.1 from S1: promised 4.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
33 389.674ms = S3 refuses Accept · b3.1 from S1: promised 4.3. It answers “Nack”.
  An acceptor accepts nothing below the ballot that it has promised to. (Paxos Made Simple §2.2, P1a)
  An acceptor that refuses says so, so that the proposer gives up its ballot at once. (Paxos Made Simple §2.2)
34 400ms = Each failure doubles the wait, and chance draws it anew.
35 414.819ms = S3 is proposing in ballot 4.3. S3 counted S1 and S3: two of three, a majority. It proposes x = A for slot 1, in ballot 4.3.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
  A proposer may choose its value only if no promise reports an accepted proposal. (Paxos Made Simple §2.2, P2c)
37 429.674ms = S1 gives up ballot 3.1. Nack · b3.1 from S2; promised 4.3. The acceptor refuses: it has promised a higher ballot, which it names.
  Proposers wait for a random and growing time before they try again, so that one can finish. (Paxos Made Simple §2.4)
41 494.819ms = Slot 1 is decided. S3 counted S1 and S3: two of three hold it. It holds x = A.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
45 534.819ms = c2 is answered: A. S3 answered from the state after slot 1.
46 574.819ms = c1 is answered: A. S1 answered from the state after slot 1.
