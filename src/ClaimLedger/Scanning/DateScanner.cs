using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads days and spans of days at a place in running text.</summary>
/// <remarks>
/// What a date is, <see cref="DateReader"/> knows; here it is asked whether the words are one: "may", "march", "second", a figure of four
/// digits, "in three years" and "the second" are dates only where what stands around them says so.
/// </remarks>
internal sealed class DateScanner(string text, List<Token> tokens, ScanOptions options) : Scanner(text, tokens, options)
{
    // Behind these a month, a season or a year is one; behind the open ones a figure of four digits may also count something.
    private static readonly WordSet Leads = DateWords.Words("month-lead", "open-month-lead");
    private static readonly WordSet OpenLeads = DateWords.Words("open-month-lead");
    private static readonly WordSet WeekdayLeads = DateWords.Words("weekday-lead");
    private static readonly WordSet DayLeads = DateWords.Words("day-lead");
    private static readonly WordSet NamesOfDays = DateWords.Words("name-of-day");
    private static readonly WordSet AheadWords = DateWords.Words("ahead");
    private static readonly WordSet DayJoints = DateWords.Words("day-joint");
    private static readonly WordSet Articles = DateWords.Words("before-counted");
    private static readonly WordSet Hedging = DateWords.Words("date-hedge");
    private static readonly WordSet Prepositions = DateWords.Words("no-start");

    // Before a year that stands before a noun; "fiscal" before one by itself.
    private static readonly WordSet BeforeYearOfNoun = DateWords.Words("before-year-of-noun");
    private static readonly WordSet Possessives = DateWords.Words("possessive-of-noun");
    private static readonly WordSet Levels = WordLists.Of("levels");
    private static readonly WordSet BeforeHyphen = WordLists.Of("before-year-by-hyphen");
    private static readonly WordSet DoneVerbs = WordLists.Of("done-verb");
    private static readonly WordSet GivenNames = WordLists.Of("given-name");
    private static readonly WordSet NamesYears = DateWords.Words("names-year");
    private static readonly WordSet OrdinalEndings = WordLists.Of("ordinal-ending");

    // How far into a date its first figure or word of the calendar may stand: "as of the end of the 1990s".
    private const int MostBefore = 7;

    // How far back a word may stand that lets "in three weeks" lie ahead.
    private const int MostBehind = 12;

    // The years of which the news tell by the figure alone, and those that a noun may follow: "the 2016 election".
    private const int LastYear = 2200;
    private const int FirstYearOfNoun = 1500;
    private const int FirstYearWithArticle = 1900;
    private const int EndOfYearsOfNoun = 2100;

    private readonly ValueContext _context = new()
    {
        Answer = AnswerType.Date,
        Published = options.Published,
        Modality = options.LooksAhead ? Modality.Forecast : Modality.Stated,
        Readings = options.Readings,
    };

    private DateReader? _dates;

    // The next token that a date must hold; looked for once for all places before it.
    private int _nextCore = -1;

    protected override FoundQuantity? ReadHere(int position, ref int end)
    {
        // "The August 2019 ruling": the article is the noun's.
        if (Tokens[position].Is("the") && position + 1 < Tokens.Count && IsMonthOrYear(position + 1))
            return null;
        var dates = _dates ??= new DateReader(Reader, Text, _context, TextStyle.RunningText, Options.DayFirst);
        if (dates.ReadPhrase() is not { } date || Reader.Position == position || !IsDate(position, date))
            return null;
        // "Down 40 percent from 2005 levels": no start, and the word is not the year's.
        if (date is { Bound.Id: "since", Second: null } && IsYearOfLevels(date.First, date) && Word(position) == "from")
            return null;
        if (!Options.ReadsHedges && (date.IsBounded || date.IsAbout) && date.CoreStart > position)
            return null;
        var last = Reader.Position;
        if (DatePhraseResolver.Resolve(date, _context, out _) is not { } resolved)
        {
            end = IsMonthNamed(position, last) ? last : position;
            return null;
        }
        end = last;
        var span = PhraseFinder.Span(Tokens, position, end);
        return new FoundQuantity
        {
            Kind = QuantityKinds.Date,
            Span = span,
            Core = PhraseFinder.Span(Tokens, date.CoreStart, date.CoreEnd),
            Literal = resolved.Range.Literal,
            Usual = resolved.Range.Usual,
            Written = resolved.Nominal,
            Reading = resolved.Range.Reading,
            Date = new FoundDate(Text, span, PhraseFinder.Span(Tokens, date.UnboundedStart, date.UnboundedEnd), date),
        };
    }

