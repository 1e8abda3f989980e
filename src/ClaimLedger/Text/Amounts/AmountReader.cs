namespace ClaimLedger.Text;

/// <summary>A number with its unit.</summary>
/// <param name="Number">The number.</param>
/// <param name="Unit">Its unit, or null where the words name none.</param>
/// <param name="Offset">Where it starts.</param>
/// <param name="Rest">What stands beside it in another unit, in days ("a month" of "a month and two weeks"), or null.</param>
internal readonly record struct Operand(WrittenNumber Number, Unit? Unit, int Offset, Interval? Rest = null);

/// <summary>The literal and the usual set of some words.</summary>
internal readonly record struct TwoSets(Interval Literal, Interval Usual);

/// <summary>
/// Reads hedged amounts. The grammar is one for quantities and durations; what a number with a unit is, and what it means,
/// each decides for itself.
/// </summary>
internal abstract class AmountReader(TokenReader reader, ValueContext context)
{
    private const int MostNouns = 6;

    // Words before a number that change nothing about it.
    private static readonly PhraseTable<bool> Fillers = new(
        new[] { "a total of", "an average of", "on average", "as few as", "as little as", "only", "just", "for", "lasting", "all", "in all" }.Select(words => (words, true)));

    // Conjunctions, and words that would make the figure mean something else: "11 more", "six weeks ago", "10 per person".
    private static readonly PhraseTable<bool> NeverNouns = new(
        new[]
        {
            "and", "or", "but", "to", "nor", "than", "versus", "not", "from", "between", "minus", "plus", "if",
            "more", "less", "fewer", "ago", "later", "earlier", "before", "after", "since", "until", "per", "except", "excluding", "without", "never",
        }.Select(word => (word, true)));

    /// <summary>What makes a ratio of two numbers: "10 Palestinians for every Israeli".</summary>
    protected static PhraseTable<bool> RateLinks { get; } = new(new[] { "for every", "for each", "to every", "to each" }.Select(words => (words, true)));

    private static readonly Complaint Unexplained = new("there is no amount here", "write a number", 0);

    private string _words = "";

    protected TokenReader Reader { get; } = reader;

    protected ValueContext Context { get; } = context;

    /// <summary>Whether "30 to 40" is read as one; else its first number alone.</summary>
    public bool ReadsSpans { get; init; } = true;

    /// <summary>Whether nobody asks why reading failed: in running text it mostly does.</summary>
    public bool IsSilent { get; init; }

    /// <summary>What is wrong, once reading has failed.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>The token behind what was read.</summary>
    public int Position => Reader.Position;

    /// <summary>Reads the amount at the reader's place, to the end of the text if <paramref name="wholeText"/>.</summary>
    /// <returns>Null where it cannot be read; <see cref="Complaint"/> then says why.</returns>
    public Value.Range? Read(string words, bool wholeText)
    {
        _words = words;
        var start = Reader.Position;
        if (wholeText)
        {
            // "Just under 100" is a hedge, "just 100" is not.
            while (!Reader.IsAt(Hedges.Before) && Reader.TryTake(Fillers, out _))
            {
            }
        }
        var range = ReadBounds(wholeText);
        if (range is null || !wholeText)
            return range;
        if (Reader.AtEnd)
            return range;
        var at = Reader.Offset;
        return Reader.Position == start
            ? Fail(Complaints.NoNumber(words, Context, at))
            : Fail(Complaints.Leftover(words[at..], Context, at));
    }

    /// <summary>Takes a number with its unit; false, without a complaint, where there is none.</summary>
    protected abstract bool TryReadOperand(bool joinsAnd, out Operand operand);

    /// <summary>Takes the unit and nouns that belong to a word such as "hundreds"; false with a complaint where they do not fit.</summary>
    protected abstract bool TryReadVague(out string row, out decimal scale, out Unit? unit);

    /// <summary>The row of a number without a hedge.</summary>
    protected abstract string PlainRow(in Operand operand);

