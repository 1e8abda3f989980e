using ClaimLedger.Application.Targets;
using ClaimLedger.Reconciliation;
using ClaimLedger.Stories;

namespace ClaimLedger.Application.Output;

/// <summary>What a scan found, as a page for people: gravest first, each finding with the words of the articles.</summary>
internal static class ScanPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="story">What the articles say.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="conflicts">The findings that are shown.</param>
    /// <param name="notice">What has to be known of all of it.</param>
    public static void Write(
        Page page, Story story, IReadOnlyList<StoryArticle> articles, IReadOnlyList<Conflict> conflicts, string notice)
    {
        var catalogue = Catalogue.Of(story.DataSet);
        var read = $"{Phrases.Count(story.Figures.Count, "figure")} of {Phrases.Count(articles.Count, "article")}";
        var found = conflicts.Count == 1 ? "1 discrepancy" : $"{conflicts.Count:#,0} discrepancies";
        page.Title(conflicts.Count == 0 ? $"No discrepancy was found among {read}." : $"{found} among {read}");
        page.Paragraph(notice);
        var (sure, unsure) = (conflicts.Where(story.IsSure).ToList(), conflicts.Where(conflict => !story.IsSure(conflict)).ToList());
        foreach (var conflict in sure)
            Write(page, conflict, story, articles, catalogue);
        if (unsure.Count == 0)
            return;
        page.Heading("Less sure: look at these before believing them");
        foreach (var conflict in unsure)
            Write(page, conflict, story, articles, catalogue);
    }

    private static void Write(Page page, Conflict conflict, Story story, IReadOnlyList<StoryArticle> articles, Catalogue catalogue)
    {
        page.Heading($"{conflict.Asks} {Stands(conflict)}");
        foreach (var position in conflict.Positions)
        {
            foreach (var claim in position.Claims.Select(catalogue.Claim))
            {
                var figure = story.Figures[claim.Id];
                var article = articles[figure.Article];
                var outlet = Explanations.Outlet(catalogue.Source(claim.Source));
                page.Item(
                    $"{claim.Value.Text}: “{NewsTextOf(claim.Quote!)}”",
                    string.Join("; ", new[]
                    {
                        claim.Speakers.IsEmpty ? outlet : $"{Explanations.Voice(claim, story.View)}, in {outlet}",
                        $"as of {DateWords(claim.AsOf.Days)}",
                        article.File,
                        figure.ProposedBy is { } by ? $"proposed by {by}" : null,
                        story.DoubtOf(claim.Id, conflict),
                    }.OfType<string>()));
            }
        }
        if (conflict.Hint is { } hint)
            page.Paragraph(hint);
    }

    private static string Stands(Conflict conflict) => conflict switch
    {
        { Severity: Severity.Error } => "(cannot both be true)",
        { Kind: ConflictKind.Tension } => "(far apart)",
        _ => "(perhaps not both true)",
    };

    private static string NewsTextOf(string quote) => ClaimLedger.Text.OneLine.Of(quote);

    private static string DateWords(DaySpan days) => ClaimLedger.Text.ValueText.Describe(days.ToInterval(), AnswerType.Date, null);
}
