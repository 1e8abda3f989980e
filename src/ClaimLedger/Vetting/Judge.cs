using System.Collections.Immutable;
using ClaimLedger.Reconciliation;
using ClaimLedger.Text;

namespace ClaimLedger.Vetting;

/// <summary>
/// Holds figures of a draft against the claims that answer the same question. What meets what, and what excludes what, is asked of gate,
/// relation and series of reconciliation; what is added here is what that is worth to somebody who writes.
/// </summary>
internal sealed class Judge
{
    // What was true of a moment may have changed since, and after a month it says little.
    private const int DaysOfInterest = 31;
    private const int MostClaims = 6;

    private readonly IReadOnlyList<DraftFigure> _figures;
    private readonly DaySpan _published;
    private readonly DataSetView _view;
    private readonly ILookup<QuestionId, Held> _claims;
    // What stands aside is held against nobody, and has been said all the same.
    private readonly ILookup<QuestionId, Claim> _aside;

    public Judge(DataSet dataSet, DaySpan published, IReadOnlyList<DraftFigure> figures)
    {
        (_figures, _published) = (figures, published);
        _view = new DataSetView(dataSet);
        _claims = _view.ByQuestion().SelectMany(HeldOf).ToLookup(held => held.Claim.Question);
        var aside = _view.Aside;
        _aside = dataSet.Sources.SelectMany(source => source.Claims)
            .Where(claim => claim.Value is Value.Range && aside.ContainsKey(claim.Id))
            .ToLookup(claim => claim.Question);
    }

    private bool IsSaidAside(DraftFigure figure, in Interval usual)
    {
        foreach (var claim in _aside[figure.Match.Question.Id])
        {
            if (claim.Modality == figure.Modality && ((Value.Range)claim.Value).Usual.Meets(usual))
                return true;
        }
        return false;
    }

    /// <summary>What the ledger has against a figure; null where it has nothing.</summary>
    public VetFinding? Of(DraftFigure figure)
    {
        Verdict? mildest = null;
        foreach (var asOf in figure.AsOf)
        {
            if (At(new Draft(figure, FactsOf(figure, asOf))) is not { } verdict)
            {
                mildest = null;
                break;
            }
            if (mildest is null || verdict.Kind > mildest.Kind)
                mildest = verdict;
        }
        if (mildest is null or { Kind: VetKind.Unsupported })
            mildest = OfBefore(figure) ?? mildest;
        if (mildest is null || (mildest.Kind is VetKind.Outdated && figure.IsTold))
            return null;
        if (mildest.Severity > Severity.Note && FitsAnother(figure))
            return null;
        return new VetFinding
        {
            Kind = mildest.Kind,
            Severity = mildest.Severity,
            Span = figure.Span,
            Says = figure.Says,
            Question = figure.Match.Question,
            Claims = [.. mildest.Claims.Select(held => held.Claim).DistinctBy(claim => claim.Id).Take(MostClaims)],
            Explanation = $"The draft says “{OneLine.Of(figure.Says)}”{Credited(figure)}{Meant(figure, mildest)}. {mildest.Words}",
            Because = figure.Match.Because,
        };
    }

    // "Early March" of a draft of another year: the words are the same, the days are not.
    private static string Meant(DraftFigure figure, Verdict verdict) => figure.Match.Question.Answer is AnswerType.Date
        && verdict.Claims.Any(held => string.Equals(held.Claim.Value.Text, figure.Says, StringComparison.OrdinalIgnoreCase))
            ? $"; by the draft's day that is {ValueText.Describe(figure.Value.Usual, AnswerType.Date, null)}" : "";

    /// <summary>The question that a figure was held against in the end: another one where it is right for that one alone.</summary>
    public Question Asked(DraftFigure figure) => new[] { figure.Match.Question }.Concat(figure.Match.Others)
        .FirstOrDefault(question => Claims(question, figure).Any(held => held.Facts.Usual.Meets(figure.Value.Usual)))
            ?? figure.Match.Question;

    /// <summary>Whether a claim says what a figure says, or says it more exactly: "January" is no support for the 17th.</summary>
    public bool IsSaid(DraftFigure figure, Question question) =>
        Claims(question, figure).Any(held => figure.Value.Usual.Contains(held.Facts.Usual));

    private IEnumerable<Held> Claims(Question question, DraftFigure figure) =>
        _claims[question.Id].Where(held => held.Counts && held.Facts.Modality == figure.Modality);

