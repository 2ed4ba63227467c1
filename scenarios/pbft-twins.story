5 0s = S1 lies from now on: twins a=2,c1 b=3,4,c2. It runs twice, under one name and with one key: some nodes talk with the one, some with the other.
6 100ms = c1 asks for x = A at S1.
7 100ms = c2 asks for x = B at S1.
8 100ms = One S1 hears c1 and proposes x = A to S2. The other hears c2 and proposes x = B to S3 and S4.
9 111.55ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2.
25 152.105ms = S1 decides slot 1.
28 154.096ms = Slot 1 is decided. S3 counted S1, S3 and S4: three of four hold it. It holds x = B.
32 165.956ms = c2 is answered: done. S1 applied its request in slot 1.
52 438.417ms = S1 decides slot 1.
81 598.498ms = Slot 2 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = A.
99 617.713ms = c1 is answered: done. S4 applied its request in slot 2.
107 723.17ms = S1 decides slot 2. S1 counted S1, S2 and S3: three of four hold it.
111 763.281ms = S1 decides slot 2.
