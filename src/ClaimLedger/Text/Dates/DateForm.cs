using System.Collections.Concurrent;

namespace ClaimLedger.Text;

/// <summary>What a word can begin.</summary>
[Flags]
internal enum DateStarts
{
    None = 0,

    /// <summary>One or two digits: a day.</summary>
    ShortFigure = 1 << 0,
    Number = 1 << 1,
    Ordinal = 1 << 2,
    Month = 1 << 3,
    Weekday = 1 << 4,
    Season = 1 << 5,
    Day = 1 << 6,
    Turn = 1 << 7,
    Period = 1 << 8,
    Decade = 1 << 9,
    Holiday = 1 << 10,
    YearPart = 1 << 11,
    Apostrophe = 1 << 12,

    /// <summary>Four digits: a year.</summary>
    YearFigure = 1 << 13,

    OtherFigure = 1 << 14,

    Figure = ShortFigure | YearFigure | OtherFigure,

    /// <summary>One of the words that a form spells out.</summary>
    Word = 1 << 15,
}

/// <summary>What a form has taken so far.</summary>
internal struct DateParts
{
    /// <summary>Index of the first token of the form.</summary>
    public int Start;
    public int? Day;
    public bool IsOrdinalDay;
    public int? Month;
    public int? Year;
    public int? YearTurn;
    public int Number;
    public int Turn;
    public int Period;
    public int Weekday;
    public int LastWeekday;
    public string? Part;
    public DateLength Length;

    /// <summary>Index of the token behind it.</summary>
    public int LengthEnd;

    /// <summary>Another date that stands in it.</summary>
    public DateSpec? Of;
}

/// <summary>A number of days, weeks, months or years: exact, or "a few".</summary>
internal readonly record struct DateLength(int Count, (int Low, int High, string Row)? Few, Unit Unit, int Months, int Days);

/// <summary>Takes one part of a form, or nothing and says so.</summary>
internal delegate bool TakePart(DateSpecReader reader, ref DateParts parts);

/// <summary>A part that forms name: how it is taken, and what it can start with.</summary>
/// <remarks>A class, for parts are told apart by which they are: a record would ask its delegates.</remarks>
/// <param name="starts">What its first word can be; none for a part that takes no words.</param>
/// <param name="take">Takes it.</param>
/// <param name="words">The words that it spells out.</param>
internal sealed class FormPart(DateStarts starts, TakePart take, IEnumerable<string>? words = null)
{
    public DateStarts Starts { get; } = starts;

    public TakePart Take { get; } = take;

    public IEnumerable<string>? Words { get; } = words;
}

/// <summary>A way to write a date: its parts in a row, and what they make.</summary>
/// <remarks>
/// A pattern is made of words, as they stand or one of several (<c>of|in</c>); parts, as <see cref="DateSpecReader"/> takes them
/// (<c>&lt;month&gt;</c>); and what may be left out (<c>[of]</c>). A word behind <c>~</c> stands without a space before it.
/// </remarks>
internal sealed class DateForm
{
    private readonly TakePart[] _rest;

    /// <param name="pattern">The parts.</param>
    /// <param name="example">A date that is written so.</param>
    /// <param name="why">What it rests on, or what it is told from.</param>
    /// <param name="build">What the parts make; null where they are no date after all.</param>
    /// <param name="only">Where it is read; null for everywhere.</param>
    public DateForm(string pattern, string example, string why, Func<DateSpecReader, DateParts, DateSpec?> build, TextStyle? only = null)
    {
        (Pattern, Example, Why, Build, Only) = (pattern, example, why, build, only);
        var spaced = pattern.Replace("[", "[ ", StringComparison.Ordinal).Replace("]", " ]", StringComparison.Ordinal);
        _rest = [.. Compile(new Queue<string>(spaced.Split(' '))).Skip(1)];
    }

    public string Pattern { get; }

    public string Example { get; }

    public string Why { get; }

    public TextStyle? Only { get; }

    public Func<DateSpecReader, DateParts, DateSpec?> Build { get; }

    /// <summary>What its first word can be.</summary>
    public DateStarts Starts { get; private set; }

    /// <summary>The part that it starts with.</summary>
    public FormPart First { get; private set; } = null!;

    /// <summary>The words that it can start with, where it spells them out.</summary>
    public List<string> FirstWords { get; } = [];

    /// <summary>Takes the parts behind <see cref="First"/>; where one is not there, the reader stands anywhere.</summary>
    public bool TakeRest(DateSpecReader reader, ref DateParts parts) => TakeAll(_rest, reader, ref parts);

    private static bool TakeAll(TakePart[] all, DateSpecReader reader, ref DateParts parts)
    {
        foreach (var take in all)
        {
            if (!take(reader, ref parts))
                return false;
        }
        return true;
    }

    // A part that is not there has left no trace.
    private static bool TakeOptional(TakePart[] all, DateSpecReader reader, ref DateParts parts)
    {
        var position = reader.Position;
        if (!TakeAll(all, reader, ref parts))
            reader.Position = position;
        return true;
    }

    private List<TakePart> Compile(Queue<string> words)
    {
        var parts = new List<TakePart>();
        var canStart = Starts == DateStarts.None;
        while (words.TryDequeue(out var word) && word != "]")
        {
            if (word == "[")
            {
                TakePart[] optional = [.. Compile(words)];
                parts.Add((reader, ref taken) => TakeOptional(optional, reader, ref taken));
                continue;
            }
            var part = word[0] == '<' ? DateSpecReader.Parts[word[1..^1]] : OfWords(word);
            parts.Add(part.Take);
            First ??= part;
            if (!canStart || part.Starts == DateStarts.None)
                continue;
            Starts |= part.Starts;
            FirstWords.AddRange(part.Words ?? []);
            canStart = false;
        }
        return parts;
    }

    private static FormPart OfWords(string written)
    {
        var words = written.Split('|').Select(word => (Text: word.TrimStart('~'), IsGlued: word[0] == '~')).ToArray();
        return new FormPart(DateStarts.Word, (reader, ref _) => reader.TakeWord(words), words.Select(word => word.Text));
    }
}

/// <summary>Forms in the order in which they are tried, by what they can start with.</summary>
internal sealed class DateFormTable(params IEnumerable<DateForm> forms)
{
    private readonly DateForm[] _forms = [.. forms];

    // By style and what they can start with, found when first asked for: few of all are.
    private readonly ConcurrentDictionary<int, DateForm[]> _byStart = new();

    private readonly WordSet _words = new(forms.SelectMany(form => form.FirstWords));

    public IReadOnlyList<DateForm> All => _forms;

    /// <summary>Whether some form spells out this word as its first.</summary>
    public bool StartsWith(in Token token) => _words.Contains(token);

    /// <summary>The forms that can start so.</summary>
    public DateForm[] At(DateStarts starts, TextStyle style)
    {
        if (starts == DateStarts.None)
            return [];
        var key = 2 * (int)starts + (int)style;
        if (_byStart.TryGetValue(key, out var known))
            return known;
        return _byStart[key] = [.. _forms.Where(form => (form.Starts & starts) != DateStarts.None && (form.Only ?? style) == style)];
    }
}
