4 1ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2 and S3 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
8 5ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
10 7ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
12 9ms = S1 leads ballot 1.1. S1 counted S1 and S2: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
16 13ms = c1 asks for x = A at S1.
17 13ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Accept 1 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
18 14ms = c2 asks for x = B at S1.
19 14ms = S1 proposes x = B for slot 2. c2 asked for it. It sends “Accept 2 · b1.1” to S2 and S3 as soon as its disk has written.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
20 15ms = c3 asks for x = C at S1.
21 15ms = S1 proposes x = C for slot 3. c3 asked for it. It sends “Accept 3 · b1.1” to S2 and S3 as soon as its disk has written.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
23 17ms = S1 proposes A, B and C for slots 1 to 3. The proposal of B is lost, and so is everything on its way to S3.
26 20ms = Accept 2 · b1.1 from S1 to S2 is dropped.
29 23ms = Accept 1 · b1.1 from S1 to S3 is dropped.
30 24ms = Accept 2 · b1.1 from S1 to S3 is dropped.
31 25ms = Accept 3 · b1.1 from S1 to S3 is dropped.
32 26ms = Accepted 1 · b1.1 from S2 to S1 is dropped.
33 27ms = Accepted 3 · b1.1 from S2 to S1 is dropped.
34 28ms = S1 has crashed; it led ballot 1.1. Its memory is lost; its disk is kept.
35 29ms = S1 crashes. S2 holds slots 1 and 3, and nothing in slot 2.
36 30ms = S2 campaigns for ballot 2.2. Its election timeout ran out. It sends “Prepare · b2.2” to S1 and S3 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
38 32ms = S3 grants S2 its promise in ballot 2.2. It answers “Promise” as soon as its disk has written.
40 34ms = S2 leads ballot 2.2. S2 counted S2 and S3: two of three, a majority. It proposes x = A for slot 1, a no-op for slot 2 and x = C for slot 3, in ballot 2.2.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
  A new leader fills the gaps between adopted slots with no-ops. (Paxos Made Simple §3)
41 35ms = S2 leads. It proposes again what it holds, in its own ballot, and a no-op for the hole.
50 44ms = Slots 1 to 3 are decided. S2 counted S2 and S3: two of three hold slot 3. Slot 3 holds x = C.
