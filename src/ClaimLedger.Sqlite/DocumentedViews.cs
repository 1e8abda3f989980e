using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ClaimLedger.Sqlite;

/// <summary>A view over which queries are written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in their order.</param>
public sealed record DocumentedView(string Name, ImmutableArray<DocumentedColumn> Columns);

/// <summary>A column of a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What stands in it.</param>
public sealed record DocumentedColumn(string Name, string Meaning);

/// <summary>The views that <c>schema.sql</c> declares, as it explains them.</summary>
public static partial class DocumentedViews
{
    /// <summary>All of them, in the order of the schema.</summary>
    public static ImmutableArray<DocumentedView> All { get; } =
    [
        .. View.Matches(Schema.Text).Select(view => new DocumentedView(
            view.Groups["name"].Value,
            [
                .. Column.Matches(view.Groups["body"].Value)
                    .Select(column => new DocumentedColumn(column.Groups["name"].Value, column.Groups["meaning"].Value)),
            ])),
    ];

    // An empty line ends a view.
    [GeneratedRegex(@"^CREATE VIEW (?<name>\w+) AS\n(?<body>(?:.+\n)+)", RegexOptions.Multiline, 1000)]
    private static partial Regex View { get; }

    [GeneratedRegex(@"\bAS (?<name>\w+),? -- (?<meaning>[^\n]+)", RegexOptions.None, 1000)]
    private static partial Regex Column { get; }
}
