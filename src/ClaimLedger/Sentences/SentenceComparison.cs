using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.Reconciliation;
using ClaimLedger.Scanning;

namespace ClaimLedger.Sentences;

/// <summary>Says whether two sentences can both be true, as far as their figures and dates tell.</summary>
/// <remarks>
/// Each figure of the one is held against that figure of the other which stands among the same words; what the two sets then do decides,
/// by the same relation as between claims, and it is the same whichever sentence comes first. Figures that stand among other words answer
/// another question and are not compared.
/// </remarks>
public static class SentenceComparison
{
    /// <summary>What two figures must share to be held against each other, of 1.</summary>
    private const double Least = 0.12;

    /// <summary>The same where neither is a bound: "more than 40" is said of one thing, a bare 40 of anything.</summary>
    private const double LeastOfPlain = 0.2;

    /// <summary>
    /// The same where both are counts or shares and differ: below it two of three are of two things, in either half of VitaminC's pages.
    /// </summary>
    private const double LeastOfPlainApart = 0.35;

    /// <summary>How many of the shorter sentence's words the other must have before figures that agree say that the sentences do.</summary>
    private const double LeastShared = 2.0 / 3;

    /// <summary>Up to how many there are so often as many of something else that the number alone does not tell them for one.</summary>
    private const decimal FewOfAnything = 12;

