using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>A sentence of a text.</summary>
/// <param name="Span">Where it stands, in UTF-16 units, without the space around it.</param>
/// <param name="Paragraph">Its paragraph, from 0.</param>
internal readonly record struct Sentence(TextSpan Span, int Paragraph);

/// <summary>Cuts running text into sentences.</summary>
/// <remarks>
/// A full stop ends a sentence unless it belongs to a number, an initial or an abbreviation, or goes on in small letters. A line of its
/// own ends one too, so that headlines stand alone, except in paragraphs that were wrapped to a width.
/// </remarks>
internal static partial class SentenceSplitter
{
    /// <summary>A line of this many characters may have been wrapped; below, it ended because it was meant to.</summary>
    private const int ShortestWrapped = 50;

    /// <summary>A list without end is no sentence: it is cut, so that no reader looks through all of it for each of its figures.</summary>
    private const int Longest = 2000;

    private static readonly FrozenSet<string> DateLabels = WordClasses.Of("date-label");
    private static readonly FrozenSet<string> Starters = WordClasses.Of("starter");

    private const string Closing = "\"'”’»)]}";

    /// <summary>The sentences of a text, in order.</summary>
    public static IReadOnlyList<Sentence> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<Sentence>();
        var paragraph = 0;
        var start = 0;
        if (DateHead().Match(text) is { Success: true } head && DateLabels.Contains(head.Groups["label"].Value.ToLowerInvariant()))
        {
            sentences.Add(new Sentence(new TextSpan(head.Groups["head"].Index, head.Groups["head"].Length), paragraph));
            start = head.Length;
        }
        while (start < text.Length)
        {
            var end = EndOfParagraph(text, start);
            var before = sentences.Count;
            AddParagraph(text, start, end, paragraph, sentences);
            if (sentences.Count > before)
                paragraph++;
            start = end;
            while (start < text.Length && text[start] is '\n' or '\r')
                start++;
        }
        return sentences;
    }

    // "date 2031-06-05 The ferry sank": on the line of the text's first words, and none of them.
    [GeneratedRegex(
        @"\A\s*(?<head>(?<label>\p{L}+):?[ \t]+[0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]+(?=\S)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex DateHead();

    private static int EndOfParagraph(string text, int start)
    {
        for (var at = text.IndexOf('\n', start); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            var next = at + 1;
            while (next < text.Length && text[next] is ' ' or '\t' or '\r' or '\u00A0')
                next++;
            if (next >= text.Length || text[next] == '\n')
                return at;
        }
        return text.Length;
    }

    private static void AddParagraph(string text, int start, int end, int paragraph, List<Sentence> sentences)
    {
        var isWrapped = IsWrapped(text, start, end);
        var from = start;
        for (var at = start; at < end; at++)
        {
            var stop = text[at] switch
            {
                '\n' when !isWrapped => at,
                '.' or '!' or '?' or '…' when EndsAt(text, at, end) is >= 0 and var behind => behind,
                _ => -1,
            };
            if (stop < 0)
            {
                // Of several full stops in a row the first has decided.
                while (at + 1 < end && IsStop(text[at]) && IsStop(text[at + 1]))
                    at++;
                continue;
            }
            Add(text, from, stop, paragraph, sentences);
            from = stop;
            at = Math.Max(at, stop - 1);
        }
        Add(text, from, end, paragraph, sentences);
    }

    // Every line but the last is about as long as lines are in mail and wire copy.
    private static bool IsWrapped(string text, int start, int end)
    {
        var lineStart = start;
        var lines = 0;
        for (var at = text.IndexOf('\n', start, end - start); at >= 0; at = text.IndexOf('\n', lineStart, end - lineStart))
        {
            if (at - lineStart < ShortestWrapped)
                return false;
            lines++;
            lineStart = at + 1;
        }
        return lines > 0;
    }

    /// <summary>Where a sentence ends whose full stop, or the first of several, stands at <paramref name="at"/>; -1 where it goes
    /// on.</summary>
    private static int EndsAt(string text, int at, int end)
    {
        var behind = at + 1;
        while (behind < end && IsStop(text[behind]))
            behind++;
        var isSingleStop = text[at] == '.' && behind == at + 1;
        while (behind < end && Closing.Contains(text[behind]))
            behind++;
        if (behind >= end)
            return behind;
        if (!char.IsWhiteSpace(text[behind]))
            return isSingleStop && IsGluedSentence(text, at, behind, end) ? behind : -1;
        var next = behind;
        while (next < end && (char.IsWhiteSpace(text[next]) || IsOpening(text[next])))
            next++;
        if (next >= end)
            return behind;
        if (char.IsLower(text[next]))
            return -1;
        return isSingleStop && behind == at + 1 && BelongsToWord(text, at, next, end) ? -1 : behind;
    }

    private static bool IsStop(char c) => c is '.' or '!' or '?' or '…';

    private static bool IsOpening(char c) => c is '"' or '“' or '‘' or '\'' or '«' or '(' or '[' or '–' or '—' or '-';

    // "…told us.The next": a space was lost between two sentences.
    private static bool IsGluedSentence(string text, int at, int behind, int end) =>
        at > 1 && behind + 1 < end && char.IsLower(text[at - 1]) && char.IsLower(text[at - 2]) && char.IsUpper(text[behind])
            && char.IsLower(text[behind + 1]);

    /// <summary>Whether a single full stop is part of the word before it.</summary>
    private static bool BelongsToWord(string text, int at, int next, int end)
    {
        var start = at;
        while (start > 0 && (char.IsLetter(text[start - 1]) || (text[start - 1] == '.' && start > 1 && char.IsLetter(text[start - 2]))))
            start--;
        if (start == at)
            return false;
        var word = text[start..at].ToLowerInvariant();
        // "Antony J. Blinken": an initial. "He got an A. Then" reads as one too; names are far more common in news.
        if (word.Length == 1 && char.IsUpper(text[start]) && char.IsUpper(text[next]) && word != "i")
            return true;
        if (!WordClasses.Abbreviations.TryGetValue(word, out var before))
            return false;
        return before switch
        {
            "name" => true,
            "number" => char.IsDigit(text[next]),
            _ => !Starters.Contains(WordAt(text, next, end)),
        };
    }

    private static string WordAt(string text, int start, int end)
    {
        var stop = start;
        while (stop < end && char.IsLetter(text[stop]))
            stop++;
        return text[start..stop].ToLowerInvariant();
    }

    private static void Add(string text, int start, int end, int paragraph, List<Sentence> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        while (end - start > Longest)
        {
            var cut = text.LastIndexOf(' ', start + Longest, Longest);
            cut = cut > start ? cut : start + Longest;
            sentences.Add(new Sentence(new TextSpan(start, cut - start), paragraph));
            start = cut + (text[cut] == ' ' ? 1 : 0);
        }
        if (end > start)
            sentences.Add(new Sentence(new TextSpan(start, end - start), paragraph));
    }
}
