namespace ClaimLedger.Reconciliation;

/// <summary>Finds the conflicts among the answers to one question.</summary>
internal static class QuestionFinder
{
    /// <summary>Whether there may be something to find, as far as one pass over the facts tells, for which no words are read.</summary>
    public static bool MayFind(QuestionClaims asked) => IsCompared(asked) && MayFind(asked, asked.Lineage);

    /// <summary>The findings about one question, in the order of their kinds' checks.</summary>
    public static void Find(QuestionClaims asked, List<Finding> into)
    {
        if (!IsCompared(asked))
            return;
        var lineage = asked.Lineage;
        if (!MayFind(asked, lineage))
            return;

        var span = Moments.AsSpan(asked.Claims);
        var (question, kin) = (asked.Question, asked.Kin);
        if (lineage.Count > 0)
            span = Moments.AsSpan(Lineages.Live(asked.Claims, lineage));
        foreach (var modality in Gates.Asserting)
        {
            var asserted = Where(span, modality);
            if (asserted.Count == 0)
                continue;
            if (lineage.Count > 0)
                asserted = WithoutHistory(asked, lineage, asserted, into);
            var denied = Gates.DeniedBy(modality) is { } denial ? Where(span, denial) : [];
            foreach (var met in Gates.Apart(asked.Answer, asserted))
                Find(question, modality, met, denied.FindAll(claim => claim.Condition == met[0].Condition), kin, into);
        }
    }

    // Terms are compared facet by facet, not as answers.
    private static bool IsCompared(QuestionClaims asked) => asked.Answer != AnswerType.Term && asked.Claims.Count > 1;

    private static bool MayFind(QuestionClaims asked, IReadOnlyDictionary<long, ClaimLineage> lineage) =>
        lineage.Count > 0 || !NothingToFind(asked, Moments.AsSpan(asked.Claims));

    private static void Find(
        Question question, Modality modality, List<ClaimFacts> asserted, List<ClaimFacts> denied, Kin kin, List<Finding> into)
    {
        var stale = NoteFinder.Stale(question, asserted, into);
        foreach (var moment in Overlapping(Moments.Group(asserted, question.OverTime)))
            Compare(question, moment, into);
        if (Series.IsAsked(question) && modality == Modality.Stated)
            DecreaseFinder.Find(question, stale.Count == 0 ? asserted : asserted.FindAll(claim => !stale.Contains(claim.Key)), into);
        Denials(question, asserted, denied, into);
        if (modality == Modality.Stated)
            NoteFinder.SameAnswer(question, asserted, kin, into);
    }

    /// <summary>
    /// The claims that are left to compare: not those that a later version of their source answers anew, nor those that repeat
    /// what had been corrected, both of which are findings of their own.
    /// </summary>
    private static List<ClaimFacts> WithoutHistory(
        QuestionClaims asked, IReadOnlyDictionary<long, ClaimLineage> lineage, List<ClaimFacts> asserted, List<Finding> into)
    {
        var question = asked.Question;
        var gone = Lineages.Superseded(
            question, asserted, lineage, changes => Add(into, new Finding(ConflictKind.SilentEdit, question, Positions(changes))));
        gone.UnionWith(NoteFinder.Repeated(asked, lineage, asserted, into));
        return asserted.FindAll(claim => !gone.Contains(claim.Key));
    }

    /// <summary>
    /// One pass that lets most questions go: where all claims have a common point there is no disagreement, and where nobody is
    /// credited through a chain or beside an own voice there is nothing to note.
    /// </summary>
    private static bool NothingToFind(QuestionClaims question, ReadOnlySpan<ClaimFacts> claims)
    {
        bool ownVoice = false, credited = false, passedOn = false, denied = false;
        var common = OptionSet.Everything;
        foreach (ref readonly var claim in claims)
        {
            ownVoice |= claim.Origin == 0;
            credited |= claim.Origin != 0;
            passedOn |= claim.ChainLength > 1;
            denied |= claim.Modality == Modality.Denied;
            if (!claim.IsUnknown)
                common = common.Intersect(claim.Options);
        }
        if (denied || passedOn || (ownVoice && credited))
            return false;
        if (question.Answer == AnswerType.Choice)
            return !common.IsEmpty;
        return RangeComparison.Agree(claims) == (true, true) || (question.OverTime == OverTime.Cumulative && OnlyGrows(claims));
    }