    /// <summary>The sets of one row and number, in the terms of the question; null with a complaint where they hold nothing.</summary>
    /// <param name="row">The row.</param>
    /// <param name="operand">The number with its unit.</param>
    /// <param name="scale">What the row's own numbers are multiplied by: 100 for "several hundred".</param>
    protected abstract TwoSets? Evaluate(Reading row, in Operand operand, decimal scale = 1);

    /// <summary>Moves the ends to where an answer can be: whole numbers for counts.</summary>
    protected abstract TwoSets? Settle(TwoSets sets, params ReadOnlySpan<Operand> operands);

    /// <summary>The number in the terms of the question, or null where it is no single number there.</summary>
    protected abstract decimal? InQuestionTerms(in Operand operand);

    /// <summary>Whether nouns may follow the number: "11 hostages", "12 km of tunnels".</summary>
    protected abstract bool NounsMayFollow(in Operand operand);

    /// <summary>Whether two numbers can be the ends of one span.</summary>
    protected virtual bool CanSpan(in Operand low, in Operand high) => true;

    /// <summary>Whether two bounds that were read are of one thing: not in "above 36 %, and less than 94 votes".</summary>
    protected virtual bool MayBound() => true;

    /// <summary>Whether a span may name its upper end first: "from -18 °C to -34 °C".</summary>
    protected virtual bool MayFall => false;

    /// <summary>Takes words behind the number that change the row of the words before it: "less than 3,000 or equal".</summary>
    protected virtual string? TakeCloser(string? row) => row;

    /// <summary>Takes "for every one", "in five", "to 1" after a number, where a share is meant.</summary>
    protected virtual bool TryReadShare(ref Operand operand) => false;

    protected TwoSets? FailEmpty(int offset)
    {
        Nothing(offset);
        return null;
    }

    protected Value.Range? Fail(Complaint complaint)
    {
        Complaint ??= complaint;
        return null;
    }

    /// <summary>Whether the words here can be part of a noun phrase: letters, and no number, hedge, unit or conjunction.</summary>
    protected bool IsAtNoun() =>
        Reader.Current is { Kind: TokenKind.Word } word
        && (word.Length > 1 || word.Is("a"))
        && !(word.IsGlued && Reader.Peek(-1).Kind == TokenKind.Number)
        && !NumberReader.IsAtNumber(Reader)
        && !Reader.IsAt(NeverNouns)
        && !Reader.IsAt(RateLinks)
        && !Reader.IsAt(Hedges.Before)
        && !Reader.IsAt(Hedges.After)
        && !Reader.IsAt(Hedges.Instead)
        && !Reader.IsAt(UnitTable.Phrases);

    /// <summary>Takes "Palestinian detainees"; nothing is fine too.</summary>
    protected void SkipNouns()
    {
        for (var words = 0; words < MostNouns && IsAtNoun(); words++)
        {
            Reader.Position++;
            // "Israeli-Americans", "the families' homes".
            if (Reader.Is("-") && Reader.Current.IsGlued && Reader.Peek(1) is { Kind: TokenKind.Word, IsGlued: true })
                Reader.Position++;
            else if (Reader.Is("'") && Reader.Current.IsGlued)
                Reader.Position++;
        }
    }

    private Value.Range? ReadBounds(bool wholeText)
    {
        if (ReadHedged(wholeText) is not { } first)
            return null;
        var before = Reader.Position;
        var comma = Reader.TryTake(",");
        if ((Reader.TryTake("but") || Reader.TryTake("and") || (comma && !wholeText)) && TakesOtherBound(first.Row))
        {
            if (ReadHedged(wholeText) is { } second && (wholeText || (first.Literal.Meets(second.Literal) && MayBound())))
                return Between(first, second);
            if (wholeText)
                return null;
            Complaint = null;
        }
        Reader.Position = before;
        return new Value.Range(_words, first.Literal, first.Usual, first.Written, first.Row);
    }

