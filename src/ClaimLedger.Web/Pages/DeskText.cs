using ClaimLedger.Application.Review;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>The text of the article at hand, with the quotes of its cards marked and numbered, and those of its accepted claims.</summary>
/// <param name="Language">The language of the text.</param>
/// <param name="Stretches">The text, cut where quotes begin and end; empty where it is not at hand.</param>
/// <param name="Told">What cannot be shown, as a sentence; null where all is.</param>
internal sealed record DeskText(string? Language, IReadOnlyList<DeskStretch> Stretches, string? Told)
{
    /// <summary>The text: as it was handed in since the server began, or from the archive.</summary>
    public static DeskText Of(PageRequest request, OpenProposals open, SourceId id, IReadOnlyList<DeskCard> cards)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(open);
        var source = open.DataSet.Sources.Single(each => each.Id == id);
        if ((request.Site.Desk!.Texts.Find(source.Sha256) ?? request.Site.Archive?.Text(source.Sha256)) is not { } text)
            return new DeskText(source.Language, [], request.Site.Archive is null
                ? "The text is at hand only until the server ends, and from an archive: open the workspace with --archive DIR to see it."
                : "No archived text has the hash of this source.");
        if (text.Length > SourceText.Longest)
            return new DeskText(source.Language, [], "The text is too long to be shown here.");
        var numbers = cards.ToDictionary(card => new ClaimId(id, card.Id), card => card);
        var accepted = source.Claims.Where(claim => source.TextOf(claim) == source.Sha256).ToList();
        var cut = ArchivedText.Of(text, accepted.Concat(numbers.Keys.Select(card => open.Find(card)!.Claim)));
        return new DeskText(
            source.Language,
            [
                .. cut.Stretches.Select((stretch, at) =>
                    Stretch(stretch, at + 1 < cut.Stretches.Length ? cut.Stretches[at + 1] : null, numbers)),
            ],
            cut.Lost.Any(numbers.ContainsKey) ? "Quotes that do not stand in it exactly once are not marked." : null);
    }

    private static DeskStretch Stretch(ArchivedStretch stretch, ArchivedStretch? next, Dictionary<ClaimId, DeskCard> cards)
    {
        List<DeskCard> waiting = [.. stretch.Claims.Where(cards.ContainsKey).Select(claim => cards[claim])];
        return new DeskStretch(
            WorkspacePages.Verbatim(stretch.Text.ReplaceLineEndings("\n")),
            waiting.Count > 0,
            waiting.Count == 0 && !stretch.Claims.IsEmpty,
            waiting.Exists(card => card.IsCurrent),
            string.Join(' ', waiting.Select(card => card.Anchor)),
            // The number stands where the quote ends.
            [
                .. waiting.Where(card => next is null || !next.Claims.Any(claim => claim.Local == card.Id))
                    .Select(card => new NumberItem(card.Number, $"#{card.Anchor}")),
            ]);
    }
}

/// <summary>A stretch of the text.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsMarked">Whether it is part of a quote that waits.</param>
/// <param name="IsAccepted">Whether it is part of one that was accepted, and of none that waits.</param>
/// <param name="IsHere">Whether it is part of the quote of the card at hand.</param>
/// <param name="Of">The anchors of its cards.</param>
/// <param name="Numbers">The numbers of those that end with it.</param>
internal sealed record DeskStretch(
    RawText Text, bool IsMarked, bool IsAccepted, bool IsHere, string Of, IReadOnlyList<NumberItem> Numbers);
