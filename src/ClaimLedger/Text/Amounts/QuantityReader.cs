using ClaimLedger.Scanning;

namespace ClaimLedger.Text;

/// <summary>
/// Reads counts, measures, sums of money and shares: as an answer in the question's unit, in running text in whichever is named.
/// </summary>
internal sealed class QuantityReader : AmountReader
{
    private const QuantityKinds Answers = QuantityKinds.Number | QuantityKinds.Share | QuantityKinds.Money | QuantityKinds.Measure;

    private static readonly List<Token> NothingCounted = [];

    private readonly QuantityMeaning _meaning;
    private readonly OperandReader _operands;
    private readonly Unit? _wanted;
    private readonly List<Token> _counted;
    private readonly AmountSearch? _scan;
    private Operand? _first;
    private Operand? _last;

    /// <summary>Reads answers.</summary>
    /// <param name="reader">The words.</param>
    /// <param name="context">What the question asks for.</param>
    public QuantityReader(TokenReader reader, ValueContext context)
        : this(reader, context, new QuantityMeaning(context))
    {
        _wanted = _meaning.Wanted;
        _counted = _wanted is null && context.Unit is { } unit ? Tokenizer.Read(unit) : NothingCounted;
        _operands = new OperandReader(new NumberText(reader.Tokens, TextStyle.Value, _wanted is null ? null : IsAtUnit), Answers,
            _wanted, TakesCounted);
    }

    /// <summary>Reads running text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="context">What every scan asks for.</param>
    /// <param name="operands">The numbers with their units that stand in it.</param>
    /// <param name="scan">What is looked for.</param>
    public QuantityReader(TokenReader reader, ValueContext context, OperandReader operands, AmountSearch scan)
        : this(reader, context, new QuantityMeaning(context, isOfText: true))
    {
        _operands = operands;
        _scan = scan;
    }

    private QuantityReader(TokenReader reader, ValueContext context, QuantityMeaning meaning)
        : base(reader, context, meaning)
    {
        _meaning = meaning;
        _operands = null!;
        _counted = NothingCounted;
    }

    /// <summary>Reads at another place of the same text, as if nothing had been read.</summary>
    public void Restart(int position)
    {
        Forget(position);
        (_first, _last, _meaning.Wanted) = (null, null, null);
    }

    /// <summary>The kind of what was read.</summary>
    public QuantityKinds Kind => _first?.Kind ?? QuantityKinds.None;

    /// <summary>The unit that it is told in; null where there is none.</summary>
    public Unit? Unit => _meaning.Wanted;

    /// <summary>The first token of the number itself.</summary>
    public int CoreStart => _first?.Start ?? -1;

    /// <summary>The token behind the number itself; behind the second number of a span.</summary>
    public int CoreEnd => _last is { } last && last.End <= Reader.Position ? last.End : _first?.End ?? Reader.Position;

    /// <summary>The token at which the nouns that are counted start: behind the number, where "or more" stands behind them.</summary>
    public int NounStart => IsHedgedBehindNouns ? CoreEnd : Reader.Position;

    /// <summary>Reads one number with its unit, and neither hedges nor spans.</summary>
    public Value.Range? ReadAlone()
    {
        if (!TryReadOperand(joinsAnd: true, out var operand))
            return null;
        var term = new AmountTerm(null, operand);
        Keep(new Amount(term));
        return _meaning.Of(term) is { } meant ? _meaning.AsRange(meant) : null;
    }

    protected override bool TryReadOperand(bool joinsAnd, out Operand operand)
    {
        operand = null!;
        var digits = Reader.Current;
        if (_operands.Read(Reader.Position, joinsAnd) is not { } read)
        {
            if (_scan is null && digits.Kind is TokenKind.Number or TokenKind.TooLong)
                Fail(Complaints.TooLarge(digits.Start));
            return false;
        }
        operand = read;
        Reader.Position = read.End;
        return _scan is null ? TakesAnswer(operand, digits) : Note(operand);
    }

