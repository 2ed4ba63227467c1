6 194.685ms = S2 campaigns for ballot 1.2. Its election timeout ran out. It sends “Prepare · b1.2” to S1 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
7 197.778ms = S3 campaigns for ballot 1.3. Its election timeout ran out. It sends “Prepare · b1.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
8 204.705ms = S1 grants S2 its promise in ballot 1.2. It answers “Promise”.
9 209.181ms = S1 grants S3 its promise in ballot 1.3. It answers “Promise”.
10 209.633ms = S3 refuses S2 its promise: promised 1.3. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
11 212.148ms = S2 is no longer a scout. Prepare from S3 is of ballot 1.3.
13 220.595ms = S3 leads ballot 1.3. S3 counted S1 and S3: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
35 400ms = c1 asks for x = 1.
43 441.237ms = S3 proposes x = 1 for slot 1. c1 asked for it. It sends “Accept 1 · b1.3” to S1 and S2.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
46 464.174ms = Slot 1 is decided. S3 counted S1 and S3: two of three hold it. It holds x = 1.
49 475.656ms = c1 is answered: done. S3 applied its request in slot 1.
68 600ms = Acceptors are S1, S2 and S3. S4 and S5 only learn.
69 600ms = c1 asks for add 4.
70 614.562ms = S3 proposes add 4 for slot 2. c1 asked for it. It sends “Accept 2 · b1.3” to S1 and S2.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
78 639.043ms = Slot 2 is decided; S3 campaigns for ballot 2.3; it no longer leads ballot 1.3. S3 counted S1 and S3: two of three hold it. It holds add 4. The reason is Accepted 2 · b1.3 from S1. It sends “Prepare · b2.3” to S1, S2 and S4. It led ballot 1.3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A leader runs phase 1 with the acceptors of a new configuration before it proposes there. (PMMC §2.1)
  A change of members is answered once the new acceptors can work without the old ones: enough of their disks hold every slot before the change applies. (PMMC §4.2)
  A change of members that is decided in slot s applies from slot s + WINDOW on. (PMMC §2.1)
80 649.853ms = S2 grants S3 its promise in ballot 2.3. It answers “Promise”.
81 650.628ms = S4 grants S3 its promise in ballot 2.3. It answers “Promise”.
82 653.153ms = S1 grants S3 its promise in ballot 2.3. It answers “Promise”.
84 663.659ms = S3 leads ballot 2.3. S3 counted S2 and S3: two of three, a majority.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
92 686.742ms = Slots 3 to 5 are decided. S3 counted S1 and S3: two of three hold slot 5. Slot 5 holds a no-op.
122 749.179ms = c1 is answered: done. S3 applied its request in slot 2.
128 800ms = c1 asks for add 5.
130 814.322ms = S3 proposes add 5 for slot 6. c1 asked for it. It sends “Accept 6 · b2.3” to S1, S2 and S4.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
139 839.777ms = Slot 6 is decided; S3 campaigns for ballot 3.3; it no longer leads ballot 2.3. S3 counted S1, S2 and S3: three of four hold it. It holds add 5. The reason is Accepted 6 · b2.3 from S2. It sends “Prepare · b3.3” to S1, S2, S4 and S5. It led ballot 2.3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A leader runs phase 1 with the acceptors of a new configuration before it proposes there. (PMMC §2.1)
  A change of members is answered once the new acceptors can work without the old ones: enough of their disks hold every slot before the change applies. (PMMC §4.2)
  A change of members that is decided in slot s applies from slot s + WINDOW on. (PMMC §2.1)
141 851.148ms = S4 grants S3 its promise in ballot 3.3. It answers “Promise”.
142 851.222ms = S2 grants S3 its promise in ballot 3.3. It answers “Promise”.
143 853.45ms = S5 grants S3 its promise in ballot 3.3. It answers “Promise”.
144 854.25ms = S1 grants S3 its promise in ballot 3.3. It answers “Promise”.
146 865.064ms = S3 leads ballot 3.3. S3 counted S1, S3 and S5: three of four, a quorum.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
158 889.091ms = Slots 7 to 9 are decided. S3 counted S2, S3 and S4: three of four hold slot 9. Slot 9 holds a no-op.
185 929.592ms = c1 is answered: done. S3 applied its request in slot 6.
195 1s = Five acceptors. Three of them may be down now.
196 1s = c1 asks for remove 1.
197 1014.816ms = S3 proposes remove 1 for slot 10. c1 asked for it. It sends “Accept 10 · b3.3” to S1, S2, S4 and S5.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
208 1038.195ms = Slot 10 is decided; S3 campaigns for ballot 4.3; it no longer leads ballot 3.3. S3 counted S2, S3 and S5: three of five hold it. It holds remove 1. The reason is Accepted 10 · b3.3 from S2. It sends “Prepare · b4.3” to S1, S2, S4 and S5. It led ballot 3.3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A leader runs phase 1 with the acceptors of a new configuration before it proposes there. (PMMC §2.1)
  A change of members is answered once the new acceptors can work without the old ones: enough of their disks hold every slot before the change applies. (PMMC §4.2)
  A change of members that is decided in slot s applies from slot s + WINDOW on. (PMMC §2.1)
211 1048.552ms = S2 grants S3 its promise in ballot 4.3. It answers “Promise”.
212 1049.321ms = S4 grants S3 its promise in ballot 4.3. It answers “Promise”.
213 1049.864ms = S5 grants S3 its promise in ballot 4.3. It answers “Promise”.
214 1053.075ms = S1 grants S3 its promise in ballot 4.3. It answers “Promise”.
216 1063.564ms = S3 leads ballot 4.3. S3 counted S1, S2 and S3: three of five, a majority.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
234 1089.397ms = Slots 11 to 13 are decided. S3 counted S2, S3 and S4: three of five hold slot 13. Slot 13 holds a no-op.
254 1126.148ms = c1 is answered: done. S3 applied its request in slot 10.
283 1.4s = S1 has crashed. Its memory is lost; its disk is kept.
304 1.6s = c1 asks for x = 2.
305 1611.33ms = S3 proposes x = 2 for slot 14. c1 asked for it. It sends “Accept 14 · b4.3” to S2, S4 and S5.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
315 1638.302ms = Slot 14 is decided. S3 counted S3, S4 and S5: three of four hold it. It holds x = 2.
317 1652.939ms = c1 is answered: done. S3 applied its request in slot 14.
353 2s = S1 is no longer an acceptor, and nobody needs it.
