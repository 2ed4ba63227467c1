4 1ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2 and S3 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
8 5ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
10 7ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
12 9ms = S1 leads ballot 1.1. S1 counted S1 and S2: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
16 13ms = S1 leads ballot 1, as in Raft. From here on watch the slots: each is decided by itself.
17 14ms = c1 asks for x = A at S1.
18 14ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Accept 1 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
19 15ms = c2 asks for y = B at S1.
20 15ms = S1 proposes y = B for slot 2. c2 asked for it. It sends “Accept 2 · b1.1” to S2 and S3 as soon as its disk has written.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
21 16ms = c3 asks for z = C at S1.
22 16ms = S1 proposes z = C for slot 3. c3 asked for it. It sends “Accept 3 · b1.1” to S2 and S3 as soon as its disk has written.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
26 20ms = First, a hole. The proposal of B for slot 2 gets lost, that of C for slot 3 arrives.
27 21ms = Accept 2 · b1.1 from S1 to S2 is dropped.
30 24ms = S2 accepted C, with nothing in slot 2. A follower of Raft would refuse it, for it checks the entry before.
31 25ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds x = A.
32 25ms = c1 is answered: done. S1 applied its request in slot 1.
33 26ms = Slot 3 is decided. S1 counted S1 and S2: two of three hold it. It holds z = C.
34 27ms = Slot 3 is decided before slot 2. It is C for ever, but nobody performs it yet, since commands are performed in order.
35 28ms = Accept 1 · b1.1 from S1 to S3 is dropped.
36 29ms = Accept 2 · b1.1 from S1 to S3 is dropped.
37 30ms = Accept 3 · b1.1 from S1 to S3 is dropped.
38 31ms = S3 campaigns for ballot 2.3. Its election timeout ran out. It sends “Prepare · b2.3” to S1 and S2 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
40 33ms = Second, adoption. S3 holds nothing and campaigns for ballot 2. In Raft it could not win: its log is behind.
41 34ms = S2 grants S3 its promise in ballot 2.3. It answers “Promise” as soon as its disk has written.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
43 36ms = Here every log may win, because a promise brings along what its acceptor has accepted: A in slot 1, C in slot 3.
44 37ms = S3 leads ballot 2.3. S3 counted S2 and S3: two of three, a majority. It proposes x = A for slot 1, a no-op for slot 2 and z = C for slot 3, in ballot 2.3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
  A new leader fills the gaps between adopted slots with no-ops. (Paxos Made Simple §3)
45 38ms = S3 adopts A and C, though S1 proposed them, and fills the hole with a no-op. All three go out in ballot 2.
49 42ms = Slot 2 is decided. S3 counted S2 and S3: two of three hold it. It holds a no-op, which fills a hole.
50 43ms = A and C changed their ballot. In Raft an entry keeps its term, and a new leader never counts copies of an older one.
51 44ms = Prepare · b2.3 from S3 to S1 is dropped.
52 45ms = Heartbeat · b2.3 from S3 to S1 is dropped.
53 46ms = Accept 3 · b2.3 from S3 to S1 is dropped.
54 47ms = c4 asks for x = D at S1.
55 47ms = S1 proposes x = D for slot 4. c4 asked for it. It sends “Accept 4 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
57 49ms = Third, preemption. Nobody told S1. It still leads ballot 1, and proposes D for slot 4.
58 50ms = S2 refuses Accept 4 · b1.1 from S1: promised 2.3. It answers “Preempted”.
  An acceptor accepts nothing below its own ballot. (PMMC §2.2, A2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
59 51ms = S2 has promised ballot 2, so it accepts nothing of ballot 1 any more. It answers by which ballot it is bound.
60 52ms = S1 gives up ballot 1.1. Preempted · b1.1 from S2; promised 2.3. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
61 53ms = S1 gives up, as a leader of Raft does when it receives a higher term. D, held by S1 alone, counts for nothing until somebody adopts it.
64 56ms = S3 refuses Accept 4 · b1.1 from S1: promised 2.3. It answers “Preempted”.
  An acceptor accepts nothing below its own ballot. (PMMC §2.2, A2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
71 63ms = S1 replaces its slot 2 by that of S3; it learns that slots 2 to 3 are decided. It held something else there. Decisions 3 from S3 says so.
72 64ms = c5 asks for y = B at S3.
73 64ms = S3 proposes y = B for slot 4. c5 asked for it. It sends “Accept 4 · b2.3” to S1 and S2.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
76 67ms = S1 replaces its slot 4 by that of S3. It held something else there. It sends “Accepted 4 · b2.3” to S3 as soon as its disk has written.
80 71ms = Slot 4 is decided. S3 counted S1 and S3: two of three hold it. It holds y = B.
82 71ms = c5 is answered: done. S3 applied its request in slot 4.
83 72ms = B is asked for again, and gets slot 4: the D of S1 is overwritten. Holes, adoption, preemption: the rest is much like Raft.
