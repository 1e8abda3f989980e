using ClaimLedger.Application.Output;

namespace ClaimLedger.Web.Requests;

/// <summary>The end of an address that asks for data in place of a page.</summary>
internal static class Suffix
{
    /// <summary>The media type of JSON.</summary>
    public const string JsonType = "application/json; charset=utf-8";

    /// <summary>The media type of CSV.</summary>
    public const string CsvType = "text/csv; charset=utf-8; header=present";

    /// <summary>The media type of a feed.</summary>
    public const string AtomType = "application/atom+xml; charset=utf-8";

    /// <summary>The end of a feed's address.</summary>
    public const string Atom = ".atom";

    /// <summary>The end of an address that asks for a format.</summary>
    public static string Of(Format format) => format is Format.Json ? ".json" : ".csv";

    /// <summary>Whether a name asks for something else than a page.</summary>
    public static bool IsData(string name) => Split(name).Format is not null || name.EndsWith(Atom, StringComparison.Ordinal);

    /// <summary>A name without <c>.json</c> or <c>.csv</c>, and the format that it asks for; null for a page.</summary>
    public static (string Name, Format? Format) Split(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.EndsWith(".json", StringComparison.Ordinal))
            return (name[..^5], Format.Json);
        return name.EndsWith(".csv", StringComparison.Ordinal) ? (name[..^4], Format.Csv) : (name, null);
    }
}
