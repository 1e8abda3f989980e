namespace ClaimLedger.Text;

/// <summary>Reads numbers in digits and words: 1,800; twenty-five; a hundred and six; 1.2m; half a million; two-thirds.</summary>
internal static class NumberReader
{
    private readonly record struct NumberWord(NumberKind Kind, decimal Value, bool IsLetter);

    private static readonly PhraseTable<NumberWord> Words = new(NumberWords.Rows.Where(row => !row.InTextAlone).Select(row =>
        (row.Words, new NumberWord(row.Kind, row.Value, row.Words.Length == 1 && char.IsAsciiLetter(row.Words[0])))));

    /// <summary>The words that a number can start with.</summary>
    public static IEnumerable<string> FirstWords => Words.FirstWords;

    /// <summary>Whether a number, or a part of one, starts at the reader's place.</summary>
    public static bool IsAtNumber(TokenReader reader) => reader.Current.Kind is TokenKind.Number or TokenKind.TooLong || reader.IsAt(Words);

    /// <summary>Whether a word that multiplies (hundred, dozen, million) is taken, and by how much it does.</summary>
    public static bool TryTakeMultiplier(TokenReader reader, out decimal multiplier)
    {
        multiplier = 1;
        var any = false;
        while (reader.TryTake(Words, out var word, word => word.Kind is NumberKind.Hundred or NumberKind.Dozen or NumberKind.Scale && !word.IsLetter))
        {
            multiplier *= word.Value;
            any = true;
            if (multiplier > WrittenNumber.Limit)
                return false;
        }
        return any;
    }

    /// <summary>Takes a number; leaves the reader where it was if there is none.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="number">The number.</param>
    /// <param name="isUnit">Tells whether a letter after digits is a unit here ("1.2 m" of cloth) and not a multiplier.</param>
    /// <param name="joinsAnd">Whether "and" may stand inside: not in "between a hundred and two hundred".</param>
    public static bool TryRead(TokenReader reader, out WrittenNumber number, Func<TokenReader, bool>? isUnit = null, bool joinsAnd = true)
    {
        var start = reader.Position;
        if (TryReadSigned(reader, isUnit, joinsAnd, out number) && Math.Abs(number.Value) <= WrittenNumber.Limit)
            return true;
        reader.Position = start;
        return false;
    }

    private static bool TryReadSigned(TokenReader reader, Func<TokenReader, bool>? isUnit, bool joinsAnd, out WrittenNumber number)
    {
        var negative = reader.TryTake("minus") || reader.TryTake("negative") || (reader.Is("-") && reader.Peek(1) is { Kind: TokenKind.Number, IsGlued: true } && reader.TryTake("-"));
        var found = reader.Current.Kind == TokenKind.Number ? TryReadDigits(reader, isUnit, out number) : TryReadWords(reader, joinsAnd, out number);
        if (found && negative)
            number = number with { Value = -number.Value };
        return found;
    }

    private static bool TryReadDigits(TokenReader reader, Func<TokenReader, bool>? isUnit, out WrittenNumber number)
    {
        number = reader.Current.Number;
        reader.Position++;

        if (reader.Current is { IsGlued: true } && reader.TryTake(Words, out var sign, word => word.Kind == NumberKind.Fraction))
            number = WrittenNumber.Of(decimal.Round(number.Value + sign.Value, Unit.Decimals));
        else if (number.IsWhole && reader.Is("/") && reader.Peek(1) is { Kind: TokenKind.Number, Number: { IsWhole: true, Value: > 0 } } below && below.Number.Value > number.Value)
        {
            reader.Position += 2;
            number = Fraction(number.Value / below.Number.Value);
        }
        else
            TakeAndAFraction(reader, ref number);

        return TakeScales(reader, isUnit, ref number);
    }

    private static bool TakeScales(TokenReader reader, Func<TokenReader, bool>? isUnit, ref WrittenNumber number)
    {
        while (isUnit?.Invoke(reader) != true
            && reader.TryTake(Words, out var word, word => word.Kind is NumberKind.Scale or NumberKind.Hundred or NumberKind.Dozen && (!word.IsLetter || IsLetterGlued(reader))))
        {
            if (number.Value != 0 && word.Value > WrittenNumber.Limit / Math.Abs(number.Value))
                return false;
            number = word.Kind == NumberKind.Dozen ? Dozens(number.Value, word.Value) : number.Times(word.Value);
        }
        return true;
    }

    // "5 m" with a space is five metres or nothing; "5m" is five million where it cannot be metres.
    private static bool IsLetterGlued(TokenReader reader) => reader.Current.IsGlued;

    private static bool TryReadWords(TokenReader reader, bool joinsAnd, out WrittenNumber number)
    {
        number = default;
        var state = new Sum();
        while (true)
        {
            var before = reader.Position;
            if (state.IsStarted)
                SkipJoint(reader, joinsAnd);
            if (!reader.TryTake(Words, out var word, word => !word.IsLetter) && !TryTakeArticle(reader, state, out word))
            {
                reader.Position = before;
                break;
            }
            if (word.Kind == NumberKind.Zero)
            {
                if (state.IsStarted)
                    reader.Position = before;
                else
                    number = new WrittenNumber(0, 1);
                return !state.IsStarted || Finish(reader, state, out number);
            }
            if (word.Kind == NumberKind.Fraction)
                return TakeFraction(reader, before, state, word.Value, out number);
            if (!state.TryAdd(word.Kind, word.Value))
            {
                reader.Position = before;
                break;
            }
        }
        return Finish(reader, state, out number);
    }

