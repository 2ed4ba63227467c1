7 0s = The network splits: S1 S2 S3 c1 | S4 S5 S6 c2. Messages between the sides are lost.
8 0s = Of 2f + 1 replicas, any two sets share two of four, one of five, which may be the liar, none of six, three of seven. So a quorum is ⌈(n + f + 1) / 2⌉ replicas: three, four, four, five. Any two such sets share f + 1.
9 0s = The network splits down the middle. With the rule for quorums suspended, three replicas are enough for everything.
10 100ms = c1 asks for x = A at S1.
11 100ms = c2 asks for x = B at S4.
12 112.32ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3, S4, S5 and S6.
40 152.849ms = Slot 1 is decided. S3 counted S1, S2 and S3: three of six hold it. It holds x = A.
43 153.88ms = S1 decides slot 1. S1 counted S1, S2 and S3: three of six hold it.
46 164.196ms = c1 is answered: done. S3 applied its request in slot 1.
60 500ms = S1, S2 and S3 execute A. The others hear nothing from the primary, and after a while they ask for another, and another, until it is one of them.
68 614.832ms = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S5 and S6.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
129 1110.408ms = S5 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S4 and S6.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
131 1112.889ms = S6 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S4 and S5.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
253 2122.639ms = S6 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2, S3, S4 and S5.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
254 2125.095ms = S5 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2, S3, S4 and S6.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
255 2125.185ms = S4 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2, S3, S5 and S6.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
467 4137.317ms = S4 asks for view 4. Its new view timeout ran out. It sends “View change · v4” to S1, S2, S3, S5 and S6.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
468 4138.165ms = S6 asks for view 4. Its new view timeout ran out. It sends “View change · v4” to S1, S2, S3, S4 and S5.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
469 4139.067ms = S5 asks for view 4. Its new view timeout ran out. It sends “View change · v4” to S1, S2, S3, S4 and S6.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
483 4153.024ms = S4 leads view 4. S4 counted S4, S5 and S6: three of six, a quorum. It proposes x = B for slot 1, in view 4.
498 4179.212ms = Later views is violated. cgmei is committed for number 1 in view 1, but iippd has prepared for it in view 4, as S6 shows. S6 receives Prepare 1 · v4 from S5. It answers “Commit”.
513 4193.296ms = Agreement is violated. S4 decided x = B for slot 1, where S3 had decided something else. S4 decides slot 1. S4 counted S4, S5 and S6: three of six hold it.
523 4206.292ms = c2 is answered: done. S5 applied its request in slot 1.
525 5s = Both halves have executed something for number 1. A quorum of six must have four: (6 + 1 + 1) / 2.
526 5s = The network is whole again.
