namespace ClaimLedger.Reconciliation;

/// <summary>What reconciliation needs of a claim, without its words: small, so that a million stream by.</summary>
internal readonly record struct ClaimFacts
{
    private const long MinutesADay = 24 * 60;
    private const int BitsBetweenKeys = 20;

    /// <summary>A place behind that of a key, and before that of the next.</summary>
    public static long PlaceOf(long key, int behind) => (key << BitsBetweenKeys) + behind;

    /// <summary>The claim's key in the view it came from.</summary>
    public required long Key { get; init; }
    /// <summary>Its place among all claims where that is not its key's, as of a claim that came later; else 0.</summary>
    public long Place { get; init; }
    /// <summary>Orders claims by question, as-of, publication and id, whenever they came.</summary>
    public long Order => Place != 0 ? Place : PlaceOf(Key, 0);
    /// <summary>The source's key.</summary>
    public required long Source { get; init; }
    /// <summary>The publisher's key; 0 where the publisher is unknown.</summary>
    public long Publisher { get; init; }
    /// <summary>
    /// Key of the first speaker, or of the one in whose name that speaker speaks; 0 for the source's own voice.
    /// </summary>
    public long Origin { get; init; }
    /// <summary>Whether the first speaker is an anonymous description, which two sources may use of two people.</summary>
    public bool OriginIsAnonymous { get; init; }
    /// <summary>Key of the first outlet in the chain after the first speaker, or 0.</summary>
    public long Wire { get; init; }
    /// <summary>Key of the whole chain: equal chains, equal keys; 0 for the source's own voice.</summary>
    public long Chain { get; init; }
    /// <summary>How many speakers the chain has.</summary>
    public int ChainLength { get; init; }
    /// <summary>How it is put forward.</summary>
    public Modality Modality { get; init; }
    /// <summary>First day of the as-of span, as a day number.</summary>
    public required int AsOfFirst { get; init; }
    /// <summary>Last day of the as-of span, as a day number.</summary>
    public required int AsOfLast { get; init; }
    /// <summary>Whether the as-of is only about right, so that a single day is no moment.</summary>
    public bool IsAsOfUncertain { get; init; }
    /// <summary>The minute of the as-of since 0001-01-01 in UTC; 0 where no hours are given.</summary>
    public int AsOfMinute { get; init; }
    /// <summary>When the as-of begins, in minutes since 0001-01-01.</summary>
    public long Begins => AsOfMinute != 0 ? AsOfMinute : AsOfFirst * MinutesADay;
    /// <summary>The last minute of the as-of.</summary>
    public long Ends => AsOfMinute != 0 ? AsOfMinute : (AsOfLast + 1) * MinutesADay - 1;
    /// <summary>Whether the as-of lies within <paramref name="days"/>.</summary>
    public bool IsAbout(DaySpan days) => AsOfFirst >= days.First.DayNumber && AsOfLast <= days.Last.DayNumber;
    /// <summary>Key of the condition on which it holds; 0 for none.</summary>
    public int Condition { get; init; }
    /// <summary>Key of whose it is, where the first speaker only tells of it; 0 for the speaker's own.</summary>
    public long Whose { get; init; }

    /// <summary>First day of the publication span, as a day number.</summary>
    public required int PublishedFirst { get; init; }
    /// <summary>Last day of the publication span, as a day number.</summary>
    public required int PublishedLast { get; init; }
    /// <summary>What the words commit the speaker to; <see cref="Interval.Everything"/> for an unknown.</summary>
    public Interval Literal { get; init; }
    /// <summary>What a reader takes them to mean; <see cref="Interval.Everything"/> for an unknown.</summary>
    public Interval Usual { get; init; }
    /// <summary>Both readings.</summary>
    internal BothReadings Readings => new(Literal, Usual);
    /// <summary>The allowed options of a choice or term question; none elsewhere and for an unknown.</summary>
    public OptionSet Options { get; init; }
    /// <summary>Whether the answer is "unknown".</summary>
    public bool IsUnknown { get; init; }
}

/// <summary>A claim with its facts.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Facts">What reconciliation sees of it.</param>
internal sealed record Known(Claim Claim, ClaimFacts Facts)
{
    /// <summary>The claims of one question that take part in finding, by key.</summary>
    public static List<Known> Of(QuestionId question, IClaimView view)
    {
        var facts = view.ClaimsOf(question);
        return [.. view.Load([.. facts.Select(each => each.Key)]).Zip(facts, (claim, own) => new Known(claim, own))];
    }
}

/// <summary>As much of a claim as a conflict is stored with, besides its facts.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Says">What it says, verbatim.</param>
/// <param name="AsOf">The days as of which it holds, as written: of a period that is counted, all of it.</param>
/// <param name="Publisher">Who published its source.</param>
internal readonly record struct ClaimHead(ClaimId Id, string Says, DaySpan AsOf, string Publisher);

/// <summary>A word choice in a claim, as reconciliation sees it.</summary>
/// <param name="Claim">The claim's key.</param>
/// <param name="Source">The source's key.</param>
/// <param name="Term">The term's index in its facet.</param>
internal readonly record struct FrameFacts(long Claim, long Source, int Term);

