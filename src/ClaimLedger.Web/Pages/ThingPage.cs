using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>A relation between questions that the data set declares.</summary>
/// <param name="Holds">The relation.</param>
/// <param name="Why">Why it must hold.</param>
/// <param name="Others">The other questions in it.</param>
/// <param name="Broken">Where it does not hold.</param>
internal sealed record RelationItem(
    RawText Holds, string? Why, IReadOnlyList<NavigationItem> Others, IReadOnlyList<LinkModel> Broken)
{
    /// <summary>Those in which a question stands.</summary>
    /// <param name="request">The request.</param>
    /// <param name="question">The question.</param>
    /// <param name="conflicts">The conflicts of its page.</param>
    /// <param name="links">How a list names them.</param>
    public static IReadOnlyList<RelationItem> Of(
        PageRequest request, Question question, IReadOnlyList<ListedConflict> conflicts, IReadOnlyList<LinkModel> links)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(question);
        return
        [
            .. from relation in Relations.Of(request.Reading.State.Header, question.Id)
               select new RelationItem(
                   WorkspacePages.Verbatim(relation.Constraint.Holds),
                   relation.Constraint.Why,
                   [
                       .. relation.Questions.Where(other => other != question.Id)
                           .Select(other => new NavigationItem(other.ToString(), Addresses.Of(other), IsHere: false)),
                   ],
                   [
                       .. conflicts.Zip(links)
                           .Where(pair => pair.First.Conflict.Constraint == relation.Constraint.Id)
                           .Select(pair => pair.Second),
                   ]),
        ];
    }
}

