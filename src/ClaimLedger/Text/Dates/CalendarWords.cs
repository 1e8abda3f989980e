using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>What a word of the calendar is.</summary>
internal enum CalendarWordKind
{
    Month,
    Weekday,
    Season,
    Day,
    Turn,
    Period,
    Decade,
    Holiday,
    Ordinal,
}

/// <summary>A row of the table of calendar words; what the number means depends on the kind.</summary>
internal sealed record CalendarWord(CalendarWordKind Kind, int Value);

/// <summary>A part of a month, year or decade, as a row of the table of date parts.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Of">What it is a part of: day, week, month, season, year, decade.</param>
/// <param name="Literal">What the words commit to, such as <c>1..15</c>.</param>
/// <param name="Usual">What they usually mean.</param>
internal sealed record DatePart(string Id, string Of, string Literal, string Usual);

/// <summary>A bound on a date, as a row of the table of date bounds.</summary>
/// <param name="Id">Its name: "since".</param>
/// <param name="Words">The words: "as of".</param>
/// <param name="Literal">What it commits to, with X for the date: <c>[X, ∞)</c>.</param>
/// <param name="Usual">What a reader takes it to mean.</param>
/// <param name="Traits">What else the row says of it.</param>
internal sealed record DateBound(string Id, string Words, string Literal, string Usual, string[] Traits)
{
    /// <summary>Whether it may open a span: "from Monday to Friday".</summary>
    public bool OpensSpan { get; } = Traits.Contains("span");

    /// <summary>Whether a date without a year is then the nearest: "until mid-April" may lie ahead or behind.</summary>
    public bool IsNearest { get; } = Traits.Contains("nearest");

    /// <summary>Whether it is one only where nothing follows that it could belong to.</summary>
    public bool OnlyAtEnd { get; } = Traits.Contains("end");
}

/// <summary>The tables of calendar words.</summary>
internal static class CalendarWords
{
    private static readonly string[][] Parts = [.. EmbeddedTable.Rows("date-parts", 5)];
    private static readonly string[][] Bounds = [.. EmbeddedTable.Rows("date-bounds", 6)];

    private static readonly (string Words, CalendarWord Word)[] Calendar =
    [
        .. from row in EmbeddedTable.Rows("calendar", 3)
           from words in row[1].Split('|')
           let kind = Enum.Parse<CalendarWordKind>(row[0], ignoreCase: true)
           select (words, new CalendarWord(kind, int.Parse(row[2], CultureInfo.InvariantCulture))),
    ];

    /// <summary>Months, weekdays, seasons, holidays, "yesterday", "last", "week".</summary>
    public static PhraseTable<CalendarWord> Words { get; } = new(Calendar.Where(pair => pair.Word.Kind != CalendarWordKind.Ordinal));

    /// <summary>"First" to "thirty-first": days of a month.</summary>
    public static PhraseTable<int> Ordinals { get; } =
        new(Calendar.Where(pair => pair.Word.Kind == CalendarWordKind.Ordinal).Select(pair => (pair.Words, pair.Word.Value)));

    /// <summary>Words of which every date holds one, where it holds no figure; one token each.</summary>
    public static WordSet Cores { get; } =
        new(Calendar.Where(pair => pair.Word.Kind is not (CalendarWordKind.Turn or CalendarWordKind.Ordinal))
        .Select(pair => Tokenizer.Read(pair.Words)[^1].Text)
        .Concat(Calendar.Where(pair => pair.Word.Kind is CalendarWordKind.Holiday or CalendarWordKind.Decade)
            .Select(pair => FirstWord(pair.Words)))
        .Concat(Calendar.Where(pair => pair.Word.Kind == CalendarWordKind.Weekday).Select(pair => pair.Words + "s"))
        .Concat(UnitTable.TimeStarters.All.Where(word => word.Length > 1))
        .Concat(DateWords.All("core")));

    /// <summary>The words that a date can begin with, one token each.</summary>
    public static WordSet Starters { get; } = new(Parts.Where(row => row[1].Length > 0).SelectMany(row => row[1].Split('|'))
        .Concat(Bounds.SelectMany(row => row[1].Split('|')).Where(IsBefore))
        .Concat(Calendar.Select(pair => pair.Words))
        .Concat(DateForms.Whole.All.SelectMany(form => form.FirstWords))
        .Concat(DateWords.All("starter"))
        .Select(FirstWord));

    /// <summary>"Early", "the end of"; the value is the part's id.</summary>
    public static PhraseTable<string> PartWords { get; } = new(
        (from row in Parts where row[1].Length > 0 from words in row[1].Split('|') select (words, row[0])).Distinct());

    /// <summary>Words before a date: "since", "by".</summary>
    public static PhraseTable<DateBound> BoundsBefore { get; } = new(
        from row in Bounds from words in row[1].Split('|') where IsBefore(words) select (words, Bound(row, words)));

    /// <summary>Words after a date: "or later".</summary>
    public static PhraseTable<DateBound> BoundsAfter { get; } = new(
        from row in Bounds from words in row[1].Split('|') where !IsBefore(words) select (words[2..], Bound(row, words[2..])));

    private static readonly Dictionary<(string Id, string Of), DatePart> PartsById =
        Parts.ToDictionary(row => (row[0], row[2]), row => new DatePart(row[0], row[2], row[3], row[4]));

    /// <summary>The row of a part of a month, year or decade; null where there is none.</summary>
    public static DatePart? Part(string id, string of) => PartsById.GetValueOrDefault((id, of));

    private static DateBound Bound(string[] row, string words) => new(row[0], words, row[2], row[3], row[4].Split(' '));

    private static bool IsBefore(string words) => !words.StartsWith("X ", StringComparison.Ordinal);

    private static string FirstWord(string words) => Tokenizer.Read(words)[0].Text;
}
