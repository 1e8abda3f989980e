using System.Globalization;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Scanning;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reconciliation;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>Two texts, or two sources of the data set, side by side: what both have, and what one has alone. Nothing is written.</summary>
internal sealed record ComparePage(
    Frame Frame,
    string Token,
    RawText A,
    RawText B,
    RawText Published,
    IReadOnlyList<OrderItem> SourcesA,
    IReadOnlyList<OrderItem> SourcesB,
    string? Wrong,
    TextsSideBySide? Texts,
    SourcesSideBySide? Sources) : EvidencePage(Frame)
{
    /// <summary>The longest of the two texts, in UTF-16 units.</summary>
    public const int Longest = 50_000;

    public const string AField = "a";
    public const string BField = "b";
    private const string Lede =
        "Two articles side by side: what both say and whether it goes together, and what one has and the other lacks. Nothing is kept.";

    private const string PublishedField = "published";
    private const string TextsField = "texts";

    // Of so many a person can choose; further ones are named by their ids.
    private const int MostSources = 1_000;

    /// <summary>The forms; or the two sources that the address names, or their archived texts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="format">JSON, or null for a page.</param>
    public static Reply Answer(PageRequest request, Format? format)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Context.Request.Query;
        foreach (var name in query.Keys)
        {
            if (name is not (AField or BField or TextsField))
                throw new UsageException(Phrases.NoSuch("parameter", name, [AField, BField, TextsField]));
        }
        var (a, b) = (query[AField].ToString().Trim(), query[BField].ToString().Trim());
        if (format is not null)
        {
            return a.Length == 0 || b.Length == 0 || a == b
                ? throw new UsageException("name two sources by their ids, as in /compare.json?a=SOURCE&b=SOURCE")
                : ComparedSources.Of(request, Source(request, a), Source(request, b)).Json();
        }
        if (a.Length == 0 || b.Length == 0)
            return Blank(request, a, b).By("compare.html");
        if (a == b)
            return (Blank(request, a, b) with { Wrong = "Both are the same source; choose another one." })
                .By("compare.html", StatusCodes.Status422UnprocessableEntity);
        return query[TextsField] == "yes" ? OfArchive(request, Source(request, a), Source(request, b))
            : (Blank(request, a, b) with { Sources = SourcesSideBySide.Of(request, Source(request, a), Source(request, b)) })
                .By("compare.html");
    }

    /// <summary>Where the archived texts of two sources are compared.</summary>
    public static string TextsOf(SourceId a, SourceId b) =>
        $"{Addresses.Compare}?{AField}={Uri.EscapeDataString(a.ToString())}&{BField}={Uri.EscapeDataString(b.ToString())}&{TextsField}=yes";

    // The forms hold the texts, so that they can be changed and compared again.
    private static Reply OfArchive(PageRequest request, ListedSource a, ListedSource b)
    {
        var (first, second) = (SourceText.Whole(request, a.Source.Id), SourceText.Whole(request, b.Source.Id));
        var blank = Blank(request, a.Source.Id.ToString(), b.Source.Id.ToString());
        if (first is null || second is null)
            return (blank with { Wrong = "Of one of them there is no archived text." })
                .By("compare.html", StatusCodes.Status422UnprocessableEntity);
        if (Math.Max(first.Length, second.Length) > Longest)
            return (blank with { Wrong = "One of their archived texts is too long to be compared here; paste a part of it." })
                .By("compare.html", StatusCodes.Status422UnprocessableEntity);
        using var turn = request.TakeTurn();
        return (blank with
        {
            A = WorkspacePages.Verbatim(first),
            B = WorkspacePages.Verbatim(second),
            Texts = TextsSideBySide.Of(first, second, TextComparison.Of(first, second, published: null)),
        }).By("compare.html");
    }

    /// <summary>Holds two texts of a form against each other.</summary>
    /// <param name="request">The request, with the form.</param>
    /// <param name="format">JSON, or null for a page.</param>
    public static Reply Compare(PageRequest request, Format? format)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var (a, b) = (Text(request, AField, "first"), Text(request, BField, "second"));
            var published = request.Field(PublishedField) is { } day ? NamedDay.Read(PublishedField, day.Trim()) : (DaySpan?)null;
            using var turn = request.TakeTurn();
            var comparison = TextComparison.Of(a, b, published);
            return format is null
                ? (Blank(request, "", "") with { Texts = TextsSideBySide.Of(a, b, comparison) }).By("compare.html")
                : new Reply.Data(
                    Suffix.JsonType,
                    null,
                    host => JsonText.Write(host, json => ComparisonJson.Write(json, a, b, comparison.Verdict)));
        }
        catch (UsageException wrong) when (format is null)
        {
            return (Blank(request, "", "") with { Wrong = ReportWords.Sentence(ReportWords.Capital(wrong.Message)) })
                .By("compare.html", request.StatusOf(wrong, StatusCodes.Status422UnprocessableEntity));
        }
    }

    private static string Text(PageRequest request, string field, string which)
    {
        var text = request.Field(field) ?? "";
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException($"the {which} text is empty; paste it");
        return text.Length <= Longest ? text : throw new UsageException(string.Create(
            CultureInfo.InvariantCulture, $"the {which} text has more than {Longest:#,0} characters; paste a part of it"));
    }

    private static ListedSource Source(PageRequest request, string id) =>
        request.Reading.Ledger.Sources(new ListFilter { Id = id }) is [var row]
            ? row
            : throw new NothingThereException($"There is no source “{id}”.");

    private static ComparePage Blank(PageRequest request, string a, string b)
    {
        var sources = request.Reading.State.Remember(
            "sources to choose",
            () => request.Reading.Ledger.Sources(new ListFilter { Limit = MostSources, Sort = "-date" }));
        IReadOnlyList<OrderItem> Choices(string chosen) =>
        [
            .. sources.Select(row => OrderItem.Of(
                row.Source.Id.ToString(),
                $"{ListPage.Row(row).Over}: {ReportWords.ShortTitle(row.Source.Title)}",
                row.Source.Id.ToString() == chosen)),
        ];
        return new ComparePage(
            Frame.Of(request, "Compare", Addresses.Compare) with { Description = Lede },
            request.Token,
            WorkspacePages.Verbatim(request.Field(AField) ?? ""),
            WorkspacePages.Verbatim(request.Field(BField) ?? ""),
            WorkspacePages.Verbatim(request.Field(PublishedField) ?? ""),
            Choices(a),
            Choices(b),
            Wrong: null,
            Texts: null,
            Sources: null);
    }
}