    private static bool Finish(TokenReader reader, Sum state, out WrittenNumber number)
    {
        number = state.ToNumber();
        if (!state.IsStarted)
            return false;
        if (TakeAndAFraction(reader, ref number))
            return TakeScales(reader, null, ref number);
        return true;
    }

    // Half; two thirds; half a million; but three and a half is no fraction, and "and" never starts one.
    private static bool TakeFraction(TokenReader reader, int before, Sum state, decimal share, out WrittenNumber number)
    {
        number = default;
        if (state.IsStarted && state.SmallValue is not { } times)
        {
            reader.Position = before;
            return Finish(reader, state, out number);
        }
        if (state.IsStarted && reader.Peek(-2).Is("and"))
        {
            reader.Position = before;
            return Finish(reader, state, out number);
        }
        number = Fraction(share * (state.SmallValue ?? 1));
        var afterShare = reader.Position;
        var linked = reader.TryTake("a") || reader.TryTake("of", "a");
        if (reader.TryTake(Words, out var scale, word => word.Kind is NumberKind.Scale or NumberKind.Dozen or NumberKind.Hundred && !word.IsLetter) && (linked || scale.Kind == NumberKind.Scale))
        {
            var value = number.Value * scale.Value;
            number = scale.Kind == NumberKind.Dozen ? new WrittenNumber(value, value, NumberForm.Dozens) : WrittenNumber.Of(value);
            return true;
        }
        reader.Position = afterShare;
        return true;
    }

    private static bool TakeAndAFraction(TokenReader reader, ref WrittenNumber number)
    {
        var before = reader.Position;
        if (reader.TryTake("-"))
        {
            if (!reader.TryTake("and"))
            {
                reader.Position = before;
                return false;
            }
            reader.TryTake("-");
        }
        else if (!reader.TryTake("and"))
        {
            return false;
        }

        var times = 1m;
        if (reader.TryTake("a") || reader.TryTake("one"))
            reader.TryTake("-");
        else if (reader.TryTake(Words, out var count, word => word.Kind == NumberKind.Unit))
            times = count.Value;
        else if (!reader.Is("half"))
            times = 0;

        if (times > 0 && number.IsWhole && reader.TryTake(Words, out var part, word => word.Kind == NumberKind.Fraction) && part.Value * times < 1)
        {
            number = WrittenNumber.Of(decimal.Round(number.Value + part.Value * times, Unit.Decimals));
            return true;
        }
        reader.Position = before;
        return false;
    }

    // Between the words of one number: "twenty-five", "a hundred and six".
    private static void SkipJoint(TokenReader reader, bool joinsAnd)
    {
        if ((joinsAnd && reader.Is("and")) || (reader.Is("-") && reader.Current.IsGlued))
            reader.Position++;
    }

    // "A hundred", "a dozen", "a third", but not "a hostage".
    private static bool TryTakeArticle(TokenReader reader, Sum state, out NumberWord word)
    {
        word = new NumberWord(NumberKind.Unit, 1, false);
        if (state.IsStarted || !(reader.Is("a") || reader.Is("an") || reader.Is("another")))
            return false;
        if (!Words.TryMatch(reader.Tokens, reader.Position + 1, out var next, out _, next => next.Kind is NumberKind.Hundred or NumberKind.Dozen or NumberKind.Scale or NumberKind.Fraction && !next.IsLetter))
            return false;
        reader.Position++;
        return next.Kind != NumberKind.Zero;
    }

    // To the fifteenth decimal, as units are converted: a third is one number however it is come by.
    private static WrittenNumber Fraction(decimal value)
    {
        var rounded = decimal.Round(value, Unit.Decimals);
        return new WrittenNumber(rounded, rounded, NumberForm.Fraction);
    }

    private static WrittenNumber Dozens(decimal count, decimal size) => new(count * size, size, NumberForm.Dozens, size);

    /// <summary>The words of one number as they add up.</summary>
    private sealed class Sum
    {
        private decimal _total;
        private decimal? _current;
        private decimal _lastScale = decimal.MaxValue;
        private decimal _dozen;
        private decimal _multiplier = 1;

        public bool IsStarted { get; private set; }

        /// <summary>The number so far where it is below a hundred: what can count thirds.</summary>
        public decimal? SmallValue => _total == 0 && _dozen == 0 && _current < 100 ? _current : null;

        public bool TryAdd(NumberKind kind, decimal value)
        {
            if (_dozen != 0)
                return false;
            switch (kind)
            {
                case NumberKind.Unit when _current is null && (_total == 0 || _lastScale >= 1000):
                case NumberKind.Ten when _current is null:
                    _current = value;
                    break;
                case NumberKind.Unit when value < 10 && _current >= 20 && _current % 10 == 0:
                case NumberKind.Unit or NumberKind.Ten when _current >= 100 && _current % 100 == 0:
                    _current += value;
                    break;
                case NumberKind.Hundred when _current is > 0 and < 100:
                    _current *= value;
                    break;
                case NumberKind.Scale when _current is not null && value < _lastScale:
                    _total += _current.Value * value;
                    _lastScale = value;
                    _current = null;
                    break;
                case NumberKind.Dozen when _current is not null && _total == 0:
                    _dozen = value;
                    break;
                default:
                    return false;
            }
            _multiplier = kind is NumberKind.Hundred or NumberKind.Scale ? _multiplier * value : 1;
            IsStarted = true;
            return true;
        }

        public WrittenNumber ToNumber() => _dozen != 0
            ? Dozens(_current ?? 1, _dozen)
            : WrittenNumber.Of(_total + (_current ?? 0)) with { Scale = _multiplier };
    }
}
