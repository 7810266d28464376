// These tests mostly wait for timers and clocks, so more of them run in parallel than a small machine has cores.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