    private bool IsMonthNamed(int first, int last) => Enumerable.Range(first, last - first)
        .Any(token => CalendarWords.Words.TryMatch(Tokens, token, out var word, out _) && word.Kind == CalendarWordKind.Month);

    private bool IsMonthOrYear(int position) => CalendarWords.Words.TryMatch(Tokens, position, out var word, out _)
        ? word.Kind == CalendarWordKind.Month
        : Tokens[position] is { Kind: TokenKind.Number, Length: 4, Text.Length: 4 } && Word(position + 1) is not "s" and not "'";

    protected override bool CanStart(int position)
    {
        if (_nextCore < position)
        {
            for (_nextCore = position; _nextCore < Tokens.Count && !IsCore(_nextCore); _nextCore++)
            {
            }
        }
        if (_nextCore - position > MostBefore || _nextCore >= Tokens.Count)
            return false;
        var token = Tokens[position];
        return token.Kind switch
        {
            TokenKind.Number => CanStartWith(token, position),
            TokenKind.Word when token.IsGlued && Word(position - 1) is "/" or "-" && At(position - 2).Kind == TokenKind.Number => false,
            TokenKind.Word when Prepositions.Contains(token) => CalendarWords.BoundsBefore.StartsAt(Tokens, position),
            TokenKind.Word when Articles.Contains(token) => NextStarts(position),
            TokenKind.Word => CalendarWords.Starters.Contains(token) || IsNumberWord(position) || Hedging.Contains(token),
            _ => token.Is("'"),
        };
    }

    // A day of one or two digits goes on; a year and "13.5" may stand alone.
    private bool CanStartWith(in Token figure, int position) =>
        IsDateLike(figure) && !(figure.IsGlued && Word(position - 1) is "$" or "€" or "£" or "." or "," or "#")
        && (figure.Text.Length != figure.Length || figure.Length > 2 || GoesOn(position + 1));

    private bool GoesOn(int position)
    {
        if (position >= Tokens.Count)
            return false;
        var next = Tokens[position];
        return next.IsGlued || DayJoints.Contains(next) || (next.Kind == TokenKind.Word && CalendarWords.Cores.Contains(next));
    }

    private bool IsCore(int position)
    {
        var token = Tokens[position];
        return token.Kind switch
        {
            TokenKind.Number => IsDateLike(token) || NextIsTime(position),
            TokenKind.Word => CalendarWords.Cores.Contains(token)
                || (position > 1 && Tokens[position - 1].Is("the") && DayLeads.Contains(Tokens[position - 2])),
            _ => false,
        };
    }

    private bool NextIsTime(int position) => position + 1 < Tokens.Count && UnitTable.TimeStarters.Contains(Tokens[position + 1]);

    // One or two digits, a year, or figures with a stop: "15", "2024", "13.5".
    private static bool IsDateLike(in Token token) =>
        token.Length <= 2 || (token.Length == 4 && token.Text.Length == 4)
            || (token.Length <= 7 && token.Text.Contains('.', StringComparison.Ordinal));

    private bool NextStarts(int position) => position + 1 < Tokens.Count
        && (Tokens[position + 1].Kind == TokenKind.Number || CalendarWords.Starters.Contains(Tokens[position + 1])
            || IsNumberWord(position + 1) || IsTime(position + 1));

    private bool IsNumberWord(int position)
    {
        Reader.Position = position;
        return NumberReader.IsAtNumber(Reader);
    }

    private bool IsTime(int position) => UnitTable.Phrases.TryMatch(Tokens, position, out _, out _, static unit => unit.IsTime);

    // Whether the words are a date here.
    private bool IsDate(int position, DatePhrase date)
    {
        if (!FitsStart(position, date))
            return false;
        if (date.Second is { } second)
            return IsSpan(date.First, second);
        var first = date.First;
        var lead = Math.Max(position, date.CoreStart) - 1;
        var isLed = lead >= 0 && Leads.Contains(Tokens[lead]);
        if (Word(date.CoreStart) == "the" && (first.IsBareMonth || first.IsBareWeekday || first.IsBareYear))
            return false;
        if (first.IsBareYear)
            return IsYear(first, lead, date);
        if (first.IsBareMonth)
            return IsMonth(date, isLed);
        if (first.IsBareSeason)
            return isLed || Word(date.CoreStart) is "the" or "in";
        if (first.IsBareWeekday)
            return IsWeekday(date, lead);
        if (first.IsBareDay)
            return IsDay(date, first, lead);
        // "The third quarter" is one of a match as well, and "week 10" of a season.
        if (first.IsBareWeek || (first.IsBareYearPart && Word(date.CoreStart) is not "q"))
            return isLed && !first.IsBareWeek;
        return !IsVerb(date, first);
    }

