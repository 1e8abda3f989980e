namespace ClaimLedger.Text;

/// <summary>
/// Reads hedged amounts. The grammar is one for quantities and durations, in answers and in running text; what a number with a unit is,
/// each decides
/// for itself, and what it means, its <see cref="AmountMeaning"/>.
/// </summary>
internal abstract class AmountReader(TokenReader reader, ValueContext context, AmountMeaning meaning)
{
    private protected const int MostNouns = 6;

    // Words before a number that change nothing about it.
    private static readonly WordSet LateHedges = WordLists.Of("late-hedge");

    private static readonly WordSet NotBehindLateHedge = WordLists.Of("not-behind-late-hedge");

    private static readonly PhraseTable<bool> Fillers = WordLists.Phrases("fillers");

    // Conjunctions, and words that would make the figure mean something else: "11 more", "six weeks ago", "10 per person".
    private static readonly PhraseTable<bool> NeverNouns = WordLists.Phrases("never-nouns");

    private static readonly Complaint Unexplained = new("there is no amount here", "write a number", 0);

    private string _words = "";

    /// <summary>Words between a number and how far from it the answer may lie: "42 ± 3", "300, give or take 20".</summary>
    internal static PhraseTable<bool> Margins { get; } = WordLists.Phrases("margins");

    /// <summary>What makes a ratio of two numbers: "10 Palestinians for every Israeli".</summary>
    protected static PhraseTable<bool> RateLinks { get; } = WordLists.Phrases("rate-links");

    protected TokenReader Reader { get; } = reader;

    protected ValueContext Context { get; } = context;

    /// <summary>Whether "30 to 40" is read as one; else its first number alone.</summary>
    public bool ReadsSpans { get; init; } = true;

    /// <summary>Whether nobody asks why reading failed: in running text it mostly does.</summary>
    public bool IsSilent { get; init; }

    /// <summary>What is wrong, once reading has failed.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>What was read, for questions that ask for it otherwise; null where nothing was.</summary>
    public Amount? Amount { get; private set; }

    /// <summary>Whether the hedge stands behind the nouns: "12 people or more".</summary>
    public bool IsHedgedBehindNouns { get; private set; }

    /// <summary>The token behind what was read.</summary>
    public int Position => Reader.Position;

    /// <summary>Reads the amount at the reader's place, to the end of the text if <paramref name="wholeText"/>.</summary>
    /// <returns>Null where it cannot be read; <see cref="Complaint"/> then says why.</returns>
    public Value.Range? Read(string words, bool wholeText)
    {
        _words = words;
        meaning.Words = words;
        var start = Reader.Position;
        if (wholeText)
        {
            // "Just under 100" is a hedge, "just 100" is not.
            while (!Reader.IsAt(Hedges.Before) && Reader.TryTake(Fillers, out _))
            {
            }
        }
        var range = ReadBounds(wholeText);
        if (range is null || !wholeText || Reader.AtEnd)
            return range;
        var at = Reader.Offset;
        Fail(Reader.Position == start ? Complaints.NoNumber(words, Context, at) : Complaints.Leftover(words[at..], Context, at));
        return null;
    }

    /// <summary>Takes a number with its unit; false, without a complaint, where there is none.</summary>
    protected abstract bool TryReadOperand(bool joinsAnd, out Operand operand);

    /// <summary>Takes how far from a number the answer may lie; false where that is no number of its unit.</summary>
    protected virtual bool TryReadMargin(Operand middle, out Operand margin) => TryReadOperand(joinsAnd: true, out margin);

    /// <summary>Takes the unit and nouns that belong to a word such as "hundreds"; false with a complaint where they do not fit.</summary>
    protected abstract bool TryReadVague(out string row, out decimal scale, out Unit? unit);

    /// <summary>Whether nouns may follow the number: "11 hostages", "12 km of tunnels".</summary>
    protected abstract bool NounsMayFollow(Operand operand);

