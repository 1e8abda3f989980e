using System.Diagnostics;

namespace ClaimLedger.Reports.Templates;

/// <summary>
/// Stops a run that comes to hold more memory than it may. Looked at from outside, since a single step of a template can ask for much;
/// what the process held before is not counted, and what is garbage is swept before anybody is blamed.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    // Often enough that a machine's memory is not filled between two looks, and far too seldom to be felt.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop;
    private readonly long _most;
    private readonly Timer _timer;
    private volatile bool _isExceeded;

    /// <summary>Watches until it is disposed.</summary>
    /// <param name="most">How much more the process may hold than now, in bytes.</param>
    /// <param name="stop">What ends the run.</param>
    public MemoryWatch(long most, CancellationTokenSource stop)
    {
        _stop = stop;
        _most = GC.GetTotalMemory(forceFullCollection: false) + most;
        // It looks only once it is known: on a busy machine the first look can come before this constructor has ended.
        _timer = new Timer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether it was too much.</summary>
    public bool IsExceeded => _isExceeded;

    /// <inheritdoc/>
    public void Dispose()
    {
        using var over = new ManualResetEvent(false);
        // A look that is going on must not meet what it would stop when that is gone.
        if (_timer.Dispose(over))
            over.WaitOne();
    }

    private void Look()
    {
        var began = Stopwatch.GetTimestamp();
        if (IsTooMuch())
        {
            GC.Collect();
            if (IsTooMuch())
            {
                _isExceeded = true;
                _stop.Cancel();
                return;
            }
        }
        // What throws much away is swept again and again: it keeps two thirds of the time for itself.
        var swept = Stopwatch.GetElapsedTime(began) * 2;
        try
        {
            _timer.Change(swept > Pause ? swept : Pause, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private bool IsTooMuch() => GC.GetTotalMemory(forceFullCollection: false) > _most;
}