    // "At least 30 but fewer than 50": a bound from the other side.
    private bool TakesOtherBound(string row) => HedgeHere() is { } second && row switch
    {
        "more-than" or "at-least" or "just-over" => second is "up-to" or "fewer-than" or "nearly",
        "up-to" or "fewer-than" or "nearly" => second is "more-than" or "at-least" or "just-over",
        _ => false,
    };

    private string? HedgeHere() => Hedges.Before.TryMatch(Reader.Tokens, Reader.Position, out var row, out _) ? row : null;

    private readonly record struct Hedged(Interval Literal, Interval Usual, decimal? Written, string Row);

    // What both words commit to is all that is meant.
    private Value.Range? Between(Hedged first, Hedged second)
    {
        if (first.Literal.Intersect(second.Literal) is not { } both)
        {
            Nothing(0);
            return null;
        }
        return new Value.Range(_words, both, both, null, "between");
    }

    private Hedged? ReadHedged(bool wholeText)
    {
        var start = Reader.Position;
        if (TryReadVague(out var vague, out var scale, out var vagueUnit))
            return Vague(vague, scale, vagueUnit, start, wholeText);
        if (Complaint is not null)
            return null;

        var row = Reader.TryTake(Hedges.Before, out var hedge) ? hedge : null;
        var opened = Reader.TryTake(Hedges.Opening, out var link);
        var lowRow = row ?? TakeInnerHedge(opened);
        if (!TryReadOperand(joinsAnd: !opened || link != "and", out var low))
            return Missing(start);

        var isShare = TryReadShare(ref low);
        var beforeLink = Reader.Position;
        if (!isShare && (ReadsSpans || opened) && TryTakeLink(opened ? link : null))
        {
            var highRow = TakeInnerHedge(allowed: true) ?? lowRow;
            if (TryReadOperand(joinsAnd: true, out var high) && CanSpan(low, high))
                return ReadSpan(low, lowRow, high, highRow, wholeText);
            // "11 to a close" is no span.
            Reader.Position = beforeLink;
            if (!wholeText)
                Complaint = null;
        }
        if (opened || Complaint is not null)
            return Missing(Reader.Position);

        var nouns = wholeText && (isShare || NounsMayFollow(low));
        row ??= TakeAfter(nouns);
        if (row is not null && nouns)
            SkipNouns();
        row = TakeCloser(row) ?? PlainRow(low);
        if (Evaluate(Context.Readings.Row(row), low) is not { } sets)
            return null;
        if (Settle(sets, low) is not { } settled)
            return Nothing(low.Offset);
        settled = Tolerate(row, settled, low);
        return new Hedged(settled.Literal, settled.Usual, InQuestionTerms(low), row);
    }

    private Hedged? ReadSpan(Operand low, string? lowRow, Operand high, string? highRow, bool wholeText)
    {
        low = low with { Unit = low.Unit ?? high.Unit };
        high = high with { Unit = high.Unit ?? low.Unit };
        // "30 to 40 million": the scale of the second is the first's too.
        if (low.Number.Scale == 1 && high.Number.Scale > 1)
        {
            var mantissa = high.Number.Value / high.Number.Scale;
            if (mantissa < 1000 && low.Number.Value < mantissa)
                low = low with { Number = low.Number.Times(high.Number.Scale) };
        }
        var after = TakeAfter(wholeText && NounsMayFollow(high));
        var reading = Context.Readings;
        if (Evaluate(reading.Row(lowRow ?? after ?? "between"), low) is not { } atLow || Evaluate(reading.Row(highRow ?? after ?? "between"), high) is not { } atHigh)
            return null;
        if (Interval.CompareLow(atLow.Literal, atHigh.Literal) > 0 || Interval.CompareHigh(atLow.Literal, atHigh.Literal) > 0)
        {
            if (MayFall)
                (atLow, atHigh) = (atHigh, atLow);
            else
            {
                Fail(Complaints.Reversed(_words, low.Offset));
                return null;
            }
        }
        var sets = new TwoSets(Span(atLow.Literal, atHigh.Literal), Span(atLow.Usual, atHigh.Usual));
        if (Settle(sets, low, high) is not { } settled)
            return Nothing(low.Offset);
        return new Hedged(settled.Literal, settled.Usual, null, lowRow ?? after ?? "between");

        static Interval Span(in Interval low, in Interval high) => low.Hull(high);
    }