    /// <summary>Whether two numbers can be the ends of one span.</summary>
    protected virtual bool CanSpan(Operand low, Operand high) => true;

    /// <summary>Whether two numbers with "to" between them are those of a change, and no span; only running text tells.</summary>
    protected virtual bool TellsChange(int start, int link, Operand low, Operand high) => false;

    /// <summary>Whether two bounds that were read are of one thing: not in "above 36 %, and less than 94 votes".</summary>
    protected virtual bool MayBound() => true;

    /// <summary>Takes "for every one", "to 1" after a number, where a share is meant.</summary>
    protected virtual bool TryReadShare(ref Operand operand) => false;

    protected void Fail(Complaint complaint) => Complaint ??= IsSilent ? Unexplained : complaint;

    /// <summary>Goes to another place, as if nothing had been read.</summary>
    protected void Forget(int position)
    {
        Reader.Position = position;
        (Complaint, Amount, IsHedgedBehindNouns) = (null, null, false);
        meaning.Forget();
    }

    /// <summary>Keeps what was read for questions that ask for it otherwise.</summary>
    protected void Keep(Amount amount) => Amount = amount;

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
    protected virtual void SkipNouns(int most = MostNouns)
    {
        for (var words = 0; words < most && IsAtNoun(); words++)
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
        if (ReadTerm(wholeText) is not { } term || Mean(term) is not { } first)
            return null;
        var before = Reader.Position;
        var comma = Reader.TryTake(",");
        if ((Reader.TryTake("but") || Reader.TryTake("and") || (comma && !wholeText)) && TakesOtherBound(first.Row))
        {
            if (ReadTerm(wholeText) is { } other && Mean(other) is { } second
                && (wholeText || (first.Literal.Meets(second.Literal) && MayBound())))
            {
                // The second may have told the unit of both.
                var both = new Amount(term, other);
                Keep(both);
                return meaning.Of(both) ?? Failed();
            }
            if (wholeText)
                return null;
            Complaint = null;
        }
        Reader.Position = before;
        Keep(new Amount(term));
        return meaning.AsRange(first);
    }

    // "At least 30 but fewer than 50": a bound from the other side.
    private bool TakesOtherBound(string row) => HedgeHere() is { } second && row switch
    {
        "more-than" or "at-least" or "just-over" => second is "up-to" or "fewer-than" or "nearly",
        "up-to" or "fewer-than" or "nearly" => second is "more-than" or "at-least" or "just-over",
        _ => false,
    };

    private string? HedgeHere() => Hedges.Before.TryMatch(Reader.Tokens, Reader.Position, out var row, out _) ? row : null;

    private AmountMeaning.Meant? Mean(AmountTerm term)
    {
        if (meaning.Of(term) is { } meant)
            return meant;
        Failed();
        return null;
    }

    private Value.Range? Failed()
    {
        Fail(meaning.Complaint ?? Unexplained);
        return null;
    }

    private AmountTerm? ReadTerm(bool wholeText)
    {
        var start = Reader.Position;
        if (TryReadVague(out var vague, out var scale, out var vagueUnit))
        {
            var one = new Operand(new WrittenNumber(1, 1), vagueUnit, Reader.Tokens[start].Start);
            if (wholeText && NounsMayFollow(one))
                SkipNouns();
            if (Complaint is not null)
                return null;
            return new AmountTerm(vague, one) { IsVague = true, Scale = scale };
        }
        if (Complaint is not null)
            return null;

        var row = Reader.TryTake(Hedges.Before, out var hedge) ? hedge : null;
        var opened = Reader.TryTake(Hedges.Opening, out var link);
        var lowRow = row ?? TakeInnerHedge(opened);
        if (!TryReadOperand(joinsAnd: !opened || link != "and", out var low))
            return Missing(start);

        if (ReadMargin(low, row, opened, wholeText) is { } around)
            return around;
        var isShare = TryReadShare(ref low);
        if (!isShare && (ReadsSpans || opened) && ReadSpan(start, low, lowRow, opened ? link : null, wholeText) is { } span)
            return span;
        if (opened || Complaint is not null)
            return Missing(Reader.Position);

        var nouns = wholeText && (isShare || NounsMayFollow(low));
        row ??= TakeAfter(nouns);
        if (row is not null && nouns)
            SkipNouns();
        if (Complaint is not null)
            return null;
        return new AmountTerm(TakeCloser(row, nouns), low);
    }

