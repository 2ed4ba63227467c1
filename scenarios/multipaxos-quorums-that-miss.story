7 1ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2, S3, S4, S5 and S6 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
9 3ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
12 6ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise” as soon as its disk has written.
14 8ms = S1 leads ballot 1.1. S1 counted S1, S2 and S3: three of six, a quorum.
15 9ms = c1 asks for x = A at S1.
16 9ms = Safe at its ballot is violated. x = A (c1#1) is proposed for slot 1 in ballot 1.1, but no quorum of promises for that ballot allows this command. S1 proposes x = A for slot 1. c1 asked for it. It sends “Accept 1 · b1.1” to S2, S3, S4, S5 and S6.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
23 16ms = Slot 1 is decided. S1 counted S1, S2 and S3: three of six hold it. It holds x = A.
24 16ms = c1 is answered: done. S1 applied its request in slot 1.
25 17ms = S1, S2 and S3 have decided A. S4 asks S5 and S6, which report nothing.
26 18ms = S4 campaigns for ballot 1.4. Its election timeout ran out. It sends “Prepare · b1.4” to S1, S2, S3, S5 and S6 as soon as its disk has written.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
28 20ms = S5 grants S4 its promise in ballot 1.4. It answers “Promise” as soon as its disk has written.
31 23ms = S6 grants S4 its promise in ballot 1.4. It answers “Promise” as soon as its disk has written.
33 25ms = S4 leads ballot 1.4. S4 counted S4, S5 and S6: three of six, a quorum.
34 26ms = c2 asks for x = B at S4.
35 26ms = S4 proposes x = B for slot 1. c2 asked for it. It sends “Accept 1 · b1.4” to S1, S2, S3, S5 and S6.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
42 33ms = Agreement is violated. S4 decided x = B for slot 1, where S1 had decided something else. S4 decides slot 1. S4 counted S4, S5 and S6: three of six hold it.
43 33ms = c2 is answered: done. S4 applied its request in slot 1.
44 34ms = Slot 1 is decided a second time, as something else.
