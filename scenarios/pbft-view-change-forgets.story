5 1ms = c1 asks for x = A at S1.
6 1ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4 as soon as its disk has written.
20 15ms = Slot 1 is decided. S1 counted S1, S3 and S4: three of four hold it. It holds x = A.
22 16ms = S1 has three commits and has executed A. Nobody else has, and S2 has received nothing at all.
23 17ms = S1 has crashed; it led view 1. Its memory is lost; its disk is kept.
24 18ms = c2 asks for x = B at S2.
26 19ms = Request from S2 to S1 is dropped.
27 20ms = S1 is gone. S3 and S4 ask for view 2, and their view changes carry no certificates.
28 21ms = S3 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S4 as soon as its disk has written.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
30 23ms = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S3 as soon as its disk has written.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
33 26ms = S2 leads view 2. View change · v2 from S4 completes a quorum. It proposes x = B for slot 1, in view 2.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
34 27ms = S2 leads view 2 and does not learn of A, so it gives number 1 to B. Several real systems had this mistake.
62 55ms = S3 replaces its slot 1 by that of S2. It held something else there. It sends “Prepare 1 · v2” to S1, S2 and S4 as soon as its disk has written.
  A replica sends a commit only for a batch that has prepared: a pre-prepare and 2f matching prepares. (OSDI §4.2)
  A replica restarts a request timer only when the request it runs for is executed; nothing else that a primary does restarts it. (OSDI §4.4)
64 57ms = S4 replaces its slot 1 by that of S2. It held something else there. It sends “Prepare 1 · v2” to S1, S2 and S3 as soon as its disk has written.
  A replica sends a commit only for a batch that has prepared: a pre-prepare and 2f matching prepares. (OSDI §4.2)
  A replica restarts a request timer only when the request it runs for is executed; nothing else that a primary does restarts it. (OSDI §4.4)
72 65ms = Later views is violated. cgmei is committed for number 1 in view 1, but iippd has prepared for it in view 2, as S4 shows. S4 has written to its disk. “Commit 1 · v2” to S1, S2 and S3 waited for this, and is sent now.
87 80ms = Agreement is violated. S3 decided x = B for slot 1, where S1 had decided something else. S3 learns that slot 1 is decided. Commit 1 · v2 from S2 says so.
90 83ms = S2 decides slot 1. S2 counted S2, S3 and S4: three of four hold it.
105 98ms = Slot 2 is decided. S3 counted S2, S3 and S4: three of four hold it. It holds x = A.
108 101ms = S2 decides slot 2. S2 counted S2, S3 and S4: three of four hold it.
111 83ms = c2 is answered: done. S2 applied its request in slot 1.
113 98ms = c1 is answered: done. S3 applied its request in slot 2.
