using ClaimLedger.Web.Pages;

namespace ClaimLedger.Web.Publishing;

/// <summary>What a page says, in a sentence or two: for search engines and for previews of links.</summary>
internal static class Descriptions
{
    private const int Longest = 300;

    /// <summary>The description of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="conflict">The conflict that it is about, or null.</param>
    public static string Of(EvidencePage page, ListedConflict? conflict) => Short(page switch
    {
        ConflictPage => conflict!.Conflict.WithHint,
        ThingPage thing => $"{thing.Over}: {thing.Title} – {thing.Standing}.",
        StartPage { About: { } about } => about,
        StartPage start => $"{start.Title}: what was claimed, and where it cannot stand together.",
        ConflictsPage list => $"{list.Total} among what sources say. The tool does not say who is right.",
        ListPage list => list.Lede,
        FindPage find => find.Lede,
        MessagePage message => string.Join(' ', message.Sentences),
        _ => page.Frame.Title,
    });

    /// <summary>A text in one line, cut between words where it is long.</summary>
    public static string Short(string text)
    {
        var line = Phrases.OneLine(text).Trim();
        return line.Length <= Longest ? line : line[..(line.LastIndexOf(' ', Longest) is > 0 and var cut ? cut : Longest)] + "…";
    }
}
