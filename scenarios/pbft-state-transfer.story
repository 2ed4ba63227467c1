5 100ms = c1 asks for x = A.
6 110ms = S1 proposes x = A for slot 1. c1 asked for it. It sends “Pre-prepare 1 · v1” to S2, S3 and S4.
22 140ms = Slot 1 is decided. S1 counted S1, S3 and S4: three of four hold it. It holds x = A.
32 150ms = c1 is answered: done. S2 applied its request in slot 1.
35 300ms = Messages between S1 and S4 are lost from now on.
36 300ms = Messages between S2 and S4 are lost from now on.
37 300ms = Messages between S3 and S4 are lost from now on.
38 300ms = Nobody reaches S4 any more. Three of four go on without it.
39 400ms = c1 asks for x = B.
40 410ms = S1 proposes x = B for slot 2. c1 asked for it. It sends “Pre-prepare 2 · v1” to S2, S3 and S4.
53 440ms = Slot 2 is decided. S2 counted S1, S2 and S3: three of four hold it. It holds x = B.
56 440ms = S1 decides slot 2. S1 counted S1, S2 and S3: three of four hold it.
60 450ms = c1 is answered: done. S1 applied its request in slot 2.
62 500ms = c1 asks for x = C.
63 510ms = S1 proposes x = C for slot 3. c1 asked for it. It sends “Pre-prepare 3 · v1” to S2, S3 and S4.
76 540ms = Slot 3 is decided. S2 counted S1, S2 and S3: three of four hold it. It holds x = C.
79 540ms = S1 decides slot 3. S1 counted S1, S2 and S3: three of four hold it.
83 550ms = c1 is answered: done. S1 applied its request in slot 3.
85 600ms = c1 asks for x = D.
86 610ms = S1 proposes x = D for slot 4. c1 asked for it. It sends “Pre-prepare 4 · v1” to S2, S3 and S4.
99 640ms = Slot 4 is decided. S2 counted S1, S2 and S3: three of four hold it. It holds x = D.
  A checkpoint is stable only when 2f + 1 replicas have signed it. (OSDI §4.3)
102 640ms = S1 decides slot 4. S1 counted S1, S2 and S3: three of four hold it.
  A checkpoint is stable only when 2f + 1 replicas have signed it. (OSDI §4.3)
109 650ms = c1 is answered: done. S1 applied its request in slot 4.
117 700ms = c1 asks for x = E.
118 710ms = S1 proposes x = E for slot 5. c1 asked for it. It sends “Pre-prepare 5 · v1” to S2, S3 and S4.
131 740ms = Slot 5 is decided. S2 counted S1, S2 and S3: three of four hold it. It holds x = E.
134 740ms = S1 decides slot 5. S1 counted S1, S2 and S3: three of four hold it.
138 750ms = c1 is answered: done. S1 applied its request in slot 5.
140 800ms = c1 asks for x = F.
141 810ms = S1 proposes x = F for slot 6. c1 asked for it. It sends “Pre-prepare 6 · v1” to S2, S3 and S4.
154 840ms = Slot 6 is decided. S2 counted S1, S2 and S3: three of four hold it. It holds x = F.
157 840ms = S1 decides slot 6. S1 counted S1, S2 and S3: three of four hold it.
161 850ms = c1 is answered: done. S1 applied its request in slot 6.
163 900ms = c1 asks for x = G.
164 910ms = S1 proposes x = G for slot 7. c1 asked for it. It sends “Pre-prepare 7 · v1” to S2, S3 and S4.
177 940ms = Slot 7 is decided. S2 counted S1, S2 and S3: three of four hold it. It holds x = G.
180 940ms = S1 decides slot 7. S1 counted S1, S2 and S3: three of four hold it.
184 950ms = c1 is answered: done. S1 applied its request in slot 7.
186 1s = c1 asks for x = H.
187 1.01s = S1 proposes x = H for slot 8. c1 asked for it. It sends “Pre-prepare 8 · v1” to S2, S3 and S4.
200 1.04s = Slot 8 is decided. S2 counted S1, S2 and S3: three of four hold it. It holds x = H.
  A checkpoint is stable only when 2f + 1 replicas have signed it. (OSDI §4.3)
203 1.04s = S1 decides slot 8. S1 counted S1, S2 and S3: three of four hold it.
  A checkpoint is stable only when 2f + 1 replicas have signed it. (OSDI §4.3)
210 1.05s = c1 is answered: done. S1 applied its request in slot 8.
218 1.2s = All but S4 have a stable checkpoint after number 8, and have forgotten how they got there.
219 1.2s = The network is whole again.
220 1.3s = c1 asks for x = I.
221 1.31s = S1 proposes x = I for slot 9. c1 asked for it. It sends “Pre-prepare 9 · v1” to S2, S3 and S4.
234 1.34s = Slot 9 is decided. S2 counted S1, S2 and S3: three of four hold it. It holds x = I.
237 1.34s = S1 decides slot 9. S1 counted S1, S2 and S3: three of four hold it.
241 1.35s = c1 is answered: done. S1 applied its request in slot 9.
253 1.5s = S4 has heard votes for number 9, which it cannot execute, and says what it has. Others prove to it that the state after number 8 is stable.
266 1.65s = It has fetched that state from one of them, whichever, for the digest is proven.
