4 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
5 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
6 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
7 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
49 600ms = c1 asks for x = 1.
57 641.84ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
63 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
66 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
78 800ms = The disk of S2 is full. A write waits until there is room, and messages that depend on it wait too.
99 1s = c1 asks for x = 2.
100 1s = S2 leads, and its disk has no room for the request. All its messages wait for that write, heartbeats too: so another server is elected.
104 1012.437ms = S2 proposes x = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1 and S3 as soon as its disk has written.
110 1195.84ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
111 1207.922ms = S2 steps down; it refuses S1 its vote: shorter log: 2 < 3. Request vote from S1 is of term 2. It led term 1. It answers “Vote denied” as soon as its disk has written.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
112 1209.529ms = S3 grants S1 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
113 1223.136ms = S1 leads term 2. S1 counted S1 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
114 1234.327ms = S2 replaces its slot 3 by that of S1. It held something else there. It sends “Append succeeded 3 · t2” to S1 as soon as its disk has written.
116 1247.19ms = Slot 3 is decided. S1 counted S1 and S3: two of three hold it. It holds a no-op.
137 1.5s = The disk of S2 has room, and its writes succeed.
138 1.5s = There is room again. The messages of S2 are sent late, in a term that is over.
141 1510.226ms = S3 refuses Append entries 3 · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
142 1510.436ms = S1 refuses Append entries 3 · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
144 1510.749ms = S1 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
145 1511.391ms = S1 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
148 1512.081ms = S3 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
151 1513.405ms = S3 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
152 1513.483ms = S3 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
154 1513.64ms = S1 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
157 1514.845ms = S1 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
158 1514.909ms = S3 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
173 1534.682ms = S1 proposes x = 2 for slot 4. c1 asked for it. It sends “Append entries 4 · t2” to S2 and S3.
180 1558.247ms = Slot 4 is decided. S1 counted S1 and S3: two of three hold it. It holds x = 2.
182 1571.16ms = c1 is answered: done. S1 applied its request in slot 4.
328 3s = Writes to the disk of S1 fail for 120ms. The node tries again and again, and messages that depend on a write wait.
329 3s = Now writes fail at S1. It tries again and again, and goes on once one succeeds.
340 3.1s = c1 asks for x = 3.
341 3111.797ms = S1 proposes x = 3 for slot 5. c1 asked for it. It sends “Append entries 5 · t2” to S2 and S3 as soon as its disk has written.
353 3133.888ms = S3 refuses Heartbeat · t2 from S1: its log ends at slot 4, before slot 5. It answers “Append refused”.
358 3146.746ms = Slot 5 is decided. S1 counted S1 and S3: two of three hold it. It holds x = 3.
361 3156.972ms = c1 is answered: done. S1 applied its request in slot 5.