    /// <summary>
    /// Whether a figure plainly grows: the claims of each day agree, none lies below an earlier one, and they were published in
    /// the order of their days, so that none can be out of date. False wherever that takes a closer look.
    /// </summary>
    private static bool OnlyGrows(ReadOnlySpan<ClaimFacts> claims)
    {
        var literalPeak = -1;
        for (int first = 0, next; first < claims.Length; first = next)
        {
            // They come by key: who published later may tell of an earlier day.
            if (first > 0 && claims[first].AsOfFirst < claims[first - 1].AsOfFirst)
                return false;
            for (next = first; next < claims.Length && claims[next].AsOfFirst == claims[first].AsOfFirst; next++)
            {
                ref readonly var claim = ref claims[next];
                if (claim.AsOfLast != claim.AsOfFirst
                    || claim.AsOfMinute != 0
                    || (next > 0 && claims[next - 1].PublishedFirst > claim.PublishedFirst))
                    return false;
                if (literalPeak >= 0 && claim.Literal.IsBelow(claims[literalPeak].Literal))
                    return false;
            }
            if (RangeComparison.Agree(claims[first..next]) != (true, true))
                return false;
            for (var index = first; index < next; index++)
            {
                if (literalPeak < 0 || Interval.CompareLow(claims[index].Literal, claims[literalPeak].Literal) > 0)
                    literalPeak = index;
            }
        }
        return true;
    }

    private static List<ClaimFacts> Where(ReadOnlySpan<ClaimFacts> claims, Modality modality)
    {
        var chosen = new List<ClaimFacts>();
        foreach (ref readonly var claim in claims)
        {
            if (claim.Modality != modality || claim.IsUnknown)
                continue;
            // Nearly all claims are of one modality, and large.
            chosen.EnsureCapacity(claims.Length);
            chosen.Add(claim);
        }
        return chosen;
    }

    /// <summary>Groups of two or more claims.</summary>
    private static IEnumerable<List<ClaimFacts>> Overlapping(IEnumerable<List<ClaimFacts>> groups) =>
        groups.Where(group => group.Count > 1);

    private static void Compare(Question question, List<ClaimFacts> claims, List<Finding> into)
    {
        if (Voice.MayChange(claims[0].Modality))
            claims = NoteFinder.WithoutRevised(question, claims, into);
        if (question.Answer == AnswerType.Choice)
            CompareOptions(question, claims, into);
        else
            CompareRanges(question, claims, into);
    }

    private static void CompareOptions(Question question, List<ClaimFacts> claims, List<Finding> into)
    {
        var comparison = new OptionComparison(question.Exclusions);
        var groups = comparison.Partition(claims);
        if (groups.Count > 1)
        {
            Specialise(question, claims, comparison.Partition, (some, account) => comparison.AnyContradiction(some, account), into);
            if (comparison.AnyContradiction(claims, Voice.Of) || !comparison.AnyContradiction(claims, claim => claim.Key))
                Add(into, new Finding(ConflictKind.Answer, question, Positions(groups)));
        }
        if (question.Tensions.IsEmpty)
            return;
        var strict = new OptionComparison(OptionComparison.Graded(question));
        foreach (var group in groups)
        {
            if (strict.AnyContradiction(group, claim => claim.Key))
                Add(into, new Finding(ConflictKind.Tension, question, Positions(strict.Partition(group))));
        }
    }

