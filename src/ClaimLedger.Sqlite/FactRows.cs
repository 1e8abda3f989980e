namespace ClaimLedger.Sqlite;

/// <summary>
/// Rows of packed facts, question by question: of a run of keys, or of some buckets of a store, the first stretch of each of which comes in
/// one journey. So memory does not grow with a bucket.
/// </summary>
internal sealed class FactRows : IDisposable
{
    /// <summary>So many rows are read at once of one bucket.</summary>
    private const int UsualStretch = 1024;

    private readonly int _stretch;
    private readonly Statement _rows;
    private readonly Statement? _further;
    private int _count;
    private long _last;

    /// <summary>Those of the questions whose claims begin in a run of keys, of a whole ledger.</summary>
    internal FactRows(LedgerConnection connection, long first, long last)
    {
        _rows = connection.Prepare(connection.Sql("facts-by-question"));
        _rows.Bind("first", first);
        _rows.Bind("last", last);
        Row = _rows;
    }

    /// <summary>Those of some buckets, one bucket after the other.</summary>
    internal FactRows(LedgerConnection connection, IEnumerable<short> buckets, int stretch = UsualStretch)
    {
        _stretch = stretch;
        var sql = FormattableString.Invariant($"{connection.Sql("facts-by-question")} LIMIT {stretch}");
        _rows = connection.PrepareFew(sql);
        _further = connection.PrepareFew(sql);
        foreach (var bucket in buckets)
            Ask(_rows, bucket, 1);
        Row = _rows;
    }

    /// <summary>The row at hand.</summary>
    internal Statement Row { get; private set; }

    /// <summary>Its bucket, where some were asked for.</summary>
    internal short Bucket { get; private set; }

    /// <summary>Whether there is another row.</summary>
    internal bool Step()
    {
        if (_further is null)
            return _rows.Step();
        if (StepOn())
        {
            _count++;
            _last = Row.Int64("first_claim");
            return true;
        }
        Row = _rows;
        if (!_rows.Step())
            return false;
        var bucket = (short)_rows.Int64("bucket");
        (_count, Bucket) = (bucket == Bucket ? _count + 1 : 1, bucket);
        _last = _rows.Int64("first_claim");
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _further?.Dispose();
    }

    // Where a stretch was full, what comes behind it in its bucket.
    private bool StepOn()
    {
        if (Row == _further && _further.Step())
            return true;
        if (_count < _stretch)
            return false;
        _count = 0;
        _further!.Reset();
        Ask(_further, Bucket, _last + 1);
        Row = _further;
        return _further.Step();
    }

    private static void Ask(Statement rows, short bucket, long first)
    {
        rows.Bind("first", first);
        rows.Bind("last", long.MaxValue);
        rows.Bind("bucket", (long)bucket);
        rows.Again();
    }
}
