5 0s = S1 lies from now on: withhold. It withholds its messages.
6 100ms = c1 asks for x = A.
7 100ms = S1 leads, and sends nothing.
8 111.68ms = S1 proposes x = A for slot 1. c1 asked for it. S1 withholds Pre-prepare 1 · v1 from S2, S3 and S4.
19 650ms = The client asks everybody. A replica whose request is not executed in time suspects the primary.
46 1110.71ms = S3 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S4.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
47 1110.846ms = S2 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S3 and S4.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
51 1112.557ms = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S3.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
57 1124.265ms = S2 leads view 2. S2 counted S2, S3 and S4: three of four, a quorum. It proposes x = A for slot 1, in view 2.
58 1124.61ms = S1 steps down. View change from S4 is of view 2. It led view 1. S1 withholds View change · v2 from S2, S3 and S4.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
81 1162.894ms = Slot 1 is decided. S4 counted S2, S3 and S4: three of four hold it. It holds x = A.
84 1163.538ms = S2 decides slot 1. S2 counted S2, S3 and S4: three of four hold it.
87 1175.388ms = c1 is answered: done. S2 applied its request in slot 1.
