using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads times of day at a place in running text.</summary>
/// <remarks>What a time of day is, <see cref="TimeReader"/> knows; what may start one is asked here, since most words cannot.</remarks>
internal sealed class TimeScanner(string text, List<Token> tokens, ScanOptions options) : Scanner(text, tokens, options)
{
    // How far behind its first word the figure of a time may stand: "a little before about 9 p.m.".
    private const int FurthestCore = 6;

    private static readonly WordSet Starters = new(TimeReader.FirstWords);
    private static readonly WordSet Names = new(TimeWords.Named.FirstWords);

    // What follows the figure or word of an hour: most numbers of a text are followed by something else, and are not read.
    private static readonly WordSet Followers = new([
        .. TimeWords.Halves.FirstWords, .. TimeWords.OClock.FirstWords, .. TimeWords.Hours.FirstWords, .. TimeWords.Links.FirstWords,
        .. ClockZone.Phrases.FirstWords, ":",
    ]);

    private static readonly WordSet Turns = WordLists.Of("turn-of-hour");

    private readonly TimeReader _times = new(new TokenReader(tokens), TextStyle.RunningText);
    private int _nextCore = -1;

    /// <summary>The words that a time of day can start with.</summary>
    public static IEnumerable<string> FirstWords => TimeReader.FirstWords;

    protected override bool CanStart(int position)
    {
        if (_nextCore < position)
        {
            for (_nextCore = position; _nextCore < Tokens.Count && !IsCore(_nextCore); _nextCore++)
            {
            }
        }
        if (_nextCore - position > FurthestCore || _nextCore >= Tokens.Count)
            return false;
        return position == _nextCore || Tokens[position].Kind == TokenKind.Number || Starters.Contains(Tokens[position])
            || IsHour(position);
    }

    protected override FoundQuantity? ReadHere(int position, ref int end)
    {
        _times.Place.Position = position;
        if (_times.Read() is not { } phrase)
            return null;
        if (!Options.ReadsHedges && phrase.CoreStart > position)
            return null;
        var context = new ValueContext { Answer = AnswerType.Time, Unit = phrase.Zone?.Id, Readings = Options.Readings };
        var whole = TimeMeaning.WholeDay;
        var value = TimeMeaning.Of("", phrase, context, out _) ?? new Value.Range("", whole, whole, null, "time-between");
        end = _times.Place.Position;
        var span = PhraseFinder.Span(Tokens, position, end);
        return new FoundQuantity
        {
            Kind = QuantityKinds.Time,
            Span = span,
            Core = PhraseFinder.Span(Tokens, phrase.CoreStart, phrase.CoreEnd),
            Literal = value.Literal,
            Usual = value.Usual,
            Written = value.Written,
            Unit = phrase.Zone is { } zone && zone != ClockZone.Local ? zone.Id : null,
            Reading = value.Reading,
            Time = new FoundTime(Text, span, phrase),
        };
    }

    private bool IsCore(int position)
    {
        var token = Tokens[position];
        if (token.Kind == TokenKind.Number)
        {
            return token.Length is 4 or 5 || Followers.Contains(At(position + 1))
                || (position > 0 && Turns.Contains(Tokens[position - 1]));
        }
        return Names.Contains(token) || (token.Text is "half" or "quarter" && Turns.Contains(At(position + 1)))
            || (IsHour(position) && (Followers.Contains(At(position + 1)) || Turns.Contains(At(position + 1))));
    }

    private bool IsHour(int position) => Tokens[position].Kind == TokenKind.Word
        && NumberWords.TryFind(Tokens[position], out var word) && word is { Kind: NumberKind.Unit, Value: <= 12 };
}
