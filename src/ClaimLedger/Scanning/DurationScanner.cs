using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads lengths of time at a place in running text.</summary>
/// <remarks>
/// What a length is, <see cref="DurationReader"/> knows; here it is asked whether the words are one: "25 years old" is an age, "500 a day" a rate, "a
/// second man" an ordinal, "the 70s" a decade.
/// </remarks>
internal sealed class DurationScanner(string text, List<Token> tokens, ScanOptions options)
{
    // How far behind a number its unit may stand: "two and three quarters of an hour".
    private const int MostBetween = 8;

    // Behind these "a week" is how long something lasts; behind a noun ("500 deaths a week") it is a rate.
    private static readonly FrozenSet<string> LeadWords = new[]
    {
        "for", "in", "within", "after", "about", "around", "than", "of", "least", "most", "nearly", "almost", "over", "under", "lasting", "lasted", "lasts", "last", "take", "takes", "took", "taking", "into", "just",
        "only", "by", "to", "be", "is", "was", "every", "and", "or", "during", "as", "with", "spent", "spend", "before", "until", "wait", "waited", "roughly", "approximately", "up", "also", "from", "between",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Behind these a bare plural is how long something lasts: "for months".
    private static readonly FrozenSet<string> PluralLeads = new[] { "for", "after", "within", "over", "lasting", "lasted", "last", "lasts", "take", "takes", "took", "taking", "spent", "spend", "than", "of", "some", "few", "wait", "waited" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Openers = new[] { "half", "quarter", "all", "full", "whole", "another", "few", "some", "several", "couple", "a", "an", "between", "from", "the" }.ToFrozenSet(StringComparer.Ordinal);

    // What may stand between the first word of a length and its unit.
    private static readonly FrozenSet<string> Inner = Readings.Default.Rows.SelectMany(row => row.Words.Split('|'))
        .Concat(NumberWords.All)
        .SelectMany(words => Tokenizer.Read(words).Select(token => token.Text))
        .Concat(Openers)
        .Concat(["and", "of", "a", "an", "couple", "more", "additional", "extra", "further", "less", "fewer", "consecutive", "straight", "one", "/", "-", "–", "—"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words that a length of time can start with.</summary>
    public static IEnumerable<string> FirstWords => Openers.Concat(UnitTable.TimeStarters.All);

    private readonly ValueContext _context = new() { Answer = AnswerType.Duration, Readings = options.Readings };

    private readonly TokenReader _reader = new(tokens);

    // The next token that can be a unit of time; looked for once for all places before it.
    private int _nextUnit = -1;

    /// <summary>The length at <paramref name="position"/>, and the token behind it; null where there is none.</summary>
    public FoundQuantity? Read(int position, out int end)
    {
        end = position;
        if (!CanStart(position))
            return null;
        _reader.Position = position;
        var length = new DurationReader(_reader, _context, isRunning: true) { ReadsSpans = options.ReadsHedges };
        if (length.Read(text, wholeText: false) is not { } range || length.NamedUnit is not { } unit || length.CoreStart < 0 || !IsLength(position, length.Position, length, range))
            return null;
        end = length.Position;
        var isOne = range.Reading != "between" && !length.IsMixed && length.Number is not null;
        return new FoundQuantity
        {
            Kind = QuantityKinds.Duration,
            Span = PhraseFinder.Span(tokens, position, end - position),
            Core = PhraseFinder.Span(tokens, length.CoreStart, length.CoreEnd - length.CoreStart),
            Literal = range.Literal,
            Usual = range.Usual,
            Written = isOne ? length.Number!.Value.Value : range.Reading == "a-couple" ? 2 : null,
            Unit = unit.Name,
            Reading = range.Reading,
            Amount = new FoundAmount(text, PhraseFinder.Span(tokens, position, end - position), length.Amount!),
        };
    }

    private string Word(int index) => index >= 0 && index < tokens.Count ? tokens[index].Text : "";

    private bool CanStart(int position)
    {
        if (_nextUnit < position)
        {
            for (_nextUnit = position; _nextUnit < tokens.Count && !UnitTable.TimeStarters.Contains(tokens[_nextUnit]); _nextUnit++)
            {
            }
        }
        if (_nextUnit - position > MostBetween || _nextUnit >= tokens.Count)
            return false;
        var token = tokens[position];
        if (_nextUnit == position && token.Kind == TokenKind.Word && !(token.IsGlued && position > 0 && tokens[position - 1].Kind == TokenKind.Number))
            return true;
        if (token.Kind == TokenKind.Symbol || (token.IsGlued && Word(position - 1) is "$" or "€" or "£" or "/" or "."))
            return token.Is("~") || token.Is("<") || token.Is(">") || token.Is("½");
        _reader.Position = position;
        var isHedge = _reader.IsAt(Hedges.Before);
        if (isHedge && !options.ReadsHedges)
            return false;
        if (!isHedge && !NumberReader.IsAtNumber(_reader) && !Openers.Contains(token.Text) && !_reader.IsAt(Hedges.Instead))
            return false;
        for (var index = position; index < _nextUnit; index++)
        {
            if (tokens[index].Kind != TokenKind.Number && !Inner.Contains(tokens[index].Text))
                return false;
        }
        return true;
    }

    // Whether the words are a length here.
    private bool IsLength(int position, int end, DurationReader length, Value.Range range)
    {
        var next = Word(end) == "-" ? Word(end + 1) : Word(end);
        if (next is "old" or "olds" || (next == "of" && Word(end + 1) == "age") || next == "ago")
            return false;
        var last = tokens[end - 1];
        // "The 70s", "the 1990s", "5 d".
        if (last is { Length: 1, Text: "s" or "d" } && (length.Number is not { } number || number.Value % 10 == 0 || length.CoreEnd - length.CoreStart > 2))
            return false;
        // "A year-long wait": the article is the noun's.
        if (last.Is("long") && Word(position) is "a" or "an")
            return false;
        var before = Word(length.CoreStart - 1);
        var start = Word(length.CoreStart);
        if (before is "aged" or "age")
            return false;
        if (range.Reading.StartsWith("bare-", StringComparison.Ordinal))
            return start is "some" || last.Is("long") || PluralLeads.Contains(before) || next is "of" or "after" or "before" or "later" or "long";
        if (length.Number is null)
            return true;
        // "Its fourth week", "A Day to Remember".
        if (length.Number is { Form: NumberForm.Fraction } && Word(length.CoreStart) is not ("half" or "quarter") && tokens[length.CoreStart].Kind == TokenKind.Word && length.CoreEnd - length.CoreStart == 2)
            return false;
        if (Word(length.CoreStart) is "a" or "an" && length.CoreEnd - length.CoreStart == 2 && char.IsUpper(text[tokens[length.CoreEnd - 1].Start]))
            return false;
        var isShort = length.CoreEnd - length.CoreStart == 2;
        // "A second man", "every second": an ordinal where a noun follows.
        if (isShort && start is "a" or "one" && last.Is("second") && end < tokens.Count && tokens[end].Kind == TokenKind.Word)
            return false;
        return !(isShort && start is "a" or "an") || length.CoreStart == 0 || LeadWords.Contains(before) || before is "." or "!" or "?" or ":" or "\"" or "(" or "," or ";" || length.CoreStart > position;
    }
}
