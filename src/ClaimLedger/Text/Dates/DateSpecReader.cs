namespace ClaimLedger.Text;

/// <summary>
/// Reads one date, without bounds, as far as its words go: 7 October 2023; the first Friday of July; early next month; two weeks after
/// Easter Monday's 21 April; the third quarter of 2016. The ways to write one are rows of <see cref="DateForms"/>;
/// <c>DateSpecReader.Parts.cs</c> takes their parts.
/// </summary>
internal sealed partial class DateSpecReader(TokenReader reader, string words, TextStyle style, bool? dayFirst)
{
    private static readonly WordSet UpToNow = DateWords.Words("up-to-now");
    private static readonly WordSet InOrder = DateWords.Words("counted-in-order");
    private static readonly WordSet LengthOpeners = DateWords.Words("opens-length");
    private static readonly WordSet OrdinalEndings = WordLists.Of("ordinal-ending");

    // Where the date began.
    private int _start;

    // Whether "early" or "the end of" stands before: then "the month" and "seventies" are dates.
    private bool _inPart;

    // Whether a weekday stands before: "Friday 7-6" and "Friday the twenty-third" are then days.
    private bool _ofWeekday;

    /// <summary>The publication, where a reading depends on it.</summary>
    public required ValueContext Context { get; init; }

    /// <summary>What is wrong, where reading has failed for a reason of its own; never in running text.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>Whether "now" is a date here: only as the end of a span.</summary>
    public bool AllowsNow { get; set; }

    /// <summary>Whether "between" or "from" stands before: the years of two dates are then settled together.</summary>
    public bool IsInSpan { get; set; }

    /// <summary>Whether "within" stands before.</summary>
    public bool IsWithin { get; set; }

    /// <summary>Index of the next token.</summary>
    public int Position
    {
        get => reader.Position;
        set => reader.Position = value;
    }

    /// <summary>The form that was taken last.</summary>
    public DateForm? Form { get; private set; }

    /// <summary>Whether nothing follows that could be counted: the end, a sign, or a word such as "and".</summary>
    public bool IsClosed => reader.AtEnd || (reader.Current is { Kind: TokenKind.Symbol } sign
        ? sign.Text is not ("%" or "$" or "€" or "£")
        : DateWords.Uncounted.Contains(reader.Current));

    private bool IsRunning => style == TextStyle.RunningText;

    /// <summary>Takes a date; null where there is none, and the reader then stands anywhere.</summary>
    public DateSpec? Read()
    {
        var start = reader.Offset;
        _start = reader.Position;
        // "For a week from Monday": the word belongs to the length.
        if (!IsRunning || !reader.TryTake("for"))
        {
            while (reader.TryTake(DateWords.Leads, out _))
            {
            }
        }
        if (reader.Position > 0 && reader.Peek(-1).Is("the") && CalendarWords.PartWords.StartsAt(reader.Tokens, reader.Position - 1))
            reader.Position--;
        if (ReadWhole() is not { } spec)
            return null;
        if (spec is { Size: "day" } && !spec.IsBareDay)
            reader.TryTake(DateWords.TimesOfDay, out _);
        return spec with { Start = start, End = reader.Position > 0 ? reader.Tokens[reader.Position - 1].End : start };
    }

    private DateSpec? ReadWhole()
    {
        _inPart = false;
        var start = reader.Position;
        if (reader.TryTake(CalendarWords.PartWords, out var part))
            return ReadPart(start, part);
        var starts = DateForms.Whole.StartsWith(reader.Current) ? DateStarts.Word : DateStarts.None;
        return ReadForms(DateForms.Whole, starts) ?? ReadForms(DateForms.Base);
    }

    // "Early March", "mid-2024", "the end of last week".
    private DateSpec? ReadPart(int start, string part)
    {
        reader.TryTake("-");
        reader.TryTake("the");
        _inPart = true;
        var whole = ReadForms(DateForms.Base);
        _inPart = false;
        if (whole is not null && CalendarWords.Part(part, whole.Size) is not null)
            return whole with { Part = part };
        if (Complaint is not null)
            return null;
        // "Q3" without its year, "the first quarter".
        reader.Position = start;
        reader.TryTake("the");
        return ReadForms(DateForms.Ordinal);
    }

