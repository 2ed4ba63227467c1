8 0s = S1 and S2 have crashed; S1 led view 1. Their memory is lost; their disks are kept.
9 0s = S1 and S2 are down: f = 2. The primaries of views 1 and 2.
10 100ms = c1 asks for x = A at S3.
28 610ms = The request timer of S3 fired after 500 ms; only S3 asks for view 2. The client asks everybody after 500 ms, too.
29 610ms = S3 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S4, S5, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
138 1.11s = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S5, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
139 1.11s = S5 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S4, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
140 1.11s = S6 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S4, S5 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
141 1.11s = S7 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S4, S5 and S6.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
173 1.2s = All have asked for view 2, whose primary is down as well. They wait a second for it.
412 2.12s = S7 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2, S3, S4, S5 and S6.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
413 2.12s = S3 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2, S4, S5, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
414 2.12s = S4 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2, S3, S5, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
415 2.12s = S5 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2, S3, S4, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
416 2.12s = S6 asks for view 3. Its new view timeout ran out. It sends “View change · v3” to S1, S2, S3, S4, S5 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
455 2.13s = S3 leads view 3. S3 counted S3, S4, S5, S6 and S7: five of seven, a quorum. It proposes x = A for slot 1, in view 3.
525 2.16s = Slot 1 is decided. S6 counted S3, S4, S5, S6 and S7: five of seven hold it. It holds x = A.
529 2.16s = S3 decides slot 1. S3 counted S3, S4, S5, S6 and S7: five of seven hold it.
535 2.17s = c1 is answered: done. S4 applied its request in slot 1.
538 2.3s = View 3 has a primary that works, S3.
