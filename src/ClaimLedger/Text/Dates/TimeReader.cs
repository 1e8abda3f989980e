namespace ClaimLedger.Text;

/// <summary>
/// Reads times of day: 23:20; 11.35 p.m.; 4:20a; 3am; noon; half past six in the evening; 18h05; 0030 GMT; shortly after 9 a.m.;
/// between 2 and 3 p.m.
/// </summary>
/// <param name="reader">Where to read.</param>
/// <param name="style">
/// Where the words stand: in running text H:MM with a single digit may be of either half of the day, and figures are a time only where
/// words beside them say so.
/// </param>
internal sealed class TimeReader(TokenReader reader, TextStyle style = TextStyle.Value)
{
    private const int MostHour = 12;
    private const int LongestAbbreviation = 5;

    // Behind a number they make something else of it.
    private static readonly WordSet Signs = new(["%", "$", "€", "£", "°"]);

    private readonly bool _isRunning = style == TextStyle.RunningText;

    // Glued before a figure they make something else of it.
    private static readonly WordSet Joints = new([":", ".", ",", "/", "$", "€", "£", "#"]);

    // Whether the words read so far can be nothing but a time of day.
    private bool _isTold;

    /// <summary>The words that a time of day can start with in running text.</summary>
    public static IEnumerable<string> FirstWords { get; } =
    [
        .. TimeWords.Hedges.FirstWords, .. TimeWords.Openings.FirstWords, .. TimeWords.Named.FirstWords,
        .. WordLists.Words("part-of-hour"),
    ];

    /// <summary>Where it reads; may be set.</summary>
    public TokenReader Place => reader;

    /// <summary>Reads the time at the reader's place; null, and the reader where it was, where none stands there.</summary>
    public TimePhrase? Read()
    {
        var start = reader.Position;
        var phrase = ReadPhrase();
        if (phrase is null)
            reader.Position = start;
        return phrase;
    }

    /// <summary>Reads all the words as an answer, or says what is wrong.</summary>
    /// <param name="says">The words.</param>
    /// <param name="context">The question's zone and tolerance.</param>
    public static ParseResult<Value> Parse(string says, ValueContext context)
    {
        var reader = new TokenReader(Tokenizer.Read(says));
        if (new TimeReader(reader).Read() is not { } phrase)
            return Complaints.NoNumber(says, context, 0).ToResult<Value>();
        if (!reader.AtEnd)
            return Complaints.Leftover(says[reader.Offset..], context, reader.Offset).ToResult<Value>();
        return TimeMeaning.Of(says, phrase, context, out var complaint) is { } range
            ? ParseResult<Value>.Ok(range)
            : complaint!.ToResult<Value>();
    }

    private TimePhrase? ReadPhrase()
    {
        _isTold = false;
        if (!_isRunning)
            TakeLeads();
        var start = reader.Position;
        if (reader.TryTake(TimeWords.Openings, out _))
        {
            TakeLeads();
            if (ReadSpan(hasOpening: true) is { } opened)
                return opened;
            reader.Position = start;
        }
        var isHedged = reader.TryTake(TimeWords.Hedges, out var hedge);
        if (isHedged)
            TakeLeads();
        else if (ReadSpan(hasOpening: false) is { } span)
            return span;
        var core = reader.Position;
        var mayBeBare = isHedged && (!_isRunning || hedge is "time-shortly-after" or "time-shortly-before");
        if (!TryReadClock(out var time, mayBeBare) || (_isRunning && reader.Current is { IsGlued: true, Text: "-" }))
            return null;
        _isTold |= mayBeBare && !time.HasMinutes;
        TakeHalf(ref time);
        var end = reader.Position;
        if (reader.TryTake(TimeWords.HedgesBehind, out var behind, row => !isHedged || row == hedge))
            (isHedged, hedge) = (true, behind);
        var zone = TakeZone();
        return IsTime(core) ? new TimePhrase(time, null, isHedged ? hedge : null, zone)
        {
            CoreStart = core,
            CoreEnd = end,
            IsTold = _isTold,
        } : null;
    }

    // "Between 2 and 3 p.m.", "9 to 11 am": the half of the day that the second names is that of the first, too.
    private TimePhrase? ReadSpan(bool hasOpening)
    {
        var core = reader.Position;
        if (!TryReadClock(out var first, mayBeBare: true))
            return null;
        TakeHalf(ref first);
        var isLinked = reader.TryTake(TimeWords.Links, out _) && (hasOpening || !reader.Tokens[reader.Position - 1].Is("and"));
        if (isLinked)
            TakeLeads();
        if (!isLinked || !TryReadClock(out var second, mayBeBare: false))
        {
            reader.Position = core;
            _isTold = false;
            return null;
        }
        TakeHalf(ref second);
        if (first.IsOfEitherHalf && !second.IsOfEitherHalf)
        {
            var isSameHalf = second.Minutes >= TimeMeaning.HalfDay == first.PastNoon.Minutes <= second.Minutes;
            first = isSameHalf && second.Minutes >= TimeMeaning.HalfDay ? first.PastNoon : first.BeforeNoon;
        }
        var end = reader.Position;
        var zone = TakeZone();
        return IsTime(core)
            ? new TimePhrase(first, second, null, zone) { CoreStart = core, CoreEnd = end, IsTold = _isTold }
            : null;
    }

