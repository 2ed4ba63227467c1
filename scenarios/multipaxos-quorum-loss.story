6 178.974ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
7 179.376ms = S2 campaigns for ballot 1.2. Its election timeout ran out. It sends “Prepare · b1.2” to S1, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
8 189.821ms = S1 is no longer a scout. Prepare from S2 is of ballot 1.2.
9 191.378ms = S5 grants S2 its promise in ballot 1.2. It answers “Promise”.
10 191.712ms = S4 grants S1 its promise in ballot 1.1. It answers “Promise”.
11 192.354ms = S2 refuses S1 its promise: promised 1.2. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
12 192.642ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
13 192.729ms = S3 grants S2 its promise in ballot 1.2. It answers “Promise”.
14 193.864ms = S5 refuses S1 its promise: promised 1.2. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
15 194.265ms = S4 grants S2 its promise in ballot 1.2. It answers “Promise”.
17 203.208ms = S2 leads ballot 1.2. S2 counted S2, S3 and S5: three of five, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
53 500ms = c1 asks for x = 1.
61 538.233ms = S2 proposes x = 1 for slot 1. c1 asked for it. It sends “Accept 1 · b1.2” to S1, S3, S4 and S5.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
68 562.698ms = Slot 1 is decided. S2 counted S1, S2 and S5: three of five hold it. It holds x = 1.
75 577.328ms = c1 is answered: done. S2 applied its request in slot 1.
86 700ms = S2 leads. From now on everybody reaches S1 alone, and S1 everybody.
87 700ms = Messages between S2 and S3 are lost from now on.
88 700ms = Messages between S2 and S4 are lost from now on.
89 700ms = Messages between S2 and S5 are lost from now on.
90 700ms = Messages between S3 and S4 are lost from now on.
91 700ms = Messages between S3 and S5 are lost from now on.
92 700ms = Messages between S4 and S5 are lost from now on.
103 800ms = c1 asks for x = 2.
105 811.666ms = S2 proposes x = 2 for slot 2. c1 asked for it. It sends “Accept 2 · b1.2” to S1, S3, S4 and S5.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
120 899.612ms = S3 campaigns for ballot 2.3. Its election timeout ran out. It sends “Prepare · b2.3” to S1, S2, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
122 906.832ms = S4 campaigns for ballot 2.4. Its election timeout ran out. It sends “Prepare · b2.4” to S1, S2, S3 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
126 914.426ms = S1 grants S3 its promise in ballot 2.3. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
130 916.333ms = S1 refuses Heartbeat · b1.2 from S2: promised 2.3. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
136 919.487ms = S1 grants S4 its promise in ballot 2.4. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
139 930.78ms = S2 gives up ballot 1.2. Preempted · b1.2 from S1; promised 2.3. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
141 945.34ms = S5 campaigns for ballot 2.5. Its election timeout ran out. It sends “Prepare · b2.5” to S1, S2, S3 and S4.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
146 959.63ms = S1 grants S5 its promise in ballot 2.5. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
157 1s = S3, S4 and S5 hear from no leader. Their ballots cannot succeed, but S1 tells S2 of them.
192 1140.81ms = S5 campaigns again for ballot 3.5. Its election timeout ran out. It sends “Prepare · b3.5” to S1, S2, S3 and S4.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
196 1154.542ms = S1 grants S5 its promise in ballot 3.5. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
207 1194.627ms = S3 campaigns again for ballot 3.3. Its election timeout ran out. It sends “Prepare · b3.3” to S1, S2, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
208 1199.118ms = S4 campaigns again for ballot 3.4. Its election timeout ran out. It sends “Prepare · b3.4” to S1, S2, S3 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
214 1207.742ms = S1 refuses S3 its promise: promised 3.5. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
218 1211.627ms = S1 refuses S4 its promise: promised 3.5. It answers “Preempted”.
  An acceptor adopts only ballots higher than its own. (PMMC §2.2, A1)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
220 1222.269ms = S4 gives up ballot 3.4. Preempted · b3.4 from S1; promised 3.5. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
221 1222.489ms = S3 gives up ballot 3.3. Preempted · b3.3 from S1; promised 3.5. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
232 1312.47ms = S1 campaigns for ballot 4.1. Its election timeout ran out. It sends “Prepare · b4.1” to S2, S3, S4 and S5.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
233 1322.67ms = S5 is no longer a scout. Prepare from S1 is of ballot 4.1.
235 1324.843ms = S2 grants S1 its promise in ballot 4.1. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
236 1325.516ms = S4 grants S1 its promise in ballot 4.1. It answers “Promise”.
237 1327.195ms = S3 grants S1 its promise in ballot 4.1. It answers “Promise”.
239 1338.294ms = S1 leads ballot 4.1. S1 counted S1, S4 and S5: three of five, a majority. It proposes x = 2 for slot 2, in ballot 4.1.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
251 1364.873ms = Slot 2 is decided. S1 counted S1, S3 and S4: three of five hold it. It holds x = 2.
308 1852.498ms = c1 is answered: done. S1 applied its request in slot 2.
