namespace ClaimLedger.Reconciliation;

/// <summary>The claims of one question in the order of days, publisher by publisher, as hints look through them.</summary>
internal sealed class HintSeries
{
    // One equal figure is chance.
    private const int FewestMatches = 2;

    private readonly Dictionary<long, ClaimFacts> _facts;
    private readonly Dictionary<Teller, SortedDictionary<int, BothReadings>> _days = [];
    private readonly Dictionary<(Teller, Teller), int> _matches = [];

    /// <summary>Puts the claims in order.</summary>
    public HintSeries(IReadOnlyList<ClaimFacts> facts)
    {
        _facts = facts.ToDictionary(fact => fact.Key);
        foreach (var fact in facts.Where(IsOfADay))
        {
            if (!_days.TryGetValue(Of(fact), out var days))
                _days[Of(fact)] = days = [];
            days.TryAdd(fact.AsOfFirst, fact.Readings);
        }
    }

    /// <summary>
    /// On how many days the first's teller gives what the second's gave for the day before, where it never gives anything else; 0
    /// where it does, or hardly ever gives it.
    /// </summary>
    /// <param name="late">Key of a claim.</param>
    /// <param name="early">Key of another teller's claim.</param>
    public int DaysLate(long late, long early)
    {
        var pair = (Of(_facts[late]), Of(_facts[early]));
        if (pair.Item1 == pair.Item2 || !IsOfADay(_facts[late]) || !IsOfADay(_facts[early]))
            return 0;
        if (!_matches.TryGetValue(pair, out var matches))
            _matches[pair] = matches = Count(_days[pair.Item1], _days[pair.Item2]);
        return matches;
    }

    /// <summary>Whether the same teller's figures of the days before and after leave room for this one.</summary>
    /// <param name="key">The claim whose place it would take.</param>
    /// <param name="figure">The figure.</param>
    public bool Fits(long key, decimal figure)
    {
        var fact = _facts[key];
        if (!IsOfADay(fact))
            return false;
        var point = Interval.Point(figure);
        BothReadings? before = null, after = null;
        foreach (var (day, readings) in _days[Of(fact)])
        {
            if (day < fact.AsOfFirst)
                before = readings;
            else if (day > fact.AsOfFirst)
            {
                after = readings;
                break;
            }
        }
        return !(before is { } earlier && point.IsBelow(earlier.Literal)) && !(after is { } later && later.Literal.IsBelow(point));
    }

    private static int Count(SortedDictionary<int, BothReadings> late, SortedDictionary<int, BothReadings> early)
    {
        var figures = new HashSet<BothReadings>();
        var matches = 0;
        foreach (var (day, readings) in late)
        {
            if (!early.TryGetValue(day - 1, out var before))
                continue;
            if (before != readings)
                return 0;
            figures.Add(readings);
            matches++;
        }
        // A figure that stands still equals everything of the day before.
        return figures.Count >= FewestMatches ? matches : 0;
    }

    private static bool IsOfADay(ClaimFacts fact) => fact.AsOfFirst == fact.AsOfLast && !fact.IsAsOfUncertain && !fact.IsUnknown;

    private static Teller Of(ClaimFacts fact) => new(fact.Publisher, fact.Publisher == 0 ? fact.Source : 0, fact.Modality);

    /// <summary>A publisher or, where it is unknown, a source.</summary>
    private readonly record struct Teller(long Publisher, long Source, Modality Modality);
}
