namespace ClaimLedger.Reports.Charts;

/// <summary>A row of an interval chart.</summary>
/// <param name="Position">The index of the position, which gives it letter, shape and hue.</param>
/// <param name="Label">What stands over it.</param>
/// <param name="Literal">The thin line.</param>
/// <param name="Usual">The thick band.</param>
/// <param name="Written">The figure that the words name, where there is one.</param>
internal sealed record IntervalRow(int Position, string Label, Interval Literal, Interval Usual, decimal? Written = null);

/// <summary>
/// Answers of one kind below each other on one scale: the literal reading as a thin line, the usual one as a thick band,
/// one exact answer as the position's mark. An end that is itself left out is a ring, an end that is not there an arrow.
/// </summary>
internal static class IntervalChart
{
    /// <summary>More rows than this are not drawn: a table serves better.</summary>
    public const int MostRows = 40;

    // Letters keep their size, so a label over its datum must fit the narrowest phone; at the margin there is more room.
    private const int LongestLabel = 24;
    private const int LongestAtMargin = 33;
    private const double RowHeight = 46;
    private const double Top = 4;

    /// <summary>Draws it; null where nothing can be drawn.</summary>
    public static Drawn? Draw(
        string id, string title, string description, IReadOnlyList<IntervalRow> rows, AnswerType answer, string? unit, bool labelsAtMargin)
    {
        if (rows.Count is 0 or > MostRows || rows.Any(row => row.Literal.IsEverything))
            return null;

        var ends = rows.SelectMany(row => Ends(row.Literal).Concat(Ends(row.Usual))).ToList();
        var axis = answer == AnswerType.Date
            ? Axis.Days(ends, Svg.Room)
            : answer == AnswerType.Time ? Axis.Times(ends, Svg.Room)
            : Axis.Numbers(
                ends,
                answer == AnswerType.Duration ? " days" : unit is "%" or "percent" or "per cent" ? "%" : "",
                Svg.Room,
                rows.Any(row => !row.Literal.HasLow),
                rows.Any(row => !row.Literal.HasHigh),
                [.. rows.SelectMany(row => Marked(row.Written, row.Literal, row.Usual)).Order()]);
        var svg = new Svg();
        var bottom = Top + (rows.Count * RowHeight);

        foreach (var (at, label) in axis.Ticks)
            svg.Line(at, Top, at, bottom + 4, "grid").TickLabel(at, bottom + 19, label);
        svg.Line(0, bottom, 100, bottom, "axis");

        for (var index = 0; index < rows.Count; index++)
            DrawRow(svg, axis, rows[index], Top + (index * RowHeight), labelsAtMargin);
        return new Drawn(svg.Whole(id, bottom + 26, title, description), axis.IsCut);
    }

    private static void DrawRow(Svg svg, Axis axis, IntervalRow row, double top, bool labelAtMargin)
    {
        var hue = PositionStyle.Class(row.Position);
        var middle = top + 31;
        var literal = row.Literal;
        var letter = PositionStyle.Letter(row.Position);
        svg.Line(0, middle, 100, middle, "row");
        if (labelAtMargin)
        {
            svg.Label(0, top + 15, letter, Shorten(row.Label, LongestAtMargin), "says", hue);
        }
        else
        {
            var over = Middle(axis, row);
            svg.Label(
                over < 33 ? Math.Max(over - 3, 0) : over > 67 ? Math.Min(over + 3, 100) : over,
                top + 15,
                letter,
                Shorten(row.Label, LongestLabel),
                over < 33 ? "says" : over > 67 ? "says end" : "says middle",
                hue);
        }

        if (literal.IsPoint && row.Usual == literal)
        {
            svg.At(axis.At(literal.Low!.Value), middle, PositionStyle.Shape(row.Position));
            return;
        }

        var from = literal.HasLow ? axis.At(literal.Low!.Value) : 0;
        var to = literal.HasHigh ? axis.At(literal.High!.Value) : 100;
        if (!literal.IsPoint)
        {
            svg.Line(from, middle, to, middle, "literal " + hue);
            svg.At(from, middle, !literal.HasLow ? Arrow(hue, left: true) : End(hue, literal.LowOpen));
            svg.At(to, middle, !literal.HasHigh ? Arrow(hue, left: false) : End(hue, literal.HighOpen));
        }

        // A band even where readers take a hedged answer for one number: the mark is for exact answers.
        var usual = row.Usual;
        var left = usual.HasLow ? axis.At(usual.Low!.Value) : 0;
        var right = usual.HasHigh ? axis.At(usual.High!.Value) : 100;
        // Too narrow to be seen otherwise.
        if (right - left < 0.8)
            (left, right) = ((left + right) / 2 - 0.4, (left + right) / 2 + 0.4);
        svg.Box(left, right, middle - 6, 12, "band " + hue, $"url(#pat{(row.Position % PositionStyle.Count) + 1})");
        if (literal.IsPoint)
            svg.At(from, middle, PositionStyle.Shape(row.Position));
    }

    private static double Middle(Axis axis, IntervalRow row)
    {
        if (row.Literal.IsPoint)
            return axis.At(row.Literal.Low!.Value);
        var low = row.Usual.HasLow ? axis.At(row.Usual.Low!.Value) : 0;
        var high = row.Usual.HasHigh ? axis.At(row.Usual.High!.Value) : 100;
        return (low + high) / 2;
    }

    /// <summary>What gets a tick: the figure that the words name, or else the ends of what they allow.</summary>
    public static IEnumerable<decimal> Marked(decimal? written, Interval literal, Interval usual)
    {
        // A figure in another unit than the scale's stands elsewhere on it.
        var isOnScale = written is { } figure
            && !(literal.Low > figure + 1) && !(literal.High < figure - 1) && !(usual.Low > figure + 1) && !(usual.High < figure - 1);
        return isOnScale ? [written!.Value] : Ends(literal);
    }

    private static IEnumerable<decimal> Ends(Interval interval)
    {
        if (interval.HasLow)
            yield return interval.Low!.Value;
        if (interval.HasHigh)
            yield return interval.High!.Value;
    }

    private static string Shorten(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1).TrimEnd(), "…");

    private static string End(string hue, bool open) => open
        ? $"<circle r=\"4\" class=\"ring {hue}\"/>"
        : $"<path d=\"M0-6V6\" class=\"literal {hue}\"/>";

    private static string Arrow(string hue, bool left) => left
        ? $"<path d=\"M8-5 0 0 8 5\" class=\"literal arrow {hue}\"/>"
        : $"<path d=\"M-8-5 0 0-8 5\" class=\"literal arrow {hue}\"/>";
}
