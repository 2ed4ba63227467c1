5 0s = S1 lies from now on: delay kinds=pre-prepare by=400..410ms. It delays its messages.
6 100ms = c1 asks for x = A.
7 100ms = Backups wait 500 ms for a request that they know of. S1 lets every proposal wait for 400 ms, and they receive the request only with the proposal.
8 112.548ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4. S1 delays Pre-prepare 1 · v1 to S2, S3 and S4.
32 548.479ms = Slot 1 is decided. S4 counted S2, S3 and S4: three of four hold it. It holds x = A.
33 548.912ms = S1 decides slot 1. S1 counted S1, S3 and S4: three of four hold it.
42 560.936ms = c1 is answered: done. S1 applied its request in slot 1.
45 800ms = c1 asks for x = B.
46 813.731ms = S1 proposes x = B for slot 2. c1 asked for it. It sends “Pre-prepare 2 · v1” to S2, S3 and S4. S1 delays Pre-prepare 2 · v1 to S2, S3 and S4.
71 1256.178ms = S1 decides slot 2. S1 counted S1, S3 and S4: three of four hold it.
72 1257.132ms = Slot 2 is decided. S2 counted S1, S2 and S4: three of four hold it. It holds x = B.
80 1270.116ms = c1 is answered: done. S4 applied its request in slot 2.
83 1.5s = c1 asks for x = C.
84 1510.389ms = S1 proposes x = C for slot 3. c1 asked for it. It sends “Pre-prepare 3 · v1” to S2, S3 and S4. S1 delays Pre-prepare 3 · v1 to S2, S3 and S4.
108 1948.62ms = Slot 3 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = C.
110 1949.863ms = S1 decides slot 3. S1 counted S1, S3 and S4: three of four hold it.
118 1963.618ms = c1 is answered: done. S3 applied its request in slot 3.
