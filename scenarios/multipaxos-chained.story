4 164.484ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
5 176.757ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise”.
6 177.485ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
7 187.703ms = S1 leads ballot 1.1. S1 counted S1 and S3: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
27 500ms = c1 asks for x = 1.
30 510.674ms = S1 proposes x = 1 for slot 1. c1 asked for it. It sends “Accept 1 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
33 535.51ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 1.
36 548.897ms = c1 is answered: done. S1 applied its request in slot 1.
48 700ms = S1 leads. The link between S1 and S3 dies; S2 reaches both.
49 700ms = Messages between S1 and S3 are lost from now on.
63 941.364ms = S3 campaigns for ballot 2.3. Its election timeout ran out. It sends “Prepare · b2.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
67 955.8ms = S2 grants S3 its promise in ballot 2.3. It answers “Promise”.
68 967.873ms = S3 leads ballot 2.3. S3 counted S2 and S3: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
72 998.311ms = S2 refuses Heartbeat · b1.1 from S1: promised 2.3. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
74 1s = c1 asks for x = 2.
75 1010.316ms = S1 proposes x = 2 for slot 2. c1 asked for it. It sends “Accept 2 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
76 1012.877ms = S1 gives up ballot 1.1. Preempted · b1.1 from S2; promised 2.3. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
79 1024.319ms = S2 refuses Accept 2 · b1.1 from S1: promised 2.3. It answers “Preempted”.
  An acceptor accepts nothing below its own ballot. (PMMC §2.2, A2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
105 1418.108ms = S1 campaigns for ballot 3.1. Its election timeout ran out. It sends “Prepare · b3.1” to S2 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
106 1430.487ms = S2 grants S1 its promise in ballot 3.1. It answers “Promise”.
108 1431.671ms = S2 refuses Heartbeat · b2.3 from S3: promised 3.1. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
110 1442.177ms = S3 gives up ballot 2.3. Preempted · b2.3 from S2; promised 3.1. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
111 1444.227ms = S1 leads ballot 3.1. S1 counted S1 and S2: two of three, a majority. It proposes x = 2 for slot 2, in ballot 3.1.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
116 1468.606ms = Slot 2 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 2.
125 1549.231ms = c1 is answered: done. S1 applied its request in slot 2.
146 1891.767ms = S3 campaigns for ballot 4.3. Its election timeout ran out. It sends “Prepare · b4.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
148 1903.003ms = S2 grants S3 its promise in ballot 4.3. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
151 1906.38ms = S2 refuses Heartbeat · b3.1 from S1: promised 4.3. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
152 1914.473ms = S3 leads ballot 4.3. S3 counted S2 and S3: two of three, a majority. It proposes x = 2 for slot 2, in ballot 4.3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
153 1921.208ms = S1 gives up ballot 3.1. Preempted · b3.1 from S2; promised 4.3. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
158 1936.101ms = S3 decides slot 2. S3 counted S2 and S3: two of three hold it.
162 2s = c1 asks for x = 3.
178 2223.039ms = S1 campaigns for ballot 5.1. Its election timeout ran out. It sends “Prepare · b5.1” to S2 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
181 2234.048ms = S2 grants S1 its promise in ballot 5.1. It answers “Promise”.
183 2245.634ms = S1 leads ballot 5.1. S1 counted S1 and S2: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
187 2275.133ms = S2 refuses Heartbeat · b4.3 from S3: promised 5.1. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
189 2285.665ms = S3 gives up ballot 4.3. Preempted · b4.3 from S2; promised 5.1. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
208 2539.647ms = S1 proposes x = 3 for slot 3. c1 asked for it. It sends “Accept 3 · b5.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
214 2566.375ms = Slot 3 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 3.
215 2580.814ms = c1 is answered: done. S1 applied its request in slot 3.
216 2591.414ms = S3 campaigns for ballot 6.3. Its election timeout ran out. It sends “Prepare · b6.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
218 2602.922ms = S2 grants S3 its promise in ballot 6.3. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
220 2607.613ms = S2 refuses Heartbeat · b5.1 from S1: promised 6.3. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
222 2613.592ms = S3 leads ballot 6.3. S3 counted S2 and S3: two of three, a majority. It proposes x = 3 for slot 3, in ballot 6.3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
223 2618.094ms = S1 gives up ballot 5.1. Preempted · b5.1 from S2; promised 6.3. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
228 2639.999ms = S3 decides slot 3. S3 counted S2 and S3: two of three hold it.
250 3s = c1 asks for x = 4.
260 3125.088ms = S1 campaigns for ballot 7.1. Its election timeout ran out. It sends “Prepare · b7.1” to S2 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
263 3137.521ms = S2 grants S1 its promise in ballot 7.1. It answers “Promise”.
265 3151.916ms = S1 leads ballot 7.1. S1 counted S1 and S2: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
269 3174.266ms = S2 refuses Heartbeat · b6.3 from S3: promised 7.1. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
271 3185.052ms = S3 gives up ballot 6.3. Preempted · b6.3 from S2; promised 7.1. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
296 3539.522ms = S1 proposes x = 4 for slot 4. c1 asked for it. It sends “Accept 4 · b7.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
302 3564.268ms = Slot 4 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 4.
303 3575.894ms = c1 is answered: done. S1 applied its request in slot 4.
304 3578.853ms = S3 campaigns for ballot 8.3. Its election timeout ran out. It sends “Prepare · b8.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
306 3590.963ms = S2 grants S3 its promise in ballot 8.3. It answers “Promise”.
  A promise reports every open slot that the acceptor has accepted anything for. (PMMC §2.2, p1b)
308 3602.643ms = S3 leads ballot 8.3. S3 counted S2 and S3: two of three, a majority. It proposes x = 4 for slot 4, in ballot 8.3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
  A new leader proposes the commands reported for each slot again, before any command of its own. (PMMC §2.5, ◁)
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
309 3612.836ms = S2 refuses Heartbeat · b7.1 from S1: promised 8.3. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
315 3623.616ms = S1 gives up ballot 7.1. Preempted · b7.1 from S2; promised 8.3. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
316 3625.338ms = S3 decides slot 4. S3 counted S2 and S3: two of three hold it.
347 4124.806ms = S1 campaigns for ballot 9.1. Its election timeout ran out. It sends “Prepare · b9.1” to S2 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
349 4138.33ms = S2 grants S1 its promise in ballot 9.1. It answers “Promise”.
351 4153.202ms = S1 leads ballot 9.1. S1 counted S1 and S2: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
354 4166.167ms = S2 refuses Heartbeat · b8.3 from S3: promised 9.1. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
356 4176.688ms = S3 gives up ballot 8.3. Preempted · b8.3 from S2; promised 9.1. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
390 4739.507ms = S3 campaigns for ballot 10.3. Its election timeout ran out. It sends “Prepare · b10.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
393 4754.087ms = S2 grants S3 its promise in ballot 10.3. It answers “Promise”.
394 4763.561ms = S2 refuses Heartbeat · b9.1 from S1: promised 10.3. It answers “Preempted”.
  A replica ignores a heartbeat of a lower ballot than it has promised, and grants no lease for it. (PML §5.2)
  An acceptor that refuses a ballot tells its leader which higher ballot it has promised. (PMMC §2.2)
396 4767.216ms = S3 leads ballot 10.3. S3 counted S2 and S3: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
397 4775.361ms = S1 gives up ballot 9.1. Preempted · b9.1 from S2; promised 10.3. The acceptor refuses: it has promised a higher ballot, which it names.
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
