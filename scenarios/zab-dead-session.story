19 85.655ms = S3 campaigns for epoch 1. The reason is Follower info · e0 from S1. It sends “Leader info · e1” to S1.
21 96.365ms = S1 grants S3 its promise in epoch 1. It answers “Epoch accepted”.
22 101.717ms = S2 grants S3 its promise in epoch 1. It answers “Epoch accepted”.
29 133.287ms = S3 leads epoch 1. S3 counted S1 and S3: two of three, a majority.
77 600ms = c1 asks for x = 1.
88 649.38ms = Slot 1 is decided. S3 counted S2 and S3: two of three hold it. It holds x = 1.
94 672.672ms = c1 is answered: done. S1 applied its request in slot 1.
129 1s = The session of S1 and S3 is dead, and neither notices for 2s. Messages between them are lost until both notice.
130 1s = S3 leads, and S1 follows it. From now on the messages between them are lost.
132 1.02s = c1 asks for x = 2 at S1.
139 1.1s = S1 has passed the request on to S3, where it never arrives. The client loses patience after half a second, and asks S2.
156 1.3s = S1 heard no ping for too long, and asks who leads. S2 says S3, but S1 follows no leader that it does not hear itself.
181 1573.467ms = Slot 2 is decided. S3 counted S2 and S3: two of three hold it. It holds x = 2.
185 1598.776ms = c1 is answered: done. S2 applied its request in slot 2.
215 2s = c1 asks for get x.
216 2s = S3 and S2 are a quorum and go on. That a client can be answered does not mean that every session lives.
223 2056.851ms = Slot 3 is decided. S3 counted S2 and S3: two of three hold it. It holds get x.
226 2079.386ms = c1 is answered: 2. S2 answered from the state after slot 3.
298 3.1s = Both ends have heard that their session ended. The next message begins a new one, but S1 asks ever more rarely.
381 4292.669ms = S1 grants S3 its promise in epoch 1. It answers “Epoch accepted”.
  A follower accepts an epoch only once, and none that is older than the last one accepted. (Zab §IV, Phase 1; ZooKeeper, Learner.registerWithLeader)
418 4.6s = c1 asks for x = 3 at S1.
419 4.6s = S1 is back, and has what it missed.
429 4646.758ms = Slot 4 is decided. S3 counted S1 and S3: two of three hold it. It holds x = 3.
436 4670.946ms = c1 is answered: done. S1 applied its request in slot 4.
