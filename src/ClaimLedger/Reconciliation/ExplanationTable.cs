using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>A sentence of explanations: a row of <c>Tables/explanations.tsv</c>.</summary>
/// <param name="Id">Its name, such as <c>tension.readings</c>.</param>
/// <param name="Kinds">The kinds of conflict that it is said of.</param>
/// <param name="Sentence">The words, with names in braces where something of the conflict stands.</param>
/// <param name="When">When it is used.</param>
/// <param name="Why">Why it is true of every conflict of these kinds.</param>
internal sealed record ExplanationSentence(string Id, ImmutableArray<ConflictKind> Kinds, string Sentence, string When, string Why);

/// <summary>All sentences of which explanations are made.</summary>
internal static partial class ExplanationTable
{
    /// <summary>The rows.</summary>
    public static ImmutableArray<ExplanationSentence> Rows { get; } =
    [
        .. EmbeddedTable.Rows("explanations", 5).Select(row => new ExplanationSentence(
            row[0], [.. row[1].Split('|').Select(Kind)], row[2], row[3], row[4])),
    ];

    private static readonly FrozenDictionary<string, string> Sentences =
        Rows.ToFrozenDictionary(row => row.Id, row => row.Sentence, StringComparer.Ordinal);

    /// <summary>The sentence of a row, with what stands at its names.</summary>
    public static string Say(string id, params (string Name, string Words)[] parts) =>
        Name().Replace(Sentences[id], name => Array.Find(parts, part => part.Name == name.Groups["name"].Value) is { Name: not null } part
            ? part.Words
            : throw new ArgumentException($"{id} needs {name.Value}", nameof(parts)));

    private static ConflictKind Kind(string name) => Conflicts.Kinds.First(kind => kind.Name == name).Kind;

    [GeneratedRegex(
        """\{(?<name>[a-z]+)\}""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