    private static void CompareRanges(Question question, List<ClaimFacts> claims, List<Finding> into)
    {
        var (literal, usual) = RangeComparison.Agree(Moments.AsSpan(claims));
        if (literal && usual)
            return;

        var groups = literal || usual ? [claims] : RangeComparison.Partition(claims);
        if (groups.Count > 1)
        {
            Specialise(
                question, claims, RangeComparison.Partition, (some, account) => RangeComparison.AnyContradiction(some, account), into);
            if (RangeComparison.AnyContradiction(claims, Voice.Of))
                Add(into, new Finding(ConflictKind.Contradiction, question, Positions(groups)));
        }

        // Within a group no two claims contradict; they can still lie far apart as usually read, or differ by rounding.
        foreach (var group in groups)
        {
            var agree = RangeComparison.Agree(Moments.AsSpan(group));
            if (!agree.Usual)
                Add(into, new Finding(ConflictKind.Tension, question, Positions(RangeComparison.Stab(group, claim => claim.Usual))));
            if (!agree.Literal)
                Add(into, new Finding(ConflictKind.Rounding, question, Positions(RangeComparison.Stab(group, claim => claim.Literal))));
        }
    }

    /// <summary>
    /// One voice with two answers is a finding of its own: in one account a self-contradiction, in two a misattribution. The general
    /// finding is then left to pairs of different voices.
    /// </summary>
    private static void Specialise(
        Question question,
        List<ClaimFacts> claims,
        Func<IReadOnlyList<ClaimFacts>, List<List<ClaimFacts>>> partition,
        Func<List<ClaimFacts>, Func<ClaimFacts, object>, bool> anyContradiction,
        List<Finding> into)
    {
        foreach (var voice in claims.GroupBy(Voice.Of).Where(group => group.Skip(1).Any()))
        {
            List<ClaimFacts> credited = [.. voice];
            foreach (var account in credited.GroupBy(claim => (claim.Source, claim.Chain)).Where(group => group.Skip(1).Any()))
            {
                var groups = partition([.. account]);
                if (groups.Count > 1)
                    Add(into, new Finding(ConflictKind.SelfContradiction, question, Positions(groups)));
            }
            if (voice.Key.Origin != 0 && anyContradiction(credited, claim => (claim.Source, claim.Chain)))
                Add(into, new Finding(ConflictKind.Misattribution, question, Positions(partition(credited))));
        }
    }

    /// <summary>A claim that denies what another states at the same time: all that the statement allows is denied.</summary>
    private static void Denials(Question question, List<ClaimFacts> stated, List<ClaimFacts> denied, List<Finding> into)
    {
        if (denied.Count == 0)
            return;
        List<ClaimFacts> both = [.. stated.Concat(denied).OrderBy(claim => claim.AsOfFirst).ThenBy(claim => claim.Order)];
        foreach (var moment in Overlapping(Moments.Group(both, question.OverTime)))
        {
            var denials = moment.FindAll(claim => claim.Modality == Modality.Denied);
            foreach (var denial in denials.GroupBy(claim => (claim.Readings, claim.Options)))
            {
                var denier = denial.First();
                var contradicted = moment.FindAll(claim => claim.Modality != Modality.Denied && Relations.Denies(denier, claim));
                if (contradicted.Count > 0)
                    Add(into, new Finding(ConflictKind.Answer, question, Positions([contradicted, [.. denial]])));
            }
        }
    }

    /// <summary>
    /// Adds a finding unless one of its kind, found just before, already holds all its claims: spans of time that overlap in two
    /// neighbouring moments would tell the same thing twice.
    /// </summary>
    private static void Add(List<Finding> into, Finding finding)
    {
        const int neighbours = 8;
        HashSet<long>? keys = null;
        for (var index = into.Count - 1; index >= Math.Max(0, into.Count - neighbours); index--)
        {
            var other = into[index];
            if (other.Kind == finding.Kind && (keys ??= [.. finding.Keys]).IsSubsetOf(other.Keys))
                return;
        }
        into.Add(finding);
    }

    private static FoundPosition[] Positions(IEnumerable<List<ClaimFacts>> groups) => [.. groups.Select(FoundPosition.Of)];
}
