using System.Collections.Immutable;
using System.Text;

namespace ClaimLedger.Exchange;

/// <summary>The words of an enumeration as the format writes them: <c>AskedSource</c> is <c>asked-source</c>.</summary>
internal static class FormatWords
{
    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<string> Of<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(Kebab)];

    /// <summary>One of them.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Kebab(value.ToString());

    private static string Kebab(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }
}
