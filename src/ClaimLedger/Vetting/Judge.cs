using ClaimLedger.Reconciliation;

namespace ClaimLedger.Vetting;

/// <summary>Holds figures of a draft against the claims that answer the same question, by the algebra and the gates of reconciliation.</summary>
internal sealed class Judge
{
    // What was true of a moment may have changed since, and after a month it says little.
    private const int DaysOfInterest = 31;
    private const int MostClaims = 6;

    private readonly IReadOnlyList<DraftFigure> _figures;
    private readonly DaySpan _published;
    private readonly Corrections _corrections;
    private readonly ILookup<QuestionId, Claim> _claims;
    private readonly Dictionary<SourceId, Source> _sources;
    private readonly Dictionary<ClaimId, Claim> _byId;
    private readonly Dictionary<SpeakerName, Speaker> _speakers;

    public Judge(DataSet dataSet, DaySpan published, IReadOnlyList<DraftFigure> figures)
    {
        (_figures, _published) = (figures, published);
        _corrections = Corrections.Of(dataSet);
        _sources = dataSet.Sources.ToDictionary(source => source.Id);
        _speakers = dataSet.Speakers.ToDictionary(speaker => speaker.Name);
        var claims = dataSet.Sources.SelectMany(source => source.Claims).ToList();
        _byId = claims.ToDictionary(claim => claim.Id);
        // What was published after the draft is no reproach to it.
        _claims = claims
            .Where(claim => claim.Value is Value.Range && _sources[claim.Source].Published.First <= published.Last)
            .OrderByDescending(claim => claim.AsOf.Last).ThenByDescending(claim => _sources[claim.Source].Published.Last).ThenBy(claim => claim.Id)
            .ToLookup(claim => claim.Question);
    }

    /// <summary>What the ledger has against a figure; null where it has nothing.</summary>
    public VetFinding? Of(DraftFigure figure)
    {
        Verdict? mildest = null;
        foreach (var asOf in figure.AsOf)
        {
            if (At(figure, asOf) is not { } verdict)
                return null;
            if (mildest is null || verdict.Kind > mildest.Kind)
                mildest = verdict;
        }
        if (mildest is null || (mildest.Kind is VetKind.Outdated && figure.IsTold) || VetKinds.Info(mildest.Kind).Severity > Severity.Note && FitsAnother(figure))
            return null;
        var question = figure.Match.Question;
        return new VetFinding
        {
            Kind = mildest.Kind,
            Severity = VetKinds.Info(mildest.Kind).Severity,
            Span = figure.Span,
            Says = figure.Says,
            Question = question,
            Claims = [.. mildest.Claims.DistinctBy(claim => claim.Id).Take(MostClaims)],
            Explanation = $"The draft says “{OneLine(figure.Says)}”{Credited(figure)}. {mildest.Words}",
            Because = figure.Match.Because,
        };
    }

    private sealed record Verdict(VetKind Kind, IEnumerable<Claim> Claims, string Words);

    private Verdict? At(DraftFigure figure, DaySpan asOf)
    {
        var question = figure.Match.Question;
        var all = _claims[question.Id].Where(claim => SameMood(claim.Modality, figure.Modality)).ToList();
        var live = all.FindAll(_corrections.Counts);
        if (question.OverTime is OverTime.Cumulative)
            live = SinceBreak(question, live, asOf);
        var agreeing = live.FindAll(claim => Agree(figure, claim));
        if (agreeing.Count == 0 && all.Find(claim => !_corrections.Counts(claim) && Agree(figure, claim)) is { } gone)
            return Replaced(gone);
        if (live.Count == 0)
            return null;
        return Misattributed(figure, live, asOf) ?? question.OverTime switch
        {
            OverTime.Fixed => Fixed(figure, live, agreeing),
            OverTime.Instant => Instant(figure, live, agreeing, asOf),
            _ => Cumulative(figure, live, agreeing, asOf),
        };
    }

    private Verdict? Fixed(DraftFigure figure, List<Claim> live, List<Claim> agreeing)
    {
        if (agreeing.Count > 0)
            return Agreed(figure, agreeing, live);
        if (live.FindAll(claim => RangeOf(claim).Literal.Meets(figure.Value.Literal)) is { Count: > 0 } near)
            return new Verdict(VetKind.Tension, near, $"By the letter that can stand with {Shown(near)}, but not as readers take it.");
        return new Verdict(VetKind.Contradiction, live, $"The ledger has {Shown(live)}.");
    }

