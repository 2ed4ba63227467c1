4 1ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2 and S3 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
8 5ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
10 7ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
12 9ms = S1 leads ballot 1.1. S1 counted S1 and S2: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
16 13ms = S1 is asked for two commands: x is A, and then B is appended to it. Together they make AB.
17 14ms = c1 asks for x = A at S1.
18 14ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Accept 1 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
19 15ms = c2 asks for x += B at S1.
20 15ms = S1 proposes x += B for slot 2. c2 asked for it. It sends “Accept 2 · b1.1” to S2 and S3 as soon as its disk has written.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
22 17ms = Both are on their way at once, each in a slot of its own. That of A is lost.
23 18ms = Accept 1 · b1.1 from S1 to S2 is dropped.
26 21ms = Accept 1 · b1.1 from S1 to S3 is dropped.
27 22ms = Accept 2 · b1.1 from S1 to S3 is dropped.
28 23ms = Accepted 2 · b1.1 from S2 to S1 is dropped.
29 24ms = S1 has crashed; it led ballot 1.1. Its memory is lost; its disk is kept.
30 25ms = S1 crashes. S2 holds B in slot 2, and nothing in slot 1.
31 26ms = S2 campaigns for ballot 2.2. Its election timeout ran out. It sends “Prepare · b2.2” to S1 and S3 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
33 28ms = S3 grants S2 its promise in ballot 2.2. It answers “Promise” as soon as its disk has written.
35 30ms = S2 leads ballot 2.2. S2 counted S2 and S3: two of three, a majority. It proposes a no-op for slot 1 and x += B for slot 2, in ballot 2.2.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
  A new leader fills the gaps between adopted slots with no-ops. (Paxos Made Simple §3)
36 31ms = S2 leads. It has to propose B again, which might be chosen, and nothing stands for A: slot 1 gets a no-op.
45 40ms = Slots 1 and 2 are decided. S2 counted S2 and S3: two of three hold slot 2. Slot 2 holds x += B.
46 41ms = c3 asks for get x at S2.
47 41ms = S2 proposes get x for slot 3. c3 asked for it. It sends “Accept 3 · b2.2” to S1 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
53 47ms = Slot 3 is decided. S2 counted S2 and S3: two of three hold it. It holds get x.
54 47ms = c3 is answered: B. S2 answered from the state after slot 3.
55 48ms = S1 would never have come to this: x is B. Nothing is violated: Multi-Paxos decides slots one by one, and promises no order between what a leader proposed.
56 49ms = Independent commands tolerate that. Changes of state, each of which makes sense only after the one before, do not: see zab-primary-order.
