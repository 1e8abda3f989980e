using ClaimLedger.Application.Output;
using ClaimLedger.Application.Review;
using ClaimLedger.Articles;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Web.Pages;

/// <summary>
/// The desk: articles are handed in, and what was read in them waits as cards beside their text until somebody accepts or rejects it.
/// </summary>
internal sealed record DeskPage(
    Frame Frame,
    string Token,
    string Standing,
    TellingItem? Told,
    string? Undo,
    HandInForm HandIn,
    IReadOnlyList<WaitingArticle> Articles,
    WaitingArticle? Article,
    string AnsweredText,
    int Answered,
    int AnswerCount,
    IReadOnlyList<DeskCard> Cards,
    string? More,
    DeskText? Text) : EvidencePage(Frame)
{
    /// <summary>What can be accepted at once; null where nothing can.</summary>
    public DeskSure? Sure { get; init; }

    /// <summary>The articles that are listed when somebody asks for more.</summary>
    public IReadOnlyList<WaitingArticle> MoreArticles { get; init; } = [];

    /// <summary>How many those are, in words.</summary>
    public string MoreText => $"{ReportWords.Count(MoreArticles.Count, "more article")}";

    /// <summary>Whether the article at hand is one of those.</summary>
    public bool IsAmongMore => MoreArticles.Any(article => article.IsHere);

    /// <summary>The name under which this browser writes; null where it has not said one yet.</summary>
    public string? Name { get; init; }

    private const int MostCards = 80;
    private const int MostArticles = 100;

    // As many as a phone has room for above the cards.
    private const int ArticlesAtOnce = 6;

    /// <summary>The page, or all that waits as data.</summary>
    public static Reply Answer(PageRequest request, Format? format)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (format is { } data)
            return Data(request, data);
        if (request.Site.WhyNotWritable is { } why)
            return MessagePage.Of(request, 403, "The desk is closed", why);
        var address = DeskAddress.Read(request.Context.Request.Query);
        return Show(request, address, Visitor(request).Told(address.Note ?? 0));
    }

    // Of one source, where the address names it; in the order of the review.
    private static Reply.Data Data(PageRequest request, Format format)
    {
        if (request.Site.WhyNotWritable is { } why)
            throw new ForbiddenException(why);
        var open = request.Site.Desk!.Open();
        var source = DeskAddress.Read(request.Context.Request.Query).Source;
        List<OpenProposal> rows =
            [.. open.InOrder().Where(id => source is null || id.Source.ToString() == source).Select(id => open.Find(id)!)];
        return ListData.Of(format, "desk", rows, ProposalListing.Of(open));
    }

    private static IReadOnlyList<AlternateItem> Alternates(DeskAddress address) =>
        AlternateItem.Of(Addresses.Desk, address.Source is { } source ? new DeskAddress { Source = source }.Query : "");

    /// <summary>What the visitor has done, where the desk is open.</summary>
    /// <exception cref="ForbiddenException">It is closed.</exception>
    public static DeskVisitor Visitor(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Site.WhyNotWritable is { } why ? throw new ForbiddenException(why) : request.Site.Desk!.Visitor(request.Token);
    }

    /// <summary>The page, where somebody stands.</summary>
    /// <param name="request">The request.</param>
    /// <param name="address">Where.</param>
    /// <param name="note">What is told, or null.</param>
    /// <param name="status">The status.</param>
    public static Reply Show(PageRequest request, DeskAddress address, DeskNote? note, int status = 200)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(address);
        OpenProposals open;
        try
        {
            open = request.Site.Desk!.Open();
        }
        catch (MistakesException mistakes)
        {
            return Broken(request, mistakes);
        }
        var visitor = Visitor(request);
        // Whoever comes to the desk finds the gravest first; while they work, everything stays where it is.
        var order = visitor.InPlace(open.InOrder(), isAnew: address is { Source: null, Note: null } && note is null);
        var articles = order.GroupBy(id => id.Source).ToList();
        var chosen = articles.Find(group => group.Key.ToString() == address.Source) ?? articles.FirstOrDefault();
        var cards = chosen is null ? [] : DeskCard.Of(request, open, [.. chosen.Take(MostCards)], address);
        var answered = chosen is null ? 0 : visitor.Answered(chosen.Key);
        var waiting = chosen?.Count() ?? 0;
        List<WaitingArticle> waitingArticles =
            [.. articles.Take(MostArticles).Select(group => WaitingArticle.Of(open, group, isHere: group.Key == chosen?.Key))];
        return new DeskPage(
            Frame.Of(request, "Desk", Addresses.Desk, Alternates(address)),
            request.Token,
            order.Count == 0
                ? "Nothing waits for review."
                : $"{ReportWords.Count(order.Count, "proposed claim")} {(order.Count == 1 ? "waits" : "wait")} in "
                    + $"{ReportWords.Count(articles.Count, "article")}.",
            note is null ? null : TellingItem.Of(request, note),
            visitor.Last?.Words,
            HandInForm.Of(request, order.Count == 0),
            [.. waitingArticles.Take(ArticlesAtOnce)],
            chosen is null ? null : WaitingArticle.Of(open, chosen, isHere: true),
            $"{answered} of {answered + waiting} answered",
            answered,
            answered + waiting,
            cards,
            waiting > MostCards ? $"{ReportWords.Count(waiting - MostCards, "further card")} when these are answered." : null,
            chosen is null ? null : DeskText.Of(request, open, chosen.Key, cards))
        {
            Sure = chosen is null ? null : DeskSure.Of(open, chosen.Take(MostCards)),
            Name = WriterName.Of(request),
            MoreArticles = [.. waitingArticles.Skip(ArticlesAtOnce)],
        }.By("desk.html", status);
    }

    /// <summary>The proposals of a source that wait, in the order in which this visitor sees them.</summary>
    public static IEnumerable<ClaimId> Of(PageRequest request, OpenProposals open, string source)
    {
        ArgumentNullException.ThrowIfNull(open);
        return Visitor(request).InPlace(open.InOrder()).Where(id => id.Source.ToString() == source);
    }

    /// <summary>Those of them that a page shows.</summary>
    public static IEnumerable<ClaimId> Shown(PageRequest request, OpenProposals open, string source) =>
        Of(request, open, source).Take(MostCards);

    // What was typed is not lost.
    private static Reply Broken(PageRequest request, MistakesException mistakes) => new DeskPage(
        Frame.Of(request, "Desk", Addresses.Desk),
        request.Token,
        "",
        TellingItem.Of(request, new DeskNote(["The data set has mistakes. Until they are mended nothing can be written into it."])
        {
            IsWrong = true,
            Lines = [.. mistakes.Mistakes.Select(mistake => Phrases.OneLine(mistake.ToString()))],
        }),
        Undo: null,
        HandInForm.Of(request, isEmpty: false),
        [],
        Article: null,
        AnsweredText: "",
        0,
        0,
        [],
        More: null,
        Text: null)
    { Name = WriterName.Of(request) }.By("desk.html", 409);
}

