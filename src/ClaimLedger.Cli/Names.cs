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

    /// <summary>The value of a name, or null where it is none; case does not matter.</summary>
    public static T? Find(string name)
    {
        foreach (var (value, known) in ByValue)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        return null;
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
