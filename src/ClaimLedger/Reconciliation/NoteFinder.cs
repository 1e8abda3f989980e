namespace ClaimLedger.Reconciliation;

/// <summary>Finds what is worth a note though nothing contradicts: missing credit, shared origins, outdated figures.</summary>
internal static class NoteFinder
{
    /// <summary>Notes on claims of one time that give the same answer: <c>unattributed</c> and <c>circular</c>.</summary>
    public static void SameAnswer(Question question, List<ClaimFacts> claims, Kin kin, List<Finding> into)
    {
        if (!claims.Exists(claim => claim.Origin != 0) || !Moments.HasTwoAlike(claims, question.OverTime))
            return;
        var told = new HashSet<(ConflictKind, string)>();
        foreach (var answer in claims.GroupBy(claim => (claim.Readings, claim.Options)).Where(group => group.Skip(1).Any()))
        {
            foreach (var moment in Moments.Group([.. answer], question.OverTime).Where(group => group.Count > 1))
            {
                Unattributed(question, moment, kin, Add);
                Circular(question, moment, kin, Add);
            }
        }

        void Add(Finding finding)
        {
            if (told.Add((finding.Kind, string.Join(',', finding.Positions.SelectMany(position => position.Keys)))))
                into.Add(finding);
        }
    }

    /// <summary>One source credits a speaker; another, that nowhere credits anybody for it, states the same as its own fact.</summary>
    private static void Unattributed(Question question, List<ClaimFacts> claims, Kin kin, Action<Finding> add)
    {
        var credited = claims.FindAll(claim => claim.Origin != 0);
        if (credited.Count == 0 || credited.Count == claims.Count)
            return;
        var crediting = credited.Select(claim => kin.AccountOf(claim)).ToHashSet();
        var own = claims.FindAll(claim => claim.Origin == 0 && !crediting.Contains(kin.AccountOf(claim)));
        if (own.Count > 0)
            add(new Finding(ConflictKind.Unattributed, question, [FoundPosition.Of(credited), FoundPosition.Of(own)]));
    }

    /// <summary>
    /// Sources that look independent but trace to one origin: a wire's copy under several mastheads, or one first speaker who
    /// reached them by a wire. Sources that openly credit one speaker at first hand do not look independent.
    /// </summary>
    private static void Circular(Question question, List<ClaimFacts> claims, Kin kin, Action<Finding> add)
    {
        if (!claims.Exists(claim => claim.ChainLength > 1))
            return;
        var wires = claims.Where(claim => claim.Wire != 0).Select(claim => claim.Wire).Distinct().ToList();
        foreach (var wire in wires)
            AddGroup(claims.FindAll(claim => claim.Wire == wire || claim.Origin == wire));
        foreach (var origin in claims.Where(claim => Voice.IsNamed(claim)).GroupBy(claim => claim.Origin))
        {
            if (origin.Any(claim => claim.ChainLength > 1))
                AddGroup([.. origin]);
        }

        void AddGroup(List<ClaimFacts> group)
        {
            var mastheads = group.GroupBy(claim => kin.MastheadOf(claim)).ToList();
            if (mastheads.Count > 1)
                add(new Finding(ConflictKind.Circular, question, [.. mastheads.Select(masthead => FoundPosition.Of(masthead))]));
        }
    }

    /// <summary>
    /// Claims that repeat a figure of a named speaker whose later figure had been published before. Returns their keys: what
    /// is out of date is no fall of the figure.
    /// </summary>
    public static HashSet<long> Stale(Question question, List<ClaimFacts> claims, List<Finding> into)
    {
        var stale = new HashSet<long>();
        if (question.OverTime == OverTime.Fixed || !HasLaterNamed(claims))
            return stale;
        var named = claims.FindAll(claim => Voice.IsNamed(claim));
        foreach (var voice in named.GroupBy(claim => claim.Origin).Where(group => group.Skip(1).Any()))
        {
            var published = voice.OrderBy(claim => claim.PublishedLast).ThenBy(claim => claim.Order).ToArray();
            var firstGiven = new Dictionary<(BothReadings, OptionSet), ClaimFacts>();
            ClaimFacts? latest = null;
            var next = 0;
            foreach (var claim in voice.OrderBy(claim => claim.PublishedFirst).ThenBy(claim => claim.Order))
            {
                for (; next < published.Length && published[next].PublishedLast < claim.PublishedFirst; next++)
                {
                    var earlier = published[next];
                    if (stale.Contains(earlier.Key))
                        continue;
                    firstGiven.TryAdd((earlier.Readings, earlier.Options), earlier);
                    if (latest is null || earlier.AsOfFirst > latest.Value.AsOfLast)
                        latest = earlier;
                }
                if (latest is not { } replacement || replacement.Source == claim.Source || !Differ(question, replacement, claim))
                    continue;
                // What is open, closed and open again has changed twice; the very figure of before is more likely an old one.
                var repeats = firstGiven.TryGetValue((claim.Readings, claim.Options), out var first)
                    && first.AsOfLast < replacement.AsOfFirst && question.Answer != AnswerType.Choice;
                if (!repeats && claim.AsOfLast >= replacement.AsOfFirst)
                    continue;
                // A source that gives the later figure too tells how the figure grew.
                if (voice.Any(own => own.Source == claim.Source && own.AsOfFirst >= replacement.AsOfFirst && Differ(question, own, claim)))
                    continue;
                stale.Add(claim.Key);
                List<ClaimFacts> repeated = repeats && first.Key != claim.Key ? [first, claim] : [claim];
                into.Add(new Finding(ConflictKind.Stale, question, [FoundPosition.Of(repeated), FoundPosition.Of([replacement])]));
            }
        }
        return stale;
    }

