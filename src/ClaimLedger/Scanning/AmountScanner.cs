using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads numbers, measures, money, shares, ages and places in a row at a place in running text.</summary>
internal sealed class AmountScanner(string text, List<Token> tokens, ScanOptions options) : Scanner(text, tokens, options)
{
    /// <summary>How many words and signs of an address are looked through for what makes it one.</summary>
    private const int LongestAddress = 64;

    // The years before whose levels, prices or figures others are told.
    private const int FirstYear = 1900;
    private const int EndOfYears = 2100;

    private static readonly WordSet PlacePrepositions = WordLists.Of("place-preposition");
    private static readonly WordSet PlaceVerbs = WordLists.Of("place-verb-before");
    private static readonly WordSet Averaging = WordLists.Of("taken-over");
    private static readonly WordSet BeforePersons = WordLists.Of("noun-determiners");
    private static readonly WordSet PersonNouns = WordLists.Of("aged-person");
    private static readonly WordSet GoingUp = WordLists.Of("up-to-of-motion");
    private static readonly WordSet Levels = WordLists.Of("levels");
    private static readonly WordSet AgeWords = WordLists.Of("age-word");

    private readonly ValueContext _context = new() { Answer = AnswerType.Quantity, Readings = options.Readings };
    private readonly OperandReader _operands = new(
        new NumberText(tokens, TextStyle.RunningText, tellsPlaces: options.ReadsHedges && options.Kinds.HasFlag(QuantityKinds.Ordinal)),
        options.Kinds,
        readsHedges: options.ReadsHedges);

    private readonly AmountSearch _search = new(options.Kinds, options.ReadsHedges);

    private QuantityReader? _reader;
    private int _refusedUntil;

    // "A dozen", "a third", "a mile", "a few": an article alone starts nothing.
    private bool MayFollowArticle(int position) => position < Tokens.Count
        && (NumberReader.StartsAt(Tokens[position]) || NumberWords.Contains(Tokens[position]) || Tokens[position].Is("pair")
            || UnitTable.InText.StartsAt(Tokens, position)
            || (Options.ReadsHedges && (Hedges.Instead.StartsAt(Tokens, position - 1) || Hedges.Before.StartsAt(Tokens, position - 1))));

    protected override FoundQuantity? ReadHere(int position, ref int end)
    {
        var reader = _reader ??= new QuantityReader(Reader, _context, _operands, _search) { IsSilent = true };
        reader.Restart(position);
        var read = Options.ReadsHedges ? reader.Read(Text, wholeText: false) : reader.ReadAlone();
        if (read is not { } range || reader.Position == position || (reader.Kind & Options.Kinds) == QuantityKinds.None
            || IsInAddress(reader.CoreStart))
            return null;
        // "Below 2019 levels": a year.
        if (reader.Unit is null && (Options.Kinds & QuantityKinds.Date) != QuantityKinds.None && reader.CoreEnd == reader.CoreStart + 1
            && At(reader.CoreStart) is { Kind: TokenKind.Number, Length: 4 } && Levels.Contains(At(reader.CoreEnd))
            && range.Written is >= FirstYear and < EndOfYears)
            return null;
        if (Options.ReadsHedges)
        {
            var first = NotQuantities.EndOf(Tokens, reader.CoreStart, reader.Unit is not null
                || reader.Kind is QuantityKinds.Ordinal or QuantityKinds.Age, reader.CoreEnd);
            if (first > reader.CoreStart)
            {
                _refusedUntil = first;
                return null;
            }
        }
        end = reader.Position;
        var span = PhraseFinder.Span(Tokens, position, end);
        var kind = reader.Kind;
        if (kind == QuantityKinds.Number && range.Written is { } years && IsAgeOfAName(reader.CoreStart, reader.CoreEnd, years))
            kind = QuantityKinds.Age;
        var isAge = kind == QuantityKinds.Age && reader.Kind == QuantityKinds.Number;
        return new FoundQuantity
        {
            Kind = kind,
            Span = span,
            Core = PhraseFinder.Span(Tokens, reader.CoreStart, Math.Max(reader.CoreStart + 1, reader.CoreEnd)),
            Literal = isAge ? Years(range.Literal) : range.Literal,
            Usual = isAge ? Years(range.Usual) : range.Usual,
            Written = range.Written,
            Unit = isAge ? "year" : reader.Unit?.Name,
            Reading = range.Reading,
            Counted = kind is QuantityKinds.Number or QuantityKinds.Share ? NounPhraseReader.Read(Tokens, reader.NounStart) : null,
            Amount = reader.Amount is { } amount ? new FoundAmount(Text, span, amount) : null,
        };
    }

