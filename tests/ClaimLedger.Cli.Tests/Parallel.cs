// Each fixture has folders of its own, and most of the time goes into waiting for processes.
[assembly: Parallelizable(ParallelScope.Fixtures)]