/// <summary>One facet's word choices for one event, or for one question that belongs to no event.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Event">The event, or null.</param>
/// <param name="Question">The question; for an event, its first question in file order among those involved.</param>
/// <param name="Frames">The word choices, in the order of their claims.</param>
internal sealed record FramingGroup(Facet Facet, string? Event, Question Question, IReadOnlyList<FrameFacts> Frames);

/// <summary>
/// The facts of one question's claims that take part in finding, by key, with as much of the question as lets most of them go;
/// the whole question is read only when it is asked for. The list may be reused for the next question: do not keep it.
/// </summary>
/// <param name="answer">What kind of answer it takes.</param>
/// <param name="overTime">How it behaves as time goes on.</param>
/// <param name="read">Reads the whole question.</param>
/// <param name="claims">The facts.</param>
/// <param name="lineage">Looks up what became of the claims; null where there is nothing to say of any.</param>
/// <param name="derivations">Which sources derive from others; null where none does.</param>
internal sealed class QuestionClaims(
    AnswerType answer,
    OverTime overTime,
    Func<Question> read,
    IReadOnlyList<ClaimFacts> claims,
    Func<IReadOnlyDictionary<long, ClaimLineage>>? lineage = null,
    Derivations? derivations = null)
{
    private Question? _question;

    /// <summary>What kind of answer it takes.</summary>
    public AnswerType Answer => answer;

    /// <summary>How it behaves as time goes on.</summary>
    public OverTime OverTime => overTime;

    /// <summary>The whole question.</summary>
    public Question Question => _question ??= read();

    /// <summary>The facts of its claims, by key.</summary>
    public IReadOnlyList<ClaimFacts> Claims => claims;

    /// <summary>What became of its claims, by key, for those of which there is something to say. Looked up anew each time.</summary>
    public IReadOnlyDictionary<long, ClaimLineage> Lineage => lineage?.Invoke() ?? ClaimLineage.None;

    /// <summary>The same for whoever keeps it: the claims that stream by are overwritten by those of the next question.</summary>
    public QuestionClaims Kept()
    {
        var own = Lineage;
        return new QuestionClaims(answer, overTime, read, [.. claims], () => own, derivations);
    }

    /// <summary>Who is of one family among its claims. Looked up anew each time.</summary>
    public Kin Kin => derivations?.KinOf(claims) ?? Kin.None;
}

/// <summary>
/// What reconciliation reads: a data set in memory or a ledger on disk. Everything comes in an order that depends on the
/// data alone.
/// </summary>
internal interface IClaimView
{
    /// <summary>Every question that has claims, one at a time, with those that take part in finding, in their order.</summary>
    IEnumerable<QuestionClaims> ByQuestion();

    /// <summary>
    /// Every facet and event (or question without an event) that has word choices of claims that count and take part, one at a time.
    /// </summary>
    IEnumerable<FramingGroup> ByFacet();

    /// <summary>Every question that takes such an answer, with or without claims, in file order.</summary>
    IEnumerable<Question> QuestionsOf(AnswerType answer);

    /// <summary>The constraints, in file order.</summary>
    IReadOnlyList<Constraint> Constraints { get; }

    /// <summary>The facet with this id, or null.</summary>
    Facet? Facet(string id);

    /// <summary>The question with this id, or null.</summary>
    Question? Question(QuestionId id);

    /// <summary>The first questions about this subject, at most so many, in file order.</summary>
    IReadOnlyList<Question> About(string subject, int most);

    /// <summary>The facts of one question's claims that take part in finding, by key; not to be changed.</summary>
    IReadOnlyList<ClaimFacts> ClaimsOf(QuestionId question);

    /// <summary>
    /// The source for whose sake a claim stands aside: the nearest from which its own derives and which answers the question, too. Null
    /// where it takes part.
    /// </summary>
    SourceId? AsideFor(Claim claim);

    /// <summary>Which sources derive from others.</summary>
    Derivations Derivations { get; }

    /// <summary>What became of one question's claims, by key, for those of which there is something to say.</summary>
    /// <param name="claims">The claims, by key, as <see cref="ClaimsOf"/> gives them.</param>
    IReadOnlyDictionary<long, ClaimLineage> LineageOf(IReadOnlyList<ClaimFacts> claims);

    /// <summary>
    /// Tells which claims and questions are asked for next: a view of a store that is far away may read them at once. Those that are not
    /// there are missed when they are asked for.
    /// </summary>
    void Expect(IReadOnlyList<long> claims, IReadOnlyList<QuestionId> questions)
    {
    }

    /// <summary>The same of what tells claims from others.</summary>
    void ExpectHeads(IReadOnlyList<long> claims)
    {
    }

    /// <summary>The claims with these keys, whole, in the order asked for.</summary>
    IReadOnlyList<Claim> Load(IReadOnlyList<long> keys);

    /// <summary>What tells these claims from others and places them, in the order asked for.</summary>
    IReadOnlyList<ClaimHead> Heads(IReadOnlyList<long> keys);

    /// <summary>The name of the speaker with this key, as facts have it.</summary>
    string SpeakerName(long key);

    /// <summary>The source with this id, without its claims.</summary>
    Source Source(SourceId id);

    /// <summary>The speaker with this name.</summary>
    Speaker Speaker(SpeakerName name);
}