    private static Interval Years(Interval set) => DurationMeaning.ToDays(set, UnitTable.Year, 1, null);

    protected override bool CanStart(int position)
    {
        if (position < _refusedUntil || IsWhereItWent(position) || IsWhereItWas(position) || IsWhatItIsOf(position))
            return false;
        var token = Tokens[position];
        if (token.Text is "<" or ">" or "=" && token.IsGlued && position > 0 && Tokens[position - 1].Text is "<" or ">" or "=")
            return false;
        if (token.Text is "a" or "an" && !MayFollowArticle(position + 1))
            return false;
        // A dash is a minus only before a figure or a sign of money.
        if (token.Is("-") && At(position + 1) is { Kind: TokenKind.Word } or { IsGlued: false, Kind: TokenKind.Symbol })
            return false;
        if (NumberReader.StartsAt(token) || Multiples.StartsAt(Tokens, position) || AgeWords.Contains(token))
            return true;
        if (Options.ReadsHedges
            && (Hedges.Before.StartsAt(Tokens, position) || Hedges.Opening.StartsAt(Tokens, position)
            || Hedges.Instead.StartsAt(Tokens, position)))
            return true;
        return (Options.Kinds & QuantityKinds.Money) != QuantityKinds.None && token.Kind != TokenKind.Number
            && UnitTable.InText.TryMatch(Tokens, position, out _, out _, static name => name.Unit.IsMoney)
            || UnitTable.TryFindScaledMoney(token, out _, out _);
    }

    // "Fares went up to 14 euros": 14, and no most.
    private bool IsWhereItWent(int position) =>
        Tokens[position].Is("up") && At(position + 1).Is("to") && GoingUp.Contains(At(position - 1));

    // "Found under 19 sacks", "by the time it was over six had died".
    private bool IsWhereItWas(int position) => PlacePrepositions.Contains(Tokens[position]) && (PlaceVerbs.Contains(At(position - 1))
        || Tokens[position].Is("over") && At(position - 2).Is("it") && At(position - 1).Text is "was" or "is");

    // "Averaged over 40 reviews": as many, and no more.
    private bool IsWhatItIsOf(int position) => Tokens[position].Is("over") && Averaging.Contains(At(position - 1));

    // "Ann Example, 45, said": an age.
    private bool IsAgeOfAName(int start, int end, decimal years) =>
        (Options.Kinds & QuantityKinds.Age) != QuantityKinds.None
        && Options.ReadsHedges
        && years is >= 1 and <= 120 && decimal.Floor(years) == years
        && start >= 2 && end == start + 1 && Tokens[start].Kind == TokenKind.Number && Tokens[start - 1].Is(",")
        && Tokens[start - 2].Kind == TokenKind.Word && (char.IsUpper(Text[Tokens[start - 2].Start]) || IsSomebody(start - 2))
        && end < Tokens.Count && Tokens[end].Text is "," or "." or ")"
        && !(end + 1 < Tokens.Count && Tokens[end].Is(",") && Tokens[end + 1].Kind == TokenKind.Number);

    // "The suspect, 29, was caught".
    private bool IsSomebody(int noun) => noun > 0 && BeforePersons.Contains(At(noun - 1)) && PersonNouns.Contains(Tokens[noun]);

    // "https://…", "www.…", "name@host": back to the last space.
    private bool IsInAddress(int position)
    {
        var at = position;
        while (at > 0 && position - at < LongestAddress && Tokens[at].IsGlued)
        {
            at--;
            if (Tokens[at].Is("@") || (Tokens[at].Is(":") && at + 2 < Tokens.Count && Tokens[at + 1].Is("/") && Tokens[at + 2].Is("/"))
                || Tokens[at].Is("www"))
                return true;
        }
        for (at = position + 1; at < Tokens.Count && at - position < LongestAddress && Tokens[at].IsGlued; at++)
        {
            if (Tokens[at].Is("@"))
                return true;
        }
        return false;
    }
}