/// <summary>How two figures stand to each other: by a sign, a word and a class.</summary>
internal static class RelationSigns
{
    private static readonly DraftSign Agree = new(WorkspacePages.Verbatim("✓"), "agree", "held", IsFinding: false);
    private static readonly DraftSign Apart = new(WorkspacePages.Verbatim("≠"), "not comparable", "unknown", IsFinding: false);

    /// <summary>The other text has nothing like it.</summary>
    public static DraftSign Alone { get; } = new(WorkspacePages.Verbatim("+"), "only here", "unknown", IsFinding: false);

    /// <summary>The sign of a relation.</summary>
    public static DraftSign Of(Relation relation) => relation switch
    {
        Relation.Agree => Agree,
        Relation.Contradiction => Of(relation, Severity.Error),
        Relation.Tension => Of(relation, Severity.Warning),
        Relation.Rounding => Of(relation, Severity.Note),
        _ => Apart,
    };

    private static DraftSign Of(Relation relation, Severity severity) => new(
        PartModels.SeverityMark(severity), TermNames<Relation>.Of(relation), TermNames<Severity>.Of(severity), IsFinding: true);
}

/// <summary>Two texts with their figures marked.</summary>
internal sealed record TextsSideBySide(
    DraftSign Sign,
    string Why,
    string? Remark,
    IReadOnlyList<ComparedStretch> A,
    IReadOnlyList<ComparedStretch> B,
    IReadOnlyList<FigurePair> Pairs,
    IReadOnlyList<RawText> OnlyA,
    IReadOnlyList<RawText> OnlyB)
{
    /// <summary>The texts as they were compared.</summary>
    public static TextsSideBySide Of(string a, string b, TextComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var verdict = comparison.Verdict;
        List<FigurePair> pairs =
        [
            .. verdict.Aligned.Select((pair, index) => new FigurePair(
                index + 1,
                string.Create(CultureInfo.InvariantCulture, $"pair-{index + 1}"),
                RelationSigns.Of(pair.Relation),
                WorkspacePages.Verbatim(a.AsSpan(pair.A.Span).ToString()),
                WorkspacePages.Verbatim(b.AsSpan(pair.B.Span).ToString()),
                ReportWords.Sentence(ReportWords.Capital(pair.Why)))),
        ];
        return new TextsSideBySide(
            RelationSigns.Of(verdict.Relation),
            ReportWords.Sentence(ReportWords.Capital(verdict.Why)),
            comparison.Remark is { } remark ? ReportWords.Sentence(ReportWords.Capital(remark)) : null,
            [.. Cut(a, comparison.A, pairs)],
            [.. Cut(b, comparison.B, pairs)],
            pairs,
            Alone(a, comparison.A),
            Alone(b, comparison.B));
    }

    private static IReadOnlyList<RawText> Alone(string text, IEnumerable<ComparedSpan> figures) =>
        [.. figures.Where(figure => figure.Pair is null).Select(figure => WorkspacePages.Verbatim(text.AsSpan(figure.Span).ToString()))];

    private static IEnumerable<ComparedStretch> Cut(string text, IEnumerable<ComparedSpan> figures, List<FigurePair> pairs)
    {
        var at = 0;
        foreach (var figure in figures.Where(figure => figure.Span.Length > 0))
        {
            if (figure.Span.Start < at)
                continue;
            var pair = figure.Pair is { } number ? pairs[number] : null;
            yield return new ComparedStretch(WorkspacePages.Verbatim(text[at..figure.Span.Start]), null, null, null);
            yield return new ComparedStretch(
                WorkspacePages.Verbatim(text.AsSpan(figure.Span).ToString()),
                pair?.Sign ?? RelationSigns.Alone,
                pair?.Number,
                pair?.Anchor);
            at = figure.Span.End;
        }
        yield return new ComparedStretch(WorkspacePages.Verbatim(text[at..]), null, null, null);
    }
}