    // "A week" alone is a length; "for" and "in" belong to what is counted.
    private bool FitsStart(int position, DatePhrase date)
    {
        var first = date.First;
        return Word(position) switch
        {
            "for" => first is { Sign: not 0, Anchor: not null },
            "in" => date.Second is null && first.Sign != 0 && (first.Anchor is not null || LiesAhead(position)),
            "within" => first.Anchor is not null || LiesAhead(position),
            _ => true,
        };
    }

    private bool IsSpan(DateSpec first, DateSpec second)
    {
        if (first.IsBareDay || second.IsBareDay)
            return first.IsOrdinalDay && second.IsOrdinalDay && first.HasArticle;
        return !(first.IsBareYear && second.IsBareYear) || (first.Year < second.Year && second.Year <= LastYear && _dates!.IsClosed);
    }

    private bool IsYear(DateSpec year, int lead, DatePhrase date)
    {
        if (Word(date.CoreStart) == "year")
            return true;
        var before = Word(lead);
        var after = Word(date.CoreEnd);
        if (year.Year > LastYear || after is "%" or "°"
            || (Tokens[date.CoreStart].IsGlued && lead >= 0 && before is not ("(" or "-" or "–")))
            return false;
        if (before == "(")
            return after is ")" or "-" or "–" or ",";
        if (IsYearOfNoun(year, lead, date) || IsOneOfYears(year, lead) || IsAmongYears(year, lead, date) || IsYearOfLevels(year, date))
            return true;
        if (before == "the" || (before == "-" && BeforeHyphen.Contains(At(lead - 1))))
            return year.Year is >= FirstYearWithArticle and < EndOfYearsOfNoun;
        if (!date.IsBounded && !(lead >= 0 && Leads.Contains(Tokens[lead])))
            return false;
        // "The epidemic of 2022 killed 410".
        if (before == "of" && year.Year is >= FirstYearWithArticle and < EndOfYearsOfNoun
            && (DoneVerbs.Contains(At(date.CoreEnd)) || Word(date.CoreEnd).EndsWith("ed", StringComparison.Ordinal)))
            return true;
        return _dates!.IsClosed || (!(lead >= 0 && OpenLeads.Contains(Tokens[lead]))
            && year.Year is >= FirstYearOfNoun and < EndOfYearsOfNoun);
    }

    // "A 2029 blaze", "its 2030 revenue", "in fiscal 2032": what is counted would have a plural behind it, and no article before.
    private bool IsYearOfNoun(DateSpec year, int lead, DatePhrase date)
    {
        if (lead < 0 || year.Year is not (>= FirstYearWithArticle and < EndOfYearsOfNoun) || At(date.CoreStart).Kind != TokenKind.Number)
            return false;
        if (NamesYears.Contains(Tokens[lead]))
            return true;
        var noun = At(date.CoreEnd);
        if (noun is not { Kind: TokenKind.Word, IsGlued: false } || UnitTable.InText.StartsAt(Tokens, date.CoreEnd))
            return false;
        var isRound = year.Year % 500 == 0;
        return BeforeYearOfNoun.Contains(Tokens[lead]) || (!isRound && Word(lead).EndsWith("'s", StringComparison.Ordinal))
            || (!isRound && Possessives.Contains(Tokens[lead]));
    }

    // "The 2016 and 2020 races": the article of the first is the second's.
    private bool IsOneOfYears(DateSpec year, int lead) => lead > 1 && Word(lead) is "and" or "or" or ","
        && year.Year is >= FirstYearWithArticle and < EndOfYearsOfNoun
        && At(lead - 1) is { Kind: TokenKind.Number, Length: 4, Number.IsWhole: true } before
        && before.Number.Value is >= FirstYearWithArticle and < EndOfYearsOfNoun
        && (Word(lead - 2) == "the" || Possessives.Contains(At(lead - 2)) || Word(lead - 2).EndsWith("'s", StringComparison.Ordinal));

