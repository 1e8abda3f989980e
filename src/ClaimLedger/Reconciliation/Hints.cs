using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>What may lie behind a disagreement of figures. A hint, never a verdict.</summary>
internal sealed class Hints(IClaimView view)
{
    // Hints are tried between any two figures, up to so many: a finding of hundreds has no one slip behind it.
    private const int MostFigures = 16;

    /// <summary>The kinds of slip, the most telling first. Each says its sentence of two figures, or null.</summary>
    private readonly HintRow[] _rows =
    [
        new("a-day-late", "two series of the same figures, dated a day apart, disagree on every day", ADayLate),
        new("day-and-month", "5/6 is read as 5 June by some and as May 6 by others", DayAndMonth),
        new("first-of-january", "tables that hold dates fill in 1 January where only the year is known", FirstOfJanuary),
        new("swapped-digits", "the commonest slip of a typist", SwappedDigits),
        new("power-of-ten", "a digit, or three, lost or added; thousands taken for millions", PowerOfTen),
        new("measure", "casualties are taken for the killed", (two, sisters) => sisters.Measure(two)),
        new("part", "one counts a part that the other leaves out", (two, sisters) => sisters.Part(two)),
        new("stuck-together", "a footnote's mark, or the next column, is read as digits of the figure", StuckTogether),
        new("thousandfold", "a table in thousands is read as one in units", Thousandfold),
        new("unit", "one gives miles where the other gives kilometres", UnitSlip),
        new("mended-fall", "the figure before a fall is a slip, and nothing has fallen", MendedFall),
    ];

    // What one figure is divided by the other when a unit was slipped; the factors are those of the units table.
    // A share has no unit to slip.
    private static readonly (decimal Factor, string Units)[] UnitSlips =
    [
        (1.609344m, "miles and kilometres"),
        (3.280839895m, "metres and feet"),
        (2.2046226218m, "kilograms and pounds"),
        (2.4710538147m, "hectares and acres"),
        (1.8m, "degrees Fahrenheit and Celsius"),
        (7m, "weeks and days"),
        (24m, "days and hours"),
    ];

    private const decimal UnitRounding = 0.005m;

    private readonly SisterFigures _sisters = new(view);
    private (QuestionId Question, HintSeries Series)? _series;

    /// <summary>A sentence, or null where nothing suggests itself.</summary>
    public string? For(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        if (finding.Kind
            is not (ConflictKind.Contradiction or ConflictKind.Misattribution or ConflictKind.SelfContradiction or ConflictKind.Decrease))
        {
            return null;
        }
        var pairs = Pairs(finding, Figures(finding, positions));
        return _rows
            .SelectMany(row => pairs.Select(pair => row.Say(pair, _sisters)))
            .FirstOrDefault(said => said is not null);
    }

    /// <summary>The different figures of each position: the position's own first.</summary>
    private static List<(int Position, HintFigure Figure)> Figures(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        var figures = new List<(int, HintFigure)>();
        for (var at = 0; at < positions.Count; at++)
        {
            var position = positions[at];
            var seen = new HashSet<decimal>();
            var own = Enumerable.Range(0, position.Claims.Count).OrderBy(index => position.Claims[index].Id != position.Identity.Id);
            foreach (var index in own)
            {
                if (figures.Count < MostFigures && position.Claims[index] is { Value: Value.Range range } claim
                    && Written(range) is { } written && seen.Add(written))
                {
                    figures.Add((at, new HintFigure(finding.Positions[at].Keys[index], claim, range, written)));
                }
            }
        }
        return figures;

        // A date is no number that anybody wrote; its first day tells it from others.
        decimal? Written(Value.Range range) => finding.Question.Answer == AnswerType.Date ? range.Literal.Low : range.Written;
    }

    private List<TwoFigures> Pairs(Finding finding, List<(int Position, HintFigure Figure)> figures)
    {
        var pairs = new List<TwoFigures>();
        for (var left = 0; left < figures.Count; left++)
        {
            for (var right = left + 1; right < figures.Count; right++)
            {
                if (figures[left].Position != figures[right].Position)
                    pairs.Add(new TwoFigures(finding, figures[left].Figure, figures[right].Figure, Series(finding.Question)));
            }
        }
        return pairs;
    }

    private HintSeries Series(Question question)
    {
        if (_series is not { } series || series.Question != question.Id)
            _series = series = (question.Id, new HintSeries(view.ClaimsOf(question.Id)));
        return series.Series;
    }

    private static string? ADayLate(TwoFigures two, SisterFigures sisters)
    {
        if (two.Question.OverTime == OverTime.Fixed)
            return null;
        return Say(two.Left, two.Right) ?? Say(two.Right, two.Left);

        string? Say(HintFigure late, HintFigure early) => two.Series.DaysLate(late.Key, early.Key) is var days and > 0
            ? $"On all {days} days that can be held against each other, {sisters.Outlet(late)} gives the figure that "
                + $"{sisters.Outlet(early)} gives for the day before: one of the two may date its figures by another rule."
            : null;
    }

    private static string? DayAndMonth(TwoFigures two, SisterFigures sisters) =>
        two.Days is ({ } left, { } right) && left.Year == right.Year && left.Day == right.Month && left.Month == right.Day && left != right
            ? $"“{two.Left.Text}” and “{two.Right.Text}” are one date with day and month swapped: "
                + "it may have been written in digits and read in two orders."
            : null;