    /// <summary>Compares two sentences, or two short passages.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="options">When they were published, where that is known; without it, dates that lack a year are of one year.</param>
    public static SentenceVerdict Compare(string a, string b, ScanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        options ??= ScanOptions.Default;
        var isDayKnown = options.Published is not null;
        if (!isDayKnown)
            options = options with { Published = YearOf(a, b) };
        var left = new ReadSentence(a, options, isDayKnown);
        var right = new ReadSentence(b, options, isDayKnown);
        if (left.IsTooDense || right.IsTooDense)
        {
            return new SentenceVerdict(
                Relation.NotComparable,
                [],
                "too-many-figures",
                $"one of them has more than {News.NewsReader.MostFigures} figures; compare it sentence by sentence");
        }
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
            if (date.Literal.Low is not (> 0 and < 3_652_059 and var low))
                continue;
            var its = DateOnly.FromDayNumber((int)low).Year;
            if (its is > 1000 and < 2100)
                year = Math.Max(year, its);
        }
        var last = new DateOnly(year == 0 ? 2000 : year, 12, 31);
        return new DaySpan(last, last);
    }

    private static readonly FrozenSet<string> Sides = News.Stem.OfClass("side-of-place");

    private readonly record struct Pair(ComparedFigure A, ComparedFigure B, double Score, Relation Relation);

    private static List<Pair> Align(ReadSentence left, ReadSentence right)
    {
        var candidates = new List<Pair>();
        foreach (var a in left.Figures)
        {
            foreach (var b in right.Figures)
            {
                var relation = FigureComparison.Relate(a, b);
                if (relation != Relation.NotComparable)
                    candidates.Add(new Pair(a, b, Score(a, b, relation, AreOfTwoNouns(a, left, b, right)), relation));
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

    private static double Score(ComparedFigure a, ComparedFigure b, Relation relation, bool isOfOther)
    {
        var score = Shared(a.Words, b.Words);
        if (a.Noun is { } noun && b.Noun is { } counted)
        {
            if (a.Measure is not null && a.Measure == b.Measure && a.Scope == b.Scope)
                score += 0.25;
            else
                score = noun == counted ? score + 0.2 + 0.1 * Alike(a.Counted, b.Counted) : score * 0.7;
        }
        // "300 worldwide" is sooner held against what is worldwide, too.
        if ((a.IsOfTerritory || b.IsOfTerritory) && FigureComparison.AreOfTwoScopes(a, b))
            score *= 0.6;
        else if (a.IsOfTerritory && a.Scope == b.Scope)
            score += 0.1;
        // "7.8/10" and "94 %" are shares of different things.
        if (a.Quantity.Unit != b.Quantity.Unit)
            score *= 0.6;
        // The same digits, or the same words without any, are hardly another figure.
        if (!isOfOther && IsSameFigure(a.Quantity, b.Quantity))
            score += relation == Relation.Agree ? 0.5 : 0.2;
        if (a.Quantity.Kind == QuantityKinds.Date && relation == Relation.Agree)
            score += 0.3;
        return score;
    }

    // "Latin Grammy awards" are sooner those than "Grammy awards" are.
    private static double Alike(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count is > 0 and var all && a.Count(b.Contains) is var both ? (double)both / (all - both) : 1;

    // "Two albums" and "two songs", where the other sentence tells how many albums.
    private static bool AreOfTwoNouns(ComparedFigure a, ReadSentence left, ComparedFigure b, ReadSentence right) =>
        a.Quantity.Written <= FewOfAnything && a.Noun is { } noun && b.Noun is { } counted && noun != counted
            && !(a.Measure is not null && a.Measure == b.Measure)
            && (right.Figures.Any(each => each.Noun == noun) || left.Figures.Any(each => each.Noun == counted));

    private static AlignedQuantity Shown(Pair pair) =>
        new(pair.A.Quantity, pair.B.Quantity, pair.Relation, Math.Min(1, pair.Score), Why(pair));

    private static bool IsSameFigure(FoundQuantity a, FoundQuantity b) =>
        a.Unit == b.Unit && a.Written == b.Written
        && (a.Written is not null || (a.Kind != QuantityKinds.Date && a.Literal == b.Literal && a.Usual == b.Usual));

    private static SentenceVerdict Decide(ReadSentence left, ReadSentence right, List<Pair> aligned)
    {
        var pairs = aligned.FindAll(pair => pair.Score >= LeastOf(pair));
        var shown = pairs.Select(Shown).ToImmutableArray();
        if (pairs.Count == 0)
        {
            var (rule, why) = left.Figures.IsEmpty || right.Figures.IsEmpty
                ? ("no-figure", "one of them says no figure or date")
                : ("nothing-aligned", "no figure of the one stands among the same words as one of the other");
            return new SentenceVerdict(Relation.NotComparable, [], rule, why);
        }
        var broken = pairs.Where(pair => pair.Relation == Relation.Contradiction).ToList();
        var otherTime = broken.Find(IsOtherTime) is { A: not null } apart ? apart : aligned.Find(IsOtherPeriod);
        if (otherTime is { A: not null } date && broken.Exists(pair => !IsDate(pair)))
        {
            return new SentenceVerdict(Relation.NotComparable, shown, "other-time", $"{Why(date)}: the figures are of different times");
        }
        var elsewhere = broken.FindAll(pair => IsElsewhere(pair, left, right));
        broken.RemoveAll(elsewhere.Contains);
        if (broken.Count == 0 && elsewhere.Count > 0 && pairs.TrueForAll(pair => IsDate(pair) || elsewhere.Contains(pair)))
        {
            var why = $"{Why(elsewhere[0])}: the figures are of different places";
            return new SentenceVerdict(Relation.NotComparable, shown, "other-place", why);
        }
        if (broken.Count > 0)
        {
            var worst = broken.MaxBy(pair => pair.Score);
            return new SentenceVerdict(Relation.Contradiction, shown, "disjoint", Why(worst));
        }
        if (Shared(left, right) < LeastShared && pairs.TrueForAll(pair => pair.Relation == Relation.Agree))
        {
            var why = $"{string.Join("; ", pairs.Select(Why))}, but they share fewer than two thirds of the words of the shorter one";
            return new SentenceVerdict(Relation.NotComparable, shown, "other-words", why);
        }
        foreach (var relation in (ReadOnlySpan<Relation>)[Relation.Tension, Relation.Rounding])
        {
            if (pairs.Find(pair => pair.Relation == relation) is { A: not null } pair)
            {
                var rule = relation == Relation.Tension ? "usual-disjoint" : "literal-disjoint";
                return new SentenceVerdict(relation, shown, rule, Why(pair));
            }
        }
        // That both speak of "next year" does not make them agree on the figures that did not meet.
        if (pairs.TrueForAll(IsDate) && HasOthers(left) && HasOthers(right))
        {
            return new SentenceVerdict(
                Relation.NotComparable, shown, "nothing-aligned",
                "nothing but dates of the one stands among the same words as of the other");
        }
        return new SentenceVerdict(Relation.Agree, shown, "sets-meet", string.Join("; ", pairs.Select(Why)));
    }

    private static double LeastOf(Pair pair)
    {
        if (IsBound(pair.A.Quantity) || IsBound(pair.B.Quantity))
            return Least;
        return pair.Relation is Relation.Contradiction && pair.A.Quantity.Kind is QuantityKinds.Number or QuantityKinds.Share
            ? LeastOfPlainApart : LeastOfPlain;
    }

    private static bool HasOthers(ReadSentence sentence) => sentence.Figures.Any(figure => figure.Quantity.Kind != QuantityKinds.Date);

    // "After 3 May" and "as of 3 May" are next to each other: figures of both are compared; not those of Monday and Tuesday.
    private static bool IsOtherTime(Pair pair) => IsDate(pair)
        && (FigureComparison.Moment(pair.A).Literal, FigureComparison.Moment(pair.B).Literal) is var (a, b)
        && (a.IsBelow(b) ? b.Low - a.High : a.Low - b.High) is var gap
        && (gap > 1 || (gap == 1 && !IsBound(pair.A.Quantity) && !IsBound(pair.B.Quantity)));

    // "In East Wick 14 died", "in West Wick nine died": neither sentence names the place of the other.
    private static bool IsElsewhere(Pair pair, ReadSentence left, ReadSentence right) =>
        pair.A.Place.Count > 0 && pair.B.Place.Count > 0
            && (AreTwo(pair.A.Place, pair.B.Place) || !pair.A.Place.Overlaps(right.Words) && !pair.B.Place.Overlaps(left.Words));

    // What tells two places of one name apart.
    private static bool AreTwo(HashSet<string> one, HashSet<string> other) =>
        Sides.Overlaps(one) && Sides.Overlaps(other) && !one.Where(Sides.Contains).Any(other.Contains);

    // "In the past year" and "in 2030" share some months: what is counted in either is not counted in the other.
    private static bool IsOtherPeriod(Pair pair) => IsDate(pair)
        && (FigureComparison.Moment(pair.A).Literal, FigureComparison.Moment(pair.B).Literal) is var (a, b)
        && (a.Low < b.Low && a.High < b.High || b.Low < a.Low && b.High < a.High) && a.High > b.Low && b.High > a.Low;

    /// <summary>
    /// How much of what stands around the one figure, the nearer the more, stands around the other: of the one with less around it.
    /// </summary>
    private static double Shared(Dictionary<string, double> a, Dictionary<string, double> b)
    {
        var all = Math.Min(a.Values.Sum(), b.Values.Sum());
        if (all == 0)
            return 0.3;
        // In order of size, so that the sum is the same to the last bit whichever comes first.
        return a.Where(word => b.ContainsKey(word.Key)).Select(word => Math.Pow(word.Value * b[word.Key], 0.75)).Order().Sum() / all;
    }

    /// <summary>How many of the words of the shorter sentence the other has.</summary>
    private static double Shared(ReadSentence left, ReadSentence right)
    {
        var fewer = Math.Min(left.Words.Count, right.Words.Count);
        return fewer == 0 ? 1 : (double)left.Words.Count(right.Words.Contains) / fewer;
    }

    // "Fewer than 40" are up to 39, and from none on.
    private static bool IsBound(FoundQuantity quantity) =>
        !quantity.Literal.HasLow || !quantity.Literal.HasHigh || quantity.Literal.LowOpen || quantity.Literal.HighOpen
            || quantity.Literal is { Low: 0, High: > 0 };

    private static bool IsDate(Pair pair) => pair.A.Quantity.Kind == QuantityKinds.Date;

    private static string Why(Pair pair)
    {
        var (a, b) = (pair.A.Says, pair.B.Says);
        if (pair.Relation is Relation.Contradiction && pair.A.IsDenied != pair.B.IsDenied)
            return $"“{a}” and “{b}”: the one denies what the other says";
        return pair.Relation switch
        {
            Relation.Agree => $"“{a}” and “{b}” can both be true",
            Relation.Rounding => $"“{a}” and “{b}” differ by rounding",
            Relation.Tension => $"“{a}” and “{b}” can both be true by the letter and are far apart in practice",
            _ => $"“{a}” and “{b}” cannot both be true",
        };
    }
}