    // Where all that is said in somebody's name came out at one time, nothing of it had been replaced when it did.
    private static bool HasLaterNamed(List<ClaimFacts> claims)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (ref readonly var claim in Moments.AsSpan(claims))
        {
            if (!Voice.IsNamed(claim))
                continue;
            first = Math.Min(first, claim.PublishedLast);
            last = Math.Max(last, claim.PublishedFirst);
        }
        return first < last;
    }

    /// <summary>
    /// Claims that repeat a figure of a named speaker which the speaker's later claim had corrected, or which had been taken back,
    /// before they were published. Returns their keys: what is out of date is no contradiction of what replaced it.
    /// </summary>
    /// <param name="asked">The question, with all its claims.</param>
    /// <param name="lineage">What became of the claims.</param>
    /// <param name="asserted">The claims of one modality that count.</param>
    /// <param name="into">Where the findings go.</param>
    public static HashSet<long> Repeated(
        QuestionClaims asked, IReadOnlyDictionary<long, ClaimLineage> lineage, List<ClaimFacts> asserted, List<Finding> into)
    {
        var (question, stale) = (asked.Question, new HashSet<long>());
        foreach (var replaced in asked.Claims)
        {
            if (!lineage.TryGetValue(replaced.Key, out var history) || history.Counts || !Voice.IsNamed(replaced))
                continue;
            var corrections = asked.Claims.Where(claim => history.CorrectedBy.Contains(claim.Key))
                .OrderBy(claim => claim.PublishedLast).ThenBy(claim => claim.Order).ToList();
            foreach (var claim in asserted.FindAll(claim => Repeats(question, claim, replaced)))
            {
                ClaimFacts? correction = corrections.Exists(Before) ? corrections.First(Before) : null;
                if (correction is null && !(history.Withdrawn < claim.PublishedFirst))
                    continue;
                if (!stale.Add(claim.Key))
                    continue;
                var repeated = FoundPosition.Of([replaced, claim]);
                into.Add(new Finding(ConflictKind.Stale, question, correction is { } by ? [repeated, FoundPosition.Of([by])] : [repeated]));

                bool Before(ClaimFacts other) => other.PublishedLast < claim.PublishedFirst && Differ(question, other, claim);
            }
        }
        return stale;
    }

    /// <summary>
    /// The claims of one moment that no later one of the same voice takes the place of; that somebody's forecast, proposal, demand or
    /// belief changed is a note.
    /// </summary>
    public static List<ClaimFacts> WithoutRevised(Question question, List<ClaimFacts> claims, List<Finding> into)
    {
        var replaced = new HashSet<long>();
        foreach (var voice in claims.GroupBy(Voice.Of).Where(group => group.Skip(1).Any()))
        {
            List<ClaimFacts> own = [.. voice];
            var changes = own.FindAll(claim => own.Exists(other => IsReplacedBy(question, claim, other)));
            if (changes.Count == 0)
                continue;
            replaced.UnionWith(changes.Select(claim => claim.Key));
            var kept = own.FindAll(claim => !replaced.Contains(claim.Key) && changes.Exists(old => IsReplacedBy(question, old, claim)));
            var steps = changes.GroupBy(claim => (claim.Readings, claim.Options)).Select(step => FoundPosition.Of(step));
            into.Add(new Finding(ConflictKind.Revised, question, [.. steps, FoundPosition.Of(kept)]));
        }
        return replaced.Count == 0 ? claims : claims.FindAll(claim => !replaced.Contains(claim.Key));
    }

    /// <summary>Whether the same voice put something else forward later.</summary>
    public static bool IsReplacedBy(Question question, in ClaimFacts claim, in ClaimFacts later) =>
        Voice.Of(claim) == Voice.Of(later) && Voice.IsRevision(claim, later) && Voice.IsMadeBefore(claim, later)
        && Differ(question, claim, later);

    /// <summary>
    /// Whether another source gives, on the word of the same speaker, an answer about the same time that does not differ.
    /// </summary>
    private static bool Repeats(Question question, in ClaimFacts claim, in ClaimFacts replaced) =>
        claim.Origin == replaced.Origin && claim.Source != replaced.Source && claim.Modality == replaced.Modality
        && Moments.AreOne(question.OverTime, claim, replaced) && !Differ(question, claim, replaced);

    private static bool Differ(Question question, in ClaimFacts left, in ClaimFacts right) =>
        Relations.Between(question, left, right) == Relation.Contradiction;
}
