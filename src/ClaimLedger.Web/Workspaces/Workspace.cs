using System.Collections.Immutable;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Web.Workspaces;

/// <summary>
/// What is served: the current state of a data set's ledger. Whoever asks first after a file has changed makes the new state, and all
/// others go on with the old one meanwhile. A data set with mistakes keeps its last good state.
/// </summary>
internal sealed class Workspace : IDisposable
{
    // Between two looks at the files: a page has parts that are asked for together.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Host _host;
    private readonly Lock _making = new();
    private Snapshot _current;
    private DataSetStamp _seen;
    private long _looked;
    private string? _writer;
    private long _rebuilds;
    private long _failedRebuilds;
    private ImmutableArray<string> _mistakes = [];
    private TaskCompletionSource _newer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Opens the data set or ledger.</summary>
    /// <exception cref="MistakesException">The data set has mistakes: there is no good state yet.</exception>
    public Workspace(Host host, Target target)
    {
        _host = host;
        Target = target;
        _seen = DataSetStamp.Of(target);
        _current = Open();
        _looked = host.Clock.GetTimestamp();
        Paths = new ServerPaths(host, target);
        // Whoever started it was told of its mistakes by the path that they gave; whoever looks at it from now on knows of no such path.
        if (target is Target.Folder folder)
            Target = new Target.Folder(folder.Path, "");
    }

    /// <summary>What is served; a data set's files are named from its folder on.</summary>
    public Target Target { get; }

    /// <summary>What keeps the paths of this machine out of messages.</summary>
    public ServerPaths Paths { get; }

    /// <summary>The data set whose rulings can be written; null where a ledger file without it is served.</summary>
    public Target.Folder? Folder => Target as Target.Folder;

    /// <summary>
    /// What is wrong with the data set as it stands now, a line a mistake; empty where its state is the one that is shown.
    /// </summary>
    public ImmutableArray<string> Mistakes => _mistakes;

    /// <summary>How often a new state was made since the first.</summary>
    public long Rebuilds => Interlocked.Read(ref _rebuilds);

    /// <summary>How often one could not be made, since the data set had mistakes.</summary>
    public long FailedRebuilds => Interlocked.Read(ref _failedRebuilds);

    /// <summary>The fingerprint of the current state.</summary>
    public string Fingerprint => Volatile.Read(ref _current).Fingerprint;

    /// <summary>Done when a state takes the place of the current one.</summary>
    public Task NewerState => Volatile.Read(ref _newer).Task;

    /// <summary>A page of the current state that is kept, or null; a data set with mistakes has pages that say so.</summary>
    public KeptPage? Kept(string key)
    {
        Look();
        return _mistakes.IsEmpty ? Volatile.Read(ref _current).Pages.Find(key) : null;
    }

    /// <summary>Opens the current state for reading.</summary>
    public Reading Read()
    {
        Look();
        for (var attempt = 0; ; attempt++)
        {
            var snapshot = Volatile.Read(ref _current);
            if (snapshot.Lend() is { } ledger)
                return new Reading(snapshot, ledger);
            if (attempt == 8)
                throw new LedgerException("The ledger is being replaced again and again; try again in a moment.");
            // The file of the state that we know was replaced by another process: that one's state is the newer.
            Renew();
        }
    }

    /// <summary>Makes the current state anew, as after something was written.</summary>
    public void Renew()
    {
        lock (_making)
            Make();
    }

    /// <summary>
    /// Lets one write, by this thread, until what is given back is disposed of: the state that is made meanwhile is put down to that name
    /// in the ledger's history, and nobody else makes one.
    /// </summary>
    public IDisposable Writing(string name)
    {
        _making.Enter();
        _writer = name;
        return new WritingScope(this);
    }

    public void Dispose() => _current.Dispose();

    /// <summary>Makes the current state anew where a file has changed; nobody looks more often than twice a second.</summary>
    public void Look()
    {
        var looked = Volatile.Read(ref _looked);
        if (_host.Clock.GetElapsedTime(looked) < Pause)
            return;
        // One looks; the others go on.
        if (!_making.TryEnter())
            return;
        try
        {
            Volatile.Write(ref _looked, _host.Clock.GetTimestamp());
            if (DataSetStamp.Of(Target) != _seen)
                Make();
        }
        finally
        {
            _making.Exit();
        }
    }

    private Snapshot Open(Snapshot? before = null)
    {
        var ledger = LedgerCache.Open(_host, Target, _writer);
        var files = Folder is { } folder ? DataSetLoader.State(folder.Path) : null;
        return new Snapshot(ledger, _seen, Folder is { } saved ? DataSetLoader.ReadQueries(saved.Path) : [])
        {
            Files = files,
            Revised = files is not null && files.Fingerprint == ledger.Ledger.Fingerprint()
                && before is { Files: { } known } && known.Fingerprint == before.Fingerprint && known.WithoutRulings == files.WithoutRulings
                    ? before.KnownIndex
                    : null,
        };
    }

    // A ruling changes no claim and no conflict.
    private void Revise()
    {
        var current = Volatile.Read(ref _current);
        if (Folder is { } folder && current.Files is { } files && files.Fingerprint == current.Fingerprint)
            LedgerCache.TryRevise(_host, folder, files, _writer);
    }

    private void Make()
    {
        // Taken before the files are read: what changes while they are is seen at the next look.
        _seen = DataSetStamp.Of(Target);
        try
        {
            Revise();
            Interlocked.Exchange(ref _current, Open(Volatile.Read(ref _current))).Dispose();
            _mistakes = [];
            Interlocked.Increment(ref _rebuilds);
            Interlocked.Exchange(ref _newer, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
        catch (MistakesException mistakes)
        {
            Interlocked.Increment(ref _failedRebuilds);
            _mistakes = [.. mistakes.Mistakes.Select(mistake => Phrases.OneLine(Paths.Without(mistake.ToString())))];
        }
        catch (Exception exception) when (exception is LedgerException or IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref _failedRebuilds);
            _mistakes = [Phrases.OneLine(Paths.Without(exception.Message))];
        }
    }

    private sealed class WritingScope(Workspace workspace) : IDisposable
    {
        private bool _isOver;

        public void Dispose()
        {
            if (_isOver)
                return;
            _isOver = true;
            workspace._writer = null;
            workspace._making.Exit();
        }
    }
}

/// <summary>The state of a workspace, lent to one reader.</summary>
internal sealed class Reading(Snapshot snapshot, Ledger ledger) : IDisposable
{
    /// <summary>The ledger, for this reader alone.</summary>
    public Ledger Ledger { get; } = ledger;

    /// <summary>The conflicts of this state as columns in memory.</summary>
    public ConflictIndex Index => State.Index(Ledger);

    // A page and its data are made of the same rows, one after the other.
    private const int MostAtHand = 8;

    private readonly Dictionary<string, object> _atHand = new(StringComparer.Ordinal);

    /// <summary>What this reader has read a moment ago under this key, or reads now.</summary>
    public T Once<T>(string key, Func<T> read)
        where T : notnull
    {
        if (_atHand.TryGetValue(key, out var known))
            return (T)known;
        if (_atHand.Count >= MostAtHand)
            _atHand.Clear();
        var made = read();
        _atHand[key] = made;
        return made;
    }

    /// <summary>The state that it is of.</summary>
    public Snapshot State { get; } = snapshot;

    public void Dispose() => State.TakeBack(Ledger);
}
