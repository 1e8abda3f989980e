using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>What a line in the head of a text says of it.</summary>
/// <param name="Day">The words of the day on which it was published.</param>
/// <param name="Outlet">Who reports; null where it does not say.</param>
/// <param name="IsKnown">Whether the name is of an outlet by its words; else it may be that of a place.</param>
internal sealed record Imprint(string Day, string? Outlet, bool IsKnown);

/// <summary>
/// What a line says of the text in which it stands and not of the world: when it was published, who wrote it, whose the pictures and the
/// rights are. No figure in it is a claim.
/// </summary>
internal static partial class ImprintLine
{
    /// <summary>A longer line is a paragraph, whatever it begins or ends with.</summary>
    private const int Longest = 300;

    private const int LeastNames = 2;
    private const int MostOfAName = 7;
    private const int MostNames = 4;

    private static readonly FrozenSet<string> OfPublishing = WordClasses.Of("date-label-published");
    private static readonly FrozenSet<string> Labels = WordClasses.Of("date-label-published", "date-label-changed");
    private static readonly FrozenSet<string> Fillers = WordClasses.Of("date-label-filler");
    private static readonly FrozenSet<string> InNames = WordClasses.Of("byline-filler");
    private static readonly FrozenSet<string> BesideDay = WordClasses.Of("outlet-word", "outlet-word-beside-day");
    private static readonly FrozenSet<string> Sections = WordClasses.Of("section-name");
    private static readonly FrozenSet<string> AuthorRoles = WordClasses.Of("role-of-author");
    private static readonly FrozenSet<string> Known = WordClasses.Of("outlet-name");

    private readonly record struct Place(string Sentence, IReadOnlyList<TextSpan> Dates, string Line);

    /// <summary>What such a line is, and which figures of it are no claims: of a picture that is only its day.</summary>
    private static readonly (string Example, QuantityKinds Kinds, Func<Place, bool> Holds)[] Rules =
    [
        ("Last updated 4 June 2031 at 4:15 p.m.", QuantityKinds.All, place => IsDated(place.Sentence, place.Dates)),
        ("By Jane Roe, 4 June 2031", QuantityKinds.All, place => IsByline(place.Sentence, place.Dates)),
        ("© 2031 Sound Daily. All rights reserved", QuantityKinds.All, place => Rights().IsMatch(place.Line)),
        ("4 min read", QuantityKinds.All, place => ReadingTime().IsMatch(place.Line)),
        ("Photo: Port Ebb, 4 June 2031", QuantityKinds.Date, place => PictureOpens().IsMatch(place.Line)),
        ("Port Ebb, 4 June 2031. REUTERS/Jane Roe", QuantityKinds.Date, place => PictureCloses().IsMatch(place.Line)),
        ("Reporting by Jane Roe, 4 June 2031", QuantityKinds.Date, place => Staff().IsMatch(place.Line)),
    ];

    /// <summary>Whether a figure stands in such a line, and says nothing but what the line is for.</summary>
    public static bool Holds(NewsText text, Figures beside, Figure figure)
    {
        var sentence = text.Sentences[text.SentenceAt(figure.First)].Span;
        if (LineOf(text.Text, sentence) is not { } line)
            return false;
        TextSpan[] dates = [
            .. beside.Where(each => each.Is(QuantityKinds.Date))
                .Select(each => each.Span with { Start = each.Span.Start - sentence.Start }),
        ];
        var place = new Place(text.At(sentence), dates, line.Trim());
        return Rules.Any(rule => rule.Kinds.HasFlag(figure.Found.Kind) && rule.Holds(place));
    }

    /// <summary>Whether a line says when the text was published or changed, and nothing else.</summary>
    public static bool IsDated(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Length <= Longest && IsDated(line, [.. DatesIn(line)]);
    }

    /// <summary>The words of the day on which, as a line says, the text was published; null where it does not say so.</summary>
    public static string? PublishedIn(string line)
    {
        if (!IsDated(line))
            return null;
        foreach (var date in DatesIn(line))
        {
            // "Published 4 June 2031, updated 5 June 2031": of each day the word before it tells.
            if (LabelBefore(line, date) is { } label && OfPublishing.Contains(label))
                return line.Substring(date.Start, date.Length);
        }
        return null;
    }

    /// <summary>
    /// The words of a day that a line consists of, with its year: "Wednesday, May 14, 2031"; null where it is anything else.
    /// </summary>
    public static string? DayAlone(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Length <= Longest && DatesIn(line).ToList() is [var date] && YearIn().IsMatch(line)
            && Without(line, [date], out var hasClock).Count == 0 && !hasClock ? line.Substring(date.Start, date.Length) : null;
    }

