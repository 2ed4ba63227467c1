5 0s = S4 lies from now on: lying-reply. It answers with a value that it has made up. It can sign only with its own key.
6 100ms = c1 asks for x = A.
7 111.806ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4.
23 147.07ms = Slot 1 is decided. S2 counted S2, S3 and S4: three of four hold it. It holds x = A.
27 148.392ms = S1 decides slot 1. S1 counted S1, S2 and S3: three of four hold it.
34 161.257ms = c1 is answered: done. S3 applied its request in slot 1.
36 300ms = c1 asks for get x.
37 300ms = S4 executes what everybody does, and answers something else. One answer convinces nobody.
38 314.711ms = S1 proposes get x for slot 2. c1 asked for it. It sends “Pre-prepare 2 · v1” to S2, S3 and S4.
56 351.643ms = Slot 2 is decided. S2 counted S1, S2 and S3: three of four hold it. It holds get x.
58 351.768ms = S1 decides slot 2. S1 counted S1, S3 and S4: three of four hold it.
65 363.289ms = c1 is answered: A. S1 answered from the state after slot 2.
