using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Model;

// What a template sees. Names are written in snake_case there: MadeOn is made_on. templates/README.md documents every
// member, and a test holds the two together. Members of type RawText are finished markup; everything else is escaped
// when it is printed.

/// <summary>The whole report; its members are a template's global names.</summary>
internal sealed record ReportModel(
    string Title,
    string? About,
    string? Notice,
    string Description,
    string Language,
    string MadeOn,
    string MadeOnIso,
    string Corrections,
    ReadModel Read,
    TotalsModel Totals,
    BaselineModel Baseline,
    IReadOnlyList<SeverityModel> Severities,
    IReadOnlyList<GroupModel> Groups,
    PartModel? Part,
    IReadOnlyList<PageModel> Pages,
    ConflictModel? Single,
    string? Narrowed,
    IReadOnlyList<AloneModel> Alone,
    IReadOnlyList<AgreementModel> Agreements,
    IReadOnlyList<ChangeModel> Changes,
    IReadOnlyList<ReplacedModel> Replaced,
    IReadOnlyList<SpeakerModel> Speakers,
    IReadOnlyList<SourceModel> Sources,
    ProvenanceModel Provenance,
    RawText MarkDefinitions,
    RawText ChartKey);

/// <summary>A page of a report that is a folder of pages.</summary>
internal sealed record PartModel(string Title, string Index);

/// <summary>Another page of the report.</summary>
internal sealed record PageModel(string Title, string Href);

/// <summary>What the report was made from and with, so that it can be held against the data set later.</summary>
internal sealed record ProvenanceModel(
    string? Desk, string? Tool, string? Fingerprint, string? History, string? Revision);

/// <summary>Somebody whom a source credits.</summary>
internal sealed record SpeakerModel(string Name, string Description, string? Note, int Claims, string ClaimsText);

/// <summary>A weighty answer to a question that no other source answers.</summary>
internal sealed record AloneModel(string Question, string Subject, string Asks, string Reason, AnswerModel Answer);

/// <summary>What was read.</summary>
internal sealed record ReadModel(
    int Sources,
    int Claims,
    int Questions,
    int Speakers,
    string SourcesText,
    string ClaimsText,
    string QuestionsText,
    string? Published,
    string? AsOf,
    bool HasCopies);

/// <summary>Counts of conflicts.</summary>
internal sealed record TotalsModel(
    int Conflicts,
    int Errors,
    int Warnings,
    int Notes,
    int Ruled,
    int Stale,
    int Open,
    string ConflictsText,
    string ErrorsText,
    string WarningsText,
    string NotesText,
    string RuledText,
    string? StaleText);

/// <summary>What is new since the baseline. The list is made when a template asks for it, since it has no bound.</summary>
internal sealed class BaselineModel(
    bool exists, int accepted, int fresh, int gone, string? goneText, Func<IReadOnlyList<LinkModel>> newConflicts)
{
    private readonly Lazy<IReadOnlyList<LinkModel>> _newConflicts = new(newConflicts);

    public bool Exists => exists;

    public int Accepted => accepted;

    public int New => fresh;

    public int Gone => gone;

    public string? GoneText => goneText;

    public IReadOnlyList<LinkModel> NewConflicts => _newConflicts.Value;
}

/// <summary>A conflict as a list of contents names it.</summary>
internal sealed record LinkModel(
    string Id,
    string Href,
    string Subject,
    string Asks,
    string Finding,
    string Kind,
    string Severity,
    string Gravity,
    RawText SeverityMark,
    bool IsNew,
    bool IsRuled,
    bool IsStale);

/// <summary>One kind of conflict, with how many there are.</summary>
internal sealed record KindModel(string Name, string Meaning, int Count, RawText Tally, string Group);

/// <summary>The kinds of one severity.</summary>
internal sealed record SeverityModel(string Name, RawText Mark, int Count, IReadOnlyList<KindModel> Kinds);

/// <summary>A group of conflicts: those that cannot stand together, those worth a look, word choices, notes.</summary>
internal sealed record GroupModel(
    string Id,
    string Title,
    string Summary,
    string Severity,
    RawText SeverityMark,
    int Count,
    string CountText,
    IReadOnlyList<LinkModel> Contents,
    IReadOnlyList<PageModel> Pages,
    bool IsHere,
    IEnumerable<ConflictModel> Conflicts);

