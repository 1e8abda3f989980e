using System.Collections.Immutable;

namespace ClaimLedger;

/// <summary>Somebody whom a source credits.</summary>
public sealed record Speaker
{
    /// <summary>The name by which the data set knows the speaker.</summary>
    public required SpeakerName Name { get; init; }
    /// <summary>What sort of speaker it is.</summary>
    public required SpeakerKind Kind { get; init; }
    /// <summary>Other names.</summary>
    public ImmutableArray<string> Also { get; init; } = [];
    /// <summary>The speaker in whose name this one speaks: these words count as the other's. Null where there is none.</summary>
    public SpeakerName? SpeaksFor { get; init; }
    /// <summary>A remark for readers.</summary>
    public string? Note { get; init; }
    /// <summary>Where it is declared.</summary>
    public Place Place { get; init; }
}

/// <summary>A word choice that sources can make differently.</summary>
public sealed record Facet
{
    /// <summary>Identifier, unique in the data set.</summary>
    public required string Id { get; init; }
    /// <summary>The facet as a question.</summary>
    public required string Asks { get; init; }
    /// <summary>The terms, in order.</summary>
    public required ImmutableArray<FacetTerm> Terms { get; init; }
    /// <summary>A remark for readers.</summary>
    public string? Note { get; init; }
    /// <summary>Where it is declared.</summary>
    public Place Place { get; init; }
}

/// <summary>One term of a facet, with the phrases that show it.</summary>
public sealed record FacetTerm
{
    /// <summary>Identifier, unique in the facet.</summary>
    public required string Id { get; init; }
    /// <summary>The phrases that show it in a quote, matched as whole words without regard to case, the longest first.</summary>
    public required ImmutableArray<string> ShownBy { get; init; }
    /// <summary>A remark for readers.</summary>
    public string? Note { get; init; }
}

/// <summary>A date on which a counter was redefined: a figure may fall across it without a conflict.</summary>
/// <param name="On">The day from which the new definition counts.</param>
/// <param name="Why">What changed; empty where the data set does not say.</param>
public sealed record SeriesBreak(DaySpan On, string Why)
{
    /// <summary>What changed, or that nobody says.</summary>
    public string Reason => Why.Length == 0 ? "No reason is given." : Why;
}

/// <summary>What a claim answers: a subject, and what is asked of it.</summary>
public sealed record Question
{
    /// <summary>Identifier, unique in the data set.</summary>
    public required QuestionId Id { get; init; }
    /// <summary>What it is about, with version where there are several.</summary>
    public required string Subject { get; init; }
    /// <summary>The question itself, phrased neutrally.</summary>
    public required string Asks { get; init; }
    /// <summary>What kind of answer it takes.</summary>
    public required AnswerType Answer { get; init; }
    /// <summary>The unit of a quantity or duration: a counted noun ("hostages") or a measure ("km"). Null where none is declared.</summary>
    public string? Unit { get; init; }
    /// <summary>How it behaves as time goes on.</summary>
    public OverTime OverTime { get; init; } = OverTime.Fixed;
    /// <summary>
    /// The options of a choice question, or the terms of a term question's facet, in order; at most <see cref="OptionSet.Capacity"/>.
    /// </summary>
    public ImmutableArray<string> Options { get; init; } = [];
    /// <summary>Which options exclude each other: entry <c>i</c> holds those that option <c>i</c> excludes.</summary>
    public ImmutableArray<OptionSet> Exclusions { get; init; } = [];
    /// <summary>The pairs of options that exclude each other, by name, each pair once, in order.</summary>
    public IEnumerable<(string First, string Second)> ExclusivePairs => Pairs(Exclusions);
    /// <summary>The pairs of options that sit badly together, by name, each pair once, in order.</summary>
    public IEnumerable<(string First, string Second)> TensionPairs => Pairs(Tensions);

    private IEnumerable<(string First, string Second)> Pairs(ImmutableArray<OptionSet> sets) =>
        from first in Enumerable.Range(0, Math.Min(sets.Length, Options.Length))
        from second in Enumerable.Range(first + 1, Options.Length - first - 1)
        where sets[first].Contains(second)
        select (Options[first], Options[second]);

