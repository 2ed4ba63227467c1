6 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
7 178.529ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
8 178.529ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 188.529ms = S2 leads term 1. S2 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
13 208.529ms = Slot 1 is decided. S2 counted S1 and S2: two of three hold it. It holds a no-op.
53 600ms = c1 asks for x = 1.
58 630ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
64 650ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
68 660ms = c1 is answered: done. S2 applied its request in slot 2.
82 800ms = First phase: three voters are to become five. When S2 crashes, the joint configuration stands in its log alone.
83 800ms = c1 asks for reconfigure 1,2,3,4,5.
87 811ms = The network splits: S2 | S1 S3 S4 S5 c1. Messages between the sides are lost.
88 815ms = S2 has crashed; it led term 1. Its memory is lost; its disk is kept.
91 830ms = The network is whole again.
92 952.189ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
94 962.189ms = S3 grants S1 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
95 972.189ms = S1 leads term 2. S1 counted S1 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
98 992.189ms = Slot 3 is decided. S1 counted S1 and S3: two of three hold it. It holds a no-op.
107 1.1s = The next leader never received it, and was elected by two of three. It begins the change anew when the client asks again.
131 1.34s = S4 refuses Heartbeat · t2 from S1: its log ends at slot 0, before slot 3. It answers “Append refused”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
132 1.34s = S5 refuses Heartbeat · t2 from S1: its log ends at slot 0, before slot 3. It answers “Append refused”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
149 1.39s = Slot 4 is decided. S1 counted S1, S3 and S4: enough of each configuration hold it. It holds reconfigure 1,2,3,4,5.
  A change through a joint configuration is done once the new configuration alone is committed. (Raft §6)
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
158 1.41s = Slot 5 is decided. S1 counted S1, S3 and S4: three of five hold it. It holds reconfigure 1,2,3,4,5.
160 1.42s = c1 is answered: done. S1 applied its request in slot 5.
225 1.8s = S2 restarts as a follower. Its disk holds term 1 and the slots up to 2.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
354 2.5s = c1 asks for x = 2.
355 2.51s = S1 proposes x = 2 for slot 6. c1 asked for it. It sends “Append entries 6 · t2” to S2, S3, S4 and S5.
362 2.53s = Slot 6 is decided. S1 counted S1, S2 and S3: three of five hold it. It holds x = 2.
369 2.54s = c1 is answered: done. S1 applied its request in slot 6.
455 3s = Second phase: two of the five are to listen only. The joint configuration is on its way to all when S1 crashes. Nobody knows yet whether it will stand.
456 3s = c1 asks for reconfigure 1,2,3 4,5.
457 3.01s = S1 proposes reconfigure 1,2,3 4,5 for slot 7. c1 asked for it. It sends “Append entries 7 · t2” to S2, S3, S4 and S5.
  Any other change goes through a joint configuration of the old and the new voters. (Raft §6)
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
458 3.015s = S1 has crashed; it led term 2. Its memory is lost; its disk is kept.
471 3182.832ms = S2 campaigns for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
473 3192.832ms = S3 grants S2 its vote in term 3. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
474 3192.832ms = S4 grants S2 its vote in term 3. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
475 3192.832ms = S5 grants S2 its vote in term 3. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
477 3202.832ms = S2 leads term 3. S2 counted S2, S3 and S4: enough of each configuration, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
484 3222.832ms = Slots 7 and 8 are decided. S2 counted S2, S3 and S4: enough of each configuration hold slot 8. Slot 8 holds a no-op.
  A change through a joint configuration is done once the new configuration alone is committed. (Raft §6)
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
489 3242.832ms = Slot 9 is decided. S2 counted S2 and S3: two of three hold it. It holds reconfigure 1,2,3 4,5.
493 3252.832ms = c1 is answered: done. S2 applied its request in slot 9.
533 3.5s = It was in force as soon as it arrived, so S2 needed a majority of the old five and of the new three. It has committed the joint configuration, and then left it.
614 4s = S1 restarts as a follower. Its disk holds term 2 and the slots up to 7.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
707 4.5s = c1 asks for x = 3.
709 4.51s = S2 proposes x = 3 for slot 10. c1 asked for it. It sends “Append entries 10 · t3” to S1, S3, S4 and S5.
722 4.53s = Slot 10 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 3.
726 4.54s = c1 is answered: done. S2 applied its request in slot 10.
808 5s = Third phase: all five are to vote again. The joint configuration is committed, and the new one is on its way when S2 crashes.
809 5s = c1 asks for reconfigure 1,2,3,4,5.
811 5.01s = S2 proposes reconfigure 1,2,3,4,5 for slot 11. c1 asked for it. It sends “Append entries 11 · t3” to S1, S3, S4 and S5.
  Any other change goes through a joint configuration of the old and the new voters. (Raft §6)
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
825 5.03s = Slot 11 is decided. S2 counted S1, S2 and S3: enough of each configuration hold it. It holds reconfigure 1,2,3,4,5.
  A change through a joint configuration is done once the new configuration alone is committed. (Raft §6)
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
828 5.035s = S2 has crashed; it led term 3. Its memory is lost; its disk is kept.
841 5197.205ms = S3 campaigns for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
842 5207.205ms = S1 grants S3 its vote in term 4. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
844 5207.205ms = S4 grants S3 its vote in term 4. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
845 5207.205ms = S5 grants S3 its vote in term 4. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
847 5217.205ms = S3 leads term 4. S3 counted S1, S3 and S4: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
854 5237.205ms = Slots 12 and 13 are decided. S3 counted S1, S3 and S4: three of five hold slot 13. Slot 13 holds a no-op.
856 5247.205ms = c1 is answered: done. S3 applied its request in slot 12.
897 5.5s = The change can no longer be undone: every server that can be elected holds at least the joint configuration. S3 had the new one, and commits it.
978 6s = S2 restarts as a follower. Its disk holds term 3 and the slots up to 12.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
1071 6.5s = c1 asks for x = 4.
1072 6.51s = S3 proposes x = 4 for slot 14. c1 asked for it. It sends “Append entries 14 · t4” to S1, S2, S4 and S5.
1083 6.53s = Slot 14 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds x = 4.
1090 6.54s = c1 is answered: done. S3 applied its request in slot 14.
1172 7s = Fourth phase: two are to listen again. The new configuration is committed, but only S3 knows that when it crashes.
1173 7s = c1 asks for reconfigure 1,2,3 4,5.
1174 7.01s = S3 proposes reconfigure 1,2,3 4,5 for slot 15. c1 asked for it. It sends “Append entries 15 · t4” to S1, S2, S4 and S5.
  Any other change goes through a joint configuration of the old and the new voters. (Raft §6)
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
1185 7.03s = Slot 15 is decided. S3 counted S1, S2 and S3: enough of each configuration hold it. It holds reconfigure 1,2,3 4,5.
  A change through a joint configuration is done once the new configuration alone is committed. (Raft §6)
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
1196 7.05s = Slot 16 is decided. S3 counted S1 and S3: two of three hold it. It holds reconfigure 1,2,3 4,5.
1200 7.055s = S3 has crashed; it led term 4. Its memory is lost; its disk is kept.
1201 7.06s = c1 is answered: done. S3 applied its request in slot 16.
1206 7207.74ms = S1 campaigns for term 5. Its election timeout ran out. It sends “Request vote · t5” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
1207 7217.74ms = S2 grants S1 its vote in term 5. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
1209 7223.312ms = S4 campaigns for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1, S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
1210 7227.74ms = S1 leads term 5. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
1211 7233.312ms = S1 ignores Request vote · t5 from S4. A server that heard from a leader within the minimum election timeout ignores vote requests.
  A server that heard from a leader within the minimum election timeout ignores vote requests. (Dissertation §4.2.3)
1212 7233.312ms = S2 refuses S4 its vote: it voted for S1 in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
1216 7237.74ms = S4 is no longer a candidate. Append entries 17 · t5 from S1. The leader sends new entries, and names the entry before them.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
  A candidate that hears from the leader of its own term becomes a follower. (Raft §5.2)
1219 7247.74ms = Slot 17 is decided. S1 counted S1 and S2: two of three hold it. It holds a no-op.
1263 7.5s = S1 needs two of the new three, and finds out what is committed by its first entry of its own.
1344 8s = S3 restarts as a follower. Its disk holds term 4 and the slots up to 16.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
1437 8.5s = c1 asks for x = 5.
1441 8.53s = S1 proposes x = 5 for slot 18. c1 asked for it. It sends “Append entries 18 · t5” to S2, S3, S4 and S5.
1454 8.55s = Slot 18 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 5.
1458 8.56s = c1 is answered: done. S1 applied its request in slot 18.
