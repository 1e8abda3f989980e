using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Charts;

/// <summary>An answer on a time line.</summary>
/// <param name="Position">The index of the position, or null for an answer of the same question that is in no position.</param>
/// <param name="Label">What stands beside it.</param>
/// <param name="AsOf">When it held.</param>
/// <param name="Literal">The thin line.</param>
/// <param name="Usual">The thick band.</param>
internal sealed record TimePoint(int? Position, string Label, DaySpan AsOf, Interval Literal, Interval Usual);

/// <summary>Answers by the time at which they held: across the as-of date, up the figure.</summary>
internal static class TimeLine
{
    /// <summary>More points than this get no words beside them.</summary>
    public const int MostLabels = 10;

    private const double Top = 26;

    // Words are placed as for the narrowest drawing; a wider one only spreads them.
    private const double NarrowestWidth = 250;
    private const double LetterWidth = 7.2;
    private const double DigitWidth = 6.8;
    private const int LongestLabel = 24;

    /// <summary>Draws it; null where nothing can be drawn.</summary>
    public static RawText? Draw(string id, string title, string description, IReadOnlyList<TimePoint> points, IReadOnlyList<SeriesBreak> breaks, string unit, double height)
    {
        points = [.. points.Where(point => !point.Literal.IsEverything).DistinctBy(point => (point.Position, point.AsOf, point.Literal, point.Usual))];
        if (points.Count == 0)
            return null;

        var numbers = points.SelectMany(Ends).ToList();
        var days = points.SelectMany(point => (decimal[])[point.AsOf.First.DayNumber, point.AsOf.Last.DayNumber]).ToList();
        var up = Axis.Numbers(numbers, unit, 4, points.Any(point => !point.Literal.HasLow), points.Any(point => !point.Literal.HasHigh));
        var across = Axis.Days(days, 4);
        var bottom = Top + height;
        double Y(decimal value) => bottom - (up.At(value) / 100 * height);
        // Marks of one day stand side by side, so the widest day decides how much room the words of the upright axis need.
        var widest = points.GroupBy(point => point.AsOf).Max(day => day.Count());
        var left = Math.Clamp(((up.Ticks.Select(tick => tick.Label.Length).DefaultIfEmpty().Max() * DigitWidth) + 14 + ((widest - 1) * 12)) / NarrowestWidth * 100, 9, 34);
        var scale = (97 - left) / 100;
        double X(decimal day) => left + (across.At(day) * scale);

        var svg = new Svg();
        foreach (var (at, label) in up.Ticks)
            svg.Line(0, bottom - (at / 100 * height), 100, bottom - (at / 100 * height), "grid").Text(0, bottom - (at / 100 * height) - 4, label, "tick start");
        foreach (var (at, label) in across.Ticks)
        {
            var x = left + (at * scale);
            svg.Line(x, bottom, x, bottom + 4, "axis").Text(x, bottom + 19, label, x < 10 ? "tick start" : x > 92 ? "tick end" : "tick");
        }
        svg.Line(0, bottom, 100, bottom, "axis");
        if (up.IsCut)
            svg.Text(0, bottom + 37, Axis.NotFromZero, "tick start");
        foreach (var change in breaks.Where(change => change.On.First.DayNumber >= days.Min() && change.On.First.DayNumber <= days.Max()))
        {
            var x = X(change.On.First.DayNumber);
            svg.Line(x, Top - 8, x, bottom, "break").Text(x, Top - 12, "counted anew", x > 70 ? "tick end" : x < 30 ? "tick start" : "tick");
        }

        var taken = new List<(double Left, double Right, double Y)>();
        var words = new List<Action>();
        var crowded = false;

        // Answers of one day stand side by side, in order of their positions.
        foreach (var group in points.GroupBy(point => Math.Round(X(Middle(point.AsOf)) / 3)))
        {
            // The marks of positions stand where their words have room.
            var late = X(Middle(group.First().AsOf)) > 66;
            var row = group.OrderBy(point => point.Position is null == late).ThenBy(point => point.Position).ThenBy(point => point.Label, StringComparer.Ordinal).ToList();
            for (var index = 0; index < row.Count; index++)
                DrawPoint(svg, row[index], (index - ((row.Count - 1) / 2.0)) * 24, labelled: points.Count <= MostLabels && row.Count <= 2, leftward: row.Count == 2 && index == 0);
        }
        // Where no point is in a position, words on some and not on others would set these above those.
        if (!crowded || points.Any(point => point.Position is not null))
            words.ForEach(write => write());
        return svg.Whole(id, bottom + (up.IsCut ? 44 : 26), title, description);

        void DrawPoint(Svg drawing, TimePoint point, double dx, bool labelled, bool leftward)
        {
            var hue = point.Position is { } position ? PositionStyle.Class(position) : "p0";
            var x = X(Middle(point.AsOf));
            var literal = point.Literal;
            var at = Y(Best(point));
            if (!point.AsOf.IsDay)
                drawing.Line(X(point.AsOf.First.DayNumber), at, X(point.AsOf.Last.DayNumber), at, "literal " + hue);
            if (!literal.IsPoint)
            {
                var low = literal.HasLow ? Y(literal.Low!.Value) : bottom;
                var high = literal.HasHigh ? Y(literal.High!.Value) : Top;
                drawing.At(x, 0, $"<path d=\"M0 {Svg.Pixels(low)}V{Svg.Pixels(high)}\" class=\"literal {hue}\"/>"
                    + Cap(low, literal.HasLow, down: true) + Cap(high, literal.HasHigh, down: false), dx);
            }
            if (!point.Usual.IsPoint)
            {
                var low = point.Usual.HasLow ? Y(point.Usual.Low!.Value) : bottom;
                var high = point.Usual.HasHigh ? Y(point.Usual.High!.Value) : Top;
                var pattern = point.Position is { } style ? $"url(#pat{(style % PositionStyle.Count) + 1})" : "none";
                drawing.At(x, 0, $"<rect x=\"-5\" y=\"{Svg.Pixels(high)}\" width=\"10\" height=\"{Svg.Pixels(Math.Max(low - high, 2))}\" class=\"band {hue}\" fill=\"{pattern}\"/>", dx);
            }
            drawing.At(x, at, point.Position is { } index ? PositionStyle.Shape(index, exact: literal.IsPoint) : "<circle r=\"4.5\" class=\"other\"/>", dx);
            if (!labelled)
                return;
            var label = point.Label.Length > LongestLabel ? point.Label[..(LongestLabel - 1)] + "…" : point.Label;
            var end = leftward || x > 66;
            var edge = (x / 100 * NarrowestWidth) + dx + (end ? -14 : 14);
            var width = label.Length * LetterWidth;
            var (start, stop) = end ? (edge - width, edge) : (edge, edge + width);
            // Where there is no room the list beside the drawing has the words.
            if (start < 0 || stop > NarrowestWidth + 12 || taken.Exists(other => Math.Abs(other.Y - at) < 16 && start < other.Right + 4 && other.Left < stop + 4))
            {
                crowded = true;
                return;
            }
            taken.Add((start, stop, at));
            words.Add(() => drawing.Text(x, at + 5, label, end ? "says end" : "says", dx + (end ? -14 : 14)));

            string Cap(double y, bool closed, bool down) => closed
                ? $"<path d=\"M-5 {Svg.Pixels(y)}H5\" class=\"literal {hue}\"/>"
                : $"<path d=\"M-5 {Svg.Pixels(y + (down ? -7 : 7))}L0 {Svg.Pixels(y)}L5 {Svg.Pixels(y + (down ? -7 : 7))}\" class=\"literal arrow {hue}\"/>";
        }
    }

    // Where the mark stands: at the end the words name, which is the one that the literal set has.
    private static decimal Best(TimePoint point) => point.Literal switch
    {
        { IsPoint: true, Low: { } only } => only,
        { Low: { } low, HasHigh: false } => low,
        { High: { } high, HasLow: false } => high,
        { Low: { } low, High: { } high } => point.Usual is { Low: { } from, High: { } to } ? (from / 2) + (to / 2) : (low / 2) + (high / 2),
        _ => 0,
    };

    private static IEnumerable<decimal> Ends(TimePoint point)
    {
        foreach (var interval in (Interval[])[point.Literal, point.Usual])
        {
            if (interval.Low is { } low)
                yield return low;
            if (interval.High is { } high)
                yield return high;
        }
    }

    private static decimal Middle(DaySpan span) => (span.First.DayNumber + span.Last.DayNumber) / 2m;
}