    private void TakeLeads()
    {
        while (reader.TryTake(TimeWords.Leads, out _))
        {
        }
    }

    // In running text "3:50" alone may be a score, "by 10.30" a rate and "about 2:30 hours" a length.
    private bool IsTime(int core) => !_isRunning || _isTold
        || (core > 0 && core + 1 < reader.Tokens.Count && TimeWords.SureLeads.Contains(reader.Tokens[core - 1])
            && reader.Tokens[core + 1].Text is ":" or "h" && !UnitTable.TimeStarters.Contains(reader.Current));

    private bool TryReadClock(out ClockTime time, bool mayBeBare)
    {
        var isName = _isRunning && reader.Position > 0 && reader.Current.Word.Written is [var letter, ..] && char.IsUpper(letter);
        if (!isName && reader.TryTake(TimeWords.Named, out var name))
        {
            _isTold = true;
            time = new ClockTime(name == "noon" ? TimeMeaning.HalfDay : 0, 60) { IsMidnight = name == "midnight" };
            return true;
        }
        return TryReadSpoken(out time) || TryReadFigures(out time) || TryReadHour(out time, mayBeBare);
    }

    // "Half past six", "a quarter to nine", "ten past three", "twenty-five to five".
    private bool TryReadSpoken(out ClockTime time)
    {
        var start = reader.Position;
        time = default;
        if (reader.Is("a") && reader.Peek(1).Is("quarter"))
            reader.Position++;
        var (minutes, granularity) = TakeMinutes();
        if (minutes == 0)
        {
            reader.Position = start;
            return false;
        }
        reader.TryTake("minutes");
        var isTo = reader.Is("to") || reader.Is("before");
        if ((minutes == 30 && !reader.Is("past")) || !(isTo || reader.Is("past") || reader.Is("after")))
        {
            reader.Position = start;
            return false;
        }
        reader.Position++;
        if (reader.Is("noon") || reader.Is("midnight") || !TryTakeHour(out var hour))
        {
            reader.Position = start;
            return false;
        }
        // "Ten to twelve" may be so many.
        _isTold |= minutes is 15 or 30;
        var all = (hour % MostHour * 60) + (isTo ? -minutes : minutes);
        time = new ClockTime((all + TimeMeaning.HalfDay) % TimeMeaning.HalfDay, granularity) { IsOfEitherHalf = true };
        return true;
    }

    private (decimal Minutes, decimal Granularity) TakeMinutes()
    {
        if (reader.TryTake("half"))
            return (30, 60);
        if (reader.TryTake("quarter"))
            return (15, 15);
        if (reader.TryTake("twenty", "-", "five"))
            return (25, 5);
        decimal minutes = reader.Current.Text switch
        {
            "five" or "5" => 5,
            "ten" or "10" => 10,
            "twenty" or "20" => 20,
            _ => 0,
        };
        if (minutes > 0)
            reader.Position++;
        return (minutes, 5);
    }

    // "23:20", "11.35 p.m.", "18h05", "0030 GMT", "1800 hours".
    private bool TryReadFigures(out ClockTime time)
    {
        time = default;
        var start = reader.Position;
        var token = reader.Current;
        if (token.Kind != TokenKind.Number || (token.IsGlued && start > 0 && IsInWord(reader.Peek(-1))))
            return false;
        if (reader.Peek(1) is { IsGlued: true, Text: ":" or "h" } sign
            && reader.Peek(2) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: 2 } last
            && !(reader.Peek(3) is { IsGlued: true, Text: ":" or "/" } && reader.Peek(4) is { IsGlued: true, Kind: TokenKind.Number }))
            return TryMake(token.Text, last.Text, 3, sign.Is("h"), out time);
        if (token.Text.IndexOf('.') is > 0 and var point && token.Text.Length == point + 3 && token.Length == token.Text.Length)
        {
            return TryMake(token.Text[..point], token.Text[(point + 1)..], 1, isOf24: false, out time)
                && (!_isRunning || IsAtHalf() || GivesUp(start));
        }
        if (token is { Text.Length: 4, Length: 4 } && !token.Text.Contains('.'))
        {
            if (!TryMake(token.Text[..2], token.Text[2..], 1, isOf24: true, out time))
                return false;
            var isTold = reader.TryTake(TimeWords.Hours, out _) | IsAtZone();
            _isTold |= isTold;
            return isTold || !_isRunning || GivesUp(start);
        }
        return false;

