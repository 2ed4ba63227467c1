5 1ms = S2 lies from now on: other-new-view. It begins its view as the primary with null requests in place of what had prepared. It can sign only with its own key.
6 2ms = A has prepared at three of four. S2, the next primary, lies.
7 3ms = S1 has crashed; it led view 1. Its memory is lost; its disk is kept. The cluster cannot go on: 2 of 4 are up, 3 are needed.
8 4ms = S3 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S4 as soon as its disk has written.
  A view change carries a certificate for every batch that has prepared. (OSDI §4.4)
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
9 5ms = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S3 as soon as its disk has written.
  A view change carries a certificate for every batch that has prepared. (OSDI §4.4)
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
17 13ms = S2 leads view 2. View change · v2 from S4 completes a quorum. It proposes x = A for slot 1, in view 2.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
19 15ms = S2 has written to its disk. “New view · v2” to S1, S3 and S4 waited for this, and is sent now. S2 lies to S1, S3 and S4: New view · v2 (other-new-view).
27 23ms = S2 has put the null request in the place of A. S3 and S4 have computed O themselves from the view changes in the message, and refuse it.
28 24ms = S3 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2 and S4 as soon as its disk has written.
  A view change carries a certificate for every batch that has prepared. (OSDI §4.4)
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
29 25ms = S4 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2 and S3 as soon as its disk has written.
  A view change carries a certificate for every batch that has prepared. (OSDI §4.4)
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
37 33ms = S2 asks for view 3, too; it steps down. The reason is View change · v3 from S4. It sends “View change · v3” to S1, S3 and S4 as soon as its disk has written. It led view 2.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
41 37ms = S3 leads view 3. S3 counted S2, S3 and S4: three of four, a quorum. It proposes x = A for slot 1, in view 3.
64 60ms = Slot 1 is decided. S3 counted S2, S3 and S4: three of four hold it. It holds x = A.
72 65ms = View 3 has S3 for its primary, which does not lie.
