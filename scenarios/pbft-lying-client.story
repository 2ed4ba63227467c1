5 0s = c1 lies from now on: equivocate. It signs different requests under one name, and sends them to different nodes.
6 100ms = c1 asks for x = A at S1.
7 100ms = c1 asks S1 for x = A, and the others for something else under the same number.
9 113.564ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4.
39 148.657ms = Slot 1 is decided. S1 counted S1, S2 and S4: three of four hold it. It holds x = A.
55 159.366ms = Slot 2 is decided. S4 counted S2, S3 and S4: three of four hold it. It holds x = A-too.
  A request that is ordered again takes effect once, and is answered as before. (OSDI §4.1)
61 161.104ms = c1 is answered: done. S4 applied its request in slot 1.
64 161.844ms = S1 decides slot 2. S1 counted S1, S3 and S4: three of four hold it.
  A request that is ordered again takes effect once, and is answered as before. (OSDI §4.1)
71 400ms = c2 asks for get x.
72 411.7ms = S1 proposes get x for slot 3. c2 asked for it. It sends “Pre-prepare 3 · v1” to S2, S3 and S4.
89 446.713ms = Slot 3 is decided. S1 counted S1, S3 and S4: three of four hold it. It holds get x.
98 459.854ms = c2 is answered: A. S3 answered from the state after slot 3.
