5 0s = S4 lies from now on: duplicate. It sends its messages twice.
6 0s = S4 lies from now on: equivocate-votes to=3. It sends some replicas a vote for the batch, and the rest a vote for a batch that nobody proposed. It can sign only with its own key. It lies to S3.
7 0s = S2 has crashed. Its memory is lost; its disk is kept. The cluster cannot go on: 2 of 4 are up, 3 are needed.
8 100ms = c1 asks for x = A at S1. The cluster cannot go on: 2 of 4 are up, 3 are needed.
9 100ms = S4 says everything twice to S1, and votes for something else at S3. S2 is down.
10 112.252ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4.
71 400ms = S1 and S3 have their own votes and each other's. S4's count once at S1, and not at all at S3.
111 600ms = S2 restarts as a backup.
119 624.357ms = S3 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S4.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
121 624.987ms = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S3. S4 sends View change · v2 to S1, S2 and S3 twice.
  A view change carries a certificate for every batch that has prepared. (OSDI §4.4)
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
129 638.348ms = S1 asks for view 2, too; it steps down. The reason is View change · v2 from S4. It sends “View change · v2” to S2, S3 and S4. It led view 1.
  A view change carries a certificate for every batch that has prepared. (OSDI §4.4)
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
131 639.239ms = S2 leads view 2. View change · v2 from S3 completes a quorum. It proposes x = A for slot 1, in view 2.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
161 673.594ms = Slot 1 is decided. S1 counted S1, S2 and S4: three of four hold it. It holds x = A.
163 674.874ms = S2 decides slot 1. S2 counted S2, S3 and S4: three of four hold it.
173 686.495ms = c1 is answered: done. S4 applied its request in slot 1.
