using System.Collections.Immutable;
using ClaimLedger.Sqlite;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Output;

/// <summary>Where the words of a search stand in a text, as the ledger finds them.</summary>
internal static class FoundWords
{
    /// <summary>The stretches; none where there is no search.</summary>
    public static ImmutableArray<TextSpan> In(string text, string? search) =>
        string.IsNullOrWhiteSpace(search) ? [] : SearchWords.In(text, search);
}
