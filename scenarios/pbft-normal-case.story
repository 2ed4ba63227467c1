5 100ms = c1 asks for x = A.
6 110ms = The primary gives the request number 1 and tells the three backups: 3 pre-prepares.
7 110ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4.
8 120ms = Each backup agrees, and tells everybody: 9 prepares. The pre-prepare stands for the primary's.
12 130ms = Who has the pre-prepare and two prepares has prepared: three of four agree, so no other batch can ever prepare for number 1 in this view. It says so to everybody: 12 commits.
22 140ms = Three commits: the request is executed, and answered by every replica, four answers.
26 140ms = Slot 1 is decided. S1 counted S1, S3 and S4: three of four hold it. It holds x = A.
35 150ms = One delay to the primary, three phases, one back: five. Two equal answers are enough for the client, since one of any two does not lie.
37 150ms = c1 is answered: done. S2 applied its request in slot 1.
