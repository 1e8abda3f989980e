using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>Puts findings into words: loads the claims, names positions, explains, hints and gives the id.</summary>
internal sealed class ConflictWriter(IClaimView view)
{
    private readonly Explanations _explanations = new(view);
    private readonly Hints _hints = new(view);

    /// <summary>The conflict, or null where the names show that there is none (an outlet quoting itself is no missing credit).</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="id">The id, where it is known already.</param>
    public Conflict? Write(Finding finding, ConflictId? id = null)
    {
        var positions = finding.Positions.Select(position => Read(finding, position)).ToList();
        if (finding.Kind == ConflictKind.Unattributed && !DropOriginals(positions))
            return null;

        var sources = positions.SelectMany(position => position.Claims).Select(claim => claim.Source).Distinct().Count();
        var question = finding.Question;
        var scope = sources == 1 ? Scope.Within : Scope.Across;
        var meanwhile = scope == Scope.Across ? Meanwhile.For(finding, positions) : null;
        var severity = Conflicts.Info(finding.Kind).Severity;
        // What may have changed meanwhile, or may not be one thing, is no proof that somebody is wrong.
        if (severity == Severity.Error && (meanwhile is not null || positions.Exists(position => position.Question.IsSameAssumed)))
            severity = Severity.Warning;
        return new Conflict
        {
            Id = id ?? Fingerprint(finding, positions),
            Kind = finding.Kind,
            Severity = severity,
            Scope = scope,
            Question = question.Id,
            Subject = question.Subject,
            Asks = finding.Facet?.Asks ?? question.Asks,
            Explanation = _explanations.Explain(finding, positions),
            Hint = Join(meanwhile, _hints.For(finding, positions)),
            Constraint = finding.Constraint?.Id,
            Event = finding.Event,
            Facet = finding.Facet?.Id,
            Positions = [.. positions.Select(position => Position(finding, position))],
        };
    }

    private static string? Join(string? one, string? other) => one is null ? other : other is null ? one : $"{one} {other}";

    private ReadPosition Read(Finding finding, FoundPosition position)
    {
        var claims = view.Load(position.Keys);
        var term = position.Term is { } index ? finding.Facet!.Terms[index] : null;
        return new ReadPosition(claims, Identity(claims), position.Question ?? finding.Question, term, position.At);
    }

    /// <summary>
    /// The claim that a position is known by: the one published first and, of one day, the most exact. Later claims that
    /// agree do not change it, so the conflict keeps its id.
    /// </summary>
    private Claim Identity(IReadOnlyList<Claim> claims) => claims
        .OrderBy(claim => view.Source(claim.Source).Published.Days.First)
        .ThenBy(claim => (claim.Value as Value.Range)?.Usual.Width ?? decimal.MaxValue)
        .ThenBy(claim => ValueKey(claim.Value), StringComparer.Ordinal)
        .ThenBy(claim => claim.Id)
        .First();

    private Position Position(Finding finding, ReadPosition position)
    {
        var ranges = position.Claims.Select(claim => claim.Value).OfType<Value.Range>().ToList();
        var options = position.Claims.Select(claim => claim.Value).OfType<Value.Options>().ToList();
        return new Position
        {
            Says = position.Term?.Id ?? position.Says,
            Question = finding.Constraint is null ? null : position.Question.Id,
            Literal = position.Term is not null || ranges.Count == 0 ? null : Common(ranges, range => range.Literal, position.Identity),
            Usual = position.Term is not null || ranges.Count == 0 ? null : Common(ranges, range => range.Usual, position.Identity),
            Options = position.Term is not null || options.Count == 0 ? [] : OptionNames(position, options),
            Term = position.Term?.Id,
            Origins = ClaimLedger.Reconciliation.Origins.Count(position.Claims, view),
            Claims = [.. position.Claims.Select(claim => claim.Id)],
        };
    }

    /// <summary>What all the claims allow; where rounding leaves them nothing in common, what the position's own claim allows.</summary>
    private static Interval Common(List<Value.Range> ranges, Func<Value.Range, Interval> reading, Claim identity)
    {
        Interval? common = reading(ranges[0]);
        foreach (var range in ranges)
            common = common?.Intersect(reading(range));
        return common ?? reading((Value.Range)identity.Value);
    }

