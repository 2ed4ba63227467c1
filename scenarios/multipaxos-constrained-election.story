6 0s = Two slots lie on three nodes, so they are decided; S1 and S5 have neither. S3 is cut off, and S2, S4 and S5 reach S1 alone.
7 0s = Messages between S3 and S1 are lost from now on.
8 0s = Messages between S3 and S2 are lost from now on.
9 0s = Messages between S3 and S4 are lost from now on.
10 0s = Messages between S3 and S5 are lost from now on.
11 0s = Messages between S2 and S4 are lost from now on.
12 0s = Messages between S2 and S5 are lost from now on.
13 0s = Messages between S4 and S5 are lost from now on.
14 100ms = c1 asks for x = D at S1.
17 178.974ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
18 179.376ms = S2 campaigns for ballot 2.2. Its election timeout ran out. It sends “Prepare · b2.2” to S1, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
19 189.821ms = S1 is no longer a scout. Prepare from S2 is of ballot 2.2.
21 191.712ms = S4 refuses S1 its promise: promised 1.3. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
22 192.354ms = S2 refuses S1 its promise: promised 2.2. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
25 193.864ms = S5 grants S1 its promise in ballot 1.1. It answers “Promise”.
27 198.169ms = S4 campaigns for ballot 2.4. Its election timeout ran out. It sends “Prepare · b2.4” to S1, S2, S3 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
33 209.676ms = S1 grants S4 its promise in ballot 2.4. It answers “Promise”.
42 248.416ms = S3 campaigns for ballot 2.3. Its election timeout ran out. It sends “Prepare · b2.3” to S1, S2, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
82 407.946ms = S4 campaigns again for ballot 3.4. Its election timeout ran out. It sends “Prepare · b3.4” to S1, S2, S3 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
91 419.721ms = S1 campaigns for ballot 3.1. Its election timeout ran out. It sends “Prepare · b3.1” to S2, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
94 422.52ms = S1 is no longer a scout. Prepare from S4 is of ballot 3.4.
95 428.082ms = S2 campaigns again for ballot 3.2. Its election timeout ran out. It sends “Prepare · b3.2” to S1, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
96 430.957ms = S5 grants S1 its promise in ballot 3.1. It answers “Promise”.
97 431.126ms = S4 refuses S1 its promise: promised 3.4. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
98 433.91ms = S2 refuses S1 its promise: promised 3.2. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
103 440.719ms = S1 refuses S2 its promise: promised 3.4. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
109 452.067ms = S2 gives up ballot 3.2. Preempted · b3.2 from S1; promised 3.4. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
118 480.859ms = S3 campaigns again for ballot 3.3. Its election timeout ran out. It sends “Prepare · b3.3” to S1, S2, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
159 693.354ms = S5 campaigns for ballot 4.5. Its election timeout ran out. It sends “Prepare · b4.5” to S1, S2, S3 and S4.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
163 706.239ms = S1 campaigns for ballot 4.1. Its election timeout ran out. It sends “Prepare · b4.1” to S2, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
165 707.275ms = S1 is no longer a scout. Prepare from S5 is of ballot 4.5.
169 717.871ms = S2 grants S1 its promise in ballot 4.1. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
170 718.099ms = S4 is no longer a scout. Prepare from S1 is of ballot 4.1.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
171 718.559ms = S5 refuses S1 its promise: promised 4.5. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
213 899.808ms = S5 campaigns again for ballot 5.5. Its election timeout ran out. It sends “Prepare · b5.5” to S1, S2, S3 and S4.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
216 905.504ms = S1 campaigns for ballot 5.1. Its election timeout ran out. It sends “Prepare · b5.1” to S2, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
218 910.886ms = S1 is no longer a scout. Prepare from S5 is of ballot 5.5.
222 918.045ms = S4 grants S1 its promise in ballot 5.1. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
223 918.432ms = S5 refuses S1 its promise: promised 5.5. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
224 918.481ms = S2 grants S1 its promise in ballot 5.1. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
240 991.284ms = S3 campaigns again for ballot 4.3. Its election timeout ran out. It sends “Prepare · b4.3” to S1, S2, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
267 1102.502ms = S1 campaigns for ballot 6.1. Its election timeout ran out. It sends “Prepare · b6.1” to S2, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
271 1113.031ms = S5 is no longer a scout. Prepare from S1 is of ballot 6.1.
275 1114.919ms = S2 grants S1 its promise in ballot 6.1. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
276 1115.409ms = S4 grants S1 its promise in ballot 6.1. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
279 1128.088ms = S1 leads ballot 6.1. S1 counted S1, S4 and S5: three of five, a majority. It proposes x = A for slot 1 and x = B for slot 2, in ballot 6.1.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
291 1152.799ms = Slots 1 and 2 are decided. S1 counted S1, S2 and S5: three of five hold slot 2. Slot 2 holds x = B.
391 1634.431ms = S1 proposes x = D for slot 3. c1 asked for it. It sends “Accept 3 · b6.1” to S2, S3, S4 and S5.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
406 1660.064ms = Slot 3 is decided. S1 counted S1, S2 and S5: three of five hold it. It holds x = D.
408 1670.624ms = c1 is answered: done. S1 applied its request in slot 3.
498 2104.908ms = S3 campaigns again for ballot 5.3. Its election timeout ran out. It sends “Prepare · b5.3” to S1, S2, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
784 3520.499ms = S3 campaigns again for ballot 6.3. Its election timeout ran out. It sends “Prepare · b6.3” to S1, S2, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
