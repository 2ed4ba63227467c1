60 96.23ms = S5 campaigns for epoch 1. The reason is Follower info · e0 from S4. It sends “Leader info · e1” to S3 and S4.
63 108.617ms = S4 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
64 109.172ms = S3 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
65 111.687ms = S1 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
66 112.968ms = S2 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
80 147.337ms = S5 leads epoch 1. S5 counted S2, S4 and S5: three of five, a majority.
143 500ms = c1 asks for x = 1 at S2.
160 548.879ms = Slot 1 is decided. S5 counted S1, S4 and S5: three of five hold it. It holds x = 1.
174 572.976ms = c1 is answered: done. S2 applied its request in slot 1.
196 700ms = c1 asks for y = 2 at S4.
213 749.37ms = Slot 2 is decided. S5 counted S3, S4 and S5: three of five hold it. It holds y = 2.
227 775.228ms = c1 is answered: done. S4 applied its request in slot 2.
249 900ms = c1 asks for get x at S1.
266 952.403ms = Slot 3 is decided. S5 counted S1, S4 and S5: three of five hold it. It holds get x.
281 977.544ms = c1 is answered: 1. S1 answered from the state after slot 3.
