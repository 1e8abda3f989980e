using System.Collections.Frozen;
using ClaimLedger.News;

namespace ClaimLedger.Naming;

/// <summary>Tells what sort of speaker a name is likely to be, for a person to correct.</summary>
internal static class SpeakerKinds
{
    private static readonly FrozenSet<string> Outlets = WordClasses.Of("outlet-word");
    private static readonly FrozenSet<string> Groups = WordClasses.Of("group-word");
    private static readonly FrozenSet<string> Indefinite = WordClasses.Of("indefinite");

    /// <summary>A description in small letters is of somebody unnamed, but for an office or group there is one of ("police", "the health
    /// ministry"); a name that ends in the noun of an office, a group or an outlet is one; the rest are people.</summary>
    public static SpeakerKind Guess(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return SpeakerKind.Anonymous;
        var last = words[^1].ToLowerInvariant();
        if (char.IsUpper(words[^1][0]) && Outlets.Contains(last) && words.Length > 1)
            return SpeakerKind.Outlet;
        // "The Court of Audit" is a court.
        var of = Array.IndexOf(words, "of");
        if (of > 0 && WordClasses.SpeakerNouns.TryGetValue(words[of - 1].ToLowerInvariant(), out var kind)
            || WordClasses.SpeakerNouns.TryGetValue(last, out kind)
            || Array.Exists(words, word => WordClasses.SpeakerNouns.TryGetValue(word.ToLowerInvariant(), out kind)))
        {
            var isOne = words.Any(word => char.IsUpper(word[0]))
                || (WordClasses.SpeakerNouns.ContainsKey(last) && !Indefinite.Contains(words[0].ToLowerInvariant()));
            return kind switch
            {
                "office" when isOne => SpeakerKind.Office,
                "group" when isOne => SpeakerKind.Group,
                _ => SpeakerKind.Anonymous,
            };
        }
        if (char.IsUpper(words[^1][0]) && Groups.Contains(last) && words.Length > 1)
            return SpeakerKind.Group;
        if (char.IsLower(words[0][0]))
            return SpeakerKind.Anonymous;
        return words.Length >= 2 ? SpeakerKind.Person : SpeakerKind.Group;
    }
}
