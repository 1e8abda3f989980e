using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>The archived text of a source, with the quotes of its claims marked and numbered.</summary>
/// <param name="Language">The language of the text.</param>
/// <param name="Stretches">The text, cut where quotes begin and end.</param>
/// <param name="Told">What cannot be shown, as sentences.</param>
internal sealed record SourceText(string? Language, IReadOnlyList<StretchItem> Stretches, IReadOnlyList<string> Told)
{
    /// <summary>The longest text that is shown, in characters: a newspaper page has some 30,000.</summary>
    public const int Longest = 400_000;

    /// <summary>The archived text of a source as it stands; null where the archive has none.</summary>
    public static string? Whole(PageRequest request, SourceId id)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Site.Archive is not { } archive)
            return null;
        var whole = request.Reading.Ledger.ReadPart(new DataSetPart { Sources = [id] }).Sources.Single(each => each.Id == id);
        return archive.Find(whole) is not { } text ? null
            : string.Concat(text.Stretches.Select(stretch => stretch.Text)).ReplaceLineEndings("\n");
    }

    /// <summary>The text; null where there is no archive.</summary>
    public static SourceText? Of(PageRequest request, Source source)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(source);
        if (request.Site.Archive is not { } archive)
            return null;
        var whole = request.Reading.Ledger.ReadPart(new DataSetPart { Sources = [source.Id] }).Sources.Single(each => each.Id == source.Id);
        if (archive.Find(whole) is not { } text)
            return new SourceText(source.Language, [], [
                source.Sha256 is null
                    ? "The data set keeps no hash of this source, so its text cannot be told among the archived ones."
                    : "No archived text has the hash of this source.",
            ]);
        if (text.Stretches.Sum(stretch => stretch.Text.Length) > Longest)
            return new SourceText(source.Language, [], ["The archived text is too long to be shown here."]);
        var numbers = whole.Claims.Select((claim, index) => (claim.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index + 1);
        var items = text.Stretches.Select((stretch, at) => new StretchItem(
            WorkspacePages.Verbatim(stretch.Text.ReplaceLineEndings("\n")),
            !stretch.Claims.IsEmpty,
            [
                // The number stands where the quote ends.
                .. stretch.Claims
                    .Where(claim => at + 1 == text.Stretches.Length || !text.Stretches[at + 1].Claims.Contains(claim))
                    .Select(claim => new NumberItem(numbers[claim], $"#{Uri.EscapeDataString(claim.ToString())}")),
            ])).ToList();
        return new SourceText(source.Language, items, text.Lost.IsEmpty
            ? []
            : [
                $"{ReportWords.Count(text.Lost.Length, "quote")} {(text.Lost.Length == 1 ? "does" : "do")} not stand in it exactly once, "
                    + $"and {(text.Lost.Length == 1 ? "is" : "are")} not marked.",
            ]);
    }
}

/// <summary>A stretch of a text.</summary>
internal sealed record StretchItem(RawText Text, bool IsMarked, IReadOnlyList<NumberItem> Numbers);

/// <summary>The number of a claim in its source.</summary>
internal sealed record NumberItem(int Number, string Href);