        bool GivesUp(int from)
        {
            reader.Position = from;
            return false;
        }
    }

    private static bool IsInWord(in Token before) => before.Kind != TokenKind.Symbol || Joints.Contains(before);

    private bool TryMake(string hours, string minutes, int length, bool isOf24, out ClockTime time)
    {
        time = default;
        if (hours.Length > 2 || !int.TryParse(hours, out var hour) || !int.TryParse(minutes, out var minute) || hour > 23 || minute > 59)
            return false;
        reader.Position += length;
        // Who writes 03:50 or 15:50 writes 24 hours; "3:50" and "12:10" leave it open, which an answer does not.
        var isOpen = !isOf24 && hours[0] != '0' && hour is > 0 and <= MostHour;
        time = new ClockTime((hour * 60) + minute, minute % 5 == 0 ? 5 : 1)
        {
            HasMinutes = true,
            IsOfEitherHalf = isOpen && (IsAtHalf() || (_isRunning && hours.Length == 1)),
        };
        return true;
    }

    // "3 a.m.", "six o'clock", "shortly after 7".
    private bool TryReadHour(out ClockTime time, bool mayBeBare)
    {
        time = default;
        var start = reader.Position;
        if (reader.Current.IsGlued && start > 0 && IsInWord(reader.Peek(-1)) || !TryTakeHour(out var hour))
            return false;
        var isOClock = reader.TryTake(TimeWords.OClock, out _);
        _isTold |= isOClock;
        var isBare = !isOClock && !IsAtMark();
        if (!isBare || (mayBeBare && IsAlone() && !(_isRunning && reader.Peek(-1).Kind == TokenKind.Word)))
        {
            time = new ClockTime(hour % MostHour * 60, 60) { IsOfEitherHalf = true };
            return true;
        }
        reader.Position = start;
        return false;
    }

    // "Shortly after 7", "between 2 and"; not "shortly after 7 people left", "just before 7-year-olds" and "just after 7.5%".
    private bool IsAlone() => reader.AtEnd || reader.Current.Is("on") || reader.IsAt(TimeWords.Links)
        || (reader.Current.Kind == TokenKind.Symbol && !Signs.Contains(reader.Current)
            && !(reader.Peek(1) is { IsGlued: true, Kind: TokenKind.Number }));

    private bool TryTakeHour(out decimal hour)
    {
        hour = 0;
        if (reader.Current is { Kind: TokenKind.Number, Length: <= 2 } figure && figure.Number.IsWhole)
            hour = figure.Number.Value;
        else if (NumberWords.TryFind(reader.Current, out var word) && word is { Kind: NumberKind.Unit })
            hour = word.Value;
        if (hour is < 1 or > MostHour)
            return false;
        reader.Position++;
        return true;
    }

    private bool IsAtHalf() => IsAtShortHalf(out _)
        || (TimeWords.Halves.TryMatch(reader.Tokens, reader.Position, out _, out var length) && IsHalf(length));

    private bool IsAtShortHalf(out string? half)
    {
        half = null;
        return !_isRunning && reader.Current.IsGlued && !TimeWords.Halves.TryMatch(reader.Tokens, reader.Position, out _, out _)
            && TimeWords.ShortHalves.TryMatch(reader.Tokens, reader.Position, out half, out _);
    }

    // "6 in the morning", but of "6 am" only those letters: "I am".
    private bool IsAtMark() => IsAtHalf() || (!_isRunning && IsAtZone());

    private bool IsHalf(int length) => length > 1 || !reader.Current.Is("am") || reader.Position == 0
        || reader.Peek(-1).Kind == TokenKind.Number || !_isRunning || NumberWords.TryFind(reader.Peek(-1), out _);

    private void TakeHalf(ref ClockTime time)
    {
        var isTold = IsAtShortHalf(out var letter);
        if (isTold)
        {
            reader.Position++;
            if (time.IsOfEitherHalf)
                time = letter == "short-past-noon" ? time.PastNoon : time.BeforeNoon;
        }
        // "7.30 p.m. in the evening".
        while (TimeWords.Halves.TryMatch(reader.Tokens, reader.Position, out var half, out var length) && IsHalf(length))
        {
            var isFirst = !isTold;
            if (!isFirst && reader.Current.Text is not "in" and not "at")
                break;
            reader.Position += length;
            isTold = true;
            if (!isFirst || !time.IsOfEitherHalf)
                continue;
            var isPast = half == "past-noon" || (half == "night" && time.BeforeNoon.Minutes >= TimeMeaning.HalfDay / 2);
            time = isPast ? time.PastNoon : time.BeforeNoon;
        }
        _isTold |= isTold;
    }

    private bool IsAtZone()
    {
        var before = reader.Position;
        var isZone = TakeZone(keepsTold: true) is not null;
        reader.Position = before;
        return isZone;
    }

    // "9 p.m. GMT", "9 p.m. local time"; not "9 p.m. local people".
    private ClockZone? TakeZone(bool keepsTold = false)
    {
        var first = reader.Current;
        if (!ClockZone.Phrases.TryMatch(reader.Tokens, reader.Position, out var zone, out var length))
            return null;
        var isAbbreviation = length == 1 && first.Length <= LongestAbbreviation && !first.Is("local");
        if (_isRunning && length == 1 && (isAbbreviation
            ? first.Word.Written.Any(char.IsLower)
            : reader.Peek(1).Kind == TokenKind.Word && !reader.Peek(1).Is("on")))
            return null;
        reader.Position += length;
        _isTold |= !keepsTold;
        return zone;
    }
}
