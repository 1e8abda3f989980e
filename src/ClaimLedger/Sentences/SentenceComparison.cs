using System.Collections.Immutable;
using ClaimLedger.Scanning;

namespace ClaimLedger.Sentences;

/// <summary>Says whether two sentences can both be true, as far as their figures and dates tell.</summary>
/// <remarks>
/// Each figure of the first is held against that figure of the second which stands among the same words; what the two sets then do decides,
/// by the same algebra as between claims. Figures that stand among other words answer another question and are not compared.
/// </remarks>
public static class SentenceComparison
{
    /// <summary>What two figures must share to be held against each other, of 1.</summary>
    private const double Least = 0.12;

    /// <summary>The same where the first is no bound: "more than 40" is said of one thing, a bare 40 of anything.</summary>
    private const double LeastOfPlain = 0.2;

    /// <summary>How many of the first sentence's words the second must have before figures that agree say that the sentences do.</summary>
    private const double LeastShared = 2.0 / 3;

    /// <summary>Compares two sentences, or two short passages.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="options">When they were published, where that is known; without it, dates that lack a year are of one year.</param>
    public static SentenceVerdict Compare(string a, string b, ScanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        options ??= ScanOptions.Default;
        if (options.Published is null)
            options = options with { Published = YearOf(a, b) };
        var left = new ReadSentence(a, options);
        var right = new ReadSentence(b, options);
        var aligned = Align(left, right);
        return Decide(left, right, aligned);
    }

    // The latest year that either names, so that "7 April" and "7 April 2020" are one day; a leap year where none is named.
    private static DaySpan YearOf(string a, string b)
    {
        var year = 0;
        var found = new List<FoundQuantity>();
        var scanner = new QuantityScanner(new ScanOptions { Kinds = QuantityKinds.Date });
        scanner.Scan(a, found);
        scanner.Scan(b, found);
        foreach (var date in found)
        {
            if (date.Literal.Low is { } low && low is > 0 and < 3_652_059 && DateOnly.FromDayNumber((int)low).Year is var its && its is > 1000 and < 2100)
                year = Math.Max(year, its);
        }
        var last = new DateOnly(year == 0 ? 2000 : year, 12, 31);
        return new DaySpan(last, last);
    }

    private readonly record struct Pair(ComparedFigure A, ComparedFigure B, double Score, SentenceRelation Relation);

    private static List<Pair> Align(ReadSentence left, ReadSentence right)
    {
        var candidates = new List<Pair>();
        foreach (var a in left.Figures)
        {
            foreach (var b in right.Figures)
            {
                if (FigureComparison.Relate(a, b) is not { } relation)
                    continue;
                candidates.Add(new Pair(a, b, Score(a, b, relation), relation));
            }
        }
        candidates.Sort(static (x, y) => y.Score.CompareTo(x.Score) is var order && order != 0 ? order
            : x.A.Index.CompareTo(y.A.Index) is var first && first != 0 ? first : x.B.Index.CompareTo(y.B.Index));
        var taken = new List<Pair>();
        foreach (var pair in candidates)
        {
            if (!taken.Exists(other => other.A == pair.A || other.B == pair.B))
                taken.Add(pair);
        }
        taken.Sort(static (x, y) => x.A.Index.CompareTo(y.A.Index));
        return taken;
    }

    private static double Score(ComparedFigure a, ComparedFigure b, SentenceRelation relation)
    {
        double shared = 0, all = 0;
        foreach (var (stem, weight) in a.Words)
        {
            all += weight;
            if (b.Words.TryGetValue(stem, out var other))
                shared += weight * Math.Sqrt(other);
        }
        var score = all == 0 ? 0.3 : shared / all;
        if (a.Noun is { } noun && b.Noun is { } counted)
            score = noun == counted ? score + 0.25 : score * 0.7;
        // "7.8/10" and "94 %" are shares of different things.
        if (a.Quantity.Unit != b.Quantity.Unit)
            score *= 0.6;
        // The same figure in so many digits is hardly another one.
        if (a.Quantity.Written is { } written && written == b.Quantity.Written && a.Quantity.Unit == b.Quantity.Unit)
            score += relation == SentenceRelation.Agree ? 0.5 : 0.2;
        if (a.Quantity.Kind == QuantityKinds.Date && relation == SentenceRelation.Agree)
            score += 0.3;
        return Math.Min(1, score);
    }