    // "In 2024, 2027 and 2030": between two years, with "in" before the first.
    private bool IsAmongYears(DateSpec year, int lead, DatePhrase date)
    {
        const int MostYears = 12;
        if (year.Year is not (>= FirstYearWithArticle and < EndOfYearsOfNoun) || lead < 1 || Word(lead) is not ("," or "and" or "or"))
            return false;
        var first = lead;
        for (var years = 0; years < MostYears && Word(first) is "," or "and" or "or" && IsFigureOfYear(first - 1); years++)
            first -= Word(first) is "and" or "or" && Word(first - 2) == "," && !IsFigureOfYear(first - 3) ? 3 : 2;
        return first < lead && first >= 0 && (Leads.Contains(Tokens[first]) || Word(first) == "the")
            && (Word(lead) is not "," || Word(date.CoreEnd) is "," or "and" or "or" && IsFigureOfYear(date.CoreEnd + 1));
    }

    private bool IsFigureOfYear(int position) => At(position) is { Kind: TokenKind.Number, Length: 4, Number.IsWhole: true } figure
        && figure.Number.Value is >= FirstYearWithArticle and < EndOfYearsOfNoun;

    // "From 2005 levels".
    private bool IsYearOfLevels(DateSpec year, DatePhrase date) => year.Year is >= FirstYearWithArticle and < EndOfYearsOfNoun
        && At(date.CoreStart).Kind == TokenKind.Number && Levels.Contains(At(date.CoreEnd));

    private bool IsMonth(DatePhrase date, bool isLed)
    {
        var at = LastWord(date);
        // "April Finch said": a name.
        if (!isLed && !date.IsBounded && GivenNames.Contains(Tokens[at]) && at + 1 == date.CoreEnd && At(at + 1) is { Kind: TokenKind.Word }
            && IsUpper(at) && IsUpper(at + 1))
            return false;
        if (Word(date.CoreStart) == "month" || Word(date.CoreStart + 1) == "month")
            return true;
        if (!DateWords.AlsoOthers.Contains(Tokens[at]) && Tokens[at].Length > 4)
            return true;
        return IsUpper(at) && (isLed || date.IsBounded);
    }

    private bool IsWeekday(DatePhrase date, int lead)
    {
        if (lead >= 0 && NamesOfDays.Contains(Tokens[lead]))
            return false;
        if (!DateWords.AlsoOthers.Contains(Tokens[date.CoreStart]))
            return true;
        return IsUpper(date.CoreStart) && ((lead >= 0 && WeekdayLeads.Contains(Tokens[lead])) || Word(date.CoreStart + 1) == ".");
    }

    // "On the 27th", "for the 21st": where no noun follows.
    private bool IsDay(DatePhrase date, DateSpec day, int lead)
    {
        if (!day.IsOrdinalDay || !_dates!.IsClosed)
            return false;
        var isOn = Word(lead) == "on";
        if (Word(date.CoreStart) != "the")
            return isOn;
        var isFigure = At(date.CoreStart + 1).Kind == TokenKind.Number;
        return lead >= 0 && DayLeads.Contains(Tokens[lead]) && (isFigure || day.Day > 20 || isOn);
    }

    // "May 5" in small letters would be a verb, as is "the second may pass".
    private bool IsVerb(DatePhrase date, DateSpec day)
    {
        if (day.Day is null)
            return false;
        var last = LastWord(date);
        if (IsSmallMonth(last) && Word(last - 1) is not "of")
            return true;
        return day is { Year: null, IsOrdinalDay: false } && IsSmallMonth(date.CoreStart) && At(date.CoreStart + 1).Kind == TokenKind.Number
            && !OrdinalEndings.Contains(At(date.CoreStart + 2));
    }

    // Without the stop of a short form.
    private int LastWord(DatePhrase date) => date.CoreEnd - (Word(date.CoreEnd - 1) == "." ? 2 : 1);

    private bool IsSmallMonth(int index) => Word(index) is "may" or "march" && !IsUpper(index);

    private bool LiesAhead(int position)
    {
        if (Options.LooksAhead)
            return true;
        for (var index = position - 1; index >= 0 && index >= position - MostBehind; index--)
        {
            var word = Tokens[index];
            if (word.Text is "." or "!" or "?")
                return false;
            if (AheadWords.Contains(word) || word.Text.EndsWith("'ll", StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
