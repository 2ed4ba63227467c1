6 1ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2, S3, S4 and S5 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
8 3ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
11 6ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
13 8ms = S1 leads ballot 1.1. S1 counted S1, S2 and S3: three of five, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
14 9ms = c1 asks for x = A at S1.
15 9ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Accept 1 · b1.1” to S2, S3, S4 and S5.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
19 13ms = Accept 1 · b1.1 from S1 to S3 is dropped.
20 14ms = Accepted 1 · b1.1 from S2 to S1 is dropped.
21 15ms = S1 and S2 hold A in slot 1, from ballot 1.1. Then S1 crashes, and S5 leads with S3 and S4, which know of no A.
22 16ms = S1 has crashed; it led ballot 1.1. Its memory is lost; its disk is kept.
23 17ms = S5 campaigns for ballot 1.5. Its election timeout ran out. It sends “Prepare · b1.5” to S1, S2, S3 and S4 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
25 19ms = S3 grants S5 its promise in ballot 1.5. It answers “Promise” as soon as its disk has written.
28 22ms = S4 grants S5 its promise in ballot 1.5. It answers “Promise” as soon as its disk has written.
30 24ms = S5 leads ballot 1.5. S5 counted S3, S4 and S5: three of five, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
31 25ms = S3 had promised ballot 1.1, so S5's ballot 1.5 is higher: between equal rounds the name decides.
32 26ms = c2 asks for x = B at S5.
33 26ms = S5 proposes x = B for slot 1. c2 asked for it. It sends “Accept 1 · b1.5” to S1, S2, S3 and S4.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
35 28ms = S5 alone holds B in slot 1, and crashes. S1 is back and runs a higher ballot.
36 29ms = S5 has crashed; it led ballot 1.5. Its memory is lost; its disk is kept.
37 30ms = S1 restarts as an acceptor. Its disk holds ballot 1.1 and the slots up to 1.
  An acceptor that restarts remembers its ballot and what it has accepted. (PMMC §4.3)
  A leader that restarts begins with a higher ballot than any it has used. (PMMC §4.3)
38 31ms = S1 campaigns for ballot 2.1. Its election timeout ran out. It sends “Prepare · b2.1” to S2, S3, S4 and S5 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
40 33ms = S2 grants S1 its promise in ballot 2.1. It answers “Promise” as soon as its disk has written.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
43 36ms = S3 grants S1 its promise in ballot 2.1. It answers “Promise” as soon as its disk has written.
45 38ms = S1 leads ballot 2.1. S1 counted S1, S2 and S3: three of five, a majority. It proposes x = A for slot 1, in ballot 2.1.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
46 39ms = S1 adopts A and proposes it again, now in ballot 2.1. In Raft the entry would keep its old term.
53 46ms = Slot 1 is decided. S1 counted S1, S2 and S3: three of five hold it. It holds x = A.
54 47ms = Three of five have accepted A in ballot 2.1: it is decided, though A is old. S1 crashes once more.
55 48ms = S1 has crashed; it led ballot 2.1. Its memory is lost; its disk is kept.
56 49ms = S5 restarts as an acceptor. Its disk holds ballot 1.5 and the slots up to 1.
  An acceptor that restarts remembers its ballot and what it has accepted. (PMMC §4.3)
  A leader that restarts begins with a higher ballot than any it has used. (PMMC §4.3)
57 50ms = S5 campaigns for ballot 2.5. Its election timeout ran out. It sends “Prepare · b2.5” to S1, S2, S3 and S4 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
59 52ms = S3 grants S5 its promise in ballot 2.5. It answers “Promise” as soon as its disk has written.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
62 55ms = S4 grants S5 its promise in ballot 2.5. It answers “Promise” as soon as its disk has written.
64 57ms = S5 leads ballot 2.5; it replaces its slot 1 by that of S4. S5 counted S3, S4 and S5: three of five, a majority. It proposes x = A for slot 1, in ballot 2.5. It held something else there. It sends “Accept 1 · b2.5” to S1, S2, S3 and S4.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
66 59ms = S5 holds B from ballot 1.5, but S3 reports A from ballot 2.1, which is higher. S5 gives B up.
72 65ms = S5 decides slot 1. S5 counted S3, S4 and S5: three of five hold it.