    private DateSpec? ReadForms(DateFormTable forms) => ReadForms(forms, StartsHere());

    private DateSpec? ReadForms(DateFormTable forms, DateStarts starts)
    {
        var candidates = forms.At(starts, style);
        if (candidates.Length == 0)
            return null;
        var start = reader.Position;
        // Forms that start alike stand together: what they start with is taken once.
        FormPart? first = null;
        var isThere = false;
        var behindFirst = start;
        var parts = new DateParts { Start = start };
        var taken = parts;
        foreach (var form in candidates)
        {
            if (form.First != first)
            {
                first = form.First;
                taken = new DateParts { Start = start };
                reader.Position = start;
                isThere = first.Take(this, ref taken);
                behindFirst = reader.Position;
                if (Complaint is not null)
                    return null;
            }
            if (!isThere)
                continue;
            reader.Position = behindFirst;
            parts = taken;
            if (form.TakeRest(this, ref parts) && form.Build(this, parts) is { } spec)
            {
                Form = form;
                return spec;
            }
            if (Complaint is not null)
                return null;
        }
        reader.Position = start;
        return null;
    }

    // What the word here can be the first of.
    private DateStarts StartsHere()
    {
        var token = reader.Current;
        if (token.Kind == TokenKind.Number)
            return token.Text.Length switch { <= 2 => DateStarts.ShortFigure, 4 => DateStarts.YearFigure, _ => DateStarts.OtherFigure };
        if (token.Kind != TokenKind.Word)
            return token.Is("'") ? DateStarts.Apostrophe : DateStarts.None;
        var starts = DateStarts.None;
        if (CalendarWords.Words.TryMatch(reader.Tokens, reader.Position, out var word, out _))
            starts |= StartOf(word.Kind);
        if (reader.IsAt(CalendarWords.Ordinals) || token.Text is "last" or "final")
            starts |= DateStarts.Ordinal;
        if (LengthOpeners.Contains(token) || NumberReader.IsAtNumber(reader) || reader.IsAt(Hedges.Instead))
            starts |= DateStarts.Number;
        if (token.Text is "q" or "h")
            starts |= DateStarts.YearPart;
        return token.Is("now") ? DateStarts.Word : starts;
    }

    private static DateStarts StartOf(CalendarWordKind kind) => kind switch
    {
        CalendarWordKind.Month => DateStarts.Month,
        CalendarWordKind.Weekday => DateStarts.Weekday,
        CalendarWordKind.Season => DateStarts.Season,
        CalendarWordKind.Day => DateStarts.Day,
        CalendarWordKind.Turn => DateStarts.Turn,
        CalendarWordKind.Period => DateStarts.Period,
        CalendarWordKind.Decade => DateStarts.Decade,
        CalendarWordKind.Holiday => DateStarts.Holiday,
        _ => DateStarts.None,
    };

    /// <summary>The word before a form, where it belongs to what is read: in running text only from where that began.</summary>
    internal string Before(in DateParts parts) =>
        parts.Start > 0 && (!IsRunning || parts.Start > _start || IsWithin) ? reader.Tokens[parts.Start - 1].Text : "";

    /// <summary>Whether "the" stands before it.</summary>
    internal bool IsBehindThe(in DateParts parts) => parts.Start > 0 && reader.Tokens[parts.Start - 1].Is("the");

    /// <summary>Whether "the", "this" or, without an article, "in" stands before it: the past year is so long up to now.</summary>
    internal bool IsUpToNow(in DateParts parts) => IsBehindThe(parts) || (IsRunning && parts.Start > 0
        && UpToNow.Contains(reader.Tokens[parts.Start - 1]));

    /// <summary>Whether "over the" or "during the" stands before it: what was on then is told.</summary>
    internal bool IsOverThe(in DateParts parts) => IsBehindThe(parts) && parts.Start > 1
        && reader.Tokens[parts.Start - 2].Text is "over" or "during";

    /// <summary>Whether "from" stands behind a length: "for a week from Monday".</summary>
    internal bool IsFrom(in DateParts parts)
    {
        var behind = parts.LengthEnd;
        return reader.Tokens[reader.Tokens[behind].Is(",") ? behind + 1 : behind].Is("from");
    }