    /// <summary>The claims that answer a question, the newest first.</summary>
    public ImmutableArray<Claim> Answering(Question question) =>
        [.. _claims[question.Id].Where(held => held.Counts).Select(held => held.Claim).Take(MostClaims)];

    // "Rose from 9 to 30": what it was before has to stand in the ledger as well.
    private Verdict? OfBefore(DraftFigure figure)
    {
        var stated = _claims[figure.Match.Question.Id].Where(held => held.Facts.Modality == figure.Modality).ToList();
        if (figure.Before is not { } before || stated.Count == 0 || stated.Exists(held => held.Facts.Usual.Meets(before.Usual))
            || IsSaidAside(figure, before.Usual))
            return null;
        var known = stated.FindAll(held => held.Counts);
        return new Verdict(
            VetKind.Tension, known, $"Nobody in the ledger has the “{before.Text}” that it is said to have been: it has {Shown(known)}.");
    }

    private sealed record Verdict(VetKind Kind, IEnumerable<Held> Claims, string Words)
    {
        public Severity Severity => VetKinds.Info(Kind).Severity;
    }

    /// <summary>A claim of the ledger.</summary>
    /// <param name="Claim">The claim.</param>
    /// <param name="Facts">What reconciliation sees of it.</param>
    /// <param name="Counts">Whether it still counts.</param>
    private sealed record Held(Claim Claim, ClaimFacts Facts, bool Counts)
    {
        public decimal? Written => ((Value.Range)Claim.Value).Written;
    }

    /// <summary>The draft's figure, as of one of the days that it may be of.</summary>
    private sealed record Draft(DraftFigure Figure, ClaimFacts Facts)
    {
        public Question Question => Figure.Match.Question;

        public ClaimPair With(Held held) => ClaimPair.Of(Question, Facts, held.Facts);

        // What differs by no more than rounding is the same figure.
        public bool IsSaidBy(Held held) => Facts.Modality == held.Facts.Modality && Facts.Usual.Meets(held.Facts.Usual);

        public bool IsBelow(Held held) => Facts.Readings.IsBelow(held.Facts.Readings);

        public bool IsAbove(Held held) => held.Facts.Readings.IsBelow(Facts.Readings);

        public bool IsOfTimeOf(Held held) => Moments.AreOne(Question.OverTime, Facts, held.Facts);

        /// <summary>Whether the two cannot both be true: an error, had a source claimed the draft's figure.</summary>
        public bool IsExcludedBy(Held held) => With(held).Conflict is { } kind && Conflicts.Info(kind).Severity == Severity.Error;

        public Draft At(Held held) => this with { Facts = Facts with { AsOfFirst = held.Facts.AsOfFirst, AsOfLast = held.Facts.AsOfLast } };
    }

    /// <summary>The figures among a question's claims, the newest first. What was published after the draft is no reproach to it.</summary>
    private IEnumerable<Held> HeldOf(QuestionClaims asked)
    {
        var counting = Lineages.Counting(asked.Question, asked.Claims, asked.Lineage).Select(facts => facts.Key).ToHashSet();
        return _view.Load([.. asked.Claims.Select(facts => facts.Key)])
            .Zip(asked.Claims, (claim, facts) => new Held(claim, facts, counting.Contains(facts.Key)))
            .Where(held => held.Claim.Value is Value.Range && held.Facts.PublishedFirst <= _published.Last.DayNumber)
            .OrderByDescending(held => held.Facts.AsOfLast).ThenByDescending(held => held.Facts.PublishedLast)
            .ThenBy(held => held.Claim.Id);
    }

    private ClaimFacts FactsOf(DraftFigure figure, DaySpan asOf)
    {
        var claim = new Claim
        {
            Id = new(""),
            Source = new(""),
            Question = figure.Match.Question.Id,
            Value = figure.Value,
            AsOf = WrittenDate.Unwritten(asOf),
            Speakers = figure.Chain,
            Modality = figure.Modality,
        };
        // Nothing that a draft tells is out of date for having been replaced before: it says when it held.
        var ever = new DaySpan(DateOnly.MinValue, DateOnly.MaxValue);
        var draft = new Source { Id = new(""), Title = "", Publisher = "unknown", Published = WrittenDate.Unwritten(ever), Claims = [] };
        return _view.FactsOf(claim, draft);
    }