    private Verdict? Instant(DraftFigure figure, List<Claim> live, List<Claim> agreeing, DaySpan asOf)
    {
        var now = live.FindAll(claim => claim.AsOf.Meets(asOf));
        if (now.Count == 0)
        {
            var before = live.FindAll(claim => claim.AsOf.Last < asOf.First);
            if (before.Count == 0)
                return null;
            now = Newest(before);
            if (agreeing.FindAll(now.Contains) is { Count: > 0 } still)
                return Agreed(figure, still, now);
            if (agreeing.Count > 0)
                return new Verdict(VetKind.Outdated, [.. now, .. agreeing], $"The ledger has a newer figure: {Shown(now)}. The draft's is that of {Shown(agreeing)}.");
            return asOf.First.DayNumber - now[0].AsOf.Last.DayNumber > DaysOfInterest ? null
                : new Verdict(VetKind.Unsupported, now, $"The ledger's latest is {Shown(now)}; it may have changed since.");
        }
        if (agreeing.FindAll(now.Contains) is { Count: > 0 } same)
            return Agreed(figure, same, now);
        if (agreeing.FindAll(claim => claim.AsOf.Last < asOf.First) is { Count: > 0 } old)
            return new Verdict(VetKind.Outdated, [.. now, .. old], $"The ledger has a newer figure: {Shown(now)}. The draft's is that of {Shown(old)}.");
        return Fixed(figure, now, []);
    }

    private Verdict? Cumulative(DraftFigure figure, List<Claim> live, List<Claim> agreeing, DaySpan asOf)
    {
        var later = live.FindAll(claim => claim.AsOf.First > asOf.Last);
        var until = live.FindAll(claim => claim.AsOf.First <= asOf.Last);
        if (until.Count > 0)
        {
            var newest = Newest(until);
            if (agreeing.FindAll(newest.Contains) is { Count: > 0 } still)
                return Agreed(figure, still, until);
            if (newest.TrueForAll(claim => IsBelow(figure.Value, RangeOf(claim))))
            {
                return agreeing.FindAll(until.Contains) is { Count: > 0 } old
                    ? new Verdict(VetKind.Outdated, [.. newest, .. old], $"The ledger has a newer figure: {Shown(newest)}. The draft's is that of {Shown(old)}.")
                    : new Verdict(VetKind.Contradiction, newest, $"The ledger has {Shown(newest)}, and the figure can only grow.");
            }
            if (newest.TrueForAll(claim => IsBelow(RangeOf(claim), figure.Value)) && newest.FindAll(claim => claim.AsOf.Meets(asOf)) is { Count: > 0 } same)
                return new Verdict(VetKind.Contradiction, same, $"The ledger has {Shown(same)}.");
            if (newest.TrueForAll(claim => figure.Value.Usual.IsBelow(RangeOf(claim).Usual)))
                return new Verdict(VetKind.Imprecise, newest, $"The ledger has {Shown(newest)}.");
            if (Slip(figure, newest) is { } slip)
                return new Verdict(VetKind.Tension, newest, $"The ledger has {Shown(newest)}. {slip}");
        }
        if (later.FindAll(claim => IsBelow(RangeOf(claim), figure.Value)) is { Count: > 0 } lower && lower.Count == later.Count)
            return new Verdict(VetKind.Contradiction, lower, $"At a later date the ledger has {Shown(lower)}, and the figure can only grow.");
        return null;
    }

    // The draft's figure stands in the ledger: what it leaves out is worth a note.
    private Verdict? Agreed(DraftFigure figure, List<Claim> agreeing, List<Claim> among)
    {
        if (figure.Value.Written is null && agreeing.FindAll(claim => RangeOf(claim).Written is not null && figure.Match.Question.Answer is not AnswerType.Date) is { Count: > 0 } exact)
            return new Verdict(VetKind.Imprecise, exact, $"The ledger knows it more exactly: {Shown(exact)}.");
        var others = among.FindAll(claim => Contradict(figure.Value, RangeOf(claim)) && !agreeing.Exists(mine => IsChange(figure.Match.Question, mine, claim)) && !IsMentioned(figure, claim));
        return others.Count == 0 ? null : new Verdict(VetKind.Disputed, others, $"The ledger has that from {Names(agreeing)}; it also has {Shown(others)}, which the draft does not mention.");
    }

    // "X said 11" where the ledger has five of X, and 11 of somebody else at that time.
    private Verdict? Misattributed(DraftFigure figure, List<Claim> live, DaySpan asOf)
    {
        if (figure.Chain.IsEmpty || new SpeakerName(figure.Chain[0]) is var first && OriginOf(first) is not { } speaker)
            return null;
        var own = live.FindAll(claim => claim.Speakers.Any(name => name == first || OriginOf(name) == speaker));
        if (own.Count == 0 || own.Exists(claim => !Contradict(figure.Value, RangeOf(claim))))
            return null;
        var others = live.FindAll(claim => !own.Contains(claim) && Agree(figure, claim)
            && (figure.Match.Question.OverTime is OverTime.Fixed || own.Exists(mine => mine.AsOf.Meets(claim.AsOf) || mine.AsOf.Meets(asOf))));
        return others.Count == 0 ? null : new Verdict(VetKind.Misattribution, [.. own, .. others], $"The ledger has {Shown(own)}; the draft's figure is that of {Names(others)}.");
    }

