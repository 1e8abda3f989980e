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

/// <summary>Somebody asks for more at one time than is done for them.</summary>
internal sealed class BusyException(string message, TimeSpan pause) : UsageException(message)
{
    /// <summary>After how long it is worth asking again.</summary>
    public TimeSpan Pause { get; } = pause;
}

/// <summary>
/// What takes long, such as a statement or a draft: so many at one time, since each takes a processor for as long as it may, and so many
/// for one visitor, so that there is a turn for the next.
/// </summary>
internal sealed class Turns
{
    private const int Most = 4;
    private const int MostOfOne = 2;

    // As long as a statement may take where nothing else is said.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Takes a turn, to be given back.</summary>
    /// <param name="visitor">Who asks.</param>
    /// <exception cref="BusyException">All are taken, or as many by this visitor as one may have.</exception>
    public IDisposable Take(string visitor)
    {
        lock (_counting)
        {
            var own = _taken.GetValueOrDefault(visitor);
            if (own >= MostOfOne)
                throw new BusyException(
                    $"{MostOfOne} of your own requests that take long are being answered; ask again when one of them has been", Pause);
            if (_all >= Most)
                throw new BusyException("others are asking for what takes long; ask again when one of them has been answered", Pause);
            _all++;
            _taken[visitor] = own + 1;
        }
        return new Turn(this, visitor);
    }

    private void GiveBack(string visitor)
    {
        lock (_counting)
        {
            _all--;
            if (_taken[visitor] == 1)
                _taken.Remove(visitor);
            else
                _taken[visitor]--;
        }
    }

    private sealed class Turn(Turns turns, string visitor) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                turns.GiveBack(visitor);
        }
    }
}
