4 0s = Phase 1: a proposer first asks a majority to promise its ballot.
5 100ms = c1 asks for x = A at S1.
6 110ms = S1 is preparing in ballot 1.1. c1 asked for it. It sends “Prepare · b1.1” to S2 and S3.
  A proposer proposes a value only with promises from a majority. (Paxos Made Simple §2.2, Phase 2 (a))
7 120ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise”.
8 120ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
9 130ms = Phase 2: S1 holds promises from a majority, none of which had accepted anything. It is free to propose A.
10 130ms = S1 is proposing in ballot 1.1. S1 counted S1 and S2: two of three, a majority. It proposes x = A for slot 1, in ballot 1.1.
  A value is chosen only when a majority of the acceptors has accepted it. (Paxos Made Simple §2.2)
14 150ms = A majority has accepted A in ballot 1.1. It is chosen; S1 tells the others.
15 150ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds x = A.
  The learner that finds a value chosen tells all others. (Paxos Made Simple §2.3)
19 160ms = c1 is answered: A. S1 answered from the state after slot 1.
20 300ms = c2 asks for x = B at S3.
21 310ms = Too late for B: S3 knows what is chosen, and answers with that.
23 320ms = c2 is answered: A. S3 answered from the state after slot 1.
