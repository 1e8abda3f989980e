using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using ClaimLedger.Text;

namespace ClaimLedger.Articles;

/// <summary>
/// Joins lines that a page broke. A hyphen at the end of a line goes where it only broke a word, and stays where the word has one of its
/// own: "evacu-ated" is one word, "two-thirds" and "7.8-magnitude" are not.
/// </summary>
internal sealed partial class LineEnds
{
    private static readonly FrozenSet<string> KeepHyphen =
        NumberWords.All.Concat(WordLists.Words("hyphen-keepers")).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Learns which words the text has elsewhere.</summary>
    public LineEnds(IEnumerable<string> lines)
    {
        var isBroken = false;
        foreach (var line in lines)
        {
            var (wasBroken, end) = (isBroken, line.Length - 1);
            isBroken = line.Length > 0 && (line[^1] is '-' or '\u2010' or '\u00AD');
            foreach (var word in Word().EnumerateMatches(line))
            {
                // The half of a broken word is none.
                if (!(wasBroken && word.Index == 0) && !(isBroken && word.Index + word.Length == end))
                    _words.Add(line.Substring(word.Index, word.Length));
            }
        }
    }

    /// <summary>The lines as one.</summary>
    public string Join(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        for (var at = 0; at < lines.Count; at++)
        {
            var line = Ligatures(lines[at]);
            if (at == lines.Count - 1)
                text.Append(line);
            else if (line.EndsWith('\u00AD'))
                text.Append(line, 0, line.Length - 1);
            else if (line.Length > 1 && (line[^1] is '-' or '\u2010') && char.IsLetterOrDigit(line[^2]))
                text.Append(line, 0, line.Length - (IsBroken(line, lines[at + 1]) ? 1 : 0));
            else
                text.Append(line).Append(' ');
        }
        return text.Replace("\u00AD", "").ToString();
    }

    private bool IsBroken(string line, string next)
    {
        var first = LastWord().Match(line, 0, line.Length - 1).Value;
        var second = FirstWord().Match(next).Value;
        if (first.Length < 2 || second.Length < 2 || !first.All(char.IsLetter) || !second.All(char.IsLower))
            return false;
        if (_words.Contains(first + second))
            return true;
        var isCompound = _words.Contains($"{first}-{second}") || (_words.Contains(first) && _words.Contains(second));
        return !isCompound && !KeepHyphen.Contains(first);
    }

    // The signs U+FB00 to U+FB06, in order.
    private static readonly string[] Joined = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    // One sign for two or three letters, as fonts have them: no word would be found by it.
    private static string Ligatures(string line) =>
        line.AsSpan().ContainsAnyInRange('\uFB00', '\uFB06')
            ? string.Concat(line.Select(letter => letter is >= '\uFB00' and <= '\uFB06' ? Joined[letter - '\uFB00'] : letter.ToString()))
            : line;

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"[\p{L}\p{N}.,]+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\A[\p{L}\p{N}]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstWord();
}
