using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>Notes on facets, terms, constraints and rulings, which are kept in a table of their own.</summary>
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
            .. dataSet.Rulings.Select(ruling => (Ruling, ruling.Conflict, ruling.Note)),
        ]
        where remark.Note is not null
        select (remark.Kind, remark.Id, remark.Note);

    /// <summary>The data set with the notes that the ledger holds.</summary>
    internal static DataSet On(DataSet dataSet, SqliteConnection connection)
    {
        var notes = connection.Query<RemarkRow>(EmbeddedSql.Query("remarks")).ToDictionary(row => (row.Kind, row.Id), row => row.Note);
        return notes.Count == 0 ? dataSet : dataSet with
        {
            Facets =
            [
                .. dataSet.Facets.Select(facet => facet with
                {
                    Note = Find(Facet, facet.Id),
                    Terms = [.. facet.Terms.Select(term => term with { Note = Find(Term, $"{facet.Id}/{term.Id}") })],
                }),
            ],
            Constraints = [.. dataSet.Constraints.Select(constraint => constraint with { Note = Find(Constraint, constraint.Id) })],
            Rulings = [.. dataSet.Rulings.Select(ruling => ruling with { Note = Find(Ruling, ruling.Conflict) })],
        };

        string? Find(string kind, string id) => notes.GetValueOrDefault((kind, id));
    }

    /// <summary>The rows of the readings table that are read otherwise.</summary>
    internal static ImmutableArray<ReadingOverride> Readings(SqliteConnection connection) =>
        [.. connection.Query<ReadingRow>(EmbeddedSql.Query("readings")).Select(row => new ReadingOverride(row.Row, row.Literal, row.Usual))];

    private sealed class RemarkRow
    {
        public string Kind { get; init; } = "";
        public string Id { get; init; } = "";
        public string Note { get; init; } = "";
    }

    private sealed class ReadingRow
    {
        public string Row { get; init; } = "";
        public string? Literal { get; init; }
        public string? Usual { get; init; }
    }
}
