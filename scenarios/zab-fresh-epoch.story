19 16ms = S3 names 3.0 as the end of its history. Compared as a number, it lies between 1.1 and 4.1.
21 18ms = S2 campaigns for epoch 5. The reason is Follower info · e3 from S3. It sends “Leader info · e5” to S3 as soon as its disk has written.
23 20ms = S3 grants S2 its promise in epoch 5. It answers “Epoch accepted” as soon as its disk has written.
31 28ms = S2 leads epoch 5; slots 1 and 2 are decided. S2 counted S2 and S3: two of three, a majority. Slot 2 holds x = 4.1.
32 29ms = Agreement is violated. S3 decided x = 1.2 for slot 2, where S2 had decided something else. Slot 3 is decided. It holds x = 4.1.
