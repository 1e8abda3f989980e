using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads times of day at a place in running text.</summary>
/// <remarks>What a time of day is, <see cref="TimeReader"/> knows; what may start one is asked here, since most words cannot.</remarks>
internal sealed class TimeScanner(string text, List<Token> tokens, ScanOptions options) : Scanner(text, tokens, options)
{
    // How far behind its first word the figure of a time may stand: "a little before about 9 p.m.".
    private const int FurthestCore = 6;

    private static readonly WordSet Starters = new(TimeReader.FirstWords);
    private static readonly WordSet Cores = new([.. TimeWords.Named.FirstWords, "half", "quarter"]);

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
        return Tokens[position].Kind == TokenKind.Number || Starters.Contains(Tokens[position]) || IsHour(position);
    }

    protected override FoundQuantity? ReadHere(int position, ref int end)
    {
        if (new TimeReader(Reader, TextStyle.RunningText).Read() is not { } phrase)
            return null;
        if (!Options.ReadsHedges && phrase.CoreStart > position)
            return null;
        var context = new ValueContext { Answer = AnswerType.Time, Unit = phrase.Zone?.Id, Readings = Options.Readings };
        var whole = TimeMeaning.WholeDay;
        var value = TimeMeaning.Of("", phrase, context, out _) ?? new Value.Range("", whole, whole, null, "time-between");
        end = Reader.Position;
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

    private bool IsCore(int position) =>
        Tokens[position].Kind == TokenKind.Number || Cores.Contains(Tokens[position]) || IsHour(position);

    private bool IsHour(int position) =>
        NumberWords.TryFind(Tokens[position], out var word) && word is { Kind: NumberKind.Unit, Value: <= 12 };
}