    private static SentenceVerdict Decide(ReadSentence left, ReadSentence right, List<Pair> aligned)
    {
        var pairs = aligned.Where(pair => pair.Score >= (IsBound(pair.A.Quantity) ? Least : LeastOfPlain)).ToList();
        var shown = pairs.Select(pair => new AlignedQuantity(pair.A.Quantity, pair.B.Quantity, pair.Relation, pair.Score, Why(pair))).ToImmutableArray();
        if (pairs.Count == 0)
        {
            return left.Figures.IsEmpty
                ? new SentenceVerdict(SentenceRelation.NotComparable, [], "no-figure", "the first says no figure or date")
                : new SentenceVerdict(SentenceRelation.NotComparable, [], "nothing-aligned", "no figure of the first stands among the same words as one of the second");
        }
        var broken = pairs.Where(pair => pair.Relation == SentenceRelation.Contradiction).ToList();
        if (broken.Find(IsOtherTime) is { A: not null } date && broken.Exists(pair => !IsDate(pair)))
        {
            return new SentenceVerdict(SentenceRelation.NotComparable, shown, "other-time", $"{Why(date)}: the figures are of different times");
        }
        if (broken.Count > 0)
        {
            var worst = broken.MaxBy(pair => pair.Score);
            return new SentenceVerdict(SentenceRelation.Contradiction, shown, "disjoint", Why(worst));
        }
        if (Shared(left, right) < LeastShared && pairs.TrueForAll(pair => pair.Relation == SentenceRelation.Agree))
            return new SentenceVerdict(SentenceRelation.NotComparable, shown, "other-words", $"{string.Join("; ", pairs.Select(Why))}, but the second has fewer than two thirds of the words of the first");
        foreach (var relation in (ReadOnlySpan<SentenceRelation>)[SentenceRelation.Tension, SentenceRelation.Rounding])
        {
            if (pairs.Find(pair => pair.Relation == relation) is { A: not null } pair)
                return new SentenceVerdict(relation, shown, relation == SentenceRelation.Tension ? "usual-disjoint" : "literal-disjoint", Why(pair));
        }
        return new SentenceVerdict(SentenceRelation.Agree, shown, "sets-meet", string.Join("; ", pairs.Select(Why)));
    }

    // "After 3 May" and "as of 3 May" are next to each other: figures of both are compared.
    private static bool IsOtherTime(Pair pair) => IsDate(pair)
        && (FigureComparison.Moment(pair.A).Literal, FigureComparison.Moment(pair.B).Literal) is var (a, b)
        && (a.IsBelow(b) ? b.Low - a.High : a.Low - b.High) > 1;

    private static double Shared(ReadSentence left, ReadSentence right) =>
        left.Words.Count == 0 ? 1 : (double)left.Words.Count(right.Words.Contains) / left.Words.Count;

    private static bool IsBound(FoundQuantity quantity) => !quantity.Literal.HasLow || !quantity.Literal.HasHigh || quantity.Literal.LowOpen || quantity.Literal.HighOpen;

    private static bool IsDate(Pair pair) => pair.A.Quantity.Kind == QuantityKinds.Date;

    private static string Why(Pair pair)
    {
        var (a, b) = (pair.A.Says, pair.B.Says);
        return pair.Relation switch
        {
            SentenceRelation.Agree => $"“{a}” and “{b}” can both be true",
            SentenceRelation.Rounding => $"“{a}” and “{b}” differ by rounding",
            SentenceRelation.Tension => $"“{a}” and “{b}” can both be true by the letter and are far apart in practice",
            _ => $"“{a}” and “{b}” cannot both be true",
        };
    }
}