    /// <summary>Which options sit badly together without excluding each other: entry <c>i</c> holds those of option <c>i</c>.</summary>
    public ImmutableArray<OptionSet> Tensions { get; init; } = [];
    /// <summary>Whether the texts do not settle that its claims speak of one thing; then its conflicts are warnings at most.</summary>
    public bool IsSameAssumed { get; init; }
    /// <summary>Further nouns that the unit takes.</summary>
    public ImmutableArray<string> Counts { get; init; } = [];
    /// <summary>The facet of a term question.</summary>
    public string? Facet { get; init; }
    /// <summary>The event that it describes; framing is compared across the questions of one event.</summary>
    public string? Event { get; init; }
    /// <summary>
    /// What its word choices are compared within: its event with population, place and period, or itself where it belongs to no event.
    /// </summary>
    internal string Scene => Event is null
        ? "question " + Id
        : string.Join('\n', Qualifiers.Where(pair => pair.Key is "population" or "place" or "period")
            .Select(pair => $"{pair.Key} {pair.Value}").Prepend("event " + Event));
    /// <summary>What the figure includes, shown beside it.</summary>
    public ImmutableArray<string> Includes { get; init; } = [];
    /// <summary>What the question fixes besides, as label and text: version, measure, population, place, period, basis.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Qualifiers { get; init; } = [];
    /// <summary>Dates on which the counter was redefined.</summary>
    public ImmutableArray<SeriesBreak> Breaks { get; init; } = [];
    /// <summary>
    /// The half-width of the usual reading of a plain number here, as written: "5%" or "10". Null where the table decides.
    /// </summary>
    public string? Tolerance { get; init; }
    /// <summary>A remark for readers.</summary>
    public string? Note { get; init; }
    /// <summary>Where it is declared.</summary>
    public Place Place { get; init; }
}

/// <summary>A declared relation between questions, such as <c>casualties = killed + injured</c>.</summary>
public sealed record Constraint
{
    /// <summary>Identifier, unique in the data set.</summary>
    public required string Id { get; init; }
    /// <summary>The relation, as written.</summary>
    public required string Holds { get; init; }
    /// <summary>Why it must hold.</summary>
    public string? Why { get; init; }
    /// <summary>A remark for readers.</summary>
    public string? Note { get; init; }
    /// <summary>Where it is declared.</summary>
    public Place Place { get; init; }
}

/// <summary>One published document.</summary>
public sealed record Source
{
    /// <summary>Identifier, unique in the data set.</summary>
    public required SourceId Id { get; init; }
    /// <summary>Its title.</summary>
    public required string Title { get; init; }
    /// <summary>What reports and listings call it, or null.</summary>
    public string? Short { get; init; }
    /// <summary>Who published it; "unknown" where the text does not say.</summary>
    public required string Publisher { get; init; }
    /// <summary>An http or https address, or null.</summary>
    public string? Url { get; init; }
    /// <summary>When it was published.</summary>
    public required WrittenDate Published { get; init; }
    /// <summary>How the date was found where the text itself carries none.</summary>
    public string? DatedBy { get; init; }
    /// <summary>BCP 47 language tag.</summary>
    public string? Language { get; init; }
    /// <summary>
    /// SHA-256 of the archived text, 64 lower-case hexadecimal digits, or null; where there are versions, the newest one's.
    /// </summary>
    public string? Sha256 { get; init; }
    /// <summary>
    /// The sources from which it has what it says: a joined table, a rewrite, a translation, a copy. In the order in which it names them;
    /// empty where it stands for itself.
    /// </summary>
    public ImmutableArray<SourceId> DerivedFrom { get; init; } = [];
    /// <summary>The texts that stood there one after another, the oldest first; empty where only one was read.</summary>
    public ImmutableArray<SourceVersion> Versions { get; init; } = [];
    /// <summary>A remark for readers.</summary>
    public string? Note { get; init; }
    /// <summary>Where it is declared.</summary>
    public Place Place { get; init; }
    /// <summary>What it claims, in file order.</summary>
    public required ImmutableArray<Claim> Claims { get; init; }
    /// <summary>What it may claim, in file order: proposed, and without effect until somebody accepts it.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>The version in which a claim was read; null where the claim names none.</summary>
    public SourceVersion? VersionOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Version is { } number ? Versions[number - 1] : null;
    }

    /// <summary>SHA-256 of the archived text in which a claim's quote stands, or null.</summary>
    public string? TextOf(Claim claim) => VersionOf(claim) is { } version ? version.Sha256 : Sha256;
}