    /// <remarks>What is asked for as a percentage may be so many points off.</remarks>
    protected override bool TryReadMargin(Operand middle, out Operand margin)
    {
        if (!TryReadOperand(joinsAnd: true, out margin))
            return false;
        if (_scan is null && middle.Unit is { IsShare: true } && Reader.Current.Text is "point" or "points")
            Reader.Position++;
        // "2,000.45±0.01 pounds": the unit of both stands behind the second.
        if (_scan is not null && middle.Unit is null && margin.Unit is not null)
            (_meaning.Wanted, _first) = (margin.Told, middle with { Kind = margin.Kind });
        return true;
    }

    /// <remarks>"7 leagues" is no number of kilometres: where the question has a unit, nouns follow only a unit.</remarks>
    protected override bool NounsMayFollow(Operand operand) => _scan is null && (_wanted is null || operand.Unit is not null);

    /// <remarks>"12 families" are no 12 people, and "12 probable" are none at all: what is counted is what the question counts.</remarks>
    protected override void SkipNouns(int most = MostNouns)
    {
        var start = Reader.Position;
        if (_scan is null && _wanted is { IsShare: true } && Reader.Current.Text is "point" or "points")
            Fail(Complaints.OtherDimension("percentage points", _wanted.Description, Context, Reader.Current.Start));
        base.SkipNouns(most);
        if (_scan is null
            && _wanted is null
            && Complaint is null
            && CountedNouns.Other(Reader.Tokens, start, Reader.Position, Context) is { } other)
            Fail(Complaints.OtherNoun(other.Word.Written, Context.Unit!, other.Start));
    }

    protected override bool ReadsHedgesBehindNouns => _scan is not null;

    protected override bool CanSpan(Operand low, Operand high)
    {
        if (_scan is null)
            return true;
        // "1995-01" is no span.
        if (Reader.Tokens[high.Start] is { Kind: TokenKind.Number, Text: ['0', not '.', ..] })
            return false;
        if ((low.Kind == QuantityKinds.Ordinal) != (high.Kind == QuantityKinds.Ordinal) || IsYearBefore(low, high))
            return false;
        if (low.Unit is not { } lower)
        {
            // "7 to 10 years old", "30 to 40 km": the second tells what both are.
            if (high.Unit is not null)
                (_meaning.Wanted, _first) = (high.Told, low with { Kind = high.Kind });
            return true;
        }
        return high.Unit is { } upper ? lower.Dimension == upper.Dimension : lower.IsMoney || Kind == QuantityKinds.Age;
    }

    // "Grew in 2018 to 3.9 million": the first is when.
    private bool IsYearBefore(Operand low, Operand high)
    {
        const decimal LastYear = 2100;
        return low is { Unit: null, Number.Value: >= 1900 and < LastYear } && low.Start > 0 && Reader.Tokens[low.Start].Length == 4
            && Reader.Tokens[low.Start - 1].Text is "in" or "since" or "fiscal" && (high.Number.Value >= LastYear || high.Unit is not null);
    }

    protected override bool TellsChange(int start, int link, Operand low, Operand high) =>
        _scan is not null && Change.Parts(Reader.Tokens, start, link, Reader.Position, low, high);

    protected override bool MayBound() => _scan is null || (_first is { } first && _last is { } last && CanSpan(first, last));

    protected override bool TryReadVague(out string row, out decimal scale, out Unit? unit)
    {
        unit = null;
        scale = 1;
        row = "";
        var start = Reader.Position;
        if (_scan is { ReadsHedges: false } || !Reader.TryTake(Hedges.Instead, out row))
            return false;
        scale = NumberReader.TakeMultiplier(Reader);
        var end = Reader.Position;
        if (TakesCounted(Reader.Is("of") ? end + 1 : end) is var counted && counted > 0)
        {
            Reader.Position = counted;
        }
        else if (_operands.Units.ReadAfterWords(Reader.Is("of") ? end + 1 : end) is { } read)
        {
            unit = read.Unit;
            Reader.Position = read.End;
        }
        else if (_scan is { } scan && (!IsCounted(start, row, scale) || (scan.Kinds & QuantityKinds.Number) == QuantityKinds.None))
        {
            Reader.Position = start;
            return false;
        }
        var operand = new Operand(new WrittenNumber(1, 1), unit, Reader.Tokens[start].Start)
        {
            Kind = unit is null ? QuantityKinds.Number : UnitReader.KindOf(unit),
            Start = start,
            End = Reader.Position,
        };
        return _scan is null ? Fits(operand) : Note(operand);
    }

