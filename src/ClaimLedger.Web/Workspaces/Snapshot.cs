using System.Collections.Concurrent;
using System.Collections.Immutable;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Web.Workspaces;

/// <summary>
/// One state of a ledger, open for many readers at once: a ledger each, lent and taken back, since one is not for several threads.
/// </summary>
internal sealed class Snapshot : IDisposable
{
    // More readers than that at one time open a ledger for themselves.
    private const int MostKept = 16;

    // What is asked again and again, for any choice of filters, until the state changes; then all of it goes at once.
    private const int MostRemembered = 512;

    private readonly OpenLedger _first;
    private readonly ConcurrentBag<Ledger> _idle = [];
    private readonly ConcurrentDictionary<string, object> _remembered = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Lock _indexing = new();
    private ConflictIndex? _index;
    private int _readers;
    private bool _isRetired;

    public Snapshot(OpenLedger first, DataSetStamp stamp, ImmutableArray<SavedQuery> queries)
    {
        _first = first;
        Stamp = stamp;
        Queries = queries;
        Fingerprint = first.Ledger.Fingerprint();
        Header = first.Ledger.ReadPart(new DataSetPart());
        _idle.Add(first.Ledger);
    }

    /// <summary>What the files were like before they were read.</summary>
    public DataSetStamp Stamp { get; }

    /// <summary>The saved queries of the data set.</summary>
    public ImmutableArray<SavedQuery> Queries { get; }

    /// <summary>What tells the data set's files from others; null where a ledger file is served.</summary>
    public DataSetState? Files { get; init; }

    /// <summary>The index of the state before, from which nothing but rulings tells this one; null where there is none.</summary>
    public ConflictIndex? Revised { get; init; }

    /// <summary>The index of conflicts; null where nobody has asked for it yet.</summary>
    public ConflictIndex? KnownIndex => _index ?? Revised;

    /// <summary>The index of conflicts, made when it is first asked for.</summary>
    public ConflictIndex Index(Ledger ledger)
    {
        if (Volatile.Read(ref _index) is { } known)
            return known;
        lock (_indexing)
            return _index ??= ledger.Index(Revised);
    }

    /// <summary>Pages of this state that are the same for everybody.</summary>
    public PageCache Pages { get; } = new();

    /// <summary>The fingerprint of the data set's files.</summary>
    public string Fingerprint { get; }

    /// <summary>The data set without its questions and sources: title, language, speakers, facets.</summary>
    public DataSet Header { get; }

    /// <summary>A ledger of this state; null where its file has been replaced by one of another, or the state is done with.</summary>
    public Ledger? Lend()
    {
        lock (_lock)
        {
            if (_isRetired)
                return null;
            _readers++;
        }
        if (_idle.TryTake(out var ledger))
            return ledger;
        try
        {
            ledger = Ledger.Open(_first.Path);
            if (ledger.Fingerprint() == Fingerprint)
                return ledger;
            ledger.Dispose();
        }
        catch
        {
            Leave();
            throw;
        }
        Leave();
        return null;
    }

    /// <summary>Takes a ledger back.</summary>
    public void TakeBack(Ledger ledger)
    {
        if (ledger == _first.Ledger || _idle.Count < MostKept)
            _idle.Add(ledger);
        else
            ledger.Dispose();
        Leave();
    }

    /// <summary>What was found out before under this key, or is now.</summary>
    public T Remember<T>(string key, Func<T> make)
        where T : notnull
    {
        if (_remembered.Count >= MostRemembered)
            _remembered.Clear();
        return (T)_remembered.GetOrAdd(key, _ => make());
    }

    /// <summary>Lends no more; what is lent is closed when it comes back.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isRetired = true;
            if (_readers > 0)
                return;
        }
        Close();
    }

    private void Leave()
    {
        lock (_lock)
        {
            _readers--;
            if (!_isRetired || _readers > 0)
                return;
        }
        Close();
    }

    private void Close()
    {
        while (_idle.TryTake(out var ledger))
        {
            if (ledger != _first.Ledger)
                ledger.Dispose();
        }
        _first.Dispose();
    }
}