    // "42 % ± 3", "300 people, give or take 20": from the number less the margin to the number and the margin.
    private AmountTerm? ReadMargin(Operand middle, string? row, bool opened, bool wholeText)
    {
        if (opened || !IsMarginAhead(wholeText && NounsMayFollow(middle) ? MostNouns : 0))
            return null;
        var before = Reader.Position;
        if (wholeText && NounsMayFollow(middle))
            SkipNouns();
        Reader.TryTake(",");
        if (Reader.TryTake(Margins, out _) && TryReadMargin(middle, out var margin) && middle.InUnitOf(margin) is { } number)
        {
            var reach = margin.Number.Value;
            var least = number.Unit?.IsSigned == true ? number.Number.Value - reach : Math.Max(0, number.Number.Value - reach);
            return new AmountTerm(row, number with { Number = number.Number with { Value = least } })
            {
                High = number with { Number = number.Number with { Value = number.Number.Value + reach } },
            };
        }
        Reader.Position = before;
        if (!wholeText)
            Complaint = null;
        return null;
    }

    private bool IsMarginAhead(int nouns)
    {
        for (var ahead = 0; ahead <= nouns + 1; ahead++)
        {
            if (Margins.StartsAt(Reader.Tokens, Reader.Position + ahead))
                return true;
        }
        return false;
    }

    // "11 to a close" is no span.
    private AmountTerm? ReadSpan(int start, Operand low, string? lowRow, string? opened, bool wholeText)
    {
        var before = Reader.Position;
        if (!TryTakeLink(opened))
            return null;
        var highRow = TakeInnerHedge(allowed: true) ?? lowRow;
        // "Raised 5 billion through ten-year bonds": by means of them.
        var isThrough = Reader.Position > before && Reader.Tokens[Reader.Position - 1].Is("through");
        if (!TryReadOperand(joinsAnd: true, out var high) || !CanSpan(low, high)
            || isThrough && high.Unit is null && low.Number.Value > high.Number.Value)
        {
            Reader.Position = before;
            if (!wholeText)
                Complaint = null;
            return null;
        }
        var isChange = TellsChange(start, before, low, high);
        if (low.Unit is null && high.Unit is not null)
            low = low with { Unit = high.Unit, Told = high.Told, Kind = high.Kind };
        else if (high.Unit is null && low.Unit is not null)
            high = high with { Unit = low.Unit, Told = low.Told, Kind = low.Kind };
        // "30 to 40 million": the scale of the second is the first's too.
        if (low.Number.Scale == 1 && high.Number.Scale > 1)
        {
            var mantissa = high.Number.Value / high.Number.Scale;
            if (mantissa < 1000 && (low.Number.Value < mantissa || (isChange && low.Number.Value < 1000)))
                low = low with { Number = low.Number.Times(high.Number.Scale) };
        }
        if (isChange)
        {
            Reader.Position = before;
            return opened is null ? new AmountTerm(lowRow, low) : null;
        }
        var after = TakeAfter(wholeText && NounsMayFollow(high));
        return new AmountTerm(lowRow ?? after, low) { High = high, HighRow = highRow ?? after };
    }

    // "Or so" may follow the noun: "12 people or more".
    private string? TakeAfter(bool nouns)
    {
        if (TryTakeAfter(out var row))
            return row;
        var before = Reader.Position;
        if (nouns)
            SkipNouns();
        else if (!TakesAlternativeAfterNouns())
            return null;
        if (TryTakeAfter(out row))
        {
            IsHedgedBehindNouns = true;
            return row;
        }
        if (!nouns)
            Reader.Position = before;
        return null;
    }

