4 1ms = S3 has the most recent history, but its vote is slow.
8 5ms = S1 has adopted the vote for S2: two of three vote alike. They wait before they believe it.
10 7ms = S2 receives the vote with 1.2 in time, and adopts the vote for S3.
24 21ms = S3 campaigns for epoch 2. The reason is Follower info · e1 from S1. It sends “Leader info · e2” to S1 as soon as its disk has written.
27 24ms = S1 grants S3 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
29 26ms = S2 grants S3 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
42 39ms = S3 leads epoch 2; slots 1 and 2 are decided. S3 counted S1 and S3: two of three, a majority. Slot 2 holds x = 1.2.
46 43ms = S3 leads, and no leader had to give up. The transaction that only S3 held is now committed.
