namespace ClaimLedger.Text;

/// <summary>What is counted in days, weeks, months and years: read once, however many forms start with it.</summary>
internal sealed partial class DateSpecReader
{
    private const int Most = 10_000;

    private Memo _count = new(-1, 0, false, default);
    private Memo _length = new(-1, 0, false, default);

    // What was read at a place.
    private readonly record struct Memo(int Start, int End, bool IsTaken, DateLength Length);

    private bool TakeCount(ref DateParts parts)
    {
        if (_count.Start != reader.Position)
        {
            var start = reader.Position;
            var isTaken = TryReadCount(out var count, out var few);
            _count = new Memo(start, reader.Position, isTaken, new DateLength(count, few, UnitTable.Day, 0, 0));
        }
        return Take(_count, ref parts);
    }

    private bool TakeLength(ref DateParts parts)
    {
        if (_length.Start != reader.Position)
        {
            var start = reader.Position;
            var length = ReadLength();
            _length = new Memo(start, reader.Position, length is not null, length ?? default);
        }
        return Take(_length, ref parts);
    }

    private bool Take(in Memo memo, ref DateParts parts)
    {
        if (memo.IsTaken)
            (reader.Position, parts.Length, parts.LengthEnd) = (memo.End, memo.Length, memo.End);
        return memo.IsTaken;
    }

    private DateLength? ReadLength()
    {
        var parts = default(DateParts);
        if (!TakeCount(ref parts) || !TryTakeUnit(out var unit))
            return null;
        var (count, few) = (parts.Length.Count, parts.Length.Few);
        var length = DateForms.Of(unit, few?.High ?? count) with { Few = few };
        return few is null ? WithMoreParts(length) : length;
    }

    // "1 month and 21 days", in any order.
    private DateLength WithMoreParts(DateLength length)
    {
        while (true)
        {
            var before = reader.Position;
            reader.TryTake(",");
            reader.TryTake("and");
            if (!TryReadCount(out var count, out var few) || few is not null || !TryTakeUnit(out var next) || next == length.Unit)
            {
                reader.Position = before;
                return length;
            }
            var more = DateForms.Of(next, count);
            length = length with { Months = length.Months + more.Months, Days = length.Days + more.Days };
            length = length with { Unit = length.Days != 0 ? UnitTable.Day : next.Name == "month" ? next : length.Unit };
        }
    }

    private bool TryReadCount(out int count, out (int Low, int High, string Row)? few)
    {
        count = 1;
        few = TakeFew();
        if (few is not null || reader.TryTake("a") || reader.TryTake("an"))
            return true;
        if (!TryTakeNumber(joinsAnd: true, out var number) || !number.IsWhole || number.Value is < 0 or >= Most)
            return false;
        count = (int)number.Value;
        return true;
    }

    // How many "a few" are: at least and at most, as a reader takes them.
    private (int Low, int High, string Row)? TakeFew()
    {
        if (!reader.TryTake(Hedges.Instead, out var row, static row => row is "a-few" or "several" or "a-couple"))
            row = reader.TryTake("few") ? "a-few" : null;
        return row is not null && Context.Readings.Row(row).UsualSet.Evaluate(1, 1) is { Low: { } low, High: { } high }
            ? ((int)low, (int)high, row) : null;
    }

    private bool TryTakeUnit(out Unit unit) =>
        reader.TryTake(UnitTable.Phrases, out unit, static each => each.IsTime && each.Name is not ("second" or "minute" or "hour"));
}