    private Verdict Replaced(Claim gone)
    {
        var by = _corrections.Of(gone.Id).Select(id => _byId[id]).ToList();
        var words = by.Count > 0 ? $"That figure of {Names([gone])} was corrected: {Shown(by)}."
            : $"That figure of {Names([gone])} was withdrawn on {gone.Withdrawn!.OnText}{(gone.Withdrawn.Why is { } why ? $": {why.TrimEnd('.')}" : "")}.";
        return new Verdict(VetKind.Corrected, [.. by, gone], words);
    }

    // A figure that grew from one claim to the next is a change and no dispute.
    private static bool IsChange(Question question, Claim mine, Claim other) => question.OverTime is not OverTime.Fixed && !mine.AsOf.Meets(other.AsOf)
        && (question.OverTime is OverTime.Instant || (mine.AsOf > other.AsOf) == RangeOf(other).Usual.IsBelow(RangeOf(mine).Usual));

    private bool IsMentioned(DraftFigure figure, Claim claim) => _figures.Any(other => other != figure && other.Match.Question == figure.Match.Question && Agree(other, claim));

    /// <summary>Whether the figure is right for a question that fits nearly as well: then that one was meant.</summary>
    private bool FitsAnother(DraftFigure figure) =>
        figure.Match.Others.Any(question => _claims[question.Id].Any(claim => _corrections.Counts(claim) && Agree(figure, claim)));

    private static List<Claim> SinceBreak(Question question, List<Claim> claims, DaySpan asOf)
    {
        foreach (var found in question.Breaks.OrderByDescending(each => each.On))
        {
            if (found.On.First <= asOf.Last)
                return claims.FindAll(claim => claim.AsOf.Last >= found.On.First);
            claims = claims.FindAll(claim => claim.AsOf.First < found.On.First);
        }
        return claims;
    }

    private static List<Claim> Newest(List<Claim> claims)
    {
        var last = claims.MaxBy(claim => claim.AsOf.Last)!.AsOf;
        return claims.FindAll(claim => claim.AsOf.Meets(last) || claim.AsOf.Last == last.Last);
    }

    private static bool SameMood(Modality left, Modality right)
    {
        return IsOfFact(left) == IsOfFact(right);

        static bool IsOfFact(Modality modality) => modality is Modality.Stated or Modality.Denied;
    }

    private static Value.Range RangeOf(Claim claim) => (Value.Range)claim.Value;

    // What differs by no more than rounding is the same figure.
    private static bool Agree(DraftFigure figure, Claim claim) => RangeOf(claim) is var range && figure.Value.Usual.Meets(range.Usual);

    private static bool Contradict(Value.Range left, Value.Range right) => !left.Literal.Meets(right.Literal) && !left.Usual.Meets(right.Usual);

    private static bool IsBelow(Value.Range left, Value.Range right) => left.Literal.IsBelow(right.Literal) && left.Usual.IsBelow(right.Usual);

    private static string? Slip(DraftFigure figure, List<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (figure.Value.Written is { } mine && RangeOf(claim).Written is { } known and > 0 && mine > known && Hints.Slip(mine, known) is { } slip)
                return slip;
        }
        return null;
    }

    private SpeakerName? OriginOf(SpeakerName name) => _speakers.TryGetValue(name, out var speaker) ? Speakers.InWhoseName(speaker, other => _speakers[other]).Name : null;

    private static string Credited(DraftFigure figure) => figure.Chain.IsEmpty ? "" : $" and credits {figure.Chain[0]}";

    private string Names(List<Claim> claims) => string.Join(", ", claims.Select(Voice).Distinct(StringComparer.Ordinal).Take(MostClaims));

    private string Shown(List<Claim> claims) =>
        string.Join("; ", claims.Take(3).Select(claim => $"“{claim.Value.Text}” ({Voice(claim)}, as of {claim.AsOfText ?? claim.AsOf.ToString()})")) + (claims.Count > 3 ? $" and {claims.Count - 3} more" : "");

    private string Voice(Claim claim)
    {
        var publisher = _sources[claim.Source].Publisher is var name && Publishers.IsUnknown(name) ? $"“{_sources[claim.Source].Title}”" : name;
        return claim.Speakers.IsEmpty ? publisher : $"{claim.Speakers[0]} in {publisher}";
    }

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
