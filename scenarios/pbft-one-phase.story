5 1ms = c1 asks for x = A at S1.
6 1ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4 as soon as its disk has written.
10 5ms = With the rule suspended, S3 and S4 commit to A as soon as they have accepted it, before anybody else has told them the same.
17 12ms = Committed is violated. S1 executes x = A in slot 1, which has not prepared at 2 correct replicas in one view. Slot 1 is decided. S1 counted S1, S3 and S4: three of four hold it. It holds x = A.
19 13ms = S1 has prepared A, it alone, and has three commits: A is executed. But those of S3 and S4 prove nothing.
20 14ms = S1 has crashed; it led view 1. Its memory is lost; its disk is kept.
21 15ms = c2 asks for x = B at S2.
23 16ms = Request from S2 to S1 is dropped.
24 17ms = S1 is gone. S3 and S4 ask for view 2, and have no certificate that could go with them: neither has heard the other's prepare.
25 18ms = S3 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S4 as soon as its disk has written.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
27 20ms = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2 and S3 as soon as its disk has written.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
30 23ms = S2 leads view 2. View change · v2 from S4 completes a quorum. It proposes x = B for slot 1, in view 2.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
31 24ms = S2 leads view 2. Nothing had prepared as far as it can hear, so number 1 is free for B. Had S3 and S4 prepared before they committed, their view changes would have brought the proof of A along.
59 52ms = S3 drops slot 1. New view · v2 from S2 puts nothing in their place. It sends “Request” to S2 as soon as its disk has written.
  A backup forwards the requests that it receives from clients to the primary. (OSDI §4.1)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
61 54ms = S4 drops slot 1. New view · v2 from S2 puts nothing in their place. It sends “Request” to S2 as soon as its disk has written.
  A backup forwards the requests that it receives from clients to the primary. (OSDI §4.1)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
84 77ms = Agreement is violated. S2 decided x = B for slot 1, where S1 had decided something else. S2 decides slot 1. S2 counted S2, S3 and S4: three of four hold it.
116 109ms = Slot 2 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = A.
131 85ms = c2 is answered: done. S3 applied its request in slot 1.
133 109ms = c1 is answered: done. S2 applied its request in slot 2.
