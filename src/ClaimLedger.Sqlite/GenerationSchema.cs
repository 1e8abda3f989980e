using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>The script that makes a generation's tables, on one server or on a cluster, in its parts.</summary>
/// <param name="BeforeRows">The tables.</param>
/// <param name="AfterRows">What is made faster of rows that are there: indexes and foreign keys.</param>
/// <param name="AfterFound">The same of what is found.</param>
/// <param name="Views">The views.</param>
internal sealed record GenerationSchema(string BeforeRows, string AfterRows, string AfterFound, string Views)
{
    /// <summary>That which a database takes.</summary>
    internal static GenerationSchema Of(NpgsqlConnection connection)
    {
        var script = EmbeddedSql.Read(Stores.IsSpread(connection) ? "postgres/citus.sql" : "postgres/schema.sql");
        var (rows, found, views) = (Place("-- <rows>"), Place("-- <found>"), Place("-- </found>"));
        return new GenerationSchema(script[..rows], script[rows..found], script[found..views], script[views..]);

        int Place(string marker) => script.IndexOf(marker, StringComparison.Ordinal) is var place and >= 0
            ? place
            : throw new InvalidOperationException($"The script has no {marker}.");
    }
}
