using System.Collections.Immutable;

namespace ClaimLedger.Sqlite;

/// <summary>
/// A store that holds a ledger, open: what reads listings, reconciles or writes what was found asks this, and knows nothing of the
/// database behind it. Not for several threads at once.
/// </summary>
internal abstract class LedgerConnection
{
    /// <summary>How the store's SQL puts what a listing asks.</summary>
    internal abstract Dialect Dialect { get; }

    /// <summary>The text of a query of <c>db/queries</c>, as this store takes it.</summary>
    internal abstract string Sql(string query);

    /// <summary>A statement; the caller's own.</summary>
    internal abstract Statement Prepare(string sql);

    /// <summary>The same, of which few rows come: a store that is far away may give all of them at once.</summary>
    internal virtual Statement PrepareFew(string sql) => Prepare(sql);

    /// <summary>The same, kept by the store for the next time where that saves work.</summary>
    internal abstract Statement Kept(string sql);

    /// <summary>An INSERT of a whole row: a parameter is called as its column.</summary>
    internal abstract Statement InsertInto(string table);

    /// <summary>The same where rows may be there already; <see cref="Statement.RunNew"/> says whether they were.</summary>
    internal abstract Statement InsertNew(string table);

    /// <summary>Rows by the names of their columns.</summary>
    internal abstract List<T> Query<T>(string sql, IReadOnlyDictionary<string, object?>? parameters = null);

    /// <summary>Sources that were read already, for who reads claims.</summary>
    internal virtual SourceTable Sources => new(this);

    /// <summary>Chains of speakers that were read already, for who reads claims.</summary>
    internal virtual BoundedCache<long, ImmutableArray<SpeakerName>> Chains => new(4096);

    /// <summary>The first number that a query gives; 0 where it gives none.</summary>
    internal long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }
}
