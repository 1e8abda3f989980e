using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>
/// A set in the notation of the readings table, such as <c>N ± max(min(g/2, 20%), 2%)</c> or
/// <c>(N, N + max(g, 10%)] where g is 1, else (N, N + g]</c>: a function of the number N and its granularity g.
/// </summary>
/// <remarks>
/// A percentage is of N. For a number below zero <c>120% N</c> lies above N, as it does for one above zero: hedges point
/// along the line, not away from zero.
/// </remarks>
internal sealed class ReadingExpression
{
    private delegate decimal Term(decimal number, decimal granularity);

    private readonly record struct End(Term? Value, bool IsOpen, bool IsZero);

    private readonly record struct Form(End Low, End High);

    private readonly Form _form;
    private readonly Form? _formForOnes;

    private ReadingExpression(string text, Form form, Form? formForOnes, bool usesNumber)
    {
        Text = text;
        _form = form;
        _formForOnes = formForOnes;
        UsesNumber = usesNumber;
    }

    /// <summary>The notation.</summary>
    public string Text { get; }

    /// <summary>Whether it depends on a number: "hundreds" has none.</summary>
    public bool UsesNumber { get; }

    /// <summary>The set for a number; null where nothing would lie in it ("fewer than 0").</summary>
    /// <param name="number">N.</param>
    /// <param name="granularity">g.</param>
    /// <param name="isSigned">Whether the numbers go below zero, as temperatures do: then a lower end of zero is no end.</param>
    public Interval? Evaluate(decimal number, decimal granularity, bool isSigned = false)
    {
        var form = _formForOnes is { } ones && granularity == 1 ? ones : _form;
        var signed = isSigned || number < 0;
        var low = signed && form.Low.IsZero ? null : form.Low.Value?.Invoke(number, granularity);
        var high = form.High.Value?.Invoke(number, granularity);
        var lowOpen = form.Low.IsOpen;
        if (!signed && low < 0)
        {
            low = 0;
            lowOpen = false;
        }
        if (low > high || (low == high && low is not null && (lowOpen || form.High.IsOpen)))
            return null;
        return Interval.Create(low, high, lowOpen, form.High.IsOpen);
    }

