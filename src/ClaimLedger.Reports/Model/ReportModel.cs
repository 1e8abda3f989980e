using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Model;

// What a template sees. Names are written in snake_case there: MadeOn is made_on. templates/README.md documents every
// member, and a test holds the two together. Members of type RawText are finished markup; everything else is escaped
// when it is printed.

/// <summary>The whole report; its members are a template's global names.</summary>
internal sealed record ReportModel(
    string Title,
    string? About,
    string Language,
    string MadeOn,
    string MadeOnIso,
    string Corrections,
    ReadModel Read,
    TotalsModel Totals,
    BaselineModel Baseline,
    IReadOnlyList<SeverityModel> Severities,
    IReadOnlyList<GroupModel> Groups,
    IReadOnlyList<AgreementModel> Agreements,
    IReadOnlyList<ChangeModel> Changes,
    IReadOnlyList<ReplacedModel> Replaced,
    IReadOnlyList<SourceModel> Sources,
    RawText MarkDefinitions,
    RawText ChartKey);

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
    string? AsOf);

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

/// <summary>What is new since the baseline.</summary>
internal sealed record BaselineModel(bool Exists, int Accepted, int New, int Gone, string? GoneText, IReadOnlyList<LinkModel> NewConflicts);

/// <summary>A conflict as a list of contents names it.</summary>
internal sealed record LinkModel(
    string Id, string Subject, string Asks, string Kind, string Severity, RawText SeverityMark, bool IsNew, bool IsRuled, bool IsStale);

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
    IEnumerable<ConflictModel> Conflicts);

/// <summary>One conflict.</summary>
internal sealed record ConflictModel(
    string Id,
    string Kind,
    string KindMeaning,
    string Severity,
    string SeverityText,
    RawText SeverityMark,
    string Scope,
    string ScopeText,
    string Question,
    string Subject,
    string Asks,
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
    IReadOnlyList<RowModel> Rows,
    bool RowsHaveReadings,
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
    string? MoreText);

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
    string AsOf,
    string AsOfIso,
    bool AsOfIsPublication,
    string? History,
    string? Note);

/// <summary>A source as a claim names it.</summary>
internal sealed record SourceLinkModel(
    string Id, string Title, RawText Link, string Name, string Publisher, bool PublisherKnown, string Published, string PublishedIso);

/// <summary>A row of the table beside a chart: one claim.</summary>
internal sealed record RowModel(
    string Letter,
    RawText Mark,
    string Style,
    string? Asks,
    string Says,
    string Literal,
    string Usual,
    string AsOf,
    string Voice,
    string SourceName,
    string Published,
    string Source);

/// <summary>A framing conflict as a table of sources by terms.</summary>
internal sealed record FramingModel(string Asks, string Summary, IReadOnlyList<TermModel> Terms, IReadOnlyList<FramingRowModel> Rows);

/// <summary>A term of a facet, as a column.</summary>
internal sealed record TermModel(string Name, string Letter, RawText Mark, string Style, int Sources, string SourcesText);

/// <summary>What one source writes.</summary>
internal sealed record FramingRowModel(SourceLinkModel Source, IReadOnlyList<FramingCellModel> Cells);

/// <summary>What one source writes for one term; without uses where it does not use it.</summary>
internal sealed record FramingCellModel(string Term, IReadOnlyList<UseModel> Uses, string? MoreText);

/// <summary>One use of a term.</summary>
internal sealed record UseModel(RawText? Quote, bool QuoteHasMarks, string? Language, string? Phrase, bool IsOwnVoice, string Voice);

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
    IReadOnlyList<AnswerModel> Answers);

/// <summary>One way of answering, and who does.</summary>
internal sealed record AnswerModel(string Says, string Voice, SourceLinkModel Source, string AsOf, string AsOfIso);

/// <summary>A question with answers that differ and speak of different dates.</summary>
internal sealed record ChangeModel(
    string Question,
    string Subject,
    string Asks,
    bool IsReading,
    string OverTime,
    RawText? Chart,
    IReadOnlyList<AnswerModel> Answers,
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
