using System.Collections;
using System.Collections.Frozen;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>A figure at its place in a whole text.</summary>
/// <param name="Index">Its place among those that stand beside it.</param>
/// <param name="Found">The figure; its spans are those of the stretch that was scanned.</param>
/// <param name="Span">All its words.</param>
/// <param name="Core">Its words without hedges.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of the token behind its last.</param>
/// <param name="Counted">What it counts, as written; "" where nothing is.</param>
/// <param name="CountedLast">Index of the token behind what it counts.</param>
internal sealed record Figure(int Index, FoundQuantity Found, TextSpan Span, TextSpan Core, int First, int Last, string Counted,
    int CountedLast)
{
    /// <summary>Whether it is a date that its clause puts ahead of publication: "due in September".</summary>
    public bool IsAhead { get; init; }

    /// <summary>Whether it is counted or measured by a time: "12 trucks a day", "8,000 barrels of oil a day".</summary>
    public bool IsRate { get; init; }

    /// <summary>How many tokens it has.</summary>
    public int Length => Last - First;

    /// <summary>Whether it is of a kind.</summary>
    public bool Is(QuantityKinds kind) => Found.Kind == kind;

    /// <summary>It as an answer; null where it can be none.</summary>
    /// <param name="context">The question's terms.</param>
    /// <param name="dates">What its date is read in: how the sentence puts it, not the claim.</param>
    public Value.Range? ValueIn(ValueContext context, ValueContext dates)
    {
        if (context.Answer is not AnswerType.Date || Found.Date is not { } date)
            return Found.ValueIn(context);
        return Found.Span == date.Unbounded ? date.UnboundedValue(dates) : date.Value(dates);
    }

    /// <summary>The days that it names, where it is a date with both ends.</summary>
    public DaySpan? Days => Found.Kind is QuantityKinds.Date ? Dating.Days(Found.Literal) : null;
}

/// <summary>The figures of a sentence, or of another stretch of a text, in order.</summary>
internal sealed class Figures : IReadOnlyList<Figure>
{
    private readonly List<Figure> _figures = [];
    private readonly List<Figure> _times = [];
    private readonly Figure?[] _at;

    /// <param name="text">The text.</param>
    /// <param name="first">The first token of the stretch.</param>
    /// <param name="last">The token behind its last.</param>
    /// <param name="scanner">What finds figures.</param>
    /// <param name="dates">What dates are read in, which then are those of their days alone: of "since 2007" and "until mid-April" the
    /// day; null to keep them as found.</param>
    public Figures(NewsText text, int first, int last, QuantityScanner scanner, ValueContext? dates)
    {
        (First, Last, LookAhead) = (first, last, dates?.LooksAhead ?? false);
        _at = new Figure?[last - first];
        if (first == last)
            return;
        var start = text.Tokens[first].Start;
        var words = text.Text[start..text.Tokens[last - 1].End];
        var found = new List<FoundQuantity>();
        scanner.Scan(words, found);
        foreach (var each in found)
        {
            if (each.Kind is QuantityKinds.Time)
            {
                _times.Add(Of(text, last, each, start, index: -1));
                continue;
            }
            var figure = Of(text, last, dates is null ? each : DayOf(each, dates), start, _figures.Count);
            _figures.Add(figure);
            _at.AsSpan(figure.First - first, figure.Length).Fill(figure);
        }
    }

    /// <summary>
    /// Takes those dates over that their clauses put on the other side of publication, as another scan of the same stretch has read them.
    /// </summary>
    public void Turn(Figures turned, Predicate<Figure> isTurned)
    {
        for (var index = 0; index < _figures.Count; index++)
        {
            var figure = _figures[index];
            if (!figure.Is(QuantityKinds.Date) || !isTurned(figure)
                || turned.At(figure.First) is not { } other || other.Span != figure.Span)
                continue;
            _figures[index] = other with { Index = index, IsAhead = turned.LookAhead };
            _at.AsSpan(figure.First - First, figure.Length).Fill(_figures[index]);
        }
    }

    /// <summary>
    /// The times of day of the stretch: none of the figures, since words between two figures belong to them whatever the hour. Their index
    /// is -1.
    /// </summary>
    public IReadOnlyList<Figure> Times => _times;

    /// <summary>The first token of the stretch.</summary>
    public int First { get; }

    /// <summary>The token behind its last.</summary>
    public int Last { get; }

    /// <summary>Whether dates in it are ahead rather than back.</summary>
    public bool LookAhead { get; }

    public int Count => _figures.Count;

    public Figure this[int index] => _figures[index];

    /// <summary>The figure of which a token is part; null where it is none's, as in a stretch that was passed over.</summary>
    public Figure? At(int token) => token >= First && token - First < _at.Length ? _at[token - First] : null;

    public IEnumerator<Figure> GetEnumerator() => _figures.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static FoundQuantity DayOf(FoundQuantity found, ValueContext dates)
    {
        if (found.Date is not { Bound.Id: "since" or "until" } date || date.UnboundedValue(dates) is not { } day)
            return found;
        return found with { Span = date.Unbounded, Core = date.Unbounded, Literal = day.Literal, Usual = day.Usual, Reading = day.Reading };
    }

