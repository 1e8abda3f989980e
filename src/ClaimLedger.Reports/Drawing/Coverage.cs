namespace ClaimLedger.Reports.Drawing;

/// <summary>
/// How much of each pixel lies within closed lines: each line adds to the pixels that it crosses what it takes off those right of it, and a
/// sum along the row is the area (https://nothings.org/gamedev/rasterize/).
/// </summary>
internal sealed class Coverage
{
    private readonly int _width;
    private readonly double[] _areas;

    /// <summary>Of so many pixels.</summary>
    public Coverage(int width, int height)
    {
        (_width, Height) = (width, height);
        // What is right of the edge falls into one column beyond it.
        _areas = new double[(width + 2) * height];
    }

    /// <summary>The rows.</summary>
    public int Height { get; }

    /// <summary>Adds one straight line; down is more.</summary>
    public void Add(OutlinePoint from, OutlinePoint to)
    {
        if (from.Y == to.Y)
            return;
        var sign = from.Y < to.Y ? 1 : -1;
        var (high, low) = sign > 0 ? (from, to) : (to, from);
        var slope = (low.X - high.X) / (low.Y - high.Y);
        for (var row = Math.Max(0, (int)Math.Floor(high.Y)); row < Math.Min(Height, low.Y); row++)
        {
            var (top, bottom) = (Math.Max(row, high.Y), Math.Min(row + 1, low.Y));
            var (a, b) = (At(top), At(bottom));
            AddPart(row, Math.Min(a, b), Math.Max(a, b), (bottom - top) * sign);
        }

        double At(double y) => Math.Clamp(high.X + ((y - high.Y) * slope), 0, _width);
    }

    /// <summary>How much of each pixel of a row lies within, from 0 to 1.</summary>
    public ReadOnlySpan<double> Row(int row)
    {
        var areas = _areas.AsSpan(row * (_width + 2), _width);
        var (parts, sum) = (new double[_width], 0.0);
        for (var column = 0; column < areas.Length; column++)
        {
            sum += areas[column];
            parts[column] = Math.Min(1, Math.Abs(sum));
        }
        return parts;
    }

    // A stretch of a line within one row, from left to right; its height is shared out among the columns that it crosses.
    private void AddPart(int row, double left, double right, double height)
    {
        var start = row * (_width + 2);
        var (first, last) = ((int)left, (int)right);
        for (var column = first; column <= last; column++)
        {
            var (a, b) = (Math.Max(left, column), Math.Min(right, column + 1));
            var part = right > left ? height * (b - a) / (right - left) : height;
            // Of this column what lies right of the line; of all behind it the whole.
            var within = part * (column + 1 - ((a + b) / 2));
            _areas[start + column] += within;
            _areas[start + column + 1] += part - within;
        }
    }
}
