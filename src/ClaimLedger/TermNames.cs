using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace ClaimLedger;

/// <summary>
/// The names of an enumeration's members wherever people and programs read them: in data sets, in the ledger, in JSON and on the
/// command line. <c>ConflictKind.SelfContradiction</c> is <c>self-contradiction</c>.
/// </summary>
/// <typeparam name="T">One of the enumerations of the model.</typeparam>
/// <example>
/// <c>TermNames&lt;OverTime&gt;.Of(OverTime.Cumulative)</c> is <c>cumulative</c>, and <c>Find("cumulative")</c> its way back.
/// </example>
public static class TermNames<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();

    /// <summary>All names, in the order of declaration.</summary>
    public static ImmutableArray<string> All { get; } = [.. Values.Select(Hyphenate)];

    private static readonly FrozenDictionary<T, string> ByValue = Values
        .Zip(All)
        .ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The name of a value.</summary>
    public static string Of(T value) => ByValue[value];

    /// <summary>The value of a name, or null where it is none.</summary>
    /// <param name="name">The name; null is none.</param>
    /// <param name="comparison">What to make of case: in data it matters, on a command line it does not.</param>
    public static T? Find(string? name, StringComparison comparison = StringComparison.Ordinal)
    {
        for (var index = 0; index < All.Length; index++)
        {
            if (string.Equals(All[index], name, comparison))
                return Values[index];
        }
        return null;
    }

    private static string Hyphenate(T value)
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
