using ClaimLedger.News;
namespace ClaimLedger.Naming;

/// <summary>Tells what sort of speaker a name is likely to be, for a person to correct.</summary>
internal static class SpeakerKinds
{
    /// <summary>A description in small letters is of somebody unnamed; a name that ends in the noun of an office is an office; the rest
    /// are people.</summary>
    public static SpeakerKind Guess(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return SpeakerKind.Anonymous;
        var last = words[^1].ToLowerInvariant();
        if (WordClasses.SpeakerNouns.TryGetValue(last, out var kind)
            || Array.Exists(words, word => WordClasses.SpeakerNouns.TryGetValue(word.ToLowerInvariant(), out kind)))
            return kind is "office" && words.Any(word => char.IsUpper(word[0])) ? SpeakerKind.Office : SpeakerKind.Anonymous;
        if (char.IsLower(words[0][0]))
            return SpeakerKind.Anonymous;
        return words.Length >= 2 ? SpeakerKind.Person : SpeakerKind.Group;
    }
}