    protected override bool TryReadShare(ref Operand operand)
    {
        if (_scan is not null || operand.Number.Value <= 0)
            return false;
        if (operand.Unit is not null || operand.Number.Form == NumberForm.Fraction)
            return false;
        var start = Reader.Position;
        if (Reader.TryTake("to") && operand.Number.Value > 1 && (Reader.TryTake("1") || Reader.TryTake("one")))
            return AsRatio(ref operand);
        Reader.Position = start;
        base.SkipNouns();
        if (Reader.TryTake(RateLinks, out _))
        {
            if (!Reader.TryTake("1"))
                Reader.TryTake("one");
            return AsRatio(ref operand);
        }
        Reader.Position = start;
        return false;
    }

    private bool AsRatio(ref Operand operand)
    {
        operand = operand with { Unit = _wanted is null ? null : UnitTable.Ratio };
        return Fits(operand);
    }

    // "He scores" and "a couple were killed" count nothing.
    private bool IsCounted(int start, string row, decimal scale) => row switch
    {
        "scores" or "tens" => Reader.Is("of"),
        "a-couple" when scale == 1 => Reader.Peek(-1).Is("of") || Reader.Is("of") || Reader.Current.Kind != TokenKind.Word
            || Reader.Current.Text[^1] == 's' || Reader.Is("more"),
        _ => Reader.Position > start,
    };

    private bool Note(Operand operand)
    {
        if (_first is null)
        {
            _first = operand;
            _meaning.Wanted = operand.Told;
        }
        else
        {
            _last = operand;
        }
        return true;
    }

    private bool TakesAnswer(Operand operand, in Token digits)
    {
        if ((_wanted is null ? operand.Unit is null : _wanted.IsMoney) && operand.Number.Scale == 1 && LooksLikeThousands(digits)
            && !DigitGroups.IsDotted(new NumberText(Reader.Tokens, TextStyle.Value), operand.Start))
        {
            Fail(Complaints.LooksLikeThousands(digits.Text, digits.Start));
            return false;
        }
        if (_wanted is null && CountedNouns.Mistake(operand, Reader.Tokens, Context) is { } mistake)
        {
            Fail(mistake);
            return false;
        }
        return Fits(operand);
    }

    // Behind the very words of the question's unit, whatever they are ("trucks a day"); 0 where they do not stand here.
    private int TakesCounted(int position)
    {
        for (var index = 0; index < _counted.Count; index++)
        {
            if (position + index >= Reader.Tokens.Count || !SameWord(Reader.Tokens[position + index].Text, _counted[index].Text))
                return 0;
        }
        return _counted.Count > 0 ? position + _counted.Count : 0;

        static bool SameWord(string left, string right) => left == right
            || (left is "a" or "per" or "each" or "an" && right is "a" or "per" or "each" or "an");
    }

    private bool Fits(Operand operand)
    {
        if (_meaning.Takes(operand.Unit))
            return true;
        Fail(Complaints.OtherDimension((operand.Told ?? operand.Unit!).Description, _wanted?.Description
            ?? Context.Unit, Context, operand.Offset));
        return false;
    }

    private bool IsAtUnit(TokenReader at) =>
        UnitTable.AllPhrases.TryMatch(at.Tokens, at.Position, out _, out _, each => each.Dimension == _wanted!.Dimension);

    private static bool LooksLikeThousands(in Token digits)
    {
        if (digits.Kind != TokenKind.Number)
            return false;
        var point = digits.Text.IndexOf('.');
        return point is >= 1 and <= 3 && digits.Text.Length - point == 4 && digits.Text[0] != '0';
    }
}