    private static ImmutableArray<string> OptionNames(ReadPosition position, List<Value.Options> options)
    {
        var common = options.Aggregate(OptionSet.Everything, (all, option) => all.Intersect(option.Allowed));
        if (common.IsEmpty && position.Identity.Value is Value.Options identity)
            common = identity.Allowed;
        return [.. common.Names(position.Question.Options)];
    }

    /// <summary>Takes out the outlets that are themselves whom the others credit; false where no uncredited claim is left.</summary>
    private bool DropOriginals(List<ReadPosition> positions)
    {
        var credited = positions[0].Claims.SelectMany(claim => claim.Speakers).SelectMany(name => Names(view.Speaker(name)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = positions[1].Claims.Where(claim => !Origins.PublishersOf(claim, view).Any(credited.Contains)).ToList();
        if (own.Count == 0)
            return false;
        positions[1] = positions[1] with { Claims = own, Identity = Identity(own) };
        return true;

        static IEnumerable<string> Names(Speaker speaker) => speaker.Also.Prepend(speaker.Name.ToString());
    }

    /// <summary>
    /// <c>c-</c> and the first 64 bits of a SHA-256 over kind, question and what disagrees: for each position, in no order, the usual
    /// reading and, unless the question is fixed, the time of its first claim. Notes, wording and further claims that agree are not part
    /// of it.
    /// </summary>
    private ConflictId Fingerprint(Finding finding, List<ReadPosition> positions)
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

    private static string Line(ReadPosition position)
    {
        if (position.Term is not null)
            return "term " + position.Term.Id;
        var (first, last) = (position.Identity.AsOf.Days.First.DayNumber, position.Identity.AsOf.Days.Last.DayNumber);
        var time = position.Question.OverTime == OverTime.Fixed ? "" : $" as of {first}-{last}";
        return $"{position.Question.Id} {position.Identity.Modality} {ValueKey(position.Identity.Value)}{time}";
    }

    /// <summary>Whose conflict it is, where that is part of what it says.</summary>
    private string? Whose(Finding finding, List<ReadPosition> positions)
    {
        var first = positions[0].Identity;
        var voice = Voice.NameOf(first, view)?.ToString() ?? "own voice";
        return finding.Kind switch
        {
            ConflictKind.Misattribution => voice,
            ConflictKind.SelfContradiction or ConflictKind.SilentEdit => first.Source + " " + voice,
            ConflictKind.Stale => Explanations.Repeater(positions[0].Claims, view).Source + " " + voice,
            ConflictKind.Circular => Origins.Shared(positions.SelectMany(position => position.Claims), view),
            ConflictKind.Arithmetic or ConflictKind.Order
                when positions.TrueForAll(
                    position => position.Claims.All(claim => claim.Source == first.Source)) => first.Source.ToString(),
            _ => null,
        };
    }

    private static string ValueKey(Value value) => value switch
    {
        Value.Range range => range.Usual.ToString(),
        Value.Options options => "options " + options.Allowed.Bits.ToString("x"),
        _ => "unknown",
    };
}

/// <summary>A position with its claims at hand.</summary>
/// <param name="Claims">The claims, by key.</param>
/// <param name="Identity">The claim that it is known by.</param>
/// <param name="Question">The question it answers.</param>
/// <param name="Term">The term, for framing.</param>
/// <param name="At">The date that a constraint asks for.</param>
internal sealed record ReadPosition(IReadOnlyList<Claim> Claims, Claim Identity, Question Question, FacetTerm? Term, DaySpan? At)
{
    /// <summary>The position in the words of the claim that it is known by.</summary>
    public string Says => Identity.Value.Text;

    /// <summary>The claims by their words, the position's own first.</summary>
    public IEnumerable<ReadPosition> ByWords => Claims
        .GroupBy(claim => claim.Value.Text, StringComparer.Ordinal)
        .OrderBy(words => words.Key == Says ? 0 : 1)
        .Select(words => this with { Claims = [.. words], Identity = words.Key == Says ? Identity : words.First() });

    /// <summary>Those of its claims that are in the words of the claim it is known by.</summary>
    public ReadPosition InItsWords => ByWords.First();
}