    /// <summary>Reads the notation.</summary>
    public static ParseResult<ReadingExpression> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new Parser(text);
        var result = parser.Read();
        return result is not null
            ? ParseResult<ReadingExpression>.Ok(result)
            : ParseResult<ReadingExpression>.Fail(
                $"\"{text}\" is not a set",
                "write one as the table does: {N}, N ± 20%, [80% N, N), (N, ∞), [N − max(g, 20%), N]",
                Math.Min(parser.Position, text.Length));
    }

    private sealed class Parser(string text)
    {
        private const int DeepestNesting = 8;

        private bool _usesNumber;
        private bool _failed;
        private int _depth;

        public int Position { get; private set; }

        public ReadingExpression? Read()
        {
            if (text.Length > 200)
                return null;
            var first = ReadForm();
            if (TryTake("where"))
            {
                Expect("g");
                Expect("is");
                Expect("1");
                Expect(",");
                Expect("else");
                var second = ReadForm();
                return Finish(second, first);
            }
            return Finish(first, null);
        }

        private ReadingExpression? Finish(Form form, Form? formForOnes)
        {
            SkipSpace();
            return _failed || Position < text.Length ? null : new ReadingExpression(text, form, formForOnes, _usesNumber);
        }

        private Form ReadForm()
        {
            if (TryTake("{"))
            {
                var point = ReadSum();
                Expect("}");
                return new Form(new End(point, false, false), new End(point, false, false));
            }
            if (TryTake("["))
                return ReadEnds(lowOpen: false);
            if (TryTake("("))
                return ReadEnds(lowOpen: true);

            var middle = ReadSum();
            Expect("±");
            var half = ReadSum();
            return new Form(
                new End((number, granularity) => middle(number, granularity) - half(number, granularity), false, false),
                new End((number, granularity) => middle(number, granularity) + half(number, granularity), false, false));
        }

        private Form ReadEnds(bool lowOpen)
        {
            Term? low = null;
            if (!TryTake("−∞") && !TryTake("-∞"))
                low = ReadSum();
            Expect(",");
            Term? high = null;
            if (!TryTake("∞"))
                high = ReadSum();
            var highOpen = TryTake(")");
            if (!highOpen)
                Expect("]");
            return new Form(new End(low, lowOpen, IsZero(low)), new End(high, highOpen, false));
        }

        // Only the constant zero is zero for two different numbers.
        private bool IsZero(Term? term) => !_failed && term is not null && term(1, 1) == 0 && term(3, 1) == 0;

        private Term ReadSum()
        {
            var left = ReadProduct();
            while (!_failed)
            {
                var before = left;
                if (TryTake("+"))
                {
                    var right = ReadProduct();
                    left = (number, granularity) => before(number, granularity) + right(number, granularity);
                }
                else if (TryTake("−") || TryTake("-"))
                {
                    var right = ReadProduct();
                    left = (number, granularity) => before(number, granularity) - right(number, granularity);
                }
                else
                {
                    break;
                }
            }
            return left;
        }

        private Term ReadProduct()
        {
            var left = ReadFactor();
            if (!TryTake("/"))
                return left;
            if (ReadNumber() is not { } divisor || divisor == 0)
                return Fail();
            return (number, granularity) => left(number, granularity) / divisor;
        }

        private Term ReadFactor()
        {
            if (TryTake("min("))
                return ReadPair(Math.Min);
            if (TryTake("max("))
                return ReadPair(Math.Max);
            // Of a range, A is read at its lower end and B at its upper: each is the number there.
            if (TryTake("N") || TryTake("A") || TryTake("B"))
            {
                _usesNumber = true;
                return (number, _) => number;
            }
            if (TryTake("g"))
                return (_, granularity) => granularity;
            if (ReadNumber() is not { } constant)
                return Fail();
            if (!TryTake("%"))
                return (_, _) => constant;

            _usesNumber = true;
            var share = constant / 100;
            return TryTake("N")
                ? (number, _) => number + (share - 1) * Math.Abs(number)
                : (number, _) => share * Math.Abs(number);
        }

        private Term ReadPair(Func<decimal, decimal, decimal> choose)
        {
            if (++_depth > DeepestNesting)
                return Fail();
            var left = ReadSum();
            Expect(",");
            var right = ReadSum();
            Expect(")");
            _depth--;
            return (number, granularity) => choose(left(number, granularity), right(number, granularity));
        }

        private decimal? ReadNumber()
        {
            SkipSpace();
            var start = Position;
            while (Position < text.Length && (char.IsAsciiDigit(text[Position]) || IsInside('.', 1) || IsInside(',', 3)))
                Position++;
            return Position > start
                && decimal.TryParse(
                    text[start..Position],
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                    CultureInfo.InvariantCulture,
                    out var number)
                && number <= WrittenNumber.Limit
                ? number
                : null;

            bool IsInside(char sign, int digits) =>
                Position > start
                    && text[Position] == sign
                    && Position + digits < text.Length
                    && text.AsSpan(Position + 1, digits).IndexOfAnyExceptInRange('0', '9') < 0;
        }

        private Term Fail()
        {
            _failed = true;
            return (_, _) => 0;
        }

        private void Expect(string sign)
        {
            if (!TryTake(sign))
                _failed = true;
        }

        private bool TryTake(string sign)
        {
            SkipSpace();
            if (_failed || !text.AsSpan(Position).StartsWith(sign, StringComparison.Ordinal))
                return false;
            Position += sign.Length;
            return true;
        }

        private void SkipSpace()
        {
            while (Position < text.Length && text[Position] == ' ')
                Position++;
        }
    }
}