/// <summary>One of the texts that stood at a source's address, one after another.</summary>
public sealed record SourceVersion
{
    /// <summary>When it was retrieved.</summary>
    public required WrittenDate Retrieved { get; init; }
    /// <summary>SHA-256 of its archived text, 64 lower-case hexadecimal digits, or null.</summary>
    public string? Sha256 { get; init; }
    /// <summary>A remark for readers.</summary>
    public string? Note { get; init; }
    /// <summary>Where it is declared.</summary>
    public Place Place { get; init; }
}

/// <summary>One answer to one question by one source.</summary>
public sealed record Claim
{
    /// <summary>The full identifier, <c>SOURCE/CLAIM</c>.</summary>
    public required ClaimId Id { get; init; }
    /// <summary>The source's identifier.</summary>
    public required SourceId Source { get; init; }
    /// <summary>The question's identifier.</summary>
    public required QuestionId Question { get; init; }
    /// <summary>What it says.</summary>
    public required Value Value { get; init; }
    /// <summary>When it held; unwritten where the publication date stands in.</summary>
    public required WrittenDate AsOf { get; init; }
    /// <summary>Who said it, from the first to the last who passed it on, by declared name; empty for the source's own voice.</summary>
    public ImmutableArray<SpeakerName> Speakers { get; init; } = [];
    /// <summary>How it is put forward.</summary>
    public Modality Modality { get; init; } = Modality.Stated;
    /// <summary>
    /// Whose proposal, demand, forecast or belief it is, where the first speaker only tells of it; null where it is the speaker's own.
    /// </summary>
    public SpeakerName? Whose { get; init; }
    /// <summary>
    /// On what condition it holds, in the source's sense; null for none. Claims on different conditions are not compared.
    /// </summary>
    public string? If { get; init; }
    /// <summary>Whether the value was counted from the quote, which need not say it.</summary>
    public bool IsCounted { get; init; }
    /// <summary>What a machine's reading rests on, for review alone; null for none.</summary>
    public string? Because { get; init; }
    /// <summary>The words of the source, verbatim, or null.</summary>
    public string? Quote { get; init; }
    /// <summary>Facet and term of each word choice, in facet order.</summary>
    public ImmutableArray<Frame> Frames { get; init; } = [];
    /// <summary>The number, from 1, of the source's version in which it was read; null where it stands in all of them.</summary>
    public int? Version { get; init; }
    /// <summary>The full identifiers of the claims that this one corrects: they no longer count.</summary>
    public ImmutableArray<ClaimId> Corrects { get; init; } = [];
    /// <summary>That it was taken back, or null.</summary>
    public Withdrawal? Withdrawn { get; init; }
    /// <summary>Where the quote stands in the archived text, or null where nobody looked.</summary>
    public Anchor? Anchor { get; init; }
    /// <summary>A remark for readers.</summary>
    public string? Note { get; init; }
    /// <summary>Where its <c>says</c> stands.</summary>
    public Place Place { get; init; }
}

/// <summary>A claim that nobody has accepted yet: it is validated and shown for review, and nothing else sees it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Question">What it would answer.</param>
/// <param name="IsNewQuestion">Whether the question is proposed with it, since nobody has declared it.</param>
/// <param name="NewSpeakers">Those of its speakers, and of whose it is, whom nobody has declared.</param>
public sealed record Proposal(Claim Claim, Question Question, bool IsNewQuestion, ImmutableArray<SpeakerName> NewSpeakers);

/// <summary>That a claim was taken back, without another in its place.</summary>
/// <param name="On">When.</param>
/// <param name="Why">Why, or null where nobody says.</param>
public sealed record Withdrawal(WrittenDate On, string? Why);

