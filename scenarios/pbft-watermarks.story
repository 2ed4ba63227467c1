5 0s = S1 lies from now on: skip-numbers kinds=pre-prepare draw=0. It leaves numbers out, and proposes under later ones. It can sign only with its own key.
6 100ms = c1 asks for x = A.
7 110ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1001 · v1” to S2, S3 and S4. S1 lies to S2, S3 and S4: Pre-prepare 1001 · v1 (skip-numbers).
8 115ms = The primary has skipped a thousand numbers. A backup that accepted them would wait for ever for the numbers in between, and one lying primary could exhaust all numbers.
28 700ms = The client has asked everybody by now, and the backups wait for A to be executed.
32 720ms = S1 receives Status · v1 from S2. It answers “Pre-prepare”. S1 lies to S2: Pre-prepare 1001 · v1 (skip-numbers).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
35 720ms = S1 receives Status · v1 from S3. It answers “Pre-prepare”. S1 lies to S3: Pre-prepare 1001 · v1 (skip-numbers).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
38 720ms = S1 receives Status · v1 from S4. It answers “Pre-prepare”. S1 lies to S4: Pre-prepare 1001 · v1 (skip-numbers).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
51 920ms = S1 receives Status · v1 from S2. It answers “Pre-prepare”. S1 lies to S2: Pre-prepare 1001 · v1 (skip-numbers).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
54 920ms = S1 receives Status · v1 from S3. It answers “Pre-prepare”. S1 lies to S3: Pre-prepare 1001 · v1 (skip-numbers).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
57 920ms = S1 receives Status · v1 from S4. It answers “Pre-prepare”. S1 lies to S4: Pre-prepare 1001 · v1 (skip-numbers).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
64 1.11s = S2 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S3 and S4.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
65 1.11s = S3 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S4.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
66 1.11s = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S3.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
74 1.12s = S1 asks for view 2, too; it steps down. The reason is View change · v2 from S3. It sends “View change · v2” to S2, S3 and S4. It led view 1.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
78 1.12s = S2 leads view 2. S2 counted S2, S3 and S4: three of four, a quorum. It proposes x = A for slot 1, in view 2.
83 1.13s = S1 drops slot 1. New view · v2 from S2 puts nothing in their place. It sends “Request” to S2.
  A backup forwards the requests that it receives from clients to the primary. (OSDI §4.1)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
105 1.15s = Slot 1 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = A.
114 1.16s = c1 is answered: done. S2 applied its request in slot 1.
117 1.2s = They have given up S1: in view 2, A has number 1.
118 2s = c1 asks for x = B.
119 2s = c1 asks for x = C.
120 2s = c1 asks for x = D.
121 2s = c1 asks for x = E.
122 2s = c1 asks for x = F.
123 2.01s = S2 proposes x = B for slot 2. c1 asked for it. It sends “Pre-prepare 2 · v2” to S1, S3 and S4.
124 2.01s = S2 proposes x = C for slot 3. c1 asked for it. It sends “Pre-prepare 3 · v2” to S1, S3 and S4.
125 2.01s = S2 proposes x = D for slot 4. c1 asked for it. It sends “Pre-prepare 4 · v2” to S1, S3 and S4.
168 2.04s = Slot 2 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = B.
  A checkpoint is stable only when 2f + 1 replicas have signed it. (OSDI §4.3)
180 2.04s = Slot 3 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = C.
192 2.04s = Slot 4 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = D.
  A checkpoint is stable only when 2f + 1 replicas have signed it. (OSDI §4.3)
204 2.05s = c1 is answered: done. S2 applied its request in slot 2.
217 2.05s = c1 is answered: done. S2 applied its request in slot 3.
224 2.05s = c1 is answered: done. S2 applied its request in slot 4.
264 2.08s = Slot 5 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = E.
276 2.08s = Slot 6 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = F.
  A checkpoint is stable only when 2f + 1 replicas have signed it. (OSDI §4.3)
285 2.09s = c1 is answered: done. S2 applied its request in slot 5.
292 2.09s = c1 is answered: done. S2 applied its request in slot 6.
304 2.1s = Numbers end at 4, two checkpoints above the last stable one: B, C and D have 2, 3 and 4, and E and F wait until a checkpoint moves the watermarks.
