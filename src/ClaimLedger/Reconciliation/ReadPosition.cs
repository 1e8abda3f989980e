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
    public static Claim IdentityOf(IReadOnlyList<Claim> claims, IClaimView view) => claims[IdentityIn(
        claims.Count,
        index => (
            view.Source(claims[index].Source).Published.Days.First.DayNumber,
            (claims[index].Value as Value.Range)?.Usual.Width ?? decimal.MaxValue),
        index => ValueKey(claims[index].Value),
        index => claims[index].Id)];

    /// <summary>The same as a place among claims of which no more is known than what decides.</summary>
    /// <param name="count">How many claims there are, one at least.</param>
    /// <param name="order">The day on which one was published, and how wide it is, as usually read.</param>
    /// <param name="value">What it says, as ids have it; asked for where that decides.</param>
    /// <param name="id">Its id, where nothing else does.</param>
    public static int IdentityIn(
        int count, Func<int, (int Published, decimal Width)> order, Func<int, string> value, Func<int, ClaimId> id)
    {
        var first = 0;
        for (var index = 1; index < count; index++)
        {
            if (Compare(index, first) < 0)
                first = index;
        }
        return first;

        int Compare(int left, int right)
        {
            var compared = order(left).CompareTo(order(right));
            if (compared == 0)
                compared = string.CompareOrdinal(value(left), value(right));
            return compared != 0 ? compared : id(left).CompareTo(id(right));
        }
    }

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
