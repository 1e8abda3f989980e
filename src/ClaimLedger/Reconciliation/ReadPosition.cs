namespace ClaimLedger.Reconciliation;

/// <summary>A position with its claims at hand.</summary>
/// <param name="Claims">The claims, by key.</param>
/// <param name="Identity">The claim that it is known by.</param>
/// <param name="Question">The question it answers.</param>
/// <param name="Term">The term, for framing.</param>
/// <param name="At">The date that a constraint asks for.</param>
internal sealed record ReadPosition(IReadOnlyList<Claim> Claims, Claim Identity, Question Question, FacetTerm? Term, DaySpan? At)
{
    /// <summary>A position of these claims.</summary>
    public static ReadPosition Of(IReadOnlyList<Claim> claims, Question question, FacetTerm? term, DaySpan? at, IClaimView view) =>
        new(claims, IdentityOf(claims, view), question, term, at);

    /// <summary>
    /// The claim that a position is known by: the one published first and, of one day, the most exact. Later claims that
    /// agree do not change it, so the conflict keeps its id.
    /// </summary>
    public static Claim IdentityOf(IReadOnlyList<Claim> claims, IClaimView view) => claims
        .OrderBy(claim => view.Source(claim.Source).Published.Days.First)
        .ThenBy(claim => (claim.Value as Value.Range)?.Usual.Width ?? decimal.MaxValue)
        .ThenBy(claim => ValueKey(claim.Value), StringComparer.Ordinal)
        .ThenBy(claim => claim.Id)
        .First();

    /// <summary>A usual reading, as ids have it.</summary>
    public static string KeyOf(in Interval usual) => usual.ToString();

    /// <summary>A set of options, as ids have it.</summary>
    public static string KeyOf(OptionSet options) => "options " + options.Bits.ToString("x");

    private static string ValueKey(Value value) => value switch
    {
        Value.Range range => KeyOf(range.Usual),
        Value.Options options => KeyOf(options.Allowed),
        _ => "unknown",
    };

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