    private Verdict? At(Draft draft)
    {
        // What another way to put it forward says is another matter, and so is what was counted otherwise.
        var met = _claims[draft.Question.Id]
            .Where(held => Gates.Meet(held.Facts.Modality, draft.Facts.Modality) && draft.With(held).KeptApartBy is not Gate.Break)
            .ToList();
        var all = met.FindAll(held => held.Facts.Modality == draft.Facts.Modality);
        var live = all.FindAll(held => held.Counts);
        var opposite = met.FindAll(held => held.Counts && held.Facts.Modality != draft.Facts.Modality);
        var agreeing = live.FindAll(draft.IsSaidBy);
        if (agreeing.Count == 0 && all.Find(held => !held.Counts && draft.IsSaidBy(held)) is { } gone)
            return Replaced(gone);
        if (draft.Facts.Modality is Modality.Denied)
            return Denial(draft, agreeing, opposite);
        var verdict = live.Count == 0 ? null : Misattributed(draft, live) ?? draft.Question.OverTime switch
        {
            OverTime.Fixed => Fixed(draft, live, agreeing, opposite),
            OverTime.Instant => Instant(draft, live, agreeing, opposite),
            _ => Cumulative(draft, live, agreeing, opposite),
        };
        return verdict ?? (agreeing.Count == 0 && opposite.FindAll(draft.IsExcludedBy) is { Count: > 0 } denials
            ? Denied(draft, denials)
            : null);
    }

    private Verdict Denied(Draft draft, List<Held> denials) => new(
        VetKind.Contradiction,
        denials,
        $"The ledger has it {(IsSaidAside(draft.Figure, draft.Facts.Usual) ? "" : "only ")}denied: {Shown(denials)}.");

    // A denial is at odds with those who state what it denies; it is wrong where all of that time do.
    private Verdict? Denial(Draft draft, List<Held> agreeing, List<Held> stated)
    {
        if (agreeing.Count > 0)
            return Agreed(draft, agreeing, stated);
        var now = stated.FindAll(draft.IsOfTimeOf);
        return now.Count == 0 || !now.TrueForAll(draft.IsExcludedBy) ? null
            : new Verdict(VetKind.Contradiction, now, $"The ledger has {Shown(now)}.");
    }

    private Verdict? Fixed(Draft draft, List<Held> live, List<Held> agreeing, List<Held> opposite)
    {
        if (agreeing.Count > 0)
            return Agreed(draft, agreeing, [.. live, .. opposite]);
        if (live.FindAll(held => held.Facts.Literal.Meets(draft.Facts.Literal)) is { Count: > 0 } near)
            return Strained(near);
        return new Verdict(VetKind.Contradiction, live, $"The ledger has {Shown(live)}.");
    }

    private Verdict? Instant(Draft draft, List<Held> live, List<Held> agreeing, List<Held> opposite)
    {
        var now = live.FindAll(draft.IsOfTimeOf);
        if (now.Count == 0)
        {
            var before = live.FindAll(held => held.Facts.AsOfLast < draft.Facts.AsOfFirst);
            if (before.Count == 0)
                return null;
            now = Newest(before);
            if (agreeing.FindAll(now.Contains) is { Count: > 0 } still)
                return Agreed(draft, still, [.. now, .. opposite]);
            if (agreeing.Count > 0)
                return Outdated(now, agreeing);
            return draft.Facts.AsOfFirst - now[0].Facts.AsOfLast > DaysOfInterest ? null
                : new Verdict(VetKind.Unsupported, now, $"The ledger's latest is {Shown(now)}; it may have changed since.");
        }
        if (agreeing.FindAll(now.Contains) is { Count: > 0 } same)
            return Agreed(draft, same, [.. now, .. opposite]);
        if (agreeing.FindAll(held => held.Facts.AsOfLast < draft.Facts.AsOfFirst) is { Count: > 0 } old)
            return Outdated(now, old);
        return Fixed(draft, now, [], opposite);
    }

