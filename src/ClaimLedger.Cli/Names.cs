using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace ClaimLedger.Cli;

/// <summary>The names of an enumeration's members in data and on the command line: <c>SelfContradiction</c> is <c>self-contradiction</c>.</summary>
internal static class Names<T>
    where T : struct, Enum
{
    /// <summary>All names, in the order of declaration.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<T>().Select(Kebab)];

    private static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(value => value, Kebab);

    /// <summary>The name of a value.</summary>
    public static string Of(T value) => ByValue[value];

    /// <summary>The value of a name; case does not matter.</summary>
    public static bool TryParse(string name, out T value)
    {
        foreach (var pair in ByValue)
        {
            if (string.Equals(pair.Value, name, StringComparison.OrdinalIgnoreCase))
            {
                value = pair.Key;
                return true;
            }
        }
        value = default;
        return false;
    }

    private static string Kebab(T value)
    {
        var name = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && name.Length > 0)
                name.Append('-');
            name.Append(char.ToLowerInvariant(letter));
        }
        return name.ToString();
    }
}
