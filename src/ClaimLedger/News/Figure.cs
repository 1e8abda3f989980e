using ClaimLedger.Matching;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>A figure at its place in a whole text.</summary>
/// <param name="Found">The figure; its spans are those of its sentence.</param>
/// <param name="Span">All its words.</param>
/// <param name="Core">Its words without hedges.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of the token behind its last.</param>
/// <param name="Counted">What it counts, as written; "" where nothing is.</param>
/// <param name="CountedLast">Index of the token behind what it counts.</param>
internal sealed record Figure(FoundQuantity Found, TextSpan Span, TextSpan Core, int First, int Last, string Counted, int CountedLast)
{
    private const int MostCounted = 5;

    public static Figure Of(NewsText text, int sentence, FoundQuantity found, int offset)
    {
        // "Half of the aid" is a share, whatever it is a half of.
        if (found.Kind is QuantityKinds.Number && found.Unit is null && found.Written is > 0 and < 1)
            found = found with { Kind = QuantityKinds.Share, Unit = "%" };
        var span = new TextSpan(found.Span.Start + offset, found.Span.Length);
        var core = new TextSpan(found.Core.Start + offset, found.Core.Length);
        var first = text.First(sentence);
        while (first < text.Last(sentence) && text.Tokens[first].Start < span.Start)
            first++;
        var last = first;
        while (last < text.Last(sentence) && text.Tokens[last].Start < span.End)
            last++;
        var (from, to) = found.Kind is QuantityKinds.Number or QuantityKinds.Share ? Noun(text, last, text.Last(sentence), found.Kind is QuantityKinds.Share) : (last, last);
        return new Figure(found, span, core, first, last, text.Words(from, to), to);
    }

    /// <summary>The noun phrase behind a number: "Palestinian detainees"; with "of" before it for parts of a whole.</summary>
    private static (int From, int To) Noun(NewsText text, int position, int last, bool needsOf)
    {
        var tokens = text.Tokens;
        var from = position;
        if (from < last && tokens[from].Is("of"))
        {
            from++;
            while (from < last && NewsWords.Determiners.Contains(tokens[from].Text))
                from++;
        }
        else if (needsOf)
        {
            return (position, position);
        }
        var to = from;
        while (to < last && to - from < MostCounted && IsNounPart(text, to))
        {
            to++;
            if (IsPlural(text, to - 1) && !(to < last && IsNounPart(text, to) && IsPlural(text, to) && !text.IsCapital(to)))
                break;
        }
        while (to > from && (tokens[to - 1].Text is "-" || tokens[to - 1].Kind is not TokenKind.Word))
            to--;
        return (from, to);
    }

    /// <summary>The figure without the words around a date that ask about it: of "since 2007" and "until mid-April" the day, of "Sunday on the truce" Sunday.</summary>
    public static FoundQuantity Bare(string sentence, FoundQuantity found, QuantityScanner scanner)
    {
        if (found.Kind is not QuantityKinds.Date)
            return found;
        var (start, end) = (found.Span.Start, found.Span.End);
        foreach (var bound in Bounds)
        {
            if (sentence.AsSpan(start, end - start).StartsWith(bound, StringComparison.OrdinalIgnoreCase))
                start += bound.Length;
        }
        if (sentence.AsSpan(start, end - start).EndsWith(" on", StringComparison.Ordinal) && end + 1 < sentence.Length && char.IsLetter(sentence[end + 1]))
            end -= 3;
        if (end - start == found.Span.Length)
            return found;
        var inner = new List<FoundQuantity>();
        // A year alone is a date only behind a word that says so.
        const string Lead = "in ";
        scanner.Scan(Lead + sentence[start..end], inner);
        return inner is [{ Kind: QuantityKinds.Date, Literal: var literal, Usual: var usual } date]
            ? date with { Literal = literal, Usual = usual, Span = new TextSpan(start, end - start), Core = new TextSpan(start, end - start) }
            : found;
    }

    private static readonly string[] Bounds = ["since ", "until ", "till ", "as of "];

    private static bool IsNounPart(NewsText text, int token)
    {
        var word = text.Tokens[token];
        if (word.Is("-") && word.IsGlued)
            return true;
        return word.Kind is TokenKind.Word && !NewsWords.IsFunctionWord(word.Text) && !NewsWords.Participles.Contains(word.Text)
            && !NewsWords.ReportingVerbs.StartsAt(text.Tokens, token) && !(word.Text.EndsWith("ly", StringComparison.Ordinal) && !text.IsCapital(token));
    }

    private static bool IsPlural(NewsText text, int token)
    {
        var word = text.Tokens[token].Text;
        return NewsWords.IrregularPlurals.Contains(word) || (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i' or '\''));
    }
}

/// <summary>Tells figures that are claims from those that are not: each row is a rule.</summary>
internal static class FigureFilter
{
    private const decimal FewEnoughToPointAt = 12;

