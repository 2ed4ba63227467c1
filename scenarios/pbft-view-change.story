5 1ms = c1 asks for x = A at S1.
6 1ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4 as soon as its disk has written.
20 15ms = Slot 1 is decided. S1 counted S1, S3 and S4: three of four hold it. It holds x = A.
22 16ms = S1 has three commits and has executed A. Nobody else has, and S2 has received nothing at all.
23 17ms = S1 has crashed; it led view 1. Its memory is lost; its disk is kept.
24 18ms = c2 asks for x = B at S2.
26 19ms = Request from S2 to S1 is dropped.
27 20ms = S1 is gone. S3 and S4 have waited too long for A, and ask for view 2. Their certificates for A go with them.
28 21ms = S3 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S4 as soon as its disk has written.
  A view change carries a certificate for every batch that has prepared. (OSDI §4.4)
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
30 23ms = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S3 as soon as its disk has written.
  A view change carries a certificate for every batch that has prepared. (OSDI §4.4)
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
33 26ms = S2 leads view 2. View change · v2 from S4 completes a quorum. It proposes x = A for slot 1 and x = B for slot 2, in view 2.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
34 27ms = S2 leads view 2. Two of the three view changes prove that A had prepared for number 1, so that is what it must propose; its own B comes after.
93 86ms = S2 decides slot 1. S2 counted S2, S3 and S4: three of four hold it.
99 92ms = Slot 2 is decided. S3 counted S2, S3 and S4: three of four hold it. It holds x = B.
102 95ms = S2 decides slot 2. S2 counted S2, S3 and S4: three of four hold it.
104 83ms = c1 is answered: done. S3 applied its request in slot 1.
108 95ms = c2 is answered: done. S2 applied its request in slot 2.
