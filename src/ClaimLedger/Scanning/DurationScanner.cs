using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads lengths of time at a place in running text.</summary>
/// <remarks>
/// What a length is, <see cref="DurationReader"/> knows; here it is asked whether the words are one: "25 years old" is an age, "500 a day"
/// a rate, "a second man" an ordinal, "the 70s" a decade.
/// </remarks>
internal sealed class DurationScanner(string text, List<Token> tokens, ScanOptions options) : Scanner(text, tokens, options)
{
    // How far behind a number its unit may stand: "two and three quarters of an hour".
    private const int MostBetween = 8;

    // Behind these "a week" is how long something lasts, behind a noun ("500 deaths a week") it is a rate; behind fewer a bare plural: "for
    // months".
    private static readonly WordSet Leads = DateWords.Words("length-lead", "bare-length-lead");
    private static readonly WordSet BareLeads = DateWords.Words("bare-length-lead");
    private static readonly WordSet PartsOfNight = WordLists.Of("part-of-night");
    private static readonly WordSet BareFollowers = DateWords.Words("behind-bare-length");
    private static readonly WordSet Openers = DateWords.Words("length-opener");
    private static readonly WordSet Ones = WordLists.Of("one-of-it");

    // What may stand between the first word of a length and its unit.
    private static readonly WordSet Inner = new(Readings.Default.Rows.SelectMany(row => row.Words.Split('|'))
        .Concat(NumberWords.All)
        .Concat(DateWords.All("addition"))
        .Concat(DateWords.All("length-opener"))
        .Concat(DateWords.All("inside-length"))
        .SelectMany(words => Tokenizer.Read(words).Select(token => token.Text)));

    /// <summary>The words that a length of time can start with.</summary>
    public static IEnumerable<string> FirstWords => Openers.All.Concat(UnitTable.TimeStarters.All);

    private readonly ValueContext _context = new() { Answer = AnswerType.Duration, Readings = options.Readings };

    // The next token that can be a unit of time; looked for once for all places before it.
    private int _nextUnit = -1;

    protected override FoundQuantity? ReadHere(int position, ref int end)
    {
        var length = new DurationReader(Reader, _context, TextStyle.RunningText) { ReadsSpans = Options.ReadsHedges };
        if (length.Read(Text, wholeText: false) is not { } range || length.NamedUnit is not { } unit || length.CoreStart < 0)
            return null;
        if (!IsLength(position, length.Position, length, range))
            return null;
        end = length.Position;
        var isOne = range.Reading != "between" && !length.IsMixed && length.Number is not null;
        return new FoundQuantity
        {
            Kind = QuantityKinds.Duration,
            Span = PhraseFinder.Span(Tokens, position, end),
            Core = PhraseFinder.Span(Tokens, length.CoreStart, length.CoreEnd),
            Literal = range.Literal,
            Usual = range.Usual,
            Written = isOne ? length.Number!.Value.Value : range.Reading == "a-couple" ? 2 : null,
            Unit = unit.Name,
            Reading = range.Reading,
            Amount = new FoundAmount(Text, PhraseFinder.Span(Tokens, position, end), length.Amount!),
        };
    }

    protected override bool CanStart(int position)
    {
        if (_nextUnit < position)
        {
            for (_nextUnit = position; _nextUnit < Tokens.Count && !UnitTable.TimeStarters.Contains(Tokens[_nextUnit]); _nextUnit++)
            {
            }
        }
        if (_nextUnit - position > MostBetween || _nextUnit >= Tokens.Count)
            return false;
        var token = Tokens[position];
        // No letter is a length by itself: "Ann 's".
        if (_nextUnit == position && token is { Kind: TokenKind.Word, Length: > 1 }
            && !(token.IsGlued && position > 0 && Tokens[position - 1].Kind == TokenKind.Number))
            return true;
        if (token.Kind == TokenKind.Symbol || (token.IsGlued && Word(position - 1) is "$" or "€" or "£" or "/" or "."))
            return token.Is("~") || token.Is("<") || token.Is(">") || token.Is("½");
        return Opens(position) && AllInner(position);
    }

    private bool Opens(int position)
    {
        Reader.Position = position;
        return Reader.IsAt(Hedges.Before)
            ? Options.ReadsHedges
            : NumberReader.IsAtNumber(Reader) || Openers.Contains(Tokens[position]) || Reader.IsAt(Hedges.Instead);
    }

    private bool AllInner(int position)
    {
        for (var index = position; index < _nextUnit; index++)
        {
            if (Tokens[index].Kind != TokenKind.Number && !Inner.Contains(Tokens[index]))
                return false;
        }
        return true;
    }

    // Whether the words are a length here.
    private bool IsLength(int position, int end, DurationReader length, Value.Range range)
    {
        var next = Word(end) == "-" ? Word(end + 1) : Word(end);
        if (IsAge(length, next, end) || next == "ago" || IsDecade(length, end))
            return false;
        var last = Tokens[end - 1];
        // "A year-long wait": the article is the noun's.
        if (last.Is("long") && Word(position) is "a" or "an")
            return false;
        // "On some days it rained": which, and not how long.
        var some = Word(length.CoreStart) is "some" ? length.CoreStart : length.CoreStart - 1;
        if (Word(some) is "some" && Word(some - 1) is "on")
            return false;
        // "In the early hours of 18 May": when, and not how long.
        if (last.Is("hours") && IsIn(PartsOfNight, length.CoreStart - 1))
            return false;
        if (range.Reading.StartsWith("bare-", StringComparison.Ordinal))
            return Word(length.CoreStart) is "some" || last.Is("long") || IsIn(BareLeads, length.CoreStart - 1)
                || BareFollowers.Contains(At(Word(end) == "-" ? end + 1 : end));
        if (length.Number is not { } number || length.CoreEnd - length.CoreStart != 2)
            return true;
        // "Its fourth week" is no fourth of one.
        if (number.Form == NumberForm.Fraction && Tokens[length.CoreStart].Kind == TokenKind.Word
            && Word(length.CoreStart) is not ("half" or "quarter"))
            return false;
        return !Ones.Contains(At(length.CoreStart)) || IsOneUnit(position, end, length.CoreStart);
    }

    private bool IsAge(DurationReader length, string next, int end) =>
        next is "old" or "olds" || (next == "of" && Word(end + 1) == "age") || Word(length.CoreStart - 1) is "aged" or "age";

    // "The 70s", "the 1990s", "5 d".
    private bool IsDecade(DurationReader length, int end) => Tokens[end - 1] is { Length: 1, Text: "s" or "d" }
        && (length.Number is not { } number || number.Value % 10 == 0 || length.CoreEnd - length.CoreStart > 2);

    // "A week", but not "500 deaths a week", "a second man" or "A Day to Remember".
    private bool IsOneUnit(int position, int end, int start)
    {
        if (Tokens[start + 1].Is("second") && Word(start) != "an" && end < Tokens.Count && Tokens[end].Kind == TokenKind.Word)
            return false;
        if (Word(start) == "one")
            return true;
        return !char.IsUpper(Text[Tokens[start + 1].Start]) && (start == 0 || start > position || IsIn(Leads, start - 1));
    }
}
