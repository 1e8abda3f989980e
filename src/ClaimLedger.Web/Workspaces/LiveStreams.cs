namespace ClaimLedger.Web.Workspaces;

/// <summary>The streams by which open pages hear of a newer state: so many at once, and none when the server ends.</summary>
internal sealed class LiveStreams : IDisposable
{
    /// <summary>Half of the connections that the server takes.</summary>
    public const int Most = 100;

    private readonly CancellationTokenSource _ending = new();
    private int _open;

    public LiveStreams() => Ending = _ending.Token;

    /// <summary>Cancelled when the server ends.</summary>
    public CancellationToken Ending { get; }

    /// <summary>Begins a stream; false where there are too many. Whoever began it ends it.</summary>
    public bool TryBegin()
    {
        if (Interlocked.Increment(ref _open) <= Most)
            return true;
        End();
        return false;
    }

    /// <summary>A stream has ended.</summary>
    public void End() => Interlocked.Decrement(ref _open);

    /// <summary>Ends all of them.</summary>
    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }
}