/// <summary>What was done, in words, with the conflicts that came of it.</summary>
internal sealed record TellingItem(
    bool IsWrong,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Lines,
    IReadOnlyList<LinkModel> Brought,
    string BroughtText,
    IReadOnlyList<LinkModel> Joined,
    string JoinedText)
{
    /// <summary>What is told; a conflict that is gone meanwhile is left out.</summary>
    public static TellingItem Of(PageRequest request, DeskNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var (brought, joined) = (Links(request, note.Brought), Links(request, note.Joined));
        return new TellingItem(
            note.IsWrong,
            note.Words,
            note.Lines,
            brought,
            $"{ReportWords.Count(brought.Count, "conflict")} came with it",
            joined,
            $"It now stands in {ReportWords.Count(joined.Count, "conflict")} that {(joined.Count == 1 ? "was" : "were")} there before");
    }

    private static IReadOnlyList<LinkModel> Links(PageRequest request, IReadOnlyList<ConflictId> ids)
    {
        var ledger = request.Reading.Ledger;
        List<ListedConflict> rows = [.. ids.SelectMany(id => ledger.Conflicts(new ListFilter { Id = id.ToString() }))];
        return rows.Count == 0
            ? []
            : request.Models(ledger.ReadPart(new DataSetPart { Conflicts = [.. rows.Select(row => row.Conflict.Id)] }), rows).Links;
    }
}

/// <summary>An article with proposals.</summary>
internal sealed record WaitingArticle(
    string Over, string Title, string Href, string SourceHref, string Waiting, string? Disagreeing, bool IsHere)
{
    /// <summary>An article in the list of those that wait.</summary>
    public static WaitingArticle Of(OpenProposals open, IGrouping<SourceId, ClaimId> proposals, bool isHere)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(proposals);
        var source = open.Find(proposals.First())!.Source;
        var disagreeing = proposals.Count(id => open.DisagreementsOf(id).Any());
        return new WaitingArticle(
            $"{ReportWords.Publisher(source)}, {ReportWords.Date(source.Published)}",
            source.Title,
            new DeskAddress { Source = source.Id.ToString() }.ToString(),
            Addresses.Of(source.Id),
            $"{ReportWords.Count(proposals.Count(), "claim")} {(proposals.Count() == 1 ? "waits" : "wait")}",
            disagreeing == 0 ? null : $"{disagreeing} {(disagreeing == 1 ? "disagrees" : "disagree")}",
            isHere);
    }
}

/// <summary>The forms in which articles are handed in, as they were filled in.</summary>
internal sealed record HandInForm(
    bool IsOpen, RawText Text, RawText Title, RawText Publisher, RawText Published, RawText Url, bool Anew, string Endings, string Limits)
{
    public const string TextField = "text";
    public const string TitleField = "title";
    public const string PublisherField = "publisher";
    public const string PublishedField = "published";
    public const string UrlField = "url";
    public const string AnewField = "anew";

    private const string PlainText = ".txt";

    /// <summary>The forms.</summary>
    /// <param name="request">The request, with what was filled in.</param>
    /// <param name="isEmpty">Whether nothing waits, so that there is nothing else to do.</param>
    public static HandInForm Of(PageRequest request, bool isEmpty)
    {
        ArgumentNullException.ThrowIfNull(request);
        var limits = FormLimits.OfArticles;
        return new HandInForm(
            isEmpty || request.Field(TextField) is not null,
            Typed(TextField),
            Typed(TitleField),
            Typed(PublisherField),
            Typed(PublishedField),
            Typed(UrlField),
            request.Field(AnewField) is not null,
            string.Join(',', [PlainText, .. ArticleReader.FileEndings]),
            $"Text, HTML, Markdown, PDF, Word and mail; {limits.Files} files and {limits.Bytes >> 20} MB at once.");

        RawText Typed(string name) => WorkspacePages.Verbatim(request.Field(name) ?? "");
    }
}
