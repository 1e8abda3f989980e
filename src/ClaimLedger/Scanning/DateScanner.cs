using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads days and spans of days at a place in running text.</summary>
/// <remarks>
/// What a date is, <see cref="DateReader"/> knows; here it is asked whether the words are one: "may", "march", "second", a figure of four digits, "in
/// three years" and "the second" are dates only where what stands around them says so.
/// </remarks>
internal sealed class DateScanner(string text, List<Token> tokens, ScanOptions options)
{
    // Behind these a month, a season or a year is one.
    private static readonly FrozenSet<string> LeadWords = new[]
    {
        "in", "since", "until", "till", "by", "of", "from", "during", "before", "after", "through", "throughout", "to", "between", "and", "or", "on", "for", "this", "last", "next", "early", "mid", "late",
        "around", "circa", "about", "as", "year", "fiscal", "over", "every", "-", "–",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Behind these a figure of four digits may also count something.
    private static readonly FrozenSet<string> OpenLeads = new[] { "of", "by", "from", "to", "and", "or", "for", "on", "between", "about", "around", "over", "as", "every", "this", "last", "next", "-", "–" }.ToFrozenSet(StringComparer.Ordinal);

    // Words of the calendar that are other words too, in their short forms or in small letters.
    private static readonly FrozenSet<string> AlsoWords = new[] { "may", "march", "mar", "jan", "dec", "sat", "sun", "mon", "wed", "spring", "fall", "summer", "winter", "autumn" }.ToFrozenSet(StringComparer.Ordinal);

    // Days that are names: "Black Friday", "Bloody Sunday".
    private static readonly FrozenSet<string> NamesOfDays = new[] { "black", "good", "bloody", "ash", "palm", "easter", "whit", "shrove", "super", "cyber", "giving", "a", "every", "each", "any", "one" }.ToFrozenSet(StringComparer.Ordinal);

    // What lets "in three weeks" lie ahead; else it is how long something took, or since when it was the worst.
    private static readonly FrozenSet<string> AheadWords = new[] { "will", "shall", "would", "to", "due", "expected", "scheduled", "set", "may", "could", "expire", "expires", "meet", "meets", "begin", "begins", "start", "starts", "end", "ends" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfTheDay = new[] { "on", "by", "until", "since", "from", "for", "before", "after" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly ValueContext _context = new()
    {
        Answer = AnswerType.Date,
        Published = options.Published,
        Modality = options.LooksAhead ? Modality.Forecast : Modality.Stated,
        Readings = options.Readings,
    };

    // How far into a date its first figure or word of the calendar may stand: "on or before the second week".
    private const int MostBefore = 4;

    private readonly TokenReader _reader = new(tokens);

    private DateReader? _dates;

    // The next token that a date must hold; looked for once for all places before it.
    private int _nextCore = -1;

    /// <summary>The date at <paramref name="position"/>, and the token behind it; null where there is none.</summary>
    public FoundQuantity? Read(int position, out int end)
    {
        end = position;
        if (!CanStart(position))
            return null;
        // "The August 2019 ruling": the article is the noun's.
        if (tokens[position].Is("the") && position + 1 < tokens.Count && IsMonthOrYear(position + 1))
            return null;
        _reader.Position = position;
        var dates = _dates ??= new DateReader(_reader, text, _context, DateStyle.RunningText, options.DayFirst);
        if (dates.ReadPhrase() is not { } date || _reader.Position == position || !IsDate(position, date))
            return null;
        if (!options.ReadsHedges && (date.IsBounded || date.IsAbout) && date.CoreStart > position)
            return null;
        var last = _reader.Position;
        if (DatePhraseResolver.Resolve(date, _context, out _) is not { } resolved)
            return null;
        end = last;
        var span = PhraseFinder.Span(tokens, position, end - position);
        return new FoundQuantity
        {
            Kind = QuantityKinds.Date,
            Span = span,
            Core = PhraseFinder.Span(tokens, date.CoreStart, date.CoreEnd - date.CoreStart),
            Literal = resolved.Range.Literal,
            Usual = resolved.Range.Usual,
            Written = resolved.Nominal,
            Reading = resolved.Range.Reading,
            Date = new FoundDate(text, span, PhraseFinder.Span(tokens, date.UnboundedStart, date.UnboundedEnd - date.UnboundedStart), date, options.LooksAhead),
        };
    }

    private bool IsMonthOrYear(int position) => CalendarWords.Words.TryMatch(tokens, position, out var word, out _)
        ? word.Kind == CalendarWordKind.Month
        : tokens[position] is { Kind: TokenKind.Number, Length: 4, Text.Length: 4 } && Word(position + 1) is not "s" and not "'";

    private string Word(int index) => index >= 0 && index < tokens.Count ? tokens[index].Text : "";

    private bool CanStart(int position)
    {
        if (_nextCore < position)
        {
            for (_nextCore = position; _nextCore < tokens.Count && !IsCore(_nextCore); _nextCore++)
            {
            }
        }
        if (_nextCore - position > MostBefore || _nextCore >= tokens.Count)
            return false;
        var token = tokens[position];
        switch (token.Kind)
        {
            case TokenKind.Number:
                return IsDateLike(token) && !(token.IsGlued && Word(position - 1) is "$" or "€" or "£" or "." or "," or "#") && (token.Text.Length != token.Length || token.Length > 2 || GoesOn(position + 1));
            case TokenKind.Word when token.IsGlued && position > 0 && Word(position - 1) is "/" or "-" && position > 1 && tokens[position - 2].Kind == TokenKind.Number:
                return false;
            case TokenKind.Word:
                // "For" and "in" start a date only where something is counted; the articles only before what can be one.
                return token.Text switch
                {
                    "on" or "at" or "during" => false,
                    "a" or "an" or "in" or "for" => NextStarts(position),
                    "the" => NextStarts(position),
                    _ => CalendarWords.Starters.Contains(token) || IsNumberWord(position),
                };
            default:
                return token.Is("'");
        }
    }

    private bool IsCore(int position)
    {
        var token = tokens[position];
        return token.Kind switch
        {
            TokenKind.Number => IsDateLike(token) || NextIsTime(position),
            TokenKind.Word => CalendarWords.Cores.Contains(token) || (position > 1 && tokens[position - 1].Is("the") && OfTheDay.Contains(tokens[position - 2].Text)),
            _ => false,
        };
    }

    private bool NextIsTime(int position) => position + 1 < tokens.Count && UnitTable.TimeStarters.Contains(tokens[position + 1]);

    // One or two digits, a year, or figures with a stop: "15", "2024", "13.5".
    private static bool IsDateLike(in Token token) => token.Length <= 2 || (token.Length == 4 && token.Text.Length == 4) || (token.Length <= 7 && token.Text.Contains('.', StringComparison.Ordinal));

    // Whether a day of one or two digits can go on so.
    private bool GoesOn(int position) => position < tokens.Count && (tokens[position].IsGlued || tokens[position].Kind == TokenKind.Word
        ? tokens[position].Kind != TokenKind.Word || tokens[position].IsGlued || tokens[position].Text is "of" or "to" or "and" or "or" or "until" or "till" or "through" or "in" or "next" or "this" or "last" or "h"
            || CalendarWords.Cores.Contains(tokens[position])
        : tokens[position].Text is "-" or "–" or "—" or "/");

    private bool NextStarts(int position) => position + 1 < tokens.Count
        && (tokens[position + 1].Kind == TokenKind.Number || CalendarWords.Starters.Contains(tokens[position + 1]) || IsNumberWord(position + 1) || IsTime(position + 1));

    private bool IsNumberWord(int position)
    {
        _reader.Position = position;
        return NumberReader.IsAtNumber(_reader);
    }

    private bool IsTime(int position) => UnitTable.Phrases.TryMatch(tokens, position, out _, out _, static unit => unit.IsTime);

    // Whether the words are a date here.
    private bool IsDate(int position, DatePhrase date)
    {
        var first = date.First;
        var start = Word(position);
        // "A week" alone is a length, "for" and "in" belong to what is counted.
        if (start == "for" && first is not { Sign: not 0, Anchor: not null })
            return false;
        if (start == "in" && (date.Second is not null || first.Sign == 0 || (first.Anchor is null && !LiesAhead(position))))
            return false;
        if (start == "within" && first.Anchor is null && !LiesAhead(position))
            return false;
        if (date.Second is { } second)
            return IsSpan(first, second);
        var lead = Math.Max(position, date.CoreStart) - 1;
        var before = Word(lead);
        if (date.CoreStart < tokens.Count && tokens[date.CoreStart].Is("the") && (first.IsBareMonth || first.IsBareWeekday || first.IsBareYear))
            return false;
        if (first.IsBareYear)
            return IsYear(first, lead, before, date);
        if (first.IsBareMonth)
            return IsMonth(date, before);
        if (first.IsBareSeason)
            return LeadWords.Contains(before) || Word(date.CoreStart) is "the" or "in";
        if (first.IsBareWeekday)
            return IsWeekday(date, before);
        // "Week 10" is of the season as well.
        if (first.IsBareWeek)
            return false;
        if (first.IsBareDay)
            return IsDay(date, first, before);
        // "The third quarter" is one of a match as well.
        if (first is { Part: not null, Size: "year", Year: null, YearTurn: null, Move: null } && Word(date.CoreStart) is not "q")
            return LeadWords.Contains(before);
        // "May 5" in small letters would be a verb, as is "the second may pass".
        if (Word(date.CoreEnd - 1) is "may" or "march" && !IsUpper(date.CoreEnd - 1) && Word(date.CoreEnd - 2) is not "of" && first.Day is not null)
            return false;
        return !(first is { Day: not null, Year: null, IsOrdinalDay: false, Month: 5 or 3 } && Word(date.CoreStart) is "may" or "march" && !IsUpper(date.CoreStart) && Word(date.CoreStart + 1) is not "the" && tokens[date.CoreStart + 1].Kind == TokenKind.Number && !(Word(date.CoreStart + 2) is "st" or "nd" or "rd" or "th"));
    }

    private bool IsSpan(DateSpec first, DateSpec second)
    {
        if (first.IsBareDay || second.IsBareDay)
            return first.IsOrdinalDay && second.IsOrdinalDay && first.HasArticle;
        return !(first.IsBareYear && second.IsBareYear) || (first.Year < second.Year && second.Year <= 2200 && _dates!.IsClosed);
    }

    private bool IsYear(DateSpec first, int lead, string before, DatePhrase date)
    {
        if (Word(date.CoreStart) == "year")
            return true;
        var token = tokens[date.CoreStart];
        var after = Word(date.CoreEnd);
        if (first.Year > 2200 || after is "%" or "°" || (token.IsGlued && lead >= 0 && before is not "(" and not "-" and not "–"))
            return false;
        if (before == "(")
            return after is ")" or "-" or "–" or ",";
        if (before == "the")
            return first.Year is >= 1900 and < 2100;
        return (LeadWords.Contains(before) || date.IsBounded) && (_dates!.IsClosed || (!OpenLeads.Contains(before) && first.Year is >= 1500 and < 2100));
    }

    private bool IsMonth(DatePhrase date, string before)
    {
        var at = date.CoreEnd - 1;
        var word = tokens[at];
        if (Word(date.CoreStart) == "month" || Word(date.CoreStart + 1) == "month")
            return true;
        if (!AlsoWords.Contains(word.Text) && word.Length > 4)
            return true;
        return IsUpper(at) && (LeadWords.Contains(before) || date.IsBounded);
    }

    private bool IsWeekday(DatePhrase date, string before)
    {
        if (NamesOfDays.Contains(before))
            return false;
        var word = tokens[date.CoreStart];
        return !AlsoWords.Contains(word.Text) || (IsUpper(date.CoreStart) && (before is "on" or "last" or "next" or "," or "(" or "by" or "until" or "since" || Word(date.CoreStart + 1) == "."));
    }

    // "On the 27th", "for the 21st": where no noun follows.
    private bool IsDay(DatePhrase date, DateSpec first, string before)
    {
        if (!first.IsOrdinalDay || !_dates!.IsClosed)
            return false;
        if (Word(date.CoreStart) != "the")
            return before == "on";
        var isFigure = tokens[Math.Min(date.CoreStart + 1, tokens.Count - 1)].Kind == TokenKind.Number;
        return OfTheDay.Contains(before) && (isFigure || first.Day > 20 || before == "on");
    }

    private bool LiesAhead(int position)
    {
        if (options.LooksAhead)
            return true;
        for (var index = position - 1; index >= 0 && index >= position - 12; index--)
        {
            var word = tokens[index].Text;
            if (word is "." or "!" or "?")
                return false;
            if (AheadWords.Contains(word) || word.EndsWith("'ll", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private bool IsUpper(int index) => char.IsUpper(text[tokens[index].Start]);
}