    private Verdict? Cumulative(Draft draft, List<Held> live, List<Held> agreeing, List<Held> opposite)
    {
        var later = live.FindAll(held => held.Facts.AsOfFirst > draft.Facts.AsOfLast);
        // What only speaks of a span around the draft's moment may be earlier or later.
        var until = live.FindAll(held => held.Facts.AsOfLast <= draft.Facts.AsOfLast);
        if (until.Count > 0)
        {
            var newest = Newest(until);
            if (agreeing.FindAll(newest.Contains) is { Count: > 0 } still)
                return Agreed(draft, still, [.. live, .. opposite]);
            if (newest.TrueForAll(draft.IsBelow))
            {
                return agreeing.FindAll(until.Contains) is { Count: > 0 } old
                    ? Outdated(newest, old)
                    : new Verdict(VetKind.Contradiction, newest, $"The ledger has {Shown(newest)}, and the figure can only grow.");
            }
            if (newest.TrueForAll(draft.IsAbove) && newest.FindAll(draft.IsOfTimeOf) is { Count: > 0 } same)
                return new Verdict(VetKind.Contradiction, same, $"The ledger has {Shown(same)}.");
            if (IsBetween(draft, newest))
                return new Verdict(newest.TrueForAll(draft.IsOfTimeOf) ? VetKind.Contradiction : VetKind.Tension, newest,
                    $"The ledger has {Shown(newest)}; the draft's figure lies between them"
                        + (IsSaidAside(draft.Figure, draft.Facts.Usual) ? "." : ", and is nobody's."));
            if (newest.TrueForAll(held => draft.Facts.Usual.IsBelow(held.Facts.Usual)))
                return new Verdict(VetKind.Imprecise, newest, $"The ledger has {Shown(newest)}.");
            if (Slip(draft.Figure, newest) is { } slip)
                return new Verdict(VetKind.Tension, newest, $"The ledger has {Shown(newest)}. {slip}");
        }
        if (later.Count > 0 && later.TrueForAll(draft.IsAbove))
        {
            var words = $"At a later date the ledger has {Shown(later)}, and the figure can only grow.";
            return new Verdict(VetKind.Contradiction, later, words);
        }
        return agreeing.Count == 0 && until.Count > 0 ? Grown(draft, Newest(until)) : null;
    }

    // "More than 61,000" beside "more than 50,900": both can be true, and nobody in the ledger says the higher one.
    private Verdict? Grown(Draft draft, List<Held> newest)
    {
        if (!newest.TrueForAll(held => held.Facts.Usual.IsBelow(draft.Facts.Usual)))
            return null;
        return newest.FindAll(draft.IsOfTimeOf) is { Count: > 0 } same ? Strained(same)
            : new Verdict(VetKind.Unsupported, newest, $"The ledger's latest is {Shown(newest)}; it may have grown since.");
    }

    private Verdict Strained(List<Held> near) =>
        new(VetKind.Tension, near, $"By the letter that can stand with {Shown(near)}, but not as readers take it.");

    private static bool IsBetween(Draft draft, List<Held> claims) => claims.TrueForAll(held => draft.IsBelow(held) || draft.IsAbove(held))
        && claims.Exists(draft.IsBelow) && claims.Exists(draft.IsAbove);

    private Verdict Outdated(List<Held> newest, List<Held> old) =>
        new(VetKind.Outdated, [.. newest, .. old], $"The ledger has a newer figure: {Shown(newest)}. The draft's is that of {Shown(old)}.");

    // The draft's figure stands in the ledger: what it leaves out is worth a note.
    private Verdict? Agreed(Draft draft, List<Held> agreeing, List<Held> among)
    {
        var isVague = draft.Figure.Value.Written is null && draft.Question.Answer is not AnswerType.Date;
        if (isVague && agreeing.FindAll(held => held.Written is not null) is { Count: > 0 } exact)
            return new Verdict(VetKind.Imprecise, exact, $"The ledger knows it more exactly: {Shown(exact)}.");
        // Of a later day than the claims that say so, it is what they said of theirs.
        List<Draft> drafts = agreeing.Exists(draft.IsOfTimeOf) ? [draft] : agreeing.ConvertAll(draft.At);
        var others = among.FindAll(held => drafts.TrueForAll(each => each.IsExcludedBy(held)) && !IsMentioned(draft.Figure, held));
        if (others.Count == 0)
            return null;
        // A vaguer claim that goes with both, "January" beside the 17th and the 19th, says the draft's figure no more than the other.
        var rivals = others.FindAll(held => held.Facts.Modality == draft.Facts.Modality);
        if (rivals.Count > 0 && agreeing.TrueForAll(held => rivals.TrueForAll(rival => held.Facts.Usual.Meets(rival.Facts.Usual))))
            return new Verdict(
                VetKind.Contradiction, rivals, $"The ledger has {Shown(rivals)}; with {Shown(agreeing)} either can be true.");
        var words = $"The ledger has that from {Names(agreeing)}; it also has {Shown(others)}, which the draft does not mention.";
        return new Verdict(VetKind.Disputed, others, words);
    }