    private static readonly HashSet<string> Numbered = new(StringComparer.Ordinal)
    {
        "resolution", "article", "section", "route", "flight", "highway", "page", "chapter", "room", "no", "number", "day", "channel", "line", "bus", "gate", "platform", "paragraph", "clause", "level",
        "grade", "class", "form", "stage", "phase", "version", "chapter", "verse", "annex", "part", "column", "figure", "table", "unit", "block", "road", "covid", "formula", "round", "group",
    };

    private static readonly (string Why, Func<NewsText, int, Figure, IReadOnlyList<Credit>, bool> Holds)[] Rules =
    [
        ("inside the words that name a speaker", (_, _, figure, credits) => credits.Any(credit => figure.Span.Start >= credit.Words.Start && figure.Span.End <= credit.Words.End)),
        ("a word that only looks like a figure", (text, _, figure, _) => IsLookalike(text, figure)),
        ("too vague to be held against anything", (text, sentence, figure, _) => IsVague(text, sentence, figure)),
        ("the age of somebody who is described", (_, _, figure, _) => figure.Found.Kind is QuantityKinds.Age),
        ("a date that dates an utterance", (text, sentence, figure, credits) => DatesWords(text, sentence, figure, credits)),
        ("a date as of which something is counted", (text, _, figure, _) => IsAsOf(text, figure)),
        ("a dateline, or the line that dates the text", (text, sentence, figure, _) => IsDateline(text, sentence, figure)),
        ("all that the line says: a time of day, a number", (text, sentence, figure, _) => figure.First == text.First(sentence) && figure.Last >= text.Last(sentence)),
        ("now", (text, _, figure, _) => figure.Found.Kind is QuantityKinds.Date && figure.Last - figure.First == 1 && text.Tokens[figure.First].Text is "now" or "today" or "tonight"),
        ("one of several, or one without a noun", (text, _, figure, _) => IsIdleOne(text, figure)),
        ("things that were counted before: the two, both", (text, sentence, figure, _) => PointsBack(text, sentence, figure)),
        ("a number in a name", (text, sentence, figure, _) => IsName(text, sentence, figure)),
        ("part of a longer word", (text, _, figure, _) => IsGlued(text, figure)),
        ("a rate's second half: a day", (text, sentence, figure, _) => IsRate(text, sentence, figure)),
        ("how old somebody is", (text, sentence, figure, _) => figure.Last < text.Last(sentence) && (text.Tokens[figure.Last].Is("old") || (text.Tokens[figure.Last].Is("-") && figure.Last + 1 < text.Last(sentence) && text.Tokens[figure.Last + 1].Is("old")))),
    ];

    /// <summary>Why a figure is no claim; null where it is one.</summary>
    public static string? WhyNot(NewsText text, int sentence, Figure figure, IReadOnlyList<Credit> credits)
    {
        foreach (var (why, holds) in Rules)
        {
            if (holds(text, sentence, figure, credits))
                return why;
        }
        return null;
    }

    /// <summary>"Said on Monday": the date stands with a verb of saying, before what is said.</summary>
    public static bool DatesWords(NewsText text, int sentence, Figure figure, IReadOnlyList<Credit> credits)
    {
        const int Near = 6;
        if (figure.Found.Kind is not QuantityKinds.Date)
            return false;
        foreach (var credit in credits)
        {
            if (credit.Kind is not ReportingKind.Stating || credit.Rule is "according to" or "citing")
                continue;
            // Behind the verb and whoever was told, with nothing of what was said between.
            if (figure.Span.Start >= credit.Words.End && Between(text, credit.Words.End, figure.Span.Start, Near, isBehind: true, out var isClear) && isClear)
                return true;
            // "On Monday, the mayor said", at the beginning.
            if (figure.Span.End <= credit.Words.Start && figure.First - text.First(sentence) <= 2 && Between(text, figure.Span.End, credit.Words.Start, 2, isBehind: false, out _))
                return true;
        }
        return false;
    }

    /// <summary>"As of Monday", "by Monday evening, 12 had".</summary>
    public static bool IsAsOf(NewsText text, Figure figure) =>
        figure.Found.Kind is QuantityKinds.Date && figure.First >= 2 && text.Tokens[figure.First - 1].Is("of") && text.Tokens[figure.First - 2].Is("as");

    private static bool Between(NewsText text, int start, int end, int most, bool isBehind, out bool isClear)
    {
        isClear = true;
        var words = 0;
        foreach (var token in text.Tokens)
        {
            if (token.Start < start)
                continue;
            if (token.Start >= end)
                break;
            words++;
            // "That", a comma or a verb begins what is said.
            if (isBehind && (token.Text is "," or ":" or "\"" or "that" or ";" || (NewsWords.Auxiliaries.Contains(token.Text) && token.Text is not "may") || NewsWords.Determiners.Contains(token.Text) && token.Text is "the" or "a" && words > 1))
                isClear = false;
        }
        return words <= most;
    }

