using System.Collections.Immutable;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Notes on facets, terms, constraints and rulings, which are kept in a table of their own; the queries of those things join it.
/// </summary>
internal static class Remarks
{
    private const string Facet = "facet";
    private const string Term = "term";
    private const string Constraint = "constraint";
    private const string Ruling = "ruling";

    /// <summary>The notes of a data set.</summary>
    internal static IEnumerable<(string Kind, string Id, string Note)> Of(DataSet dataSet) =>
        from remark in (IEnumerable<(string Kind, string Id, string? Note)>)
        [
            .. dataSet.Facets.Select(facet => (Facet, facet.Id, facet.Note)),
            .. dataSet.Facets.SelectMany(facet => facet.Terms, (facet, term) => (Term, $"{facet.Id}/{term.Id}", term.Note)),
            .. dataSet.Constraints.Select(constraint => (Constraint, constraint.Id, constraint.Note)),
            .. dataSet.Rulings.Select(ruling => (Ruling, ruling.Conflict.ToString(), ruling.Note)),
        ]
        where remark.Note is not null
        select (remark.Kind, remark.Id, remark.Note);

    /// <summary>The rows of the readings table that are read otherwise.</summary>
    internal static ImmutableArray<ReadingOverride> Readings(LedgerConnection connection) =>
        [
            .. connection
                .Query<ReadingRow>(connection.Sql("readings"))
                .Select(row => new ReadingOverride(row.Row, row.Literal, row.Usual)),
        ];

    private sealed class ReadingRow
    {
        public string Row { get; init; } = "";
        public string? Literal { get; init; }
        public string? Usual { get; init; }
    }
}
