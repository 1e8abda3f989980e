namespace ClaimLedger.TestSupport;

/// <summary>A clock that stands still. Its timers fire when the test says so, and short ones, if it wants that, at once.</summary>
/// <param name="atOnce">Timers of at most so long fire when they are set.</param>
public sealed class HandClock(TimeSpan atOnce = default) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<HandTimer> _timers = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(2031, 6, 5, 12, 0, 0, TimeSpan.Zero);

    public override long GetTimestamp() => 0;

    /// <summary>Fires every timer that is set.</summary>
    public void Fire()
    {
        HandTimer[] due;
        lock (_lock)
        {
            due = [.. _timers];
            _timers.Clear();
        }
        foreach (var timer in due)
            timer.Run();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Set(HandTimer timer, TimeSpan due)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan)
                return;
            if (due > atOnce)
            {
                _timers.Add(timer);
                return;
            }
        }
        // As a timer does: from elsewhere, after whoever set it has gone on.
        ThreadPool.QueueUserWorkItem(_ => timer.Run());
    }

    private sealed class HandTimer(HandClock clock, Action run) : ITimer
    {
        private volatile bool _isGone;

        public void Run()
        {
            if (!_isGone)
                run();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            _isGone = true;
            clock.Set(this, Timeout.InfiniteTimeSpan);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