    private static bool IsDateline(NewsText text, int sentence, Figure figure)
    {
        if (figure.Found.Kind is not QuantityKinds.Date || text.Sentences[sentence].Paragraph > 2)
            return false;
        var before = figure.First - text.First(sentence);
        var isLabel = before == 0 || (before <= 2 && text.Tokens[text.First(sentence)].Text is "date" or "published" or "updated" or "posted");
        if (isLabel && sentence == 0 && text.Text.AsSpan(figure.Span.Start, figure.Span.Length).IndexOf('-') > 0)
            return true;
        if (isLabel && figure.Last >= text.Last(sentence))
            return true;
        // "PORT EBB, 4 June (Wire) —".
        return before <= 5 && figure.Last < text.Last(sentence) && text.IsCapital(text.First(sentence)) && text.Tokens[figure.Last].Text is "-" or "–" or "—" or "(";
    }

    private static bool IsIdleOne(NewsText text, Figure figure)
    {
        if (figure.Found.Kind is not QuantityKinds.Number || figure.Last - figure.First != 1 || !text.Tokens[figure.First].Is("one"))
            return false;
        return figure.Counted.Length == 0 || figure.Last < text.Tokens.Count && text.Tokens[figure.Last].Is("of") || text.Tokens[figure.Last].Text is "day" or "side" or "hand" or "point" or "another" or "thing" or "person" or "way";
    }

    private static bool PointsBack(NewsText text, int sentence, Figure figure) =>
        figure.Found.Kind is QuantityKinds.Number && figure.First > text.First(sentence) && figure.Found.Written is < FewEnoughToPointAt && figure.Last - figure.First == 1
        && text.Tokens[figure.First - 1].Text is "the" or "these" or "those" or "both" or "its" or "their" or "other" or "first" or "last";

    private static bool IsName(NewsText text, int sentence, Figure figure)
    {
        if (figure.Found.Kind is not QuantityKinds.Number)
            return false;
        if (figure.Counted.Length == 0 && figure.First > text.First(sentence) && Numbered.Contains(text.Tokens[figure.First - 1].Text))
            return true;
        if (!char.IsAsciiDigit(text.Text[figure.Span.Start]))
            return false;
        var isYear = figure.Counted.Length == 0 && figure.Found.Written is >= 1900 and <= 2100 && figure.Span.Length == 4;
        if (isYear || figure.First == text.First(sentence))
            return isYear;
        var before = text.Tokens[figure.First - 1];
        return Numbered.Contains(before.Text) || (before.Is(".") && figure.First - 2 >= text.First(sentence) && Numbered.Contains(text.Tokens[figure.First - 2].Text))
            || (before.Kind is TokenKind.Word && text.IsCapital(figure.First - 1) && figure.First - 1 > text.First(sentence) && figure.Counted.Length == 0);
    }

    // "Both", "no", "the second phase", "may" and "march" in small letters.
    private static bool IsLookalike(NewsText text, Figure figure)
    {
        var last = text.Tokens[figure.Last - 1];
        if (figure.Found.Kind is QuantityKinds.Date)
            return figure.Last - figure.First == 1 && NewsWords.Months.Contains(last.Text) && !text.IsCapital(figure.First);
        if (figure.Last - figure.First == 1 && last.Text is "both" or "no" or "none" or "nobody" or "nothing" or "pair" or "either" or "neither" or "single" or "third" or "first" or "second" or "quarter" or "fourth" or "fifth")
            return true;
        return figure.Found.Kind is QuantityKinds.Duration && last.Text is "second" or "minute" or "moment" && text.Tokens[figure.First].Text is "a" or "the" or "any" && figure.Last - figure.First == 2;
    }

    // "Several reasons", "recent days": nobody counted.
    private static bool IsVague(NewsText text, int sentence, Figure figure)
    {
        if (figure.Found.Kind is QuantityKinds.Duration)
        {
            return figure.Found.Written is null && figure.Last - figure.First == 1 && figure.First > text.First(sentence)
                && text.Tokens[figure.First - 1].Text is "recent" or "these" or "those" or "coming" or "past" or "early" or "final" or "last" or "next" or "previous" or "first" or "the";
        }
        return figure.Found.Kind is QuantityKinds.Number && figure.Found.Reading is "several" or "a-few" or "few" or "couple" or "a-couple"
            && !QuestionMatcher.Stems(figure.Counted).Overlaps(QuestionMatcher.PersonStems);
    }

    // "Two-state", "F-16"; "three-phase" counts, but as a word for its noun.
    private static bool IsGlued(NewsText text, Figure figure) =>
        figure.Found.Kind is QuantityKinds.Number && figure.Last < text.Tokens.Count
        && (text.Tokens[figure.Last] is { Text: "-", IsGlued: true } || (figure.First > 0 && text.Tokens[figure.First].IsGlued && text.Tokens[figure.First - 1].Text is "-" or "/"));

    private static bool IsRate(NewsText text, int sentence, Figure figure) =>
        figure.Found.Kind is QuantityKinds.Duration or QuantityKinds.Measure && text.Tokens[figure.First].Text is "a" or "an" or "per" or "each" or "every"
        && figure.Last - figure.First == 2 && figure.First > text.First(sentence) && text.IsWord(figure.First - 1)
        && !NewsWords.IsFunctionWord(text.Tokens[figure.First - 1].Text) && text.Tokens[figure.First - 1].Text.EndsWith('s');
}