/// <summary>One conflict.</summary>
internal sealed record ConflictModel(
    string Id,
    string Kind,
    string KindMeaning,
    string Severity,
    string Gravity,
    RawText SeverityMark,
    string Scope,
    string ScopeText,
    string Question,
    string Subject,
    string Asks,
    string Finding,
    string Explanation,
    string? Hint,
    IReadOnlyList<FactModel> Notes,
    bool IsReading,
    IReadOnlyList<FactModel> Compared,
    ConstraintModel? Constraint,
    bool IsNew,
    bool IsAccepted,
    string Status,
    RulingModel? Ruling,
    IReadOnlyList<PositionModel> Positions,
    RawText? Chart,
    string? ChartCaption,
    bool IsDrawnOverTime,
    FramingModel? Framing);

/// <summary>A label and a text.</summary>
internal sealed record FactModel(string Label, string Text);

/// <summary>A constraint that is broken.</summary>
internal sealed record ConstraintModel(string Id, string Holds, string? Why);

/// <summary>A person's word on a conflict.</summary>
internal sealed record RulingModel(
    string Conflict, bool IsStale, string Verdict, string VerdictText, string? Position, string Reason, string By, string On, string OnIso);

/// <summary>One position of a conflict.</summary>
internal sealed record PositionModel(
    string Letter,
    RawText Mark,
    string Style,
    string Says,
    bool IsReading,
    string? Asks,
    string? Literal,
    string? Usual,
    bool ReadingsDiffer,
    IReadOnlyList<string> Options,
    string? Term,
    int Origins,
    int ClaimCount,
    string Support,
    IReadOnlyList<ClaimModel> Claims,
    IReadOnlyList<ClaimModel> More,
    string? MoreText,
    string? LeftText);

/// <summary>One claim.</summary>
internal sealed record ClaimModel(
    string Id,
    string Says,
    bool IsReading,
    RawText? Quote,
    bool QuoteHasMarks,
    string? Language,
    SourceLinkModel Source,
    string Voice,
    bool IsOwnVoice,
    string? Modality,
    string? Condition,
    bool IsCounted,
    string AsOf,
    string AsOfIso,
    bool AsOfIsPublication,
    string? History,
    string? Note);

/// <summary>A source as a claim names it.</summary>
internal sealed record SourceLinkModel(
    string Id, string Href, string Title, RawText Link, string Name, string Inside, string Publisher, bool PublisherKnown, string Published,
    string PublishedIso);

/// <summary>A framing conflict, term by term.</summary>
internal sealed record FramingModel(string Asks, IReadOnlyList<TermModel> Terms);

/// <summary>A term of a facet, with the quotes that are read as it.</summary>
internal sealed record TermModel(
    string Name, string Letter, RawText Mark, string Style, int Sources, string SourcesText, IReadOnlyList<UseModel> Uses,
    string? MoreText);

/// <summary>One quote that is read as a term.</summary>
internal sealed record UseModel(
    RawText? Quote, bool QuoteHasMarks, string? Language, string? Phrase, SourceLinkModel Source, bool IsOwnVoice, string Voice);

/// <summary>A question that several sources of several origins answer alike, at one time.</summary>
internal sealed record AgreementModel(
    string Question,
    string Subject,
    string Asks,
    bool IsReading,
    bool Moves,
    int Origins,
    int ClaimCount,
    string Support,
    IReadOnlyList<AnswerModel> Answers,
    string? MoreText);

/// <summary>One way of answering, and who does.</summary>
internal sealed record AnswerModel(string Says, bool IsReading, string? Credit, SourceLinkModel Source, string AsOf, string AsOfIso);

/// <summary>A question with answers that differ and speak of different dates.</summary>
internal sealed record ChangeModel(
    string Question,
    string Subject,
    string Asks,
    bool IsReading,
    string OverTime,
    RawText? Chart,
    IReadOnlyList<AnswerModel> Answers,
    string? MoreText,
    IReadOnlyList<FactModel> Breaks);

/// <summary>A claim that was corrected or withdrawn, and what counts instead.</summary>
internal sealed record ReplacedModel(
    string Question,
    string Subject,
    string Asks,
    bool IsReading,
    AnswerModel Was,
    IReadOnlyList<AnswerModel> Now,
    string? Withdrawn,
    string? WithdrawnIso,
    string? Why);

/// <summary>One of the texts that stood at a source's address.</summary>
internal sealed record VersionModel(int Number, string Retrieved, string RetrievedIso, string? Sha256, string? Note, string ClaimsText);

/// <summary>One source.</summary>
internal sealed record SourceModel(
    string Id,
    string Name,
    string Title,
    RawText Link,
    string? Address,
    string Publisher,
    bool PublisherKnown,
    string Published,
    string PublishedIso,
    string? DatedBy,
    string? Language,
    string? Sha256,
    IReadOnlyList<VersionModel> Versions,
    string? Note,
    int Claims,
    int Conflicts,
    string ClaimsText,
    string ConflictsText);