/// <summary>A question, source, speaker, publisher or event: what is known of it, where it is disputed, and its claims.</summary>
internal sealed record ThingPage(
    Frame Frame,
    string SectionHref,
    string SectionName,
    string Over,
    string Title,
    string Standing,
    RawText? Link,
    IReadOnlyList<ThingFact> Facts,
    IReadOnlyList<LinkModel> Conflicts,
    string ConflictsText,
    string? AllConflictsHref,
    IReadOnlyList<SeriesDrawing> Series,
    string? SeriesNote,
    IReadOnlyList<RelationItem> Relations,
    IReadOnlyList<ListRow> Questions,
    IReadOnlyList<ListRow> Sources,
    string? AllSourcesHref,
    IReadOnlyList<ClaimRow> Claims,
    string ClaimsText,
    string? AllClaimsHref,
    SourceText? Text) : EvidencePage(Frame)
{
    /// <summary>Where a question is changed; null for whatever else, and where nothing can be written.</summary>
    public string? ChangeHref { get; init; }

    /// <summary>An event's id, where its title is in words; else null.</summary>
    public string? Id { get; init; }

    /// <summary>Whether all claims answer the question that the page is about, which need not stand over each.</summary>
    public bool IsOfOneQuestion { get; init; }

    /// <summary>The conflicts that are shown with their positions, before those that are only named.</summary>
    public IReadOnlyList<ShownConflict> Shown { get; init; } = [];

    /// <summary>What several sources answer alike.</summary>
    public IReadOnlyList<AgreementModel> Agreements { get; init; } = [];

    // So many of each are shown; all of them stand in their list.
    private const int ConflictsShown = 20;
    private const int MostClaims = 60;
    private const int MostClaimsOfSource = 500;
    private const int SourcesShown = 40;
    private const int QuestionsShown = 60;
    private const int MostReadForAgreement = 2_000;

    /// <summary>A question: its claims over time, and what stands against each other.</summary>
    public static Reply Question(PageRequest request, string name)
    {
        var (id, format) = Suffix.Split(name);
        var ledger = Ledger(request);
        if (ledger.Questions(new ListFilter { Id = id }) is not [var row])
            throw new NothingThereException($"There is no question “{id}”.");
        if (format is { } data)
        {
            var part = new DataSetPart { Questions = [row.Question.Id] };
            return ListData.OfOne(request, data, id, new Found.OfQuestion(row), row, _ => Listings.OfQuestions(), part);
        }
        return Show(request, new FilterRequest { Question = id }, new Parts
        {
            Section = ("Questions", Addresses.Questions),
            Path = Addresses.Of(row.Question.Id),
            Over = row.Question.Subject,
            Title = row.Question.Asks,
            Facts = [.. FactLines.Of(row.Question).Select(fact => ThingFact.Of(request, row.Question, fact))],
            Asked = row.Question,
            ChangeHref = request.Site.WhyNotWritable is null ? QuestionPage.Address(row.Question.Id) : null,
        });
    }

    /// <summary>A source: its claims in their order, and where each is disputed.</summary>
    public static Reply Source(PageRequest request, string name)
    {
        var (id, format) = Suffix.Split(name);
        var ledger = Ledger(request);
        if (ledger.Sources(new ListFilter { Id = id }) is not [var row])
            throw new NothingThereException($"There is no source “{id}”.");
        if (format is { } data)
        {
            var part = new DataSetPart { Sources = [row.Source.Id] };
            return ListData.OfOne(request, data, id, new Found.OfSource(row), row, _ => Listings.OfSources(), part);
        }
        var listed = ListPage.Row(row);
        return Show(request, new FilterRequest { Source = id, Sort = "source" }, new Parts
        {
            Section = ("Sources", Addresses.Sources),
            Path = listed.Href,
            Over = listed.Over,
            Title = row.Source.Title,
            Facts =
            [
                .. ReportWords.IsGivenTitle(row.Source.Title)
                    ? [new ThingFact("title", "The text has no headline; the title in brackets was given to it here.")]
                    : Array.Empty<ThingFact>(),
                .. FactLines.Of(row.Source).Select(fact => new ThingFact(fact.Label, fact.Text)),
            ],
            Outside = row.Source,
            ClaimsShown = MostClaimsOfSource,
        });
    }

    /// <summary>A speaker: what it is credited with, and where that is contradicted.</summary>
    public static Reply Speaker(PageRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Reading.State.Header.Speakers.FirstOrDefault(known => known.Name.Text == name) is not { } speaker)
            return GroupsPage.One(request, GroupsPage.OfSpeakers, name) ?? throw new NothingThereException($"There is no speaker {name}.");
        return Show(request, new FilterRequest { Speaker = name }, new Parts
        {
            Section = ("Speakers", Addresses.Speakers),
            Path = Addresses.Below(Addresses.Speakers, name),
            Over = "Speaker",
            Title = name,
            Facts =
            [
                new("kind", ReportWords.Describe(speaker)),
                new("also", string.Join(", ", speaker.Also)),
                new("note", speaker.Note ?? ""),
            ],
            HasSources = true,
            Counted = GroupsPage.Counted(request, GroupsPage.OfSpeakers, name),
        });
    }

    /// <summary>A publisher: its sources and claims, and where these are contradicted.</summary>
    public static Reply Publisher(PageRequest request, string name)
    {
        var ledger = Ledger(request);
        if (ledger.Sources(new ListFilter { Publisher = name, Limit = 1 }) is not [var any])
            return GroupsPage.One(request, GroupsPage.OfPublishers, name)
                ?? throw new NothingThereException($"There is no publisher {name}.");
        return Show(request, new FilterRequest { Publisher = name }, new Parts
        {
            Section = ("Publishers", Addresses.Publishers),
            Path = Addresses.Below(Addresses.Publishers, any.Source.Publisher),
            Over = "Publisher",
            Title = any.Source.Publisher,
            HasSources = true,
            Counted = GroupsPage.Counted(request, GroupsPage.OfPublishers, any.Source.Publisher),
        });
    }

    /// <summary>An event: its questions, its sources, and what stands against each other.</summary>
    public static Reply Event(PageRequest request, string name)
    {
        var ledger = Ledger(request);
        if (ledger.Questions(new ListFilter { Event = name, Limit = 1 }).Count == 0)
            return GroupsPage.One(request, GroupsPage.OfEvents, name) ?? throw new NothingThereException($"There is no event {name}.");
        return Show(request, new FilterRequest { Event = name }, new Parts
        {
            Section = ("Events", Addresses.Events),
            Path = Addresses.Below(Addresses.Events, name),
            Over = "Event",
            Title = EventTitles.Of(request, name),
            Id = name,
            HasSources = true,
            HasQuestions = true,
            Counted = GroupsPage.Counted(request, GroupsPage.OfEvents, name),
        });
    }

    private static Reply Show(PageRequest request, FilterRequest asked, Parts parts)
    {
        var ledger = request.Reading.Ledger;
        var filter = asked.Read();
        var conflicts = ledger.Conflicts(filter with { Sort = null, Limit = ConflictsShown });
        var claims = ledger.Claims(filter with { Limit = parts.ClaimsShown });
        var (conflictCount, claimCount) = (ledger.ConflictCount(filter), ledger.ClaimCount(filter));
        var sources = parts.HasSources ? ledger.Sources(filter with { Limit = SourcesShown + 1 }) : null;
        var questions = parts.HasQuestions ? ledger.Questions(filter with { Limit = QuestionsShown }) : null;
        var (rows, models) = ClaimRow.Of(request, claims, conflicts, parts.Asked is { } whole ? [whole.Id] : []);
        var shown = parts.Asked is { } answered ? ShownConflict.Of(answered, conflicts, models) : [];
        var told = shown.SelectMany(each => each.Told).ToHashSet();
        var otherCount = claimCount - told.Count;
        var text = parts.Outside is { } source ? SourceText.Of(request, source, Disputed(ledger, filter)) : null;
        return new ThingPage(
            Frame.Of(request, parts.Title, parts.Section.Href, parts.Path is { } path ? AlternateItem.Of(path) : []),
            parts.Section.Href,
            parts.Section.Name,
            parts.Over,
            parts.Title,
            InWords(claimCount, conflictCount, parts.Counted),
            parts.Outside is { Url: not null } outside ? models.Source(outside).Link : null,
            [.. parts.Facts.Where(fact => fact.Text.Length > 0).Select(fact => fact with { Label = ReportWords.Capital(fact.Label) })],
            [.. models.Links.Where(link => !shown.Any(each => each.Link.Id == link.Id))],
            ReportWords.Count(conflictCount, "conflict"),
            conflictCount > conflicts.Count ? FilterAddress.Of(Addresses.Conflicts, asked with { Sort = null }) : null,
            parts.Asked is { } asking && !shown.Any(each => each.IsOverTime)
                ? PartModels.Series(asking, [.. claims.Where(claim => claim.Question == asking.Id)])
                : [],
            claimCount > claims.Count ? $"Of {ReportWords.Count(claimCount, "claim")}, the first {claims.Count} are drawn." : null,
            parts.Asked is { } related ? RelationItem.Of(request, related, conflicts, models.Links) : [],
            [.. questions?.Select(ListPage.Row) ?? []],
            [.. sources?.Take(SourcesShown).Select(ListPage.Row) ?? []],
            sources?.Count > SourcesShown ? FilterAddress.Of(Addresses.Sources, asked) : null,
            parts.Asked is not null ? [.. rows.Zip(claims).Where(pair => !told.Contains(pair.Second.Id)).Select(pair => pair.First)]
                : parts.Outside is null ? ClaimRow.ByQuestion(rows)
                : ClaimRow.Headed(text is null ? rows : ByPlace(rows.Zip(claims), text)),
            ReportWords.Count(otherCount, told.Count == 0 ? "claim" : "further claim"),
            claimCount > claims.Count ? FilterAddress.Of(Addresses.Claims, asked) : null,
            text)
        {
            ChangeHref = parts.ChangeHref,
            Id = parts.Id,
            IsOfOneQuestion = parts.Asked is not null,
            Shown = shown,
            Agreements = parts.HasQuestions ? Alike(request, filter, claimCount, conflictCount) : [],
        }.By("thing.html", isShared: true);
    }

    // Beside what each count is a part of, as in the list.
    private static string InWords(int claims, int conflicts, ListedGroup? counted)
    {
        var disputed = conflicts == 0 ? "in no conflict" : $"in {ReportWords.Count(conflicts, "conflict")}";
        return counted is null
            ? $"{ReportWords.Count(claims, "claim")}; {disputed}"
            : $"{ReportWords.Count(claims, "claim")}, {disputed}; in a conflict {GroupsPage.PartOf(counted.Disputed, counted.Claims)}, "
                + $"corrected or withdrawn {GroupsPage.PartOf(counted.Corrected, counted.Claims)}";
    }

    private static HashSet<ClaimId> Disputed(Ledger ledger, ListFilter filter) =>
    [
        .. ledger.Conflicts(filter with { Sort = null, Limit = MostClaimsOfSource }, inWords: false)
            .SelectMany(row => row.Conflict.Positions).SelectMany(position => position.Claims),
    ];

    // What does not stand in the text comes last.
    private static IEnumerable<ClaimRow> ByPlace(IEnumerable<(ClaimRow Row, Claim Claim)> rows, SourceText text) =>
        rows.Select(each => each.Row with { Number = text.Numbers.TryGetValue(each.Claim.Id, out var number) ? number : null })
            .OrderBy(row => row.Number ?? int.MaxValue);

    // To know that nothing disputes an answer, all claims and conflicts of its question are read.
    private static IReadOnlyList<AgreementModel> Alike(PageRequest request, ListFilter filter, int claims, int conflicts)
    {
        if (claims > MostReadForAgreement || conflicts > MostReadForAgreement)
            return [];
        var ledger = request.Reading.Ledger;
        List<Question> questions = [.. ledger.Questions(filter).Select(row => row.Question)];
        var found = ledger.Conflicts(filter, inWords: false);
        var part = ledger.ReadPart(new DataSetPart
        {
            Questions = [.. questions.Select(question => question.Id)],
            Conflicts = [.. found.Select(row => row.Conflict.Id)],
        });
        return request.Models(part, found).Agreements(questions);
    }

    private static Ledger Ledger(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Reading.Ledger;
    }

    /// <summary>What one kind of thing has that another has not.</summary>
    private sealed record Parts
    {
        public required (string Name, string Href) Section { get; init; }
        public string? Path { get; init; }
        public required string Over { get; init; }
        public required string Title { get; init; }
        public string? Id { get; init; }
        public ListedGroup? Counted { get; init; }
        public IReadOnlyList<ThingFact> Facts { get; init; } = [];
        public Source? Outside { get; init; }
        public Question? Asked { get; init; }
        public string? ChangeHref { get; init; }
        public int ClaimsShown { get; init; } = MostClaims;
        public bool HasSources { get; init; }
        public bool HasQuestions { get; init; }
    }
}

/// <summary>What is known of a thing: a label, a text, and where it leads.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">The text.</param>
/// <param name="Href">Its page; null where it has none.</param>
/// <param name="Id">Its id, where the text is a title; else null.</param>
internal sealed record ThingFact(string Label, string Text, string? Href = null, string? Id = null)
{
    /// <summary>What is known of a question; its event by title.</summary>
    public static ThingFact Of(PageRequest request, Question question, (string Label, string Text) fact)
    {
        ArgumentNullException.ThrowIfNull(question);
        return fact.Label == FilterAddress.Event && question.Event is { } name
            ? new ThingFact(fact.Label, EventTitles.Of(request, name), Addresses.Below(Addresses.Events, name), name)
            : new ThingFact(fact.Label, fact.Text);
    }
}
