namespace ClaimLedger.Web.Workspaces;

/// <summary>
/// Pages are made by so many at one time; whoever waits for a turn holds no thread meanwhile, so that what is made already is sent at once,
/// however many ask for what is not.
/// </summary>
internal sealed class Makers : IDisposable
{
    // Twice as many as a small machine has processors: some wait for the disk.
    private const int Most = 4;

    private readonly SemaphoreSlim _turns = new(Most);

    /// <summary>Makes something in its turn.</summary>
    public async Task<T> Make<T>(Func<T> make, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            return make();
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}

/// <summary>
/// What takes long, such as a statement or a draft: so many at one time, since each takes a processor for as long as it may.
/// </summary>
internal sealed class Turns
{
    private const int Most = 4;

    private int _taken;

    /// <summary>Takes a turn, to be given back.</summary>
    /// <exception cref="UsageException">All are taken.</exception>
    public IDisposable Take()
    {
        if (Interlocked.Increment(ref _taken) <= Most)
            return new Turn(this);
        Interlocked.Decrement(ref _taken);
        throw new UsageException("others are asking for what takes long; ask again when one of them has been answered");
    }

    private sealed class Turn(Turns turns) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                Interlocked.Decrement(ref turns._taken);
        }
    }
}