    // "X said 11" where the ledger has five of X, and 11 of somebody else at that time.
    private Verdict? Misattributed(Draft draft, List<Held> live)
    {
        if (draft.Figure.Chain.IsEmpty || OriginOf(draft.Figure.Chain[0]) is not { } speaker)
            return null;
        var own = live.FindAll(held => held.Claim.Speakers.Any(name => OriginOf(name) == speaker));
        if (own.Count == 0 || !own.TrueForAll(held => draft.IsBelow(held) || draft.IsAbove(held)))
            return null;
        var others = live.FindAll(held => !own.Contains(held) && draft.IsSaidBy(held)
            && own.Exists(mine => draft.At(mine).IsOfTimeOf(held) || draft.IsOfTimeOf(mine)));
        var words = $"The ledger has {Shown(own)}; the draft's figure is that of {Names(others)}.";
        return others.Count == 0 ? null : new Verdict(VetKind.Misattribution, [.. own, .. others], words);
    }

    private Verdict Replaced(Held gone)
    {
        var all = _claims[gone.Claim.Question];
        var lineage = _view.LineageOf([.. all.Select(held => held.Facts)]);
        var history = lineage[gone.Facts.Key];
        var by = _view.Load(history.CorrectedBy).Select(claim => gone with { Claim = claim }).ToList();
        if (by.Count > 0)
            return new Verdict(VetKind.Corrected, [.. by, gone], $"That figure of {Names([gone])} was corrected: {Shown(by)}.");
        if (gone.Claim.Withdrawn is { } withdrawal)
        {
            var why = withdrawal.Why is { } reason ? $": {reason.TrimEnd('.')}" : "";
            return new Verdict(VetKind.Corrected, [gone], $"That figure of {Names([gone])} was withdrawn on {withdrawal.On}{why}.");
        }
        by = [.. all.Where(held => Lineages.TakesPlaceOf(_view.Question(gone.Claim.Question)!, held.Facts, gone.Facts, lineage))];
        return new Verdict(VetKind.Corrected, [.. by, gone], $"That figure of {Names([gone])} stands there no more: {Shown(by)}.");
    }

    // Told in whatever way, but for a denial.
    private bool IsMentioned(DraftFigure figure, Held held) => _figures.Any(other =>
        other != figure && other.Match.Question == figure.Match.Question && other.Value.Usual.Meets(held.Facts.Usual)
        && other.Modality == Modality.Denied == (held.Facts.Modality == Modality.Denied));

    /// <summary>Whether the figure is right for a question that fits nearly as well: then that one was meant.</summary>
    private bool FitsAnother(DraftFigure figure) =>
        figure.Match.Others.Any(question => _claims[question.Id].Any(held => held.Counts && figure.Value.Usual.Meets(held.Facts.Usual)));

    private static List<Held> Newest(List<Held> claims)
    {
        var last = claims.MaxBy(held => held.Facts.AsOfLast)!.Facts;
        return claims.FindAll(held => Moments.AreOne(OverTime.Instant, held.Facts, last));
    }

    private static string? Slip(DraftFigure figure, List<Held> claims)
    {
        foreach (var held in claims)
        {
            if (held.Written is { } known and > 0 && figure.Value.Written is { } mine && mine > known
                && FigureSlips.Of(mine, known) is { } slip)
            {
                return slip;
            }
        }
        return null;
    }

    private SpeakerName? OriginOf(SpeakerName name) => _view.HasSpeaker(name) ? Reconciliation.Voice.InWhoseName(name, _view).Name : null;

    private static string Credited(DraftFigure figure) => figure.Chain.IsEmpty ? "" : $" and credits {figure.Chain[0]}";

    private string Names(List<Held> claims) =>
        string.Join(", ", claims.Select(held => Voice(held.Claim)).Distinct(StringComparer.Ordinal).Take(MostClaims));

    private string Shown(List<Held> claims)
    {
        const int most = 3;
        var shown = claims.Take(most).Select(held => held.Claim)
            .Select(claim => $"“{claim.Value.Text}” ({Voice(claim)}, as of {DateWording.Of(claim.AsOf)})");
        return string.Join("; ", shown) + (claims.Count > most ? $" and {claims.Count - most} more" : "");
    }

    private string Voice(Claim claim)
    {
        var source = _view.Source(claim.Source);
        var publisher = Publishers.IsUnknown(source.Publisher) ? $"“{source.Title}”" : source.Publisher;
        return claim.Speakers.IsEmpty ? publisher : $"{claim.Speakers[0]} in {publisher}";
    }
}
