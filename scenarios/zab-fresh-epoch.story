19 16ms = S3 names 3.0 as the end of its history. Taken for a place, it stands between 1.1 and 4.1.
23 20ms = S3 grants S2 its promise in epoch 5. It answers “Epoch accepted” as soon as its disk has written.
31 28ms = S2 leads epoch 5. S2 counted S2 and S3: two of three, a majority.
32 29ms = Agreement is violated. S3 decided x = 1.2 for slot 2, where S2 had decided something else. Slot 3 is decided. It holds x = 4.1.
