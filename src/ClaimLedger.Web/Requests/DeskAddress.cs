using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Requests;

/// <summary>Where somebody stands at the desk.</summary>
internal sealed record DeskAddress
{
    /// <summary>What is done with the proposal at hand.</summary>
    public const string Edit = "edit";

    /// <inheritdoc cref="Edit"/>
    public const string Link = "link";

    /// <inheritdoc cref="Edit"/>
    public const string New = "new";

    /// <summary>What stands before the id of a proposal where a page names it.</summary>
    public const string Anchor = "p-";

    /// <summary>The source whose proposals are shown; null for the first of the review.</summary>
    public string? Source { get; init; }

    /// <summary>The proposal at hand, by its own part of the id; null for the first.</summary>
    public string? At { get; init; }

    /// <summary>What is open of it: <see cref="Edit"/>, <see cref="Link"/>, <see cref="New"/>, or nothing.</summary>
    public string? Open { get; init; }

    /// <summary>Words by which a question is looked for.</summary>
    public string? Words { get; init; }

    /// <summary>The number of what is to be told.</summary>
    public int? Note { get; init; }

    /// <summary>A proposal.</summary>
    public static DeskAddress Of(ClaimId claim) => new() { Source = claim.Source.ToString(), At = claim.Local };

    /// <summary>What an address names; what it does not know is nothing.</summary>
    public static DeskAddress Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new DeskAddress
        {
            Source = Value("source"),
            At = Value("at"),
            Open = Value("open"),
            Words = Value("words"),
            Note = int.TryParse(Value("note"), NumberStyles.None, CultureInfo.InvariantCulture, out var note) ? note : null,
        };

        string? Value(string name) => query[name].ToString() is { Length: > 0 } text ? text.Trim() : null;
    }

    /// <summary>What stands behind the path, with its question mark; empty for nothing.</summary>
    public string Query
    {
        get
        {
            (string Name, string? Value)[] pairs =
            [
                ("source", Source), ("at", At), ("open", Open), ("words", Words), ("note", Note?.ToString(CultureInfo.InvariantCulture)),
            ];
            var query = string.Join(
                '&', pairs.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
            return query.Length > 0 ? "?" + query : "";
        }
    }

    /// <summary>The address.</summary>
    // Where a form is open its first field is at hand, and no other place of the page.
    public override string ToString() =>
        Addresses.Desk + Query + (At is null || Open is not null ? "" : $"#{Anchor}{Uri.EscapeDataString(At)}");
}
