using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ClaimLedger.DataSets.Reading;

/// <summary>The words of an enumeration as the format writes them: <c>AskedSource</c> is <c>asked-source</c>.</summary>
internal static class WordTable<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();

    public static readonly ImmutableArray<string> Words = [.. Values.Select(value => Ids.Kebab(value.ToString()))];

    public static T? Find(string word) => Words.IndexOf(word) is >= 0 and var index ? Values[index] : null;

    public static string Word(T value) => Words[Array.IndexOf(Values, value)];
}

internal static partial class Ids
{
    public static bool IsId(string text) => Id.IsMatch(text);

    public static bool IsConflictId(string text) => ConflictId.IsMatch(text);

    public static bool IsLanguageTag(string text) => LanguageTag.IsMatch(text);

    public static bool IsSha256(string text) => Sha256.IsMatch(text);

    public static string Kebab(string name) => InnerCapital.Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.None, 1000)]
    private static partial Regex Id { get; }

    [GeneratedRegex(@"\Ac-[0-9a-f]{16}\z", RegexOptions.None, 1000)]
    private static partial Regex ConflictId { get; }

    [GeneratedRegex(@"\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageTag { get; }

    [GeneratedRegex(@"\A[0-9A-Fa-f]{64}\z", RegexOptions.None, 1000)]
    private static partial Regex Sha256 { get; }

    [GeneratedRegex("(?<!^)(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex InnerCapital { get; }
}
