using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.News;
using ClaimLedger.Scanning;

namespace ClaimLedger.Matching;

/// <summary>Since when a question counts.</summary>
/// <param name="Day">The first day.</param>
/// <param name="Stems">The stems of the words that name it.</param>
internal sealed record CountedSince(DateOnly Day, FrozenSet<string> Stems)
{
    /// <summary>What some words of a question say; null where they name no such day.</summary>
    public static CountedSince? In(string words)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(new ScanOptions { Kinds = QuantityKinds.Date }).Scan(words, found);
        return found.Find(date => date.Reading == "since" && date.Literal.Low is not null) is { } date
            ? new CountedSince(
                DateOnly.FromDayNumber((int)date.Literal.Low!.Value),
                Stem.In(words.Substring(date.Span.Start, date.Span.Length)).ToFrozenSet(StringComparer.Ordinal))
            : null;
    }
}

/// <summary>The days since which the sentence of a figure counts: "since 18 March", "since then".</summary>
internal sealed class Periods
{
    private const string Since = "since";
    private const int FurthestSince = 6;
    private const int DaysApart = 31;

    private static readonly FrozenSet<string> Beginnings = WordClasses.Of("beginning");

    private readonly Surroundings _around;
    private readonly int _since;

    public Periods(Surroundings around)
    {
        _around = around;
        var mention = around.Mention;
        Starts =
        [
            .. mention.Beside.Where(date => date.Days is not null && date.Index != mention.Figure.Index
                && IsStart(around.Text, mention.Beside, date)),
        ];
        _since = Enumerable.Range(mention.Beside.First, Math.Max(0, mention.Beside.Last - 1 - mention.Beside.First))
            .Where(token => around.Text.Tokens[token].Is(Since)).DefaultIfEmpty(-1).First();
    }

    /// <summary>The dates behind "since".</summary>
    public ImmutableArray<Figure> Starts { get; }

    /// <summary>Whether it says "since then".</summary>
    public bool IsSinceThen => _since >= 0 && _around.Text.Tokens[_since + 1].Is("then");

    /// <summary>Whether it counts since when a question does.</summary>
    public bool IsOf(CountedSince? since) =>
        since is not null && Starts.Any(date => Math.Abs(date.Days!.Value.First.DayNumber - since.Day.DayNumber) <= DaysApart);

    /// <summary>
    /// Whether it counts since another day or event alone, or of a time: "since the ceasefire took effect", "on 3 April". Since the
    /// beginning of what a question is about is what the question asks for.
    /// </summary>
    public bool IsOfAnother(CountedSince since, IReadOnlySet<string> subject)
    {
        if (Starts.Length > 0)
            return !IsOf(since);
        if (IsSinceThen)
            return !since.Stems.Any(stem => _around.Named.IsBefore(stem, _around.Mention.Sentence));
        return _since >= 0 ? !IsBeginningOf(subject, _since + 1) : _around.Mention.Beside.Any(IsTimeOfFigure);
    }

    // "Since the war began", "since the outbreak of the war"; of "since the strike began the mill" the mill is told something else.
    private bool IsBeginningOf(IReadOnlySet<string> subject, int first)
    {
        var (hasBeginning, hasSubject, text) = (false, false, _around.Text);
        for (var token = first; token < Math.Min(_around.Mention.Beside.Last, first + FurthestSince); token++)
        {
            var word = text.Tokens[token].Text;
            if (token > first && WordClasses.Determiners.Contains(word) && !WordClasses.Prepositions.Contains(text.Tokens[token - 1].Text))
                break;
            hasBeginning |= Beginnings.Contains(word);
            hasSubject |= text.StemAt(token) is { } stem && subject.Contains(stem);
        }
        return hasBeginning && hasSubject;
    }

    // "Were killed on 3 April", "this week", "in the past 24 hours", and not "by 3 April", nor "said on 3 April".
    private bool IsTimeOfFigure(Figure date)
    {
        var (text, mention) = (_around.Text, _around.Mention);
        return date.Index != mention.Figure.Index && date.Is(QuantityKinds.Date)
            && !Dating.IsBound(text, mention.Beside, date) && !Dating.IsAsOf(text, date)
            && !Dating.OfWords(text, mention.Beside, date, mention.Credits);
    }

    /// <summary>Whether a date is one since which something is told: "since 18 March", "since it resumed work on 18 March".</summary>
    public static bool IsStart(NewsText text, Figures beside, Figure date)
    {
        for (var token = date.First - 1; token >= Math.Max(beside.First, date.First - FurthestSince); token--)
        {
            if (text.Tokens[token].Is(Since))
                return true;
            if (text.Tokens[token].Is(",") || beside.At(token) is not null)
                return false;
        }
        return date.Found.Reading == Since;
    }
}