    private static Figure Of(NewsText text, int last, FoundQuantity found, int offset, int index)
    {
        // "Half of the aid" is a share, whatever it is a half of.
        if (found is { Kind: QuantityKinds.Number, Unit: null, Written: > 0 and < 1 })
            found = found with { Kind = QuantityKinds.Share, Unit = "%" };
        var span = found.Span with { Start = found.Span.Start + offset };
        var core = found.Core with { Start = found.Core.Start + offset };
        var (first, end) = (text.TokenAt(span.Start), text.TokenAt(span.End));
        // Of "12 people or more" the people stand inside.
        var behind = found.Counted is { } noun && noun.Start < found.Span.End ? text.TokenAt(core.End) : end;
        var (from, to) = found.Kind is QuantityKinds.Number or QuantityKinds.Share
            ? CountedNoun.Find(text, behind, last, found.Kind is QuantityKinds.Share)
            : (end, end);
        var rate = to > from && found.Kind is QuantityKinds.Number ? CountedRate.EndOf(text.Tokens, to) : to;
        return new Figure(index, found, span, core, first, end, text.Words(from, rate), Math.Max(rate, end))
        {
            IsRate = rate > to || found.Kind is QuantityKinds.Measure && CountedRate.StandsBehind(text.Tokens, end),
        };
    }
}

/// <summary>Finds the noun phrase behind a number: "Palestinian detainees"; with "of" before it for parts of a whole.</summary>
internal static class CountedNoun
{
    private const int MostWords = 5;

    private static readonly FrozenSet<string> Skipped = WordClasses.Of("noun-skipped");
    private static readonly FrozenSet<string> BehindVerbs = WordClasses.Of("behind-verb");
    private static readonly FrozenSet<string> NoHeads = WordClasses.Of("noun-no-heads");
    private static readonly FrozenSet<string> InEd = WordClasses.Of("nouns-in-ed");
    private static readonly FrozenSet<string> States = WordClasses.Of("before-state");

    /// <summary>The tokens of the phrase; none where nothing is counted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">The token behind the number.</param>
    /// <param name="last">Where the sentence ends.</param>
    /// <param name="needsOf">Whether only "of" can open it.</param>
    public static (int From, int To) Find(NewsText text, int position, int last, bool needsOf)
    {
        var from = position;
        if (from < last && text.Tokens[from].Is("of"))
        {
            from++;
            while (from < last && WordClasses.Determiners.Contains(text.Tokens[from].Text))
                from++;
        }
        else if (needsOf)
        {
            return (position, position);
        }
        if (IsVerb(text, from, last))
            return (from, from);
        var to = from;
        // "40 other possible cases".
        if (to + 1 < last && Skipped.Contains(text.Tokens[to].Text) && IsPart(text, to + 1))
            to++;
        while (to < last && to - from < MostWords && (IsPart(text, to) || IsInitial(text, to, last)))
        {
            to += IsInitial(text, to, last) ? 2 : 1;
            if (IsPlural(text, to - 1) && !(to < last && IsPart(text, to) && IsPlural(text, to) && !text.IsCapital(to)))
                break;
        }
        while (to > from && (!text.IsWord(to - 1) || NoHeads.Contains(text.Tokens[to - 1].Text)))
            to--;
        return (from, to);
    }

    // "Thousands jammed the halls", "200 gathered at the port"; not "200 wounded in the blast".
    private static bool IsVerb(NewsText text, int token, int last) => token + 1 < last
        && text.Tokens[token].Text is [_, _, .., 'e', 'd'] word && !InEd.Contains(word) && !text.IsCapital(token)
        && text.Tokens[token + 1].Text is var next
        && (WordClasses.Determiners.Contains(next) || WordClasses.Prepositions.Contains(next) || WordClasses.Adverbs.Contains(next)
            || BehindVerbs.Contains(next));

    private static bool IsPart(NewsText text, int token)
    {
        var word = text.Tokens[token];
        if (word.Is("-") && word.IsGlued)
            return true;
        return word.Kind is TokenKind.Word && !WordClasses.IsFunctionWord(word.Text) && !States.Contains(word.Text)
            && !WordClasses.IsKnownParticiple(word.Text)
            && !WordClasses.ReportingVerbs.StartsAt(text.Tokens, token) && !text.IsManner(token);
    }

    // The "U." of "10 U.S. sailors".
    private static bool IsInitial(NewsText text, int token, int last) => token + 2 < last
        && text.Tokens[token].Length == 1 && text.IsWord(token) && text.IsCapital(token)
        && text.Tokens[token + 1] is { Text: ".", IsGlued: true };

    /// <summary>Whether a word looks like the noun for many.</summary>
    public static bool IsPlural(NewsText text, int token)
    {
        var word = text.Tokens[token].Text;
        return WordClasses.IrregularPlurals.Contains(word)
            || (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i' or '\''));
    }
}
