4 164.484ms = S1 campaigns for ballot 1.1. Its election timeout ran out. It sends “Prepare · b1.1” to S2 and S3.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
5 176.757ms = S2 grants S1 its promise in ballot 1.1. It answers “Promise”.
6 177.485ms = S3 grants S1 its promise in ballot 1.1. It answers “Promise”.
7 187.703ms = S1 leads ballot 1.1. S1 counted S1 and S3: two of three, a majority.
  Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n. (Flexible Paxos §4)
44 500ms = c1 asks for x = 1.
47 510.674ms = S1 proposes x = 1 for slot 1. c1 asked for it. It sends “Accept 1 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
53 535.51ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 1.
56 548.897ms = c1 is answered: done. S1 applied its request in slot 1.
77 700ms = S1 leads. The link between S1 and S3 dies; S2 reaches both.
78 700ms = Messages between S1 and S3 are lost from now on.
104 941.364ms = S3 campaigns for ballot 2.3. Its election timeout ran out. It sends “Prepare · b2.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
108 955.8ms = S2 ignores Prepare · b2.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
115 1s = c1 asks for x = 2.
116 1002.828ms = S2 ignores Prepare · b2.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
118 1010.316ms = S1 proposes x = 2 for slot 2. c1 asked for it. It sends “Accept 2 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
123 1037.223ms = Slot 2 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 2.
127 1051.295ms = c1 is answered: done. S1 applied its request in slot 2.
129 1054.027ms = S2 ignores Prepare · b2.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
137 1103.497ms = S2 ignores Prepare · b2.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
143 1142.319ms = S3 campaigns again for ballot 3.3. Its election timeout ran out. It sends “Prepare · b3.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
147 1154.945ms = S2 ignores Prepare · b2.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
149 1155.813ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
157 1204.119ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
165 1256.47ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
173 1304.555ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
180 1355.318ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
189 1403.272ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
197 1455.245ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
205 1505.893ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
213 1557.168ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
221 1607.129ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
229 1656.607ms = S2 ignores Prepare · b3.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
232 1683.116ms = S3 campaigns again for ballot 4.3. Its election timeout ran out. It sends “Prepare · b4.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
234 1693.396ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
243 1744.921ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
251 1796.367ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
258 1843.461ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
266 1895.168ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
275 1946.329ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
283 1998.024ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
285 2s = c1 asks for x = 3.
288 2011.803ms = S1 proposes x = 3 for slot 3. c1 asked for it. It sends “Accept 3 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
294 2039.161ms = Slot 3 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 3.
298 2050.08ms = c1 is answered: done. S1 applied its request in slot 3.
305 2095.448ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
313 2144.728ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
320 2194.7ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
329 2246.061ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
337 2296.696ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
344 2344.095ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
352 2396.245ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
360 2446.051ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
369 2497.066ms = S2 ignores Prepare · b4.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
372 2511.88ms = S3 campaigns again for ballot 5.3. Its election timeout ran out. It sends “Prepare · b5.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
374 2522.321ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
382 2573.033ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
391 2625.042ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
399 2676.158ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
407 2725.351ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
414 2774.062ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
422 2822.117ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
430 2872.415ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
438 2923.354ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
447 2975.581ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
450 3s = c1 asks for x = 4.
453 3010.813ms = S1 proposes x = 4 for slot 4. c1 asked for it. It sends “Accept 4 · b1.1” to S2 and S3.
  A command is decided only when a phase 2 quorum has accepted it. (PMMC §2.3)
456 3022.142ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
462 3038.677ms = Slot 4 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 4.
464 3051.308ms = c1 is answered: done. S1 applied its request in slot 4.
469 3076.862ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
477 3123.728ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
485 3173.398ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
492 3223.441ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
500 3272.746ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
508 3325.113ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
517 3375.983ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
525 3425.929ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
532 3472.151ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
540 3523.492ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
549 3573.883ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
556 3622.979ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
565 3676.363ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
573 3724.63ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
580 3776.14ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
588 3822.404ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
596 3873.747ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
605 3924.591ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
613 3973.126ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
621 4025.814ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
629 4076.686ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
636 4125.035ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
644 4174.471ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
653 4223.264ms = S3 campaigns again for ballot 6.3. Its election timeout ran out. It sends “Prepare · b6.3” to S1 and S2.
  A ballot is adopted only with promises from a phase 1 quorum of every configuration in the window. (PMMC §2.4)
  A ballot is a number and its leader, so that no two leaders share one. (PMMC §2.2)
  A preempted leader waits for a random and growing time before it suspects the new leader. (PMMC §3)
654 4226.309ms = S2 ignores Prepare · b5.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
656 4233.406ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
664 4285.513ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
672 4335.76ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
682 4387.913ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
690 4438.251ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
697 4484.352ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
704 4535.328ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
713 4584.702ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
720 4636.286ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
729 4684.623ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
736 4734.176ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
744 4785.058ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
754 4838.093ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
760 4887.161ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
769 4934.621ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
777 4986.18ms = S2 ignores Prepare · b6.3 from S3. Until its lease grant expires, a replica promises no ballot of any node but the master.
  Until its lease grant expires, a replica promises no ballot of any node but the master. (PML §5.2)