    private Hedged? Vague(string row, decimal scale, Unit? unit, int start, bool wholeText)
    {
        var reading = Context.Readings.Row(row);
        var operand = new Operand(new WrittenNumber(1, 1), unit, Reader.Tokens[start].Start);
        if (Evaluate(reading, operand, scale) is not { } sets || Settle(sets, operand) is not { } settled)
            return null;
        if (wholeText && NounsMayFollow(operand))
            SkipNouns();
        decimal? written = settled.Literal.IsPoint ? settled.Literal.Low : null;
        return new Hedged(settled.Literal, settled.Usual, written, row);
    }

    // "Or so" may follow the noun: "12 people or more".
    private string? TakeAfter(bool nouns)
    {
        if (TryTakeAfter(out var row))
            return row;
        if (!nouns)
            return null;
        SkipNouns();
        return TryTakeAfter(out row) ? row : null;
    }

    // "200 or greater than" is a bound of 200, "200 or greater than 190" two numbers.
    private bool TryTakeAfter(out string row)
    {
        var before = Reader.Position;
        if (!Reader.TryTake(Hedges.After, out row))
            return false;
        if (!Reader.Peek(-1).Is("than") || !NumberReader.IsAtNumber(Reader))
            return true;
        Reader.Position = before;
        return false;
    }

    private string? TakeInnerHedge(bool allowed) =>
        allowed && Reader.TryTake(Hedges.Before, out var row, each => each is "about" or "nearly" or "just-over") ? row : null;

    private bool TryTakeLink(string? opened)
    {
        var before = Reader.Position;
        if (opened is not null && Reader.TryTake(opened))
            return true;
        // "Or so", "or more" and "and counting" are no links.
        if (Reader.IsAt(Hedges.After) || !Reader.TryTake(Hedges.Linking, out _))
            return false;
        if (NumberReader.IsAtNumber(Reader) || Reader.Is("a") || Reader.Is("an") || Reader.IsAt(Hedges.Before) || Reader.IsAt(UnitTable.Phrases))
            return true;
        Reader.Position = before;
        return false;
    }

    private TwoSets Tolerate(string row, TwoSets sets, in Operand operand)
    {
        if (Context.Tolerance is not { } text || Tolerance.Parse(text, Context) is not { Success: true } parsed)
            return sets;
        if (InQuestionTerms(operand) is not { } number)
        {
            // Months have no one length: the tolerance is added to the shortest and the longest.
            return row is "duration" or "calendar-unit" && sets.Literal is { Low: { } shortest, High: { } longest } && shortest >= 0
                ? sets with { Usual = Interval.Between(Math.Max(0, shortest - parsed.Value.Around(shortest)), longest + parsed.Value.Around(longest)) }
                : sets;
        }
        var half = parsed.Value.Around(number);
        var low = number >= 0 ? Math.Max(0, number - half) : number - half;
        var around = Interval.Between(low, number + half);
        return row switch
        {
            "count" or "large-count" or "measure" or "a-dozen" or "duration" or "calendar-unit" =>
                Settle(sets with { Usual = around }, operand) ?? sets,
            "about" => Settle(sets with { Usual = sets.Usual.Hull(around) }, operand) ?? sets,
            _ => sets,
        };
    }

    private Hedged? Missing(int position)
    {
        if (IsSilent)
        {
            Complaint ??= Unexplained;
            return null;
        }
        var at = position < Reader.Tokens.Count ? Reader.Tokens[position].Start : _words.Length;
        Fail(Reader.Current.Kind == TokenKind.TooLong ? Complaints.TooLarge(at) : Complaints.NoNumber(_words, Context, at));
        return null;
    }

    private Hedged? Nothing(int offset)
    {
        if (IsSilent)
            Complaint ??= Unexplained;
        else
            Fail(Complaints.HoldsNothing(_words, offset));
        return null;
    }
}
