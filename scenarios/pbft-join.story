5 1ms = c1 asks for x = A at S2.
7 2ms = Request from S2 to S1 is dropped.
8 3ms = c2 asks for x = B at S3.
10 4ms = Request from S3 to S2 is dropped.
11 5ms = S3 was in view 2 before anybody else, and its primary receives no request. S3 gives up view 2, too, and asks for view 3.
12 6ms = S3 asks for view 3. Its request timeout ran out. It sends “View change · v3” to S1, S2 and S4 as soon as its disk has written.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
15 9ms = One voice may be a liar's: S4 does not join.
16 10ms = The primary of view 1 has received no request, either. S2 gives it up, and asks for view 2.
17 11ms = S2 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S3 and S4 as soon as its disk has written.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
19 13ms = S4 asks for view 2, too. The reason is View change · v2 from S2. It sends “View change · v2” to S1, S2 and S3 as soon as its disk has written.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
21 15ms = S4 has heard two, for views 3 and 2, and one of two does not lie. It joins the smaller before its own timer fires: one replica asks for view 3, and two ask for view 2 or a later one.
23 17ms = S1 asks for view 2, too; it steps down. The reason is View change · v2 from S4. It sends “View change · v2” to S2, S3 and S4 as soon as its disk has written. It led view 1.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
25 19ms = So does S1. With three view changes, S2 begins view 2.
27 21ms = S2 leads view 2. S2 counted S1, S2 and S4: three of four, a quorum. It proposes x = A for slot 1, in view 2.
63 57ms = Slot 1 is decided. S2 counted S1, S2 and S4: three of four hold it. It holds x = A.
70 60ms = c1 is answered: done. S1 applied its request in slot 1.
72 63ms = Only S3 knows of B, and it waits for view 3. Later the client of B would ask all replicas.
