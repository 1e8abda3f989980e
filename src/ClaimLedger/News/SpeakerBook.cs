using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>The names by which a text calls its speakers: what the data set declares, full names in the text, and who spoke last.</summary>
internal sealed class SpeakerBook
{
    /// <summary>How many speakers back "the official" can reach.</summary>
    private const int FurthestBack = 100;

    private static readonly FrozenSet<string> Pointers = WordClasses.Of("pointer");
    private static readonly FrozenSet<string> Openers = WordClasses.Of("opener");

    private readonly Dictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _outlets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _fullNames = new(StringComparer.Ordinal);
    private readonly List<(string Name, string[] Words)> _mentioned = [];

    public SpeakerBook(IEnumerable<Speaker> declared, NewsText text)
    {
        foreach (var speaker in declared)
        {
            foreach (var name in speaker.Also.Prepend(speaker.Name.ToString()))
            {
                _known.TryAdd(Key(name), speaker.Name.ToString());
                if (speaker.Kind is SpeakerKind.Outlet)
                    _outlets.Add(Key(name));
            }
        }
        FindFullNames(text);
    }

    /// <summary>Whether the data set knows a name as an outlet that passes words on.</summary>
    public bool IsOutlet(string name) => _outlets.Contains(Key(name));

    /// <summary>Whether a name is declared, or is the last part of a full name in the text.</summary>
    public bool Knows(string name) => _known.ContainsKey(Key(name)) || _fullNames.ContainsKey(Key(name));

    /// <summary>The full name in the text of which a word is the last part; null for none.</summary>
    public string? FullName(string last) => _fullNames.GetValueOrDefault(last);

    /// <summary>The name of whoever the words mean, and remembers that they spoke; null where a pronoun has nobody to stand for.</summary>
    public string? Meet(string words)
    {
        if (Resolve(words) is not { } name)
            return null;
        _mentioned.Add((name, Split(words)));
        return name;
    }

    /// <summary>The name of whoever the words mean.</summary>
    public string? Resolve(string words)
    {
        var key = Key(words);
        if (WordClasses.Pronouns.Contains(key.ToLowerInvariant()))
            return _mentioned.Count > 0 ? _mentioned[^1].Name : null;
        if (_known.TryGetValue(key, out var known))
            return known;
        var parts = key.Split(' ');
        for (var skip = 1; skip < parts.Length; skip++)
        {
            // "US President Donald Trump", "Mr. Kirby": titles stand before the name.
            if (char.IsUpper(parts[skip][0]) && _known.TryGetValue(string.Join(' ', parts[skip..]), out known))
                return known;
        }
        if (parts.Length > 1 && Pointers.Contains(parts[0].ToLowerInvariant()) && Antecedent(parts) is { } antecedent)
            return antecedent;
        if (NameBehindTitle(parts) is { } person)
            return _known.GetValueOrDefault(person) ?? person;
        return parts[^1] is var last && parts.Length <= 2 && char.IsUpper(last[0]) && _fullNames.TryGetValue(last, out var full)
            ? _known.GetValueOrDefault(full) ?? full
            : LowerArticle(key);
    }

    // "The official": the last speaker who was called one.
    private string? Antecedent(string[] parts)
    {
        var head = Array.Find(parts, part => WordClasses.SpeakerNouns.ContainsKey(part.ToLowerInvariant()))?.ToLowerInvariant();
        if (head is null)
            return null;
        for (var index = _mentioned.Count - 1; index >= Math.Max(0, _mentioned.Count - FurthestBack); index--)
        {
            var words = _mentioned[index].Words;
            if (words.Contains(head) && parts.Skip(1).All(part => words.Contains(part.ToLowerInvariant())))
                return _mentioned[index].Name;
        }
        return null;
    }

    // "Israeli minister Zeev Elkin", "Captain Orla Finch".
    private string? NameBehindTitle(string[] parts)
    {
        var start = parts.Length;
        while (start > 0 && IsNamePart(parts[start - 1]))
            start--;
        if (start == parts.Length || start == 0 || !WordClasses.SpeakerNouns.ContainsKey(parts[start - 1].ToLowerInvariant().TrimEnd('.'))
            && !IsTitle(parts[start - 1]))
            return null;
        var name = string.Join(' ', parts[start..]);
        return parts.Length - start == 1 && _fullNames.TryGetValue(parts[^1], out var full) ? full : name;
    }

    private static bool IsTitle(string part) =>
        WordClasses.Abbreviations.TryGetValue(part.TrimEnd('.').ToLowerInvariant(), out var before) && before == "name";

    private static bool IsNamePart(string part) =>
        char.IsUpper(part[0]) && !IsTitle(part) && !WordClasses.SpeakerNouns.ContainsKey(part.ToLowerInvariant());

    /// <summary>Notes each name of two and more capitals by its last part, the first in the text first.</summary>
    private void FindFullNames(NewsText text)
    {
        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            var start = -1;
            for (var token = text.First(sentence); token <= text.Last(sentence); token++)
            {
                if (token < text.Last(sentence) && (IsPartOfFullName(text, token) || (start >= 0 && IsStopOfInitial(text, token))))
                {
                    start = start < 0 ? token : start;
                    continue;
                }
                if (start >= 0 && token - start >= 2 && text.IsWord(token - 1))
                    _fullNames.TryAdd(text.Words(token - 1, token), text.Words(start, token));
                start = -1;
            }
        }
    }

    private static bool IsPartOfFullName(NewsText text, int token)
    {
        var word = text.Tokens[token].Text;
        return text.IsWord(token) && text.IsCapital(token) && !IsTitle(word) && !WordClasses.IsFunctionWord(word)
            && !WordClasses.SpeakerNouns.ContainsKey(word) && !WordClasses.IsPossessive(word);
    }

    private static bool IsStopOfInitial(NewsText text, int token) =>
        text.Tokens[token] is { Text: ".", IsGlued: true } && text.Tokens[token - 1].Length == 1;

    // "The official", in the middle of a sentence.
    private static string LowerArticle(string words) =>
        Openers.Contains(words.Split(' ')[0].ToLowerInvariant()) ? char.ToLowerInvariant(words[0]) + words[1..] : words;

    private static string Key(string name) =>
        OneLine.Of(name.Replace('’', '\''));

    private static string[] Split(string words) =>
        [.. Tokenizer.Read(words).Where(token => token.Kind == TokenKind.Word).Select(token => token.Text)];
}
