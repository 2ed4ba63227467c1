7 170.952ms = S6 campaigns for ballot 1.6. Its election timeout ran out. It sends “Prepare · b1.6” to S1, S2, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
8 178.974ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2, S3, S4, S5 and S6.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
9 179.376ms = S2 campaigns for ballot 1.2. Its election timeout ran out. It sends “Prepare · b1.2” to S1, S3, S4, S5 and S6.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
10 181.3ms = S1 is no longer a scout. Prepare from S6 is of ballot 1.6.
11 182.049ms = S2 is no longer a scout. Prepare from S6 is of ballot 1.6.
12 183.935ms = S4 grants S6 its promise in ballot 1.6. It answers “Promise”.
13 184.315ms = S3 grants S6 its promise in ballot 1.6. It answers “Promise”.
14 185.914ms = S5 grants S6 its promise in ballot 1.6. It answers “Promise”.
15 189.821ms = S1 refuses S2 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
16 190.364ms = S6 refuses S2 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
17 191.378ms = S5 refuses S2 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
18 191.712ms = S4 refuses S1 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
20 192.354ms = S2 refuses S1 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
21 192.642ms = S3 refuses S1 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
22 192.729ms = S3 refuses S2 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
23 193.188ms = S6 refuses S1 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
24 193.864ms = S5 refuses S1 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
25 194.265ms = S4 refuses S2 its promise: promised 1.6. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
27 196.731ms = S6 leads ballot 1.6. S6 counted S1, S2, S4 and S6: four of six, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
76 500ms = c1 asks for x = 1.
84 536.729ms = S6 proposes x = 1 for slot 1. c1 asked for it. It sends “Accept 1 · b1.6” to S1, S2, S3, S4 and S5.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
95 560.411ms = Slot 1 is decided. S6 counted S4, S5 and S6: three of six hold it. It holds x = 1.
101 572.58ms = c1 is answered: done. S6 applied its request in slot 1.
115 700ms = S6 leads. Three others crash; with majorities nothing would be decided any more.
116 700ms = S1, S2 and S3 have crashed. Their memory is lost; their disks are kept. S6 can still decide, but without it the cluster cannot go on: 3 of 6 are up, 4 are needed.
129 800ms = c1 asks for x = 2. S6 can still decide, but without it the cluster cannot go on: 3 of 6 are up, 4 are needed.
135 810.12ms = S6 proposes x = 2 for slot 2. c1 asked for it. It sends “Accept 2 · b1.6” to S1, S2, S3, S4 and S5.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
142 837.72ms = Slot 2 is decided. S6 counted S4, S5 and S6: three of six hold it. It holds x = 2.
144 850.464ms = c1 is answered: done. S6 applied its request in slot 2.
163 1s = Now the leader crashes too. Two are left, and even with a third nobody could lead: it takes four.
164 1s = S6 has crashed; it led ballot 1.6. Its memory is lost; its disk is kept. The cluster cannot go on: 2 of 6 are up, 4 are needed.
170 1.2s = S1 restarts as an acceptor. Its disk holds ballot 1.6 and the slots up to 1.
  An acceptor that restarts remembers its ballot and what it has accepted. (PMMC §4.3)
  A leader that restarts begins with a higher ballot than any it has used. (PMMC §4.3)
171 1246.22ms = S5 campaigns for ballot 2.5. Its election timeout ran out. It sends “Prepare · b2.5” to S1, S2, S3, S4 and S6.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
173 1257.121ms = S1 grants S5 its promise in ballot 2.5. It answers “Promise”.
176 1259.561ms = S4 grants S5 its promise in ballot 2.5. It answers “Promise”.
191 1440.057ms = S1 campaigns for ballot 3.1. Its election timeout ran out. It sends “Prepare · b3.1” to S2, S3, S4, S5 and S6.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
193 1450.544ms = S5 is no longer a scout. Prepare from S1 is of ballot 3.1.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
196 1454.127ms = S4 grants S1 its promise in ballot 3.1. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
204 1.5s = S1 is back. Three of six could decide, but none of them may lead.
217 1649.923ms = S4 campaigns for ballot 4.4. Its election timeout ran out. It sends “Prepare · b4.4” to S1, S2, S3, S5 and S6.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
221 1660.892ms = S1 campaigns again for ballot 4.1. Its election timeout ran out. It sends “Prepare · b4.1” to S2, S3, S4, S5 and S6.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
224 1663.761ms = S5 grants S4 its promise in ballot 4.4. It answers “Promise”.
226 1664.796ms = S1 is no longer a scout. Prepare from S4 is of ballot 4.4.
228 1671.805ms = S5 refuses S1 its promise: promised 4.4. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
231 1672.963ms = S4 refuses S1 its promise: promised 4.4. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
245 1804.918ms = S4 campaigns again for ballot 5.4. Its election timeout ran out. It sends “Prepare · b5.4” to S1, S2, S3, S5 and S6.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
250 1816.002ms = S5 grants S4 its promise in ballot 5.4. It answers “Promise”.
252 1818.145ms = S1 grants S4 its promise in ballot 5.4. It answers “Promise”.
268 1992.736ms = S5 campaigns for ballot 6.5. Its election timeout ran out. It sends “Prepare · b6.5” to S1, S2, S3, S4 and S6.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
269 2004.001ms = S1 grants S5 its promise in ballot 6.5. It answers “Promise”.
273 2.007s = S4 is no longer a scout. Prepare from S5 is of ballot 6.5.
300 2287.74ms = S5 campaigns again for ballot 7.5. Its election timeout ran out. It sends “Prepare · b7.5” to S1, S2, S3, S4 and S6.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
304 2300.896ms = S1 grants S5 its promise in ballot 7.5. It answers “Promise”.
305 2301.5ms = S4 grants S5 its promise in ballot 7.5. It answers “Promise”.
323 2.5s = S2 restarts as an acceptor. Its disk holds ballot 1.6 and the slots up to 1.
  An acceptor that restarts remembers its ballot and what it has accepted. (PMMC §4.3)
  A leader that restarts begins with a higher ballot than any it has used. (PMMC §4.3)
328 2551.568ms = S2 grants S5 its promise in ballot 7.5. It answers “Promise”.
329 2566.167ms = S5 leads ballot 7.5. S5 counted S1, S2, S4 and S5: four of six, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
