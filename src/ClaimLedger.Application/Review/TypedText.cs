using ClaimLedger.Text;

namespace ClaimLedger.Application.Review;

/// <summary>What a person types into a field of a data set, a line.</summary>
internal static class TypedText
{
    /// <summary>The longest.</summary>
    public const int Longest = 10_000;

    /// <summary>What is said of a longer one.</summary>
    public static readonly string TooLong = $"an answer has {Longest:#,0} characters at most";

    /// <summary>What is wrong with a text that no file could hold, or that nobody could see: an arrow key, a separator that was pasted,
    /// half a character; null where it is well.</summary>
    public static string? FaultIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest)
            return TooLong;
        foreach (var sign in text)
        {
            if (char.IsControl(sign) && sign != '\t' || sign is '\u2028' or '\u2029')
                return $"the answer holds U+{(int)sign:X4}, which nobody sees; give it without";
        }
        return InvisibleCharacters.FirstIn(text) is { } found
            ? $"the answer holds U+{found.Value:X4} ({found.Name}), which nobody sees; give it without" : null;
    }
}
