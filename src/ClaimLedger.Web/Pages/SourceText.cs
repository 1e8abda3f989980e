using ClaimLedger.Application.Targets;
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
    /// <summary>The numbers of the claims whose quotes stand in it, by their places.</summary>
    public IReadOnlyDictionary<ClaimId, int> Numbers { get; private init; } = new Dictionary<ClaimId, int>();

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
    /// <param name="request">The request.</param>
    /// <param name="source">The source.</param>
    /// <param name="disputed">Those of its claims that stand in a conflict.</param>
    public static SourceText? Of(PageRequest request, Source source, IReadOnlySet<ClaimId> disputed)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(disputed);
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
        var numbers = text.Stretches.SelectMany((_, at) => Ending(text, at)).Select((claim, index) => (claim, index))
            .ToDictionary(pair => pair.claim, pair => pair.index + 1);
        var items = text.Stretches.Select((stretch, at) => new StretchItem(
            WorkspacePages.Verbatim(stretch.Text.ReplaceLineEndings("\n")),
            !stretch.Claims.IsEmpty,
            stretch.Claims.Any(disputed.Contains),
            [
                .. Ending(text, at).Select(claim => new NumberItem(numbers[claim], $"#{Uri.EscapeDataString(claim.ToString())}")
                {
                    IsDisputed = disputed.Contains(claim),
                }),
            ])).ToList();
        return new SourceText(source.Language, items, text.Lost.IsEmpty
            ? []
            : [
                $"{ReportWords.Count(text.Lost.Length, "quote")} {(text.Lost.Length == 1 ? "does" : "do")} not stand in it exactly once, "
                    + $"and {(text.Lost.Length == 1 ? "is" : "are")} not marked.",
            ])
        { Numbers = numbers };
    }

    // The number of a claim stands where its quote ends.
    private static IEnumerable<ClaimId> Ending(ArchivedText text, int at) => text.Stretches[at].Claims
        .Where(claim => at + 1 == text.Stretches.Length || !text.Stretches[at + 1].Claims.Contains(claim));
}

/// <summary>A stretch of a text.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsMarked">Whether it is part of a quote.</param>
/// <param name="IsDisputed">Whether it is part of the quote of a claim that stands in a conflict.</param>
/// <param name="Numbers">The numbers of the claims whose quotes end with it.</param>
internal sealed record StretchItem(RawText Text, bool IsMarked, bool IsDisputed, IReadOnlyList<NumberItem> Numbers);

/// <summary>The number of a claim in its source.</summary>
internal sealed record NumberItem(int Number, string Href)
{
    /// <summary>Whether it stands in a conflict.</summary>
    public bool IsDisputed { get; init; }
}
