namespace ClaimLedger.Reports.Charts;

/// <summary>An answer on a time line.</summary>
/// <param name="Position">The index of the position, or null for an answer of the same question that is in no position.</param>
/// <param name="Label">What stands beside it.</param>
/// <param name="AsOf">When it held.</param>
/// <param name="Literal">The thin line.</param>
/// <param name="Usual">The thick band.</param>
/// <param name="Written">The figure that the words name, where there is one.</param>
internal sealed record TimePoint(
    int? Position, string Label, DaySpan AsOf, Interval Literal, Interval Usual, decimal? Written = null);

/// <summary>Answers by the time at which they held: across the as-of date, up the figure.</summary>
internal static class TimeLine
{
    /// <summary>More points than this get no words beside them.</summary>
    public const int MostLabels = 10;

    private const double Top = 26;

    private const double LetterWidth = 7.2;
    private const int LongestLabel = 24;

    private const double MarkSize = 18;
    private const double LineHeight = 17;
    private const double Aside = 14;

    // Further to the right than this, words stand before their mark.
    private const double Late = 66;

    /// <summary>Draws it; null where nothing can be drawn.</summary>
    /// <param name="id">What the drawing is called on its page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">The same in words.</param>
    /// <param name="points">The answers.</param>
    /// <param name="breaks">Where they were counted anew.</param>
    /// <param name="unit">What stands behind a number.</param>
    /// <param name="height">The height of what is drawn in.</param>
    /// <param name="hasCaption">Whether words stand under it; else it says itself that its scale is cut.</param>
    public static Drawn? Draw(
        string id,
        string title,
        string description,
        IReadOnlyList<TimePoint> points,
        IReadOnlyList<SeriesBreak> breaks,
        string unit,
        double height,
        bool hasCaption = true)
    {
        points =
        [
            .. points
                .Where(point => !point.Literal.IsEverything)
                .DistinctBy(point => (point.Position, point.AsOf, point.Literal, point.Usual)),
        ];
        return points.Count == 0 ? null : new Drawing(points, unit, height).Whole(id, title, description, breaks, hasCaption);
    }

    private sealed class Drawing
    {
        private readonly IReadOnlyList<TimePoint> _points;
        private readonly List<decimal> _days;
        private readonly Axis _up;
        private readonly Axis _across;
        private readonly double _height;
        private readonly double _bottom;
        private readonly double _left;
        private readonly double _scale;
        private readonly Svg _svg = new();
        private readonly List<(double Left, double Right, double Y)> _taken = [];
        private readonly List<Action> _words = [];
        private bool _isCrowded;

        public Drawing(IReadOnlyList<TimePoint> points, string unit, double height)
        {
            _points = points;
            _days = [.. points.SelectMany(point => (decimal[])[point.AsOf.First.DayNumber, point.AsOf.Last.DayNumber])];
            var numbers = points.SelectMany(Ends).ToList();
            _up = Axis.Numbers(
                numbers,
                unit,
                (_, _) => LineHeight / height * 100,
                points.Any(point => !point.Literal.HasLow),
                points.Any(point => !point.Literal.HasHigh),
                [.. points.SelectMany(point => IntervalChart.Marked(point.Written, point.Literal, point.Usual))]);
            _height = height;
            _bottom = Top + height;
            // Marks of one day stand side by side, so the widest day decides how much room the words of the upright axis need.
            var widest = points.GroupBy(point => point.AsOf).Max(day => day.Count());
            var longest = _up.Ticks.Select(tick => tick.Label.Length).DefaultIfEmpty().Max();
            _left = Math.Clamp(((longest * Svg.DigitWidth) + 14 + ((widest - 1) * 12)) / Svg.NarrowestWidth * 100, 9, 34);
            _scale = (97 - _left) / 100;
            _across = Axis.Days(_days, (left, right) => Svg.Room(left, right) / _scale);
        }

        public Drawn Whole(string id, string title, string description, IReadOnlyList<SeriesBreak> breaks, bool hasCaption)
        {
            DrawAxes();
            foreach (var change in breaks.Where(
                change => change.On.First.DayNumber >= _days.Min() && change.On.First.DayNumber <= _days.Max()))
                DrawBreak(X(change.On.First.DayNumber));
            // A day is one place on the axis.
            foreach (var day in _points.GroupBy(point => Middle(point.AsOf)))
                DrawDay([.. day]);
            // Where no point is in a position, words on some and not on others would set these above those.
            if (!_isCrowded || _points.Any(point => point.Position is not null))
                _words.ForEach(write => write());
            var isNoted = _up.IsCut && !hasCaption;
            if (isNoted)
                _svg.Text(0, _bottom + 37, Axis.NotFromZero, "tick start");
            return new Drawn(_svg.Whole(id, _bottom + (isNoted ? 44 : 26), title, description), _up.IsCut);
        }

        private double X(decimal day) => _left + (_across.At(day) * _scale);

        private double Y(decimal value) => _bottom - (_up.At(value) / 100 * _height);

        // An end that is not there is the edge of the drawing.
        private (double Low, double High) Edges(Interval interval) =>
            (interval.Low is { } low ? Y(low) : _bottom, interval.High is { } high ? Y(high) : Top);

