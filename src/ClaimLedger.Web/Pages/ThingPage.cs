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
    IReadOnlyList<FactModel> Facts,
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

    // So many of each are shown; all of them stand in their list.
    private const int ConflictsShown = 20;
    private const int MostClaims = 60;
    private const int MostClaimsOfSource = 500;
    private const int SourcesShown = 40;
    private const int QuestionsShown = 60;

    /// <summary>A question: its claims over time, and what stands against each other.</summary>
    public static Reply Question(PageRequest request, string name)
    {
        var (id, format) = Suffix.Split(name);
        var ledger = Ledger(request);
        if (ledger.Questions(new ListFilter { Id = id }) is not [var row])
            throw new NothingThereException($"There is no question {id}.");
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
            Facts = FactLines.Of(row.Question),
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
            throw new NothingThereException($"There is no source {id}.");
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
            Facts = FactLines.Of(row.Source),
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
            Facts = [
                ("kind", ReportWords.Describe(speaker)),
                ("also", string.Join(", ", speaker.Also)),
                ("note", speaker.Note ?? ""),
            ],
            HasSources = true,
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
            Title = name,
            HasSources = true,
            HasQuestions = true,
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
        var (rows, models) = ClaimRow.Of(request, claims, conflicts);
        return new ThingPage(
            Frame.Of(request, parts.Title, parts.Section.Href, parts.Path is { } path ? AlternateItem.Of(path) : []),
            parts.Section.Href,
            parts.Section.Name,
            parts.Over,
            parts.Title,
            $"{ReportWords.Count(claimCount, "claim")}; {Disputed(conflictCount)}",
            parts.Outside is { Url: not null } outside ? models.Source(outside).Link : null,
            [.. parts.Facts.Where(fact => fact.Text.Length > 0).Select(fact => new FactModel(ReportWords.Capital(fact.Label), fact.Text))],
            models.Links,
            ReportWords.Count(conflictCount, "conflict"),
            conflictCount > conflicts.Count ? FilterAddress.Of(Addresses.Conflicts, asked with { Sort = null }) : null,
            parts.Asked is { } asking ? PartModels.Series(asking, [.. claims.Where(claim => claim.Question == asking.Id)]) : [],
            claimCount > claims.Count ? $"Of {ReportWords.Count(claimCount, "claim")}, the first {claims.Count} are drawn." : null,
            parts.Asked is { } related ? RelationItem.Of(request, related, conflicts, models.Links) : [],
            [.. questions?.Select(ListPage.Row) ?? []],
            [.. sources?.Take(SourcesShown).Select(ListPage.Row) ?? []],
            sources?.Count > SourcesShown ? FilterAddress.Of(Addresses.Sources, asked) : null,
            rows,
            ReportWords.Count(claimCount, "claim"),
            claimCount > claims.Count ? FilterAddress.Of(Addresses.Claims, asked) : null,
            parts.Outside is { } source ? SourceText.Of(request, source) : null)
        { ChangeHref = parts.ChangeHref }.By("thing.html", isShared: true);
    }

    private static string Disputed(int conflicts) =>
        conflicts == 0 ? "in no conflict" : $"in {ReportWords.Count(conflicts, "conflict")}";

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
        public IEnumerable<(string Label, string Text)> Facts { get; init; } = [];
        public Source? Outside { get; init; }
        public Question? Asked { get; init; }
        public string? ChangeHref { get; init; }
        public int ClaimsShown { get; init; } = MostClaims;
        public bool HasSources { get; init; }
        public bool HasQuestions { get; init; }
    }
}
