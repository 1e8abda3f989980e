namespace ClaimLedger.Sqlite;

/// <summary>A ledger that cannot be opened, read or written: the message says why and what to do.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>Creates one.</summary>
    public LedgerException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>What a build did.</summary>
/// <param name="Sources">Sources compiled.</param>
/// <param name="Claims">Claims compiled.</param>
/// <param name="Questions">Questions compiled.</param>
/// <param name="Conflicts">Conflicts found.</param>
public sealed record BuildSummary(int Sources, int Claims, int Questions, int Conflicts);

/// <summary>How far a build is.</summary>
/// <param name="Stage">What is being done: "compiling", "reconciling".</param>
/// <param name="Done">So many done.</param>
/// <param name="Total">Of so many.</param>
public readonly record struct BuildProgress(string Stage, long Done, long Total);

/// <summary>Rows of an SQL query, streamed.</summary>
/// <param name="Columns">The column names.</param>
/// <param name="Rows">The rows: null, long, double, string or byte[].</param>
public sealed record QueryResult(IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows);

/// <summary>A ledger on disk, open for reading.</summary>
public sealed class Ledger : IDisposable
{
    /// <summary>Opens a ledger read-only.</summary>
    /// <exception cref="LedgerException">No file, not a ledger, a newer schema, locked.</exception>
    public static Ledger Open(string path) => throw new NotImplementedException();

    /// <summary>Compiles and reconciles a data set into a new ledger file, in place of an old one only when the new one is whole.</summary>
    /// <param name="dataSet">The validated data set.</param>
    /// <param name="path">Where the ledger goes.</param>
    /// <param name="fingerprint">SHA-256 of the data set's files, kept in the ledger so that a cache knows when it is out of date.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; the old ledger stays.</param>
    public static BuildSummary Build(DataSet dataSet, string path, string fingerprint, IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotImplementedException();

    /// <summary>The fingerprint kept in the ledger at <paramref name="path"/>; null where there is no ledger of this schema version.</summary>
    public static string? Fingerprint(string path) => throw new NotImplementedException();

    /// <summary>Conflicts, graver first unless sorted otherwise.</summary>
    public IReadOnlyList<ListedConflict> Conflicts(ListFilter filter) => throw new NotImplementedException();

    /// <summary>Claims, in key order (question, as-of, publication, id) unless sorted otherwise.</summary>
    public IReadOnlyList<Claim> Claims(ListFilter filter) => throw new NotImplementedException();

    /// <summary>Sources, by id unless sorted otherwise.</summary>
    public IReadOnlyList<ListedSource> Sources(ListFilter filter) => throw new NotImplementedException();

    /// <summary>Questions, in file order unless sorted otherwise.</summary>
    public IReadOnlyList<ListedQuestion> Questions(ListFilter filter) => throw new NotImplementedException();

    /// <summary>The data set as it was compiled, whole: for reports and for <c>explain</c>.</summary>
    public DataSet ReadDataSet() => throw new NotImplementedException();

    /// <summary>Runs one read-only SQL statement over the documented views; it can neither write nor attach, and stops after <paramref name="limit"/>.</summary>
    /// <exception cref="LedgerException">The statement fails, would write, or takes too long.</exception>
    public QueryResult Query(string sql, TimeSpan limit, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
