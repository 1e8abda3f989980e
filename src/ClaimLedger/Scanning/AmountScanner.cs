using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads numbers, measures, money, shares, ages and places in a row at a place in running text.</summary>
internal sealed class AmountScanner(string text, List<Token> tokens, ScanOptions options)
{
    private const QuantityKinds Amounts = QuantityKinds.All & ~QuantityKinds.Date & ~QuantityKinds.Duration;

    /// <summary>How many words and signs of an address are looked through for what makes it one.</summary>
    private const int LongestAddress = 64;

    private readonly ValueContext _context = new() { Answer = AnswerType.Quantity, Readings = options.Readings };
    private readonly OperandReader _operands = new(
        new NumberText(tokens, TextStyle.RunningText, tellsPlaces: options.ReadsHedges && options.Kinds.HasFlag(QuantityKinds.Ordinal)),
        options.Kinds,
        readsHedges: options.ReadsHedges);

    private QuantityReader? _reader;
    private int _refusedUntil;

    /// <summary>The amount at <paramref name="position"/>, and the token behind it; null where there is none.</summary>
    public FoundQuantity? Read(int position, out int end)
    {
        end = position;
        if ((options.Kinds & Amounts) == QuantityKinds.None || position < _refusedUntil || !MayStart(position))
            return null;
        try
        {
            return ReadHere(position, out end);
        }
        catch (OverflowException)
        {
            // decimal has no arithmetic that saturates: what is beyond it is no quantity of the news.
            end = position;
            return null;
        }
    }

    // "A dozen", "a third", "a mile", "a few": an article alone starts nothing.
    private bool MayFollowArticle(int position) => position < tokens.Count
        && (NumberReader.StartsAt(tokens[position]) || NumberWords.Contains(tokens[position]) || tokens[position].Is("pair")
            || UnitTable.InText.StartsAt(tokens, position)
            || (options.ReadsHedges && (Hedges.Instead.StartsAt(tokens, position - 1) || Hedges.Before.StartsAt(tokens, position - 1))));

    private FoundQuantity? ReadHere(int position, out int end)
    {
        end = position;
        var reader = _reader ??= new QuantityReader(new TokenReader(tokens), _context, _operands, options) { IsSilent = true };
        reader.Restart(position);
        var read = options.ReadsHedges ? reader.Read(text, wholeText: false) : reader.ReadAlone();
        if (read is not { } range || reader.Position == position || (reader.Kind & options.Kinds) == QuantityKinds.None
            || IsInAddress(reader.CoreStart))
            return null;
        if (options.ReadsHedges)
        {
            var first = NotQuantities.EndOf(tokens, reader.CoreStart, reader.Unit is not null
                || reader.Kind is QuantityKinds.Ordinal or QuantityKinds.Age, reader.CoreEnd);
            if (first > reader.CoreStart)
            {
                _refusedUntil = first;
                return null;
            }
        }
        end = reader.Position;
        var span = PhraseFinder.Span(tokens, position, end);
        var kind = reader.Kind;
        if (kind == QuantityKinds.Number && range.Written is { } years && IsAgeOfAName(reader.CoreStart, reader.CoreEnd, years))
            kind = QuantityKinds.Age;
        var isAge = kind == QuantityKinds.Age && reader.Kind == QuantityKinds.Number;
        return new FoundQuantity
        {
            Kind = kind,
            Span = span,
            Core = PhraseFinder.Span(tokens, reader.CoreStart, Math.Max(reader.CoreStart + 1, reader.CoreEnd)),
            Literal = isAge ? Years(range.Literal) : range.Literal,
            Usual = isAge ? Years(range.Usual) : range.Usual,
            Written = range.Written,
            Unit = isAge ? "year" : reader.Unit?.Name,
            Reading = range.Reading,
            Counted = kind is QuantityKinds.Number or QuantityKinds.Share ? NounPhraseReader.Read(tokens, reader.NounStart) : null,
            Amount = reader.Amount is { } amount ? new FoundAmount(text, span, amount) : null,
        };
    }

    private static Interval Years(Interval set) => DurationMeaning.ToDays(set, UnitTable.Year, 1, null);

    private bool MayStart(int position)
    {
        var token = tokens[position];
        if (token.Text is "<" or ">" or "=" && token.IsGlued && position > 0 && tokens[position - 1].Text is "<" or ">" or "=")
            return false;
        if (token.Text is "a" or "an" && !MayFollowArticle(position + 1))
            return false;
        // A dash is a minus only before a figure or a sign of money.
        if (token.Is("-") && position + 1 < tokens.Count && tokens[position + 1] is { Kind: TokenKind.Word } or { IsGlued: false, Kind: TokenKind.Symbol })
            return false;
        if (NumberReader.StartsAt(token) || token.Text is "age" or "aged" or "ages")
            return true;
        if (options.ReadsHedges
            && (Hedges.Before.StartsAt(tokens, position) || Hedges.Opening.StartsAt(tokens, position)
            || Hedges.Instead.StartsAt(tokens, position)))
            return true;
        return (options.Kinds & QuantityKinds.Money) != QuantityKinds.None && token.Kind != TokenKind.Number
            && UnitTable.InText.TryMatch(tokens, position, out _, out _, static name => name.Unit.IsMoney)
            || UnitTable.TryFindScaledMoney(token, out _, out _);
    }

    // "Ann Example, 45, said": an age.
    private bool IsAgeOfAName(int start, int end, decimal years) =>
        (options.Kinds & QuantityKinds.Age) != QuantityKinds.None
        && options.ReadsHedges
        && years is >= 1 and <= 120 && decimal.Floor(years) == years
        && start >= 2 && end == start + 1 && tokens[start].Kind == TokenKind.Number && tokens[start - 1].Is(",")
        && tokens[start - 2].Kind == TokenKind.Word && char.IsUpper(text[tokens[start - 2].Start])
        && end < tokens.Count && tokens[end].Text is "," or "." or ")"
        && !(end + 1 < tokens.Count && tokens[end].Is(",") && tokens[end + 1].Kind == TokenKind.Number);

    // "https://…", "www.…", "name@host": back to the last space.
    private bool IsInAddress(int position)
    {
        var at = position;
        while (at > 0 && position - at < LongestAddress && tokens[at].IsGlued)
        {
            at--;
            if (tokens[at].Is("@") || (tokens[at].Is(":") && at + 2 < tokens.Count && tokens[at + 1].Is("/") && tokens[at + 2].Is("/"))
                || tokens[at].Is("www"))
                return true;
        }
        for (at = position + 1; at < tokens.Count && at - position < LongestAddress && tokens[at].IsGlued; at++)
        {
            if (tokens[at].Is("@"))
                return true;
        }
        return false;
    }
}
