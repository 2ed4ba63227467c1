5 0s = S1 lies from now on: equivocate to=3. It proposes one batch to some replicas and another to the rest. It can sign only with its own key. It lies to S3.
6 0s = S4 lies from now on: equivocate to=3. It proposes one batch to some replicas and another to the rest. It can sign only with its own key. It lies to S3. Two of four lie now, and the protocol tolerates one: it guarantees nothing any more.
7 100ms = c1 asks for x = A.
8 100ms = c2 asks for x = B.
9 100ms = S1 proposes x = A to S2 and something else to S3. S4 tells each that it votes as S1 told it.
10 111.188ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4. S1 sends S3 something else than S2 and S4: Pre-prepare 1 · v1 with d=null m=null (equivocate).
11 114.086ms = S1 proposes x = B for slot 2. c2 asked for it. It sends “Pre-prepare 2 · v1” to S2, S3 and S4. S1 sends S3 something else than S2 and S4: Pre-prepare 2 · v1 with d=cgmei m=x = A (c1#1) (equivocate).
22 134.825ms = Prepared agree is violated, because an assumption of the protocol is broken. cgmei has prepared at S2 for number 1 in view 1, and null at S3. S1 and S4 lie. Any two quorums of 3 of 4 nodes share 2, and only with at most 1 liar is one of them sure to be honest. No more than f nodes are faulty: S1 began to lie at 0s; S4 began to lie at 0s (1 may be faulty). S2 receives Prepare 1 · v1 from S4. It answers “Commit”.
  A vote counts only if its view, number and digest are those of the pre-prepare. (OSDI §4.2)
51 150.648ms = Committed is violated, because an assumption of the protocol is broken. S2 executes x = A in slot 1, which has not prepared at 2 correct replicas in one view. S1 and S4 lie. Any two quorums of 3 of 4 nodes share 2, and only with at most 1 liar is one of them sure to be honest. No more than f nodes are faulty: S1 began to lie at 0s; S4 began to lie at 0s (1 may be faulty). Slot 1 is decided. S2 counted S1, S2 and S4: three of four hold it. It holds x = A.
  A vote counts only if its view, number and digest are those of the pre-prepare. (OSDI §4.2)
54 152.142ms = S1 decides slots 1 and 2. S1 counted S1, S2 and S4: three of four hold slot 2.
  A vote counts only if its view, number and digest are those of the pre-prepare. (OSDI §4.2)
55 152.487ms = Agreement is violated, because an assumption of the protocol is broken. S3 decided a no-op for slot 1, where S2 had decided something else. S2 counted S1, S2 and S4, and S3 counted S1, S3 and S4. What these quorums share, S1 and S4, are all liars: with at most 1 liar it would hold an honest node, who tells both the same. No more than f nodes are faulty: S1 began to lie at 0s; S4 began to lie at 0s (1 may be faulty). S3 learns that slot 1 is decided. Commit 1 · v1 from S4 says so.
  A vote counts only if its view, number and digest are those of the pre-prepare. (OSDI §4.2)
57 153.061ms = Slot 2 is decided. S2 counted S1, S2 and S4: three of four hold it. It holds x = B.
  A vote counts only if its view, number and digest are those of the pre-prepare. (OSDI §4.2)
62 164.609ms = c1 is answered: done. S2 applied its request in slot 1.
65 166.924ms = c2 is answered: done. S2 applied its request in slot 2.
