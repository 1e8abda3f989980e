using System.Collections.Immutable;

namespace ClaimLedger.DataSets;

/// <summary>A data set, or every mistake in it.</summary>
/// <param name="DataSet">The data set; null where there is a mistake.</param>
/// <param name="Mistakes">The mistakes, by file, line and column.</param>
/// <param name="Fingerprint">SHA-256 over the names and bytes of all the files read, in hexadecimal.</param>
public sealed record LoadResult(DataSet? DataSet, ImmutableArray<Mistake> Mistakes, string Fingerprint);

/// <summary>Reads a data set's folder.</summary>
public static class DataSetLoader
{
    /// <summary>Reads and validates the data set in <paramref name="folder"/>; reports every mistake in one run and never half-loads.</summary>
    /// <param name="folder">The folder that holds <c>ledger.yaml</c>.</param>
    /// <param name="archive">A folder of archived texts, matched by hash, in which each quote must stand exactly once; or null.</param>
    /// <param name="cancellation">Stops it.</param>
    public static LoadResult Load(string folder, string? archive = null, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The fingerprint alone, without parsing.</summary>
    public static string Fingerprint(string folder) => throw new NotImplementedException();
}