    /// <summary>Whether "before" follows: then what is counted is counted from something else.</summary>
    internal bool IsAtBefore => reader.Is("before") || reader.Is("prior");

    /// <summary>"The end of the month", "at the weekend"; but "the month" by itself only where nothing else is said.</summary>
    internal bool IsNamedPeriod(in DateParts parts)
    {
        var before = parts.Start > 0 ? reader.Tokens[parts.Start - 1].Text : "";
        if (before is "of" or "the")
            return !IsRunning || _inPart || (before == "the" && parts.Period == CalendarDays.Weekend);
        return IsRunning && before is "on" or "over" && parts.Period == CalendarDays.Weekend;
    }

    /// <summary>"The seventies", "early seventies"; but "in his seventies" is an age.</summary>
    internal bool IsOneDecade(in DateParts parts) => _inPart || (parts.Start > 0 && reader.Tokens[parts.Start - 1].Is("the"));

    /// <summary>The year of a day or month, or where it has none and "and" follows, that of the next: "In May and June 2023".</summary>
    internal int? YearOrThatOfNext(in DateParts parts)
    {
        if (parts.Year is not null || parts.YearTurn is not null || !IsRunning || IsInSpan
            || reader.Current.Text is not ("and" or "or" or ","))
            return parts.Year;
        var start = reader.Position;
        reader.Position++;
        reader.TryTake("and");
        var next = default(DateParts);
        TakeDay(ref next);
        int? year = null;
        if (TryTake(CalendarWordKind.Month, out _))
        {
            TakeDay(ref next);
            year = TakeYear();
        }
        reader.Position = start;
        return year;
    }

    /// <summary>Whether the figures behind a year are a month: of what looks like ISO 8601 no year is guessed.</summary>
    internal bool IsIsoMonth(in DateParts parts)
    {
        if (parts.Month is >= 1 and <= 12)
            return true;
        if (!IsRunning)
            Complaint = Complaints.NotADate($"{parts.Year}-{parts.Month:00}", reader.Tokens[parts.Start].Start);
        return false;
    }

    /// <summary>Whether an ordinal counts what stands behind it: "the seventh day", "the fourth march".</summary>
    internal bool IsCountedInOrder() => InOrder.Contains(reader.Current);

    /// <summary>Whether a month behind its year is one: "2016 may" and "2016, march" may go on otherwise.</summary>
    internal bool IsMonthBehind() => reader.Peek(-1).Text is not ("may" or "march") || IsClosed;

    /// <summary>A day of a month that is not named yet.</summary>
    internal DateSpec OfDay(in DateParts parts) => new()
    {
        Day = parts.Day,
        IsOrdinalDay = parts.IsOrdinalDay,
        HasArticle = parts.Start > 0 && reader.Tokens[parts.Start - 1].Is("the"),
    };

    /// <summary>Complains of a date in figures that can be read both ways.</summary>
    internal DateSpec? Complain(in DateParts parts)
    {
        reader.Position--;
        var figures = reader.Peek(-1).Text;
        for (var ahead = 0; reader.Peek(ahead) is { IsGlued: true } next; ahead++)
            figures += next.Text;
        Complaint = Complaints.AmbiguousDate(figures, reader.Offset);
        return parts.Of;
    }

    /// <summary>"This Friday, 15 June": the date, where it is such a day.</summary>
    internal DateSpec? OnItsDay(in DateParts parts)
    {
        if (parts.Of is not { Day: { } day, Month: { } month } date)
            return null;
        var (weekday, turn) = (parts.Weekday, parts.Turn);
        if (date.Year is { } year)
            return day <= DateTime.DaysInMonth(year, month)
                && CalendarDays.WeekdayOf(CalendarDays.FirstOf(year, month) + day - 1) == weekday
                ? date : null;
        var spec = new DateSpec { Month = month, Day = day, Move = (from, _) => DateForms.OfWeekday(from.First, weekday, turn) };
        return new DateResolver(words, Context, TextStyle.RunningText).Resolve(spec) is { Nominal: { } found }
            && DateOnly.FromDayNumber(found) is var there && there.Month == month && there.Day == day ? spec : null;
    }
}