    private static string? FirstOfJanuary(TwoFigures two, SisterFigures sisters)
    {
        return Say(two.Days.Left, two.Left, two.Right) ?? Say(two.Days.Right, two.Right, two.Left);

        string? Say(DateOnly? first, HintFigure mine, HintFigure other) => first is { Day: 1, Month: 1 } day
            && Interval.Between(day.DayNumber, day.AddYears(1).DayNumber - 1).Contains(other.Range.Literal)
            ? $"“{mine.Text}” may stand for the year {day.Year}: where only the year is known, its first day is often filled in."
            : null;
    }

    private static string? SwappedDigits(TwoFigures two, SisterFigures sisters) =>
        two.Numbers is var (low, high) && FigureSlips.AreSwapped(low, high)
            ? $"The digits of “{two.Left.Text}” and “{two.Right.Text}” are swapped: one may be a slip of the pen."
            : null;

    private static string? PowerOfTen(TwoFigures two, SisterFigures sisters) =>
        two.Numbers is var (low, high) && FigureSlips.PowerOfTen(low, high) is { } power
            ? $"“{two.Left.Text}” and “{two.Right.Text}” differ by exactly a factor of {power}: a digit may have been lost or added."
            : null;

    private static string? Thousandfold(TwoFigures two, SisterFigures sisters) =>
        two.Numbers is var (low, high) && FigureSlips.AboutAThousandfold(low, high) is { } power
            ? $"“{two.Left.Text}” and “{two.Right.Text}” differ by about a factor of {power}: "
                + "thousands may have been taken for units, or millions for thousands."
            : null;

    private static string? StuckTogether(TwoFigures two, SisterFigures sisters)
    {
        if (two.Numbers is not var (low, high) || FigureSlips.RestAfter(low, high) is not { } rest)
            return null;
        var (shorter, longer) = two.Left.Written == low ? (two.Left, two.Right) : (two.Right, two.Left);
        return $"“{longer.Text}” begins with the digits of “{shorter.Text}”, and “{rest}” follows: "
            + "two figures, or a figure and the mark of a footnote, may have been stuck together.";
    }

    private static string? UnitSlip(TwoFigures two, SisterFigures sisters)
    {
        if (two.Numbers is not var (low, high) || high / decimal.MaxValue >= low // too far apart to divide
            || two.Question.Answer == AnswerType.Quantity
                && (!Units.IsMeasure(two.Question.Unit) || Units.IsPercent(two.Question.Unit)))
        {
            return null;
        }
        var ratio = high / low;
        return UnitSlips
            .Where(slip => Math.Abs(ratio / slip.Factor - 1) < UnitRounding)
            .Select(slip => $"“{two.Left.Text}” and “{two.Right.Text}” differ by the factor between {slip.Units}: "
                + "a unit may have been slipped.")
            .FirstOrDefault();
    }

    private static string? MendedFall(TwoFigures two, SisterFigures sisters)
    {
        if (two.Kind != ConflictKind.Decrease || two.Numbers is null)
            return null;
        var (before, after) = (two.Left, two.Right);
        return Say(before, mended => mended <= after.Written, after.Written)
            ?? Say(after, mended => mended >= before.Written, before.Written);

        // A swap that leads farther away mends nothing: any figure can be swapped below another.
        string? Say(HintFigure slipped, Func<decimal, bool> isNoFall, decimal other) => FigureSlips.Swaps(slipped.Written)
            .Where(mended => isNoFall(mended) && Math.Abs(mended - other) < Math.Abs(slipped.Written - other)
                && two.Series.Fits(slipped.Key, mended))
            .Select(mended => $"With two digits swapped, “{slipped.Text}” would be {Mended(mended)}, and nothing would have fallen: "
                + "it may be a slip of the pen.")
            .FirstOrDefault();

        string Mended(decimal figure) => ValueText.Describe(Interval.Point(figure), two.Question.Answer, two.Question.Unit);
    }
}

/// <summary>A kind of slip.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Why">How it comes about.</param>
/// <param name="Say">The hint of two figures, as a sentence, or null.</param>
internal sealed record HintRow(string Id, string Why, Func<TwoFigures, SisterFigures, string?> Say);

/// <summary>A figure of a finding.</summary>
/// <param name="Key">The key of its claim.</param>
/// <param name="Claim">Its claim.</param>
/// <param name="Range">What it allows.</param>
/// <param name="Written">The number as written.</param>
internal sealed record HintFigure(long Key, Claim Claim, Value.Range Range, decimal Written)
{
    /// <summary>Its words.</summary>
    public string Text => Range.Text;
}

/// <summary>Two figures of different positions, the earlier or lower position's first.</summary>
internal sealed record TwoFigures(Finding Finding, HintFigure Left, HintFigure Right, HintSeries Series)
{
    /// <summary>The question.</summary>
    public Question Question => Finding.Question;

    /// <summary>What was found.</summary>
    public ConflictKind Kind => Finding.Kind;

    /// <summary>The two numbers in order; null for dates, for equal ones and where one is not above zero.</summary>
    public (decimal Low, decimal High)? Numbers => Question.Answer is not (AnswerType.Date or AnswerType.Time)
        && FigureSlips.InOrder(Left.Written, Right.Written, out var low, out var high) ? (low, high) : null;

    /// <summary>The two days; null for what is no single day.</summary>
    public (DateOnly? Left, DateOnly? Right) Days => (Day(Left), Day(Right));

    private DateOnly? Day(HintFigure figure) => Question.Answer == AnswerType.Date
        && figure.Range.Literal is { IsPoint: true, Low: { } day }
        ? DateOnly.FromDayNumber((int)day)
        : null;
}