/// <summary>A stretch of one of two texts: words, or a figure with how it stands to one of the other.</summary>
internal sealed record ComparedStretch(RawText Text, DraftSign? Sign, int? Number, string? Anchor);

/// <summary>Two figures that stand among the same words.</summary>
internal sealed record FigurePair(int Number, string Anchor, DraftSign Sign, RawText A, RawText B, string Why);

/// <summary>Two sources: the questions that both answer, and those that one answers alone.</summary>
internal sealed record SourcesSideBySide(
    ListRow A,
    ListRow B,
    IReadOnlyList<QuestionPair> Both,
    IReadOnlyList<QuestionPair> OnlyA,
    IReadOnlyList<QuestionPair> OnlyB)
{
    /// <summary>Where their archived texts are compared; null where the archive has not both.</summary>
    public string? TextsHref { get; init; }

    /// <summary>The claims of both, by question.</summary>
    public static SourcesSideBySide Of(PageRequest request, ListedSource a, ListedSource b)
    {
        ArgumentNullException.ThrowIfNull(request);
        var compared = ComparedSources.Of(request, a, b);
        var links = request.Models(compared.Part, compared.Conflicts).Links.ToDictionary(link => link.Id, StringComparer.Ordinal);
        var pairs = compared.Questions
            .Select(each => new QuestionPair(
                each.Question.Subject,
                each.Question.Asks,
                Addresses.Of(each.Question.Id),
                Answers(each.A),
                Answers(each.B),
                [.. each.Conflicts.Select(id => links[id.ToString()])]))
            .ToList();
        var hasTexts = request.Site.Archive is { } archive && archive.Has(a.Source) && archive.Has(b.Source);
        return new SourcesSideBySide(
            ListPage.Row(a),
            ListPage.Row(b),
            [.. pairs.Where(pair => pair is { A.Count: > 0, B.Count: > 0 }).OrderByDescending(pair => pair.Conflicts.Count > 0)],
            [.. pairs.Where(pair => pair.B.Count == 0)],
            [.. pairs.Where(pair => pair.A.Count == 0)])
        { TextsHref = hasTexts ? ComparePage.TextsOf(a.Source.Id, b.Source.Id) : null };
    }

    // What is said twice in the same words is told once.
    private static IReadOnlyList<ClaimLink> Answers(IEnumerable<Claim> claims) =>
    [
        .. claims.DistinctBy(claim => claim.Value.Text).Select(claim => new ClaimLink(claim.Value.Text, Addresses.Of(claim.Id))),
    ];
}

/// <summary>A question with what each of two sources answers.</summary>
internal sealed record QuestionPair(
    string Subject,
    string Asks,
    string Href,
    IReadOnlyList<ClaimLink> A,
    IReadOnlyList<ClaimLink> B,
    IReadOnlyList<LinkModel> Conflicts);
