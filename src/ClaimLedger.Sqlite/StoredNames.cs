using System.Collections.Immutable;
using ClaimLedger.Text;

namespace ClaimLedger.Sqlite;

/// <summary>Names of terms as they come from the ledger, whose CHECKs let nothing else in, and as they go into a query.</summary>
internal static class StoredNames<T>
    where T : struct, Enum
{
    internal static T Parse(string text) =>
        TermNames<T>.Find(text) ?? throw new InvalidDataException($"\"{text}\" is not a {typeof(T).Name}.");

    /// <summary>A JSON array of names for <c>IN (SELECT value FROM json_each(…))</c>; null for none.</summary>
    internal static string? Json(ImmutableArray<T> values) =>
        values.IsDefaultOrEmpty ? null : $"[{string.Join(',', values.Select(value => $"\"{TermNames<T>.Of(value)}\""))}]";
}

/// <summary>Names without regard to case. SQLite's own NOCASE and lower() know ASCII only, so folded names are stored.</summary>
internal static class Folded
{
    internal static string Of(string name) => CanonicalText.Decompose(name.Trim()).ToUpperInvariant().ToLowerInvariant();
}
