using System.Text.RegularExpressions;

namespace ClaimLedger.DataSets.Reading;

/// <summary>What ids, hashes and language tags look like.</summary>
internal static partial class Ids
{
    public static bool IsId(string text) => Id.IsMatch(text);

    public static bool IsConflictId(string text) => ConflictId.IsMatch(text);

    public static bool IsLanguageTag(string text) => LanguageTag.IsMatch(text);

    public static bool IsSha256(string text) => Sha256.IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.None, 1000)]
    private static partial Regex Id { get; }

    [GeneratedRegex(@"\Ac-[0-9a-f]{16}\z", RegexOptions.None, 1000)]
    private static partial Regex ConflictId { get; }

    [GeneratedRegex(@"\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageTag { get; }

    [GeneratedRegex(@"\A[0-9A-Fa-f]{64}\z", RegexOptions.None, 1000)]
    private static partial Regex Sha256 { get; }
}
