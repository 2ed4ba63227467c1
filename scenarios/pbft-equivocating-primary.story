8 0s = S1 lies from now on: equivocate to=5,6,7 kinds=pre-prepare. It proposes one batch to some replicas and another to the rest. It can sign only with its own key. It lies to S5, S6 and S7.
9 0s = S1 leads, and lies: it will tell S5, S6 and S7 something else than the rest.
10 100ms = c1 asks for x = A at S1.
11 100ms = c2 asks for x = B at S1.
12 111.756ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3, S4, S5, S6 and S7. S1 sends S5, S6 and S7 something else than S2, S3 and S4: Pre-prepare 1 · v1 with d=null m=null (equivocate).
13 114.979ms = S1 proposes x = B for slot 2. c2 asked for it. It sends “Pre-prepare 2 · v1” to S2, S3, S4, S5, S6 and S7. S1 sends S5, S6 and S7 something else than S2, S3 and S4: Pre-prepare 2 · v1 with d=cgmei m=x = A (c1#1) (equivocate).
114 235.398ms = S1 receives Status · v1 from S6. It answers “Pre-prepare”. S1 lies to S6: Pre-prepare 1 · v1 (equivocate). S1 lies to S6: Pre-prepare 2 · v1 (equivocate).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
119 235.907ms = S1 receives Status · v1 from S5. It answers “Pre-prepare”. S1 lies to S5: Pre-prepare 1 · v1 (equivocate). S1 lies to S5: Pre-prepare 2 · v1 (equivocate).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
126 236.42ms = S1 receives Status · v1 from S7. It answers “Pre-prepare”. S1 lies to S7: Pre-prepare 1 · v1 (equivocate). S1 lies to S7: Pre-prepare 2 · v1 (equivocate).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
303 300ms = Number 1 is x = A to some and nothing to others. It prepares with the primary and four backups that agree, and each side has three.
320 433.954ms = S1 receives Status · v1 from S6. It answers “Pre-prepare”. S1 lies to S6: Pre-prepare 1 · v1 (equivocate). S1 lies to S6: Pre-prepare 2 · v1 (equivocate).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
330 435.868ms = S1 receives Status · v1 from S5. It answers “Pre-prepare”. S1 lies to S5: Pre-prepare 1 · v1 (equivocate). S1 lies to S5: Pre-prepare 2 · v1 (equivocate).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
334 436.014ms = S1 receives Status · v1 from S7. It answers “Pre-prepare”. S1 lies to S7: Pre-prepare 1 · v1 (equivocate). S1 lies to S7: Pre-prepare 2 · v1 (equivocate).
  A replica that waits too long reports what it has, and others resend what it lacks. (TOCS, on retransmission)
509 600ms = A replica that waits too long for a request leaves the view. S2 leads the next one.
531 625.254ms = S3 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S4, S5, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
535 626.082ms = S4 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S5, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
536 626.249ms = S6 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S4, S5 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
537 626.347ms = S2 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S3, S4, S5, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
539 626.493ms = S7 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S4, S5 and S6.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
543 628.678ms = S5 asks for view 2. Its request timeout ran out. It sends “View change · v2” to S1, S2, S3, S4, S6 and S7.
  A backup that waits too long for a request to be executed asks for the next view. (OSDI §4.4)
558 638.684ms = S1 asks for view 2, too; it steps down. The reason is View change · v2 from S4. It sends “View change · v2” to S2, S3, S4, S5, S6 and S7. It led view 1.
  A replica joins the smallest of the later views that f + 1 others ask for. (OSDI §4.5.2)
571 640.482ms = S2 leads view 2. S2 counted S2, S3, S4, S6 and S7: five of seven, a quorum. It proposes x = A for slot 1 and x = B for slot 2, in view 2.
582 651.044ms = S6 drops slots 1 and 2. New view · v2 from S2 puts nothing in their place. It sends “Request” to S2.
  A backup forwards the requests that it receives from clients to the primary. (OSDI §4.1)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
583 651.575ms = S1 drops slots 1 and 2. New view · v2 from S2 puts nothing in their place. It sends “Request” to S2.
  A backup forwards the requests that it receives from clients to the primary. (OSDI §4.1)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
587 652.576ms = S7 drops slots 1 and 2. New view · v2 from S2 puts nothing in their place. It sends “Request” to S2.
  A backup forwards the requests that it receives from clients to the primary. (OSDI §4.1)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
588 652.675ms = S4 drops slot 2. New view · v2 from S2 puts nothing in their place. It sends “Prepare 1 · v2” to S1, S2, S3, S5, S6 and S7.
  A replica sends a commit only for a batch that has prepared: a pre-prepare and 2f matching prepares. (OSDI §4.2)
  A backup forwards the requests that it receives from clients to the primary. (OSDI §4.1)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
599 654.507ms = S5 replaces its slots 1 and 2 by those of S2. It held something else there. It sends “Prepare 1 · v2” to S1, S2, S3, S4, S6 and S7.
  A replica sends a commit only for a batch that has prepared: a pre-prepare and 2f matching prepares. (OSDI §4.2)
  A backup forwards the requests that it receives from clients to the primary. (OSDI §4.1)
  Each time a view fails, replicas wait twice as long for the next. (OSDI §4.5.2)
733 680.014ms = Slot 1 is decided. S5 counted S1, S3, S4, S5 and S7: five of seven hold it. It holds x = A.
  A replica executes a batch only once 2f + 1 replicas have sent matching commits. (OSDI §4.2)
736 680.191ms = Slot 2 is decided. S2 counted S2, S3, S5, S6 and S7: five of seven hold it. It holds x = B.
774 691.308ms = c2 is answered: done. S3 applied its request in slot 2.
777 693.245ms = c1 is answered: done. S7 applied its request in slot 1.
