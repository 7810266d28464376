// These tests wait for timers and clocks most of the time, so more of them run at once than there are cores in a small machine.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
