6 1ms = Messages between S1 and S3 are lost from now on.
7 2ms = Messages between S2 and S3 are lost from now on.
8 3ms = Messages between S3 and S4 are lost from now on.
9 4ms = Messages between S3 and S5 are lost from now on.
10 5ms = Messages between S2 and S4 are lost from now on.
11 6ms = Messages between S2 and S5 are lost from now on.
12 7ms = Messages between S4 and S5 are lost from now on.
13 8ms = Only the links of S1 to S2, S4 and S5 remain. S1 asks for votes first.
16 11ms = S2 refuses S1 its pre-vote: older log: last term 1 < 2. It answers “Pre-vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
18 13ms = S4 refuses S1 its pre-vote: older log: last term 1 < 2. It answers “Pre-vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
19 14ms = S5 grants S1 its pre-vote in term 3. It answers “Pre-vote granted”.
23 18ms = S5 would vote for it. S2 and S4 have more, and would not: two of five.
26 21ms = S1 grants S2 its pre-vote in term 3. It answers “Pre-vote granted”.
31 26ms = S2 would get the vote of S1 and its own: two of five.
34 29ms = S1 grants S4 its pre-vote in term 3. It answers “Pre-vote granted”.
39 34ms = So would S4. Nobody can be elected, although S1 reaches three others.
