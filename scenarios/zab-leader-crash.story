52 95.54ms = S5 campaigns for epoch 1. The reason is Follower info · e0 from S2. It sends “Leader info · e1” to S3 and S2.
55 107.805ms = S2 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
56 107.819ms = S1 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
57 107.934ms = S4 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
59 108.248ms = S3 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
76 145.366ms = S5 leads epoch 1. S5 counted S1, S4 and S5: three of five, a majority.
181 658.549ms = Slot 1 is decided. S5 counted S1, S3 and S5: three of five hold it. It holds get x.
199 682.011ms = c1 is answered: nothing. S2 answered from the state after slot 1.
201 684.768ms = Slot 2 is decided. S5 counted S3, S4 and S5: three of five hold it. It holds x = 2.1.
213 712.736ms = c2 is answered: done. S2 applied its request in slot 2.
251 849.67ms = Slot 3 is decided. S5 counted S1, S3 and S5: three of five hold it. It holds x = 1.2.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
259 857.858ms = Slot 4 is decided. S5 counted S2, S3 and S5: three of five hold it. It holds get y.
275 875.04ms = c1 is answered: done. S2 applied its request in slot 3.
276 883.462ms = c2 is answered: nothing. S2 answered from the state after slot 4.
316 1030.383ms = Slot 5 is decided. S5 counted S2, S3 and S5: three of five hold it. It holds z = 2.3.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
329 1049.921ms = Slot 6 is decided. S5 counted S2, S3 and S5: three of five hold it. It holds x += 1.3.
332 1054.217ms = c2 is answered: done. S2 applied its request in slot 5.
345 1074.036ms = c1 is answered: done. S2 applied its request in slot 6.
368 1.2s = S5 has crashed; it led epoch 1. Its memory is lost; its disk is kept.
416 1309.739ms = S4 campaigns for epoch 2. The reason is Follower info · e1 from S1. It sends “Leader info · e2” to S3 and S1.
418 1320.812ms = S3 grants S4 its promise in epoch 2. It answers “Epoch accepted”.
419 1321.318ms = S1 grants S4 its promise in epoch 2. It answers “Epoch accepted”.
420 1322.829ms = S2 grants S4 its promise in epoch 2. It answers “Epoch accepted”.
431 1360.883ms = S4 leads epoch 2. S4 counted S2, S3 and S4: three of five, a majority.
491 1723.439ms = Slot 7 is decided. S4 counted S1, S2 and S4: three of five hold it. It holds z = 2.4.
504 1746.907ms = c2 is answered: done. S3 applied its request in slot 7.
506 1751.679ms = Slot 8 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds z = 1.4.
515 1778.34ms = c1 is answered: done. S3 applied its request in slot 8.
542 1896.231ms = Slot 9 is decided. S4 counted S2, S3 and S4: three of five hold it. It holds z = 2.5.
550 1919.519ms = c2 is answered: done. S3 applied its request in slot 9.
561 1941.465ms = Slot 10 is decided. S4 counted S2, S3 and S4: three of five hold it. It holds y = 1.5.
567 1970.06ms = c1 is answered: done. S3 applied its request in slot 10.
582 2022.947ms = Slot 11 is decided. S4 counted S1, S2 and S4: three of five hold it. It holds z = 2.6.
593 2050.219ms = c2 is answered: done. S3 applied its request in slot 11.
608 2105.59ms = Slot 12 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds get x.
618 2134.926ms = c1 is answered: 1.21.3. S3 answered from the state after slot 12.
637 2217.19ms = Slot 13 is decided. S4 counted S2, S3 and S4: three of five hold it. It holds y = 2.7.
648 2237.751ms = c2 is answered: done. S3 applied its request in slot 13.
663 2300.556ms = Slot 14 is decided. S4 counted S2, S3 and S4: three of five hold it. It holds z = 1.7.
672 2328.331ms = c1 is answered: done. S3 applied its request in slot 14.
693 2406.877ms = Slot 15 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds x = 2.8.
706 2430.642ms = c2 is answered: done. S3 applied its request in slot 15.
711 2438.528ms = Slot 16 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds x = 1.8.
717 2465.047ms = c1 is answered: done. S3 applied its request in slot 16.
726 2.5s = S5 restarts as looking. Its disk holds epoch 1 and the slots up to 6.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
727 2.5s = S5 is back, joins S4, and is brought up to date.
745 2533.028ms = Slot 17 is decided. S4 counted S2, S3 and S4: three of five hold it. It holds x = 2.9.
754 2548.177ms = S5 grants S4 its promise in epoch 2. It answers “Epoch accepted”.
755 2558.846ms = c2 is answered: done. S3 applied its request in slot 17.
778 2618.868ms = Slot 18 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds x = 1.9.
795 2646.294ms = c1 is answered: done. S3 applied its request in slot 18.
807 2675.672ms = Slot 19 is decided. S4 counted S2, S3 and S4: three of five hold it. It holds z += 2.10.
818 2699.49ms = c2 is answered: done. S3 applied its request in slot 19.
845 2798.394ms = Slot 20 is decided. S4 counted S2, S4 and S5: three of five hold it. It holds y = 1.10.
853 2819.443ms = c1 is answered: done. S3 applied its request in slot 20.
876 2879.973ms = Slot 21 is decided. S4 counted S3, S4 and S5: three of five hold it. It holds get z.
889 2908.28ms = c2 is answered: 1.72.10. S3 answered from the state after slot 21.
901 2930.294ms = Slot 22 is decided. S4 counted S2, S4 and S5: three of five hold it. It holds get z.
912 2953.545ms = c1 is answered: 1.72.10. S3 answered from the state after slot 22.
945 3081.539ms = Slot 23 is decided. S4 counted S2, S4 and S5: three of five hold it. It holds z = 2.12.
958 3106.948ms = c2 is answered: done. S3 applied its request in slot 23.
970 3127.411ms = Slot 24 is decided. S4 counted S1, S2 and S4: three of five hold it. It holds z = 1.12.
981 3155.262ms = c1 is answered: done. S3 applied its request in slot 24.
1009 3238.552ms = Slot 25 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds x = 2.13.
1023 3262.897ms = c2 is answered: done. S3 applied its request in slot 25.
1025 3263.346ms = Slot 26 is decided. S4 counted S3, S4 and S5: three of five hold it. It holds get x.
1040 3290.71ms = c1 is answered: 2.13. S3 answered from the state after slot 26.
1064 3378.732ms = Slot 27 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds z = 2.14.
1075 3402.686ms = c2 is answered: done. S3 applied its request in slot 27.
1094 3469.525ms = Slot 28 is decided. S4 counted S2, S4 and S5: three of five hold it. It holds z = 1.14.
1109 3495.003ms = c1 is answered: done. S3 applied its request in slot 28.
