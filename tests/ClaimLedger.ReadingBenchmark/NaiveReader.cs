using System.Text.RegularExpressions;

namespace ClaimLedger.ReadingBenchmark;

/// <summary>What anybody would write in a minute: digits, with commas and points. The floor to compare with.</summary>
internal static partial class NaiveReader
{
    /// <summary>The numbers of a text as they are written.</summary>
    public static IEnumerable<string> Numbers(string text) =>
        Digits().Matches(text).Select(match => match.Value.TrimEnd('.', ',').Replace(",", "", StringComparison.Ordinal));

    [GeneratedRegex("[0-9][0-9,.]*", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
