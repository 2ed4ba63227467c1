5 0s = S4 lies from now on: withhold kinds=commit. It withholds its messages.
6 0s = S4 lies from now on: confuse. It forwards prepares of others as if they were commits. It can sign only with its own key.
7 0s = S3 has crashed. Its memory is lost; its disk is kept. The cluster cannot go on: 2 of 4 are up, 3 are needed.
8 100ms = c1 asks for x = A at S1. The cluster cannot go on: 2 of 4 are up, 3 are needed.
9 100ms = S4 sends no commit of its own. In its place it repeats what others signed, as if they had committed.
10 114.016ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4.
40 238.688ms = Slot 1 is decided. S1 counted S1, S2 and S4: three of four hold it. It holds x = A.
42 250.161ms = c1 is answered: done. S1 applied its request in slot 1.
46 400ms = A prepare cannot pass as a commit: the signature covers what kind of statement it is. Two commits are too few.
47 600ms = S3 restarts as a backup.
