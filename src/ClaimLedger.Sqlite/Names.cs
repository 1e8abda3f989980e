using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using ClaimLedger.Text;

namespace ClaimLedger.Sqlite;

/// <summary>How an enumeration is written in the ledger: its members in lower case, words joined by hyphens.</summary>
internal static class Names<T>
    where T : struct, Enum
{
    // Members count from 0 without a gap, and are few: arrays, which cost nothing to set up.
    private static readonly string[] Texts = [.. Enum.GetNames<T>().Select(Hyphenate)];
    private static readonly T[] Values = Enum.GetValues<T>();

    internal static string Of(T value) => Texts[Unsafe.As<T, int>(ref value)];

    internal static T Parse(string text) => Array.IndexOf(Texts, text) is >= 0 and var index
        ? Values[index]
        : throw new InvalidDataException($"\"{text}\" is not a {typeof(T).Name}.");

    /// <summary>A JSON array of names for <c>IN (SELECT value FROM json_each(…))</c>; null for none.</summary>
    internal static string? Json(ImmutableArray<T> values) =>
        values.IsDefaultOrEmpty ? null : $"[{string.Join(',', values.Select(value => $"\"{Of(value)}\""))}]";

    private static string Hyphenate(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}

/// <summary>Names without regard to case. SQLite's own NOCASE and lower() know ASCII only, so folded names are stored.</summary>
internal static class Folded
{
    internal static string Of(string name) => CanonicalText.Decompose(name.Trim()).ToUpperInvariant().ToLowerInvariant();
}
