using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>
/// Makes conflicts of findings: the id, the scope, the severity and what the positions hold. Of the claims it reads no more than that
/// takes; the words are <see cref="ConflictWords"/>'.
/// </summary>
internal sealed class ConflictWriter(IClaimView view)
{
    /// <summary>Tells the view which claims are asked for when these are written.</summary>
    public void Expect(IEnumerable<Finding> findings)
    {
        var (heads, whole) = (new HashSet<long>(), new HashSet<long>());
        foreach (var finding in findings)
        {
            var keys = finding.Positions.SelectMany(position => position.Keys).ToList();
            heads.UnionWith(keys);
            if (IsReadWhole(finding.Kind))
                whole.UnionWith(keys);
        }
        view.ExpectHeads([.. heads]);
        view.Expect([.. whole], []);
    }

    // Whom they credit is not in their heads.
    private bool IsReadWhole(ConflictKind kind) =>
        kind is ConflictKind.Unattributed or ConflictKind.Stale or ConflictKind.Circular || !view.Derivations.IsEmpty;

    /// <summary>The conflict, or null where the names show that there is none (an outlet quoting itself is no missing credit).</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="id">The id, where it is known already.</param>
    public FoundConflict? Write(Finding finding, ConflictId? id = null)
    {
        if (finding.Kind == ConflictKind.Unattributed)
        {
            if (WithoutOriginals(finding) is not { } left)
                return null;
            finding = left;
        }
        var positions = finding.Positions.Select(position => Read(finding, position)).ToList();
        var question = finding.Question;
        var heads = positions.SelectMany(position => position.Heads);
        var scope = heads.Select(head => head.Id.Source).Distinct().Skip(1).Any() ? Scope.Across : Scope.Within;
        var severity = Conflicts.Info(finding.Kind).Severity;
        // What may have changed meanwhile, or may not be one thing, is no proof that somebody is wrong.
        if (severity == Severity.Error
            && ((scope == Scope.Across && Meanwhile.In(finding, positions.SelectMany(position => position.Times)) is not null)
                || positions.Exists(position => position.Question.IsSameAssumed)))
        {
            severity = Severity.Warning;
        }
        var conflict = new Conflict
        {
            Id = id ?? Fingerprint(finding, positions),
            Kind = finding.Kind,
            Severity = severity,
            Scope = scope,
            Question = question.Id,
            Subject = question.Subject,
            Asks = finding.Facet?.Asks ?? question.Asks,
            Constraint = finding.Constraint?.Id,
            Event = finding.Event,
            Facet = finding.Facet?.Id,
            Positions = [.. positions.Select(position => Position(finding, position))],
        };
        return new FoundConflict(conflict, [.. positions.Select(position => position.Keys)]);
    }

    private WrittenPosition Read(Finding finding, FoundPosition position)
    {
        var term = position.Term is { } index ? finding.Facet!.Terms[index] : null;
        var heads = view.Heads(position.Keys);
        var question = position.Question ?? finding.Question;
        return new WrittenPosition(
            position.Keys, heads, position.Facts, IdentityIn(position.Facts, heads, question), question, term, position.At);
    }

    private static int IdentityIn(IReadOnlyList<ClaimFacts>? facts, IReadOnlyList<ClaimHead> heads, Question question) =>
        facts is null ? 0 : ReadPosition.IdentityIn(
            facts.Count,
            index => (facts[index].PublishedFirst, facts[index].Usual.Width ?? decimal.MaxValue),
            index => ValueKey(facts[index], question),
            index => heads[index].Id);

    private Position Position(Finding finding, WrittenPosition position)
    {
        var isChoice = position.Question.Answer is AnswerType.Choice or AnswerType.Term;
        var known = position.Term is not null ? [] : position.Facts!.Where(claim => !claim.IsUnknown).ToList();
        return new Position
        {
            Says = position.Term?.Id ?? position.Identity.Says,
            Question = finding.Constraint is null ? null : position.Question.Id,
            At = position.At,
            Literal = isChoice || known.Count == 0 ? null : Common(known, claim => claim.Literal, position.IdentityFacts),
            Usual = isChoice || known.Count == 0 ? null : Common(known, claim => claim.Usual, position.IdentityFacts),
            Options = !isChoice || known.Count == 0 ? [] : OptionNames(position, known),
            Term = position.Term?.Id,
            Origins = position.Facts is { } facts && view.Derivations.IsEmpty
                ? ClaimLedger.Reconciliation.Origins.Count(facts, position.Heads, view)
                : ClaimLedger.Reconciliation.Origins.Count(view.Load(position.Keys), view),
            Claims = [.. position.Heads.Select(head => head.Id)],
        };
    }

    /// <summary>What all the claims allow; where rounding leaves them nothing in common, what the position's own claim allows.</summary>
    private static Interval Common(List<ClaimFacts> ranges, Func<ClaimFacts, Interval> reading, in ClaimFacts identity)
    {
        Interval? common = reading(ranges[0]);
        foreach (var range in ranges)
            common = common?.Intersect(reading(range));
        return common ?? reading(identity);
    }

