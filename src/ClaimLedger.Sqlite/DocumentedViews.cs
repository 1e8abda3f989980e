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

/// <summary>
/// The views that <c>schema.sql</c> declares, as it explains them; and, of conflicts, the columns that queries through this tool have
/// besides, since only it has the words.
/// </summary>
public static partial class DocumentedViews
{
    /// <summary>The view of conflicts.</summary>
    internal const string OfConflicts = "v_conflicts";

    /// <summary>The column behind which the words stand.</summary>
    private const string BeforeWords = "headline";

    /// <summary>What queries through this tool have of conflicts besides.</summary>
    internal static ImmutableArray<DocumentedColumn> Words { get; } =
    [
        new("explanation", "who, what, how far apart, why comparable; the tool makes it, other programs have no such column"),
        new("hint", "what may lie behind it; the tool makes it, other programs have no such column"),
    ];

    /// <summary>All of them, in the order of the schema.</summary>
    public static ImmutableArray<DocumentedView> All { get; } =
    [
        .. View.Matches(Schema.Text).Select(view => new DocumentedView(
            view.Groups["name"].Value,
            [
                .. Column.Matches(view.Groups["body"].Value)
                    .Select(column => new DocumentedColumn(column.Groups["name"].Value, column.Groups["meaning"].Value))
                    .SelectMany(column => view.Groups["name"].Value == OfConflicts && column.Name == BeforeWords
                        ? Words.Insert(0, column)
                        : [column]),
            ])),
    ];

    // An empty line ends a view.
    [GeneratedRegex(@"^CREATE VIEW (?<name>\w+) AS\n(?<body>(?:.+\n)+)", RegexOptions.Multiline, 1000)]
    private static partial Regex View { get; }

    [GeneratedRegex(@"\bAS (?<name>\w+),? -- (?<meaning>[^\n]+)", RegexOptions.None, 1000)]
    private static partial Regex Column { get; }
}
