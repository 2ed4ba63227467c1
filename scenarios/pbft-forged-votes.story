5 0s = S4 lies from now on: impersonate kinds=prepare as=2. It sends copies of its messages in the name of another node. A link knows the node at its other end.
6 0s = S4 lies from now on: forge-votes. It sends votes in the names of others, who have not signed them. It can sign only with its own key.
7 0s = S2 and S3 have crashed. Their memory is lost; their disks are kept. The cluster cannot go on: 1 of 4 is up, 3 are needed.
8 100ms = c1 asks for x = A at S1. The cluster cannot go on: 1 of 4 is up, 3 are needed.
9 100ms = Only S1 tells the truth and runs. S4 claims that S2 and S3 have voted, too.
10 110.355ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4.
32 221.768ms = S4 receives Status · v1 from S1. It answers “Prepare”. S4 lies to S1: Pre-prepare 1 · v1 (forge-votes). S4 sends S1, S1, S1 and S1 something else than S1: Prepare 1 · v1 with signed=S2? (forge-votes). S4 lies to S1, S1, S1 and S1: Commit 1 · v1 (forge-votes). S4 sends Prepare 1 · v1 to S1 in the name of S2; the link refuses it.
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
51 300ms = S1 has a vote of its own and one of S4: the others carry no valid signature.
53 421.244ms = S4 receives Status · v1 from S1. It answers “Prepare”. S4 lies to S1: Pre-prepare 1 · v1 (forge-votes). S4 sends S1, S1, S1 and S1 something else than S1: Prepare 1 · v1 with signed=S2? (forge-votes). S4 lies to S1, S1, S1 and S1: Commit 1 · v1 (forge-votes). S4 sends Prepare 1 · v1 to S1 in the name of S2; the link refuses it.
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
72 500ms = S2 and S3 have restarted.
73 500ms = Now there are three that tell the truth.
79 623.772ms = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S3.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
114 761.835ms = Slot 1 is decided. S1 counted S1, S2 and S3: three of four hold it. It holds x = A.
121 774.468ms = c1 is answered: done. S1 applied its request in slot 1.