    private static ImmutableArray<string> OptionNames(WrittenPosition position, List<ClaimFacts> options)
    {
        var common = options.Aggregate(OptionSet.Everything, (all, option) => all.Intersect(option.Options));
        if (common.IsEmpty)
            common = position.IdentityFacts.Options;
        return [.. common.Names(position.Question.Options)];
    }

    /// <summary>Takes out the outlets that are themselves whom the others credit; null where no uncredited claim is left.</summary>
    private Finding? WithoutOriginals(Finding finding)
    {
        var (crediting, stating) = (finding.Positions[0], finding.Positions[1]);
        var credited = view.Load(crediting.Keys).SelectMany(claim => claim.Speakers).SelectMany(name => Names(view.Speaker(name)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var claims = view.Load(stating.Keys);
        var own = Enumerable.Range(0, claims.Count)
            .Where(index => !Origins.PublishersOf(claims[index], view).Any(credited.Contains))
            .Select(index => stating.Facts![index])
            .ToList();
        return own.Count == 0 ? null : finding with { Positions = [crediting, FoundPosition.Of(own)] };

        static IEnumerable<string> Names(Speaker speaker) => speaker.Also.Prepend(speaker.Name.ToString());
    }

    /// <summary>
    /// <c>c-</c> and the first 64 bits of a SHA-256 over kind, question and what disagrees: for each position, in no order, the usual
    /// reading and, unless the question is fixed, the time of its first claim. Notes, wording and further claims that agree are not part
    /// of it.
    /// </summary>
    private ConflictId Fingerprint(Finding finding, List<WrittenPosition> positions)
    {
        var text = new StringBuilder("claimledger-1\n")
            .Append(Conflicts.Info(finding.Kind).Name).Append('\n')
            .Append(
                finding.Constraint?.Id ?? (finding.Event is null ? finding.Question.Id.ToString() : finding.Question.Scene)).Append('\n');
        if (finding.Facet is not null)
            text.Append(finding.Facet.Id).Append('\n');
        if (Whose(finding, positions) is { } whose)
            text.Append(whose).Append('\n');
        // Sources that pass one thing on all say the same, and a figure that has fallen may fall again: neither is a new finding.
        var telling = finding.Kind switch
        {
            ConflictKind.Circular => positions[..1],
            ConflictKind.Decrease => positions[..2],
            _ => positions,
        };
        foreach (var line in telling.Select(Line).Order(StringComparer.Ordinal))
            text.Append(line).Append('\n');
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return new ConflictId("c-" + Convert.ToHexStringLower(hash.AsSpan(0, 8)));
    }

    private static string Line(WrittenPosition position)
    {
        if (position.Term is not null)
            return "term " + position.Term.Id;
        var (first, last) = (position.Identity.AsOf.First.DayNumber, position.Identity.AsOf.Last.DayNumber);
        var time = position.Question.OverTime == OverTime.Fixed ? "" : $" as of {first}-{last}";
        var identity = position.IdentityFacts;
        return $"{position.Question.Id} {identity.Modality} {ValueKey(identity, position.Question)}{time}";
    }

    /// <summary>Whose conflict it is, where that is part of what it says.</summary>
    private string? Whose(Finding finding, List<WrittenPosition> positions)
    {
        var source = positions[0].Identity.Id.Source;
        return finding.Kind switch
        {
            ConflictKind.Misattribution => Voice(positions[0]),
            ConflictKind.SelfContradiction or ConflictKind.SilentEdit => source + " " + Voice(positions[0]),
            ConflictKind.Stale => Explanations.Repeater(view.Load(positions[0].Keys), view).Source + " " + Voice(positions[0]),
            ConflictKind.Circular => Origins.Shared(view.Load([.. positions.SelectMany(position => position.Keys)]), view),
            ConflictKind.Arithmetic or ConflictKind.Order
                when positions.TrueForAll(position => position.Heads.All(head => head.Id.Source == source)) => source.ToString(),
            _ => null,
        };
    }

    private string Voice(WrittenPosition position) =>
        position.IdentityFacts.Origin is var origin and > 0 ? view.SpeakerName(origin) : "own voice";

    private static string ValueKey(in ClaimFacts claim, Question question) =>
        claim.IsUnknown ? "unknown"
        : question.Answer is AnswerType.Choice or AnswerType.Term ? ReadPosition.KeyOf(claim.Options)
        : ReadPosition.KeyOf(claim.Usual);

    /// <summary>A position as it is stored.</summary>
    private sealed record WrittenPosition(
        IReadOnlyList<long> Keys, IReadOnlyList<ClaimHead> Heads, IReadOnlyList<ClaimFacts>? Facts, int Known, Question Question,
        FacetTerm? Term, DaySpan? At)
    {
        /// <summary>The claim that it is known by.</summary>
        public ClaimHead Identity => Heads[Known];

        /// <summary>Its facts; only where values were compared.</summary>
        public ClaimFacts IdentityFacts => Facts![Known];

        /// <summary>When its claims held, and whether they give hours.</summary>
        public IEnumerable<(DaySpan Days, bool HasHours)> Times =>
            Heads.Select((head, index) => (head.AsOf, Facts is not null && Facts[index].AsOfMinute != 0));
    }
}