        private void DrawAxes()
        {
            foreach (var (at, label) in _up.Ticks)
            {
                var y = _bottom - (at / 100 * _height);
                _svg.Line(Math.Min(Svg.WidthOf(label) + 2, _left), y, 100, y, "grid").Text(0, y + 4, label, "tick start");
            }
            foreach (var (at, label) in _across.Ticks)
            {
                var x = _left + (at * _scale);
                _svg.Line(x, _bottom, x, _bottom + 4, "axis").TickLabel(x, _bottom + 19, label);
            }
            _svg.Line(0, _bottom, 100, _bottom, "axis");
        }

        private void DrawBreak(double x) =>
            _svg.Line(x, Top - 8, x, _bottom, "break").Text(x, Top - 12, "counted anew", Tick(x, 30, 70));

        private static string Tick(double x, double early, double late) => x < early ? "tick start" : x > late ? "tick end" : "tick";

        private void DrawDay(List<TimePoint> day)
        {
            // The marks of positions stand where their words have room.
            var isLate = X(Middle(day[0].AsOf)) > Late;
            var row = day
                .OrderBy(point => point.Position is null == isLate)
                .ThenBy(point => point.Position)
                .ThenBy(point => point.Label, StringComparer.Ordinal)
                .ToList();
            var isLabelled = _points.Count <= MostLabels && row.Count <= 2;
            for (var index = 0; index < row.Count; index++)
            {
                // Only marks that would hide each other stand a little aside.
                var hidden = row.Count(other => Math.Abs(Y(Best(other)) - Y(Best(row[index]))) < MarkSize);
                var before = row.Take(index).Count(other => Math.Abs(Y(Best(other)) - Y(Best(row[index]))) < MarkSize);
                var aside = (before - ((hidden - 1) / 2.0)) * Aside;
                DrawMark(row[index], aside);
                if (isLabelled)
                    PlaceWords(row[index], aside, isLeftward: row.Count == 2 && index == 0);
            }
        }

        private void DrawMark(TimePoint point, double aside)
        {
            var hue = point.Position is { } position ? PositionStyle.Class(position) : "p0";
            var (x, y) = (X(Middle(point.AsOf)), Y(Best(point)));
            if (!point.AsOf.IsDay)
                _svg.Line(X(point.AsOf.First.DayNumber), y, X(point.AsOf.Last.DayNumber), y, "literal " + hue);
            if (!point.Literal.IsPoint)
                _svg.At(x, 0, Thin(point.Literal, hue), aside);
            if (!point.Usual.IsPoint)
                _svg.At(x, 0, Band(point, hue), aside);
            _svg.At(
                x,
                y,
                point.Position is { } index
                    ? PositionStyle.Shape(index, exact: point.Literal.IsPoint)
                    : "<circle r=\"4.5\" class=\"other\"/>",
                aside);
        }

        private string Thin(Interval literal, string hue)
        {
            var (low, high) = Edges(literal);
            return $"<path d=\"M0 {Svg.Pixels(low)}V{Svg.Pixels(high)}\" class=\"literal {hue}\"/>"
                + Cap(low, literal.HasLow, 7, hue) + Cap(high, literal.HasHigh, -7, hue);
        }

        private string Band(TimePoint point, string hue)
        {
            var (low, high) = Edges(point.Usual);
            var pattern = point.Position is { } style ? $"url(#pat{(style % PositionStyle.Count) + 1})" : "none";
            return $"<rect x=\"-5\" y=\"{Svg.Pixels(high)}\" width=\"10\" height=\"{Svg.Pixels(Math.Max(low - high, 2))}\" "
                + $"class=\"band {hue}\" fill=\"{pattern}\"/>";
        }

        // A bar where the line ends, an arrow where it does not.
        private static string Cap(double y, bool isEnd, double arrow, string hue) => isEnd
            ? $"<path d=\"M-5 {Svg.Pixels(y)}H5\" class=\"literal {hue}\"/>"
            : $"<path d=\"M-5 {Svg.Pixels(y - arrow)}L0 {Svg.Pixels(y)}L5 {Svg.Pixels(y - arrow)}\" class=\"literal arrow {hue}\"/>";

        private void PlaceWords(TimePoint point, double aside, bool isLeftward)
        {
            var (x, y) = (X(Middle(point.AsOf)), Y(Best(point)));
            var label = point.Label.Length > LongestLabel ? point.Label[..(LongestLabel - 1)] + "…" : point.Label;
            var isBefore = isLeftward || x > Late;
            var gap = isBefore ? -14 : 14;
            var edge = (x / 100 * Svg.NarrowestWidth) + aside + gap;
            var width = label.Length * LetterWidth;
            var (start, stop) = isBefore ? (edge - width, edge) : (edge, edge + width);
            // Beside the mark, or a line above or below it. Where there is no room the list beside the drawing has the words.
            double[] levels = [y, y - LineHeight, y + LineHeight];
            var level = Array.Find(levels, each => each > Top && each < _bottom && !IsTaken(start, stop, each));
            if (start < 0 || stop > Svg.NarrowestWidth + 12 || level == 0)
            {
                _isCrowded = true;
                return;
            }
            _taken.Add((start, stop, level));
            _words.Add(() => _svg.Text(x, level + 5, label, isBefore ? "says end" : "says", aside + gap));
        }

        private bool IsTaken(double start, double stop, double y) =>
            _taken.Exists(other => Math.Abs(other.Y - y) < 16 && start < other.Right + 4 && other.Left < stop + 4);
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