    // In running text nouns are stepped over only where "or", "at most" or "and counting" follow them at once.
    private bool TakesAlternativeAfterNouns()
    {
        const int FewNouns = 3;
        if (!ReadsHedgesBehindNouns)
            return false;
        var isNear = false;
        for (var ahead = 1; ahead <= FewNouns && !isNear; ahead++)
            isNear = LateHedges.Contains(Reader.Peek(ahead));
        if (!isNear)
            return false;
        var before = Reader.Position;
        SkipNouns(FewNouns);
        // "Killed 40 people, at least."
        if (Reader.Position > before && (Reader.Is("or") || IsLateHedge() || Reader.TryTake(",") && IsLateHedge()))
            return true;
        Reader.Position = before;
        return false;
    }

    // "40 people at least were killed"; of "40 people at least 12 of whom" and "40 people at least partly" it belongs to what follows.
    // And what "12 schools have closed and more" go on with is a clause.
    private bool IsLateHedge() => (!Reader.Is("and") || Reader.Peek(1).Is("counting"))
        && Hedges.After.TryMatch(Reader.Tokens, Reader.Position, out _, out var length) && Reader.Peek(length) is var next
        && (next.Kind is not (TokenKind.Word or TokenKind.Number)
            || next.Kind is TokenKind.Word && !NumberWords.Contains(next) && !NotBehindLateHedge.Contains(next)
                && !next.Text.EndsWith("ly", StringComparison.Ordinal));

    /// <summary>Whether "or more" is looked for behind the nouns of a number in running text.</summary>
    protected virtual bool ReadsHedgesBehindNouns => false;

    // "200 or greater than" is a bound of 200, "200 or greater than 190" two numbers.
    private bool TryTakeAfter(out string row)
    {
        var before = Reader.Position;
        if (!Reader.TryTake(Hedges.After, out row))
            return false;
        // "In fiscal 2032 and more than $30 billion".
        if (Reader.Is("than") && !Reader.Peek(-1).Is("than"))
        {
            Reader.Position = before;
            return false;
        }
        if (!Reader.Peek(-1).Is("than") || !NumberReader.IsAtNumber(Reader))
            return true;
        Reader.Position = before;
        return false;
    }

    // Words behind the number that change the row of the words before it: "less than 3,000 or equal", "exactly 40 or more".
    private string? TakeCloser(string? row, bool nouns)
    {
        var before = Reader.Position;
        if (row is "more-than" or "fewer-than" && Reader.TryTake("or", "equal"))
        {
            if (!Reader.TryTake("to"))
                Reader.TryTake("than");
            if (!NumberReader.IsAtNumber(Reader))
                return row == "more-than" ? "at-least" : "up-to";
            Reader.Position = before;
            return row;
        }
        if (row is not ("exactly" or "about"))
            return row;
        // Nouns have been stepped over, or are by it: "about 40 crates at least".
        return (nouns ? TryTakeAfter(out var after) ? after : null : TakeAfter(nouns: false)) ?? row;
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
        if (NumberReader.IsAtNumber(Reader) || Reader.Is("a") || Reader.Is("an") || Reader.IsAt(Hedges.Before)
            || Reader.IsAt(UnitTable.Phrases))
            return true;
        Reader.Position = before;
        return false;
    }

    private AmountTerm? Missing(int position)
    {
        var at = position < Reader.Tokens.Count ? Reader.Tokens[position].Start : _words.Length;
        if (IsSilent)
            Complaint ??= Unexplained;
        else
            Fail(Reader.Current.Kind == TokenKind.TooLong ? Complaints.TooLarge(at) : Complaints.NoNumber(_words, Context, at));
        return null;
    }
}