    /// <summary>
    /// Of a line in the head of a text that is nothing but names and one day with its year, as "Reuters, 4 June 2031" and "By Jane Roe, Ebb
    /// Wire | June 4, 2031", the words of the day and who reports; null where it is anything else.
    /// </summary>
    /// <param name="line">The line.</param>
    public static Imprint? ImprintIn(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Length > Longest)
            return null;
        // "Thursday | June 5, 2031": the day of the week is of the same day.
        var dates = DatesIn(line).ToList();
        if (PictureOpens().IsMatch(line) || PictureCloses().IsMatch(line)
            // "Reuters, 5 June 2031, updated 6 June 2031": the first is the day of the text.
            || dates.FindAll(each => YearIn().IsMatch(line.AsSpan(each.Start, each.Length)) && !IsOfChange(line, each)) is not [var date]
            || dates.Exists(each => each != date && !IsOfChange(line, each) && !IsWeekday(line.Substring(each.Start, each.Length))))
            return null;
        return NamesBeside(line, dates) is { } names
            ? new Imprint(line.Substring(date.Start, date.Length), names.Outlet, names.IsKnown) : null;
    }

    /// <summary>
    /// Who reports, where a line names nothing but a known outlet, or one behind those who wrote: "By Jane Roe, Ebb Wire"; else null.
    /// </summary>
    public static string? KnownOutletIn(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Length <= Longest && Names(line) is { IsKnown: true, Outlet: { } outlet }
            && (Author().IsMatch(line) || IsInTable(outlet)) ? outlet : null;
    }

    private static bool IsOfChange(string line, TextSpan date) => LabelBefore(line, date) is { } label && !OfPublishing.Contains(label);

    private static bool IsWeekday(string words) => WordClasses.Weekdays.Contains(words.ToLowerInvariant());

    // The last word before a day that tells of what it is the day.
    private static string? LabelBefore(string line, TextSpan date) =>
        Words().Matches(line[..date.Start]).Select(word => word.Value.ToLowerInvariant()).LastOrDefault(Labels.Contains);

    private static (string? Outlet, bool IsKnown)? NamesBeside(string line, IReadOnlyCollection<TextSpan> dates) =>
        Names(Clock().Replace(Blanked(line, dates), " "));

    // The names of a line, parted by marks: of those who wrote, behind "By", and of who reports. Null where a word is of no name.
    private static (string? Outlet, bool IsKnown)? Names(string words)
    {
        var parts = new List<(string Name, bool IsAuthor, bool IsKnown)>();
        foreach (var part in NameParts().Matches(words).Cast<Match>())
        {
            var name = Labelled().Replace(part.Groups["name"].Value.Trim(), "").Trim().TrimEnd(':');
            var by = Author().Match(name);
            if (!name.Any(char.IsLetterOrDigit) || IsLabel(name) || Sections.Contains(name.ToLowerInvariant()))
                continue;
            var each = name[by.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // "By Jane Roe, Crime Reporter".
            if (parts.Exists(part => part.IsAuthor) && AuthorRoles.Contains(each[^1].ToLowerInvariant()))
                continue;
            if (each.Length > MostOfAName || !Array.TrueForAll(each, IsOfAName) || !name.Any(char.IsLetter))
                return null;
            // "By Associated Press": no author.
            var isKnown = IsKnownOutlet(name[by.Length..], each);
            var isInBrackets = part.Groups["bracket"].Success && !parts.Exists(other => other.IsKnown);
            parts.Add((name[by.Length..], by.Success && !isKnown, isKnown || isInBrackets));
        }
        if (parts.Count > MostNames)
            return null;
        if (parts.FindLast(part => part.IsKnown && !part.IsAuthor) is { Name: not null } known)
            return (known.Name, true);
        var others = parts.FindAll(part => !part.IsAuthor);
        // "Ebb Rovers - Kestrel City": two of them report nothing.
        if (others.Count > 1 && others.Count == parts.Count)
            return null;
        return (others is [var alone] && (parts.Count == 1 || alone.Name.StartsWith("The ", StringComparison.Ordinal))
            ? alone.Name : null, false);
    }

    private static bool IsLabel(string words) =>
        Array.TrueForAll(words.ToLowerInvariant().Split(' '), word =>
            Labels.Contains(word) || Fillers.Contains(word) || WordClasses.Weekdays.Contains(word));

    // "Channel 4", "Emirates 24/7", "eQuill".
    private static bool IsOfAName(string word) =>
        word.Any(char.IsUpper) || char.IsDigit(word[0]) || word is "&" || InNames.Contains(word) || Site().IsMatch(word);

    private static bool IsInTable(string name) => Known.Contains(Article().Replace(name, "").ToLowerInvariant());

    private static bool IsKnownOutlet(string name, string[] words) =>
        IsInTable(name) || Site().IsMatch(name)
            || (words.Length > 1 && BesideDay.Contains(words[^1].ToLowerInvariant()));

    private static bool IsDated(string words, IReadOnlyCollection<TextSpan> dates)
    {
        if (dates.Count == 0)
            return false;
        if (dates.Count == 1 && NamesBeside(words, dates) is { IsKnown: true })
            return true;
        var rest = Without(words, dates, out var hasClock).ConvertAll(word => word.ToLowerInvariant());
        return (hasClock || rest.Count == 0 || rest.Exists(Labels.Contains))
            && rest.TrueForAll(word => Labels.Contains(word) || Fillers.Contains(word));
    }

    private static bool IsByline(string words, IReadOnlyCollection<TextSpan> dates)
    {
        var by = Author().Match(words);
        if (!by.Success || dates.Count == 0 || dates.Any(date => date.Start == by.Length))
            return false;
        var names = 0;
        foreach (var word in Without(words, dates, out _).Skip(1))
        {
            var small = word.ToLowerInvariant();
            if (Labels.Contains(small) || Fillers.Contains(small) || InNames.Contains(small))
                continue;
            // "By Friday Corvo Had Fallen": a headline.
            if (!char.IsUpper(word[0]) || WordClasses.Auxiliaries.Contains(small) || WordClasses.IsParticiple(small))
                return false;
            names++;
        }
        return names >= LeastNames;
    }

    // The words of a line but for its dates and times of day.
    private static List<string> Without(string words, IReadOnlyCollection<TextSpan> dates, out bool hasClock)
    {
        var rest = Blanked(words, dates);
        hasClock = Clock().IsMatch(rest);
        return [.. Words().Matches(Clock().Replace(rest, " ")).Select(word => word.Value)];
    }

    private static string Blanked(string words, IEnumerable<TextSpan> spans)
    {
        var letters = words.ToCharArray();
        foreach (var span in spans)
            letters.AsSpan(span.Start, span.Length).Fill(' ');
        return new string(letters);
    }

    private static IEnumerable<TextSpan> DatesIn(string line)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(new ScanOptions { Kinds = QuantityKinds.Date }).Scan(line, found);
        return found.Select(date => date.Span);
    }

    // Null where it is too long; no more of it is looked at than it may have, since every figure of it asks.
    private static string? LineOf(string text, TextSpan sentence)
    {
        var first = Math.Max(0, sentence.End - Longest - 1);
        var last = Math.Min(text.Length, sentence.Start + Longest + 1);
        if (first > sentence.Start || last < sentence.End)
            return null;
        var before = text.AsSpan(first, sentence.Start - first).LastIndexOf('\n');
        var behind = text.AsSpan(sentence.End, last - sentence.End).IndexOf('\n');
        var start = before < 0 ? first : first + before + 1;
        var end = behind < 0 ? last : sentence.End + behind;
        return end - start > Longest ? null : text[start..end];
    }

    [GeneratedRegex(@"\A[Bb]y\s+(?=\p{Lu})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Author();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"(?<bracket>\()?(?<name>(?:[^\s,|·•–—()\[\]-]|\s+(?![-\s])|-(?!\s))+)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex NameParts();

    // "Source: Reuters", "Published on".
    [GeneratedRegex(
        @"\A(?:(?:source|from|via|date|dated|published|posted|issued)\s*:\s*"
            + @"|(?:published|posted|issued)(?:\s+(?:on|in|at|online))*\s+(?=by\b))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Labelled();

    // "nytimes.com", "Officer.com".
    [GeneratedRegex(
        @"\A(?:[\p{L}0-9-]+\.)+(?:com|org|net|info|news|tv|[a-z]{2})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Site();

    [GeneratedRegex(@"\A[Tt]he\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Article();

    // "4:15 p.m. EDT", "15.47 GMT", "10 am", "08:00 (local time)", "15:47 +02:00".
    [GeneratedRegex(
        @"\b[0-9]{1,2}(?:[:.h][0-9]{2}(?:[:.][0-9]{2})?\s*(?:[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
            + @"(?:\s*\(?(?:[A-Z]{2,4}T|UTC|Z|local time)\b\)?)?(?:\s*[+-][0-9]{1,2}:?(?:[0-9]{2})?)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"\A(?:©|\(c\)\s*[0-9]{4}\b|copyright\s*(?:©|\(c\)|[0-9]{4}\b))|\ball\s+rights\s+reserved\W*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Rights();

    [GeneratedRegex(@"\A\W*[0-9]{1,2}[\s-]*min(?:ute)?s?\s+read\W*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ReadingTime();

    [GeneratedRegex(
        @"\A\W*(?:(?i:(?:file\s+)?(?:photo(?:graph)?|picture|image|video|illustration|graphic)s?(?:\s+credits?)?"
            + @"(?:\s*:|\s+(?:by|courtesy\s+of)\s)|credits?\s*:|caption\s*:|file\s+photo\b)|FILE\s*[-–—:])",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex PictureOpens();

    [GeneratedRegex(
        @"(?:\((?:[^()]{0,60}\s)?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Cc]redit|[Cc]ourtesy|Getty)\b[^()]{0,60}\)"
            + @"|\b(?:REUTERS|AFP|AP|EPA|Reuters|Getty\s+Images)\s*/\s*\p{Lu}[\p{L}.'’ -]{1,40}|\bGetty\s+Images"
            + @"|\b[Ff]ile\s+[Pp]hoto)\.?\)?\z",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex PictureCloses();

    [GeneratedRegex(@"\b[0-9]{4}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearIn();

    [GeneratedRegex(
        @"\A\W*(?i:(?:additional\s+)?(?:reporting|editing|writing|story|text|words)"
            + @"(?:\s+and\s+(?:editing|writing|photos|photographs))?\s+by)\s+\p{Lu}",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Staff();
}