/// <summary>
/// Where a quote stands in its archived text: a TextQuoteSelector without the quote itself, and a TextPositionSelector, of the
/// W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#selectors).
/// </summary>
/// <param name="Prefix">The words right before the quote; may be empty.</param>
/// <param name="Suffix">The words right behind it; may be empty.</param>
/// <param name="Start">How many Unicode code points of the text stand before the quote.</param>
/// <param name="End">How many stand before what follows it.</param>
public sealed record Anchor(string Prefix, string Suffix, int Start, int End);

/// <summary>A word choice of a claim.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Term">The term.</param>
/// <param name="Phrase">The words in the quote that show it, or null where the data set states it without.</param>
public sealed record Frame(string Facet, string Term, string? Phrase);

/// <summary>A person's word on a conflict.</summary>
public sealed record Ruling
{
    /// <summary>The conflict's id.</summary>
    public required ConflictId Conflict { get; init; }
    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }
    /// <summary>The kind that the conflict was of when it was ruled on; null where the ruling does not say.</summary>
    public ConflictKind? Kind { get; init; }
    /// <summary>The question that the conflict was about when it was ruled on; null where the ruling does not say.</summary>
    public QuestionId? Question { get; init; }
    /// <summary>What the positions said when it was ruled on; empty where the ruling does not say.</summary>
    public ImmutableArray<string> Says { get; init; } = [];
    /// <summary>For <see cref="Verdict.Prefer"/>, what the preferred position says.</summary>
    public string? Position { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
    /// <summary>Who ruled.</summary>
    public required string By { get; init; }
    /// <summary>On which day.</summary>
    public required DateOnly On { get; init; }
    /// <summary>A remark for readers.</summary>
    public string? Note { get; init; }
    /// <summary>Where it stands.</summary>
    public Place Place { get; init; }
}

/// <summary>What must stay true of a data set, so that a change to it loses nothing unnoticed.</summary>
/// <param name="Subject">What it is about, as written: <c>conflict</c>, <c>agree</c>, <c>claims at-least</c>, …</param>
/// <param name="Text">What is expected, as written.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Expectation(string Subject, string Text, Place Place);

/// <summary>A row of the readings table that the data set reads in its own way.</summary>
/// <param name="Row">The row: <c>about</c>, <c>more-than</c>, …</param>
/// <param name="Literal">Its literal set, as written; null where the table's stays.</param>
/// <param name="Usual">Its usual set, as written; null where the table's stays.</param>
public sealed record ReadingOverride(string Row, string? Literal, string? Usual);

/// <summary>A whole data set, validated.</summary>
public sealed record DataSet
{
    /// <summary>Its title.</summary>
    public required string Title { get; init; }
    /// <summary>What it is about.</summary>
    public string? About { get; init; }
    /// <summary>BCP 47 language tag.</summary>
    public string Language { get; init; } = "en";
    /// <summary>The rows of the readings table that are read otherwise here, in file order.</summary>
    public ImmutableArray<ReadingOverride> Readings { get; init; } = [];
    /// <summary>The speakers, in file order.</summary>
    public ImmutableArray<Speaker> Speakers { get; init; } = [];
    /// <summary>The facets, in file order.</summary>
    public ImmutableArray<Facet> Facets { get; init; } = [];
    /// <summary>The questions, in file order.</summary>
    public ImmutableArray<Question> Questions { get; init; } = [];
    /// <summary>The constraints, in file order.</summary>
    public ImmutableArray<Constraint> Constraints { get; init; } = [];
    /// <summary>The sources, by id.</summary>
    public ImmutableArray<Source> Sources { get; init; } = [];
    /// <summary>The rulings, by conflict.</summary>
    public ImmutableArray<Ruling> Rulings { get; init; } = [];
    /// <summary>What must stay true, in file order.</summary>
    public ImmutableArray<Expectation> Expectations { get; init; } = [];
    /// <summary>The ids of the conflicts that the newsroom has accepted.</summary>
    public ImmutableArray<ConflictId> Baseline { get; init; } = [];
    /// <summary>Whether there is a baseline file: without one, every conflict is new.</summary>
    public bool HasBaseline { get; init; }
}
