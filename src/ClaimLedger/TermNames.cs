using System.Collections.Immutable;
using System.Runtime.CompilerServices;

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
    // By number and not by T: what is generic over a value type is compiled once more for each, at every start of the tool.
    private static readonly TermTable Table = new(typeof(T));

    /// <summary>All names, in the order of their numbers.</summary>
    public static ImmutableArray<string> All => Table.Names;

    /// <summary>The name of a value.</summary>
    public static string Of(T value) => Table.Name(Unsafe.As<T, int>(ref value));

    /// <summary>The value of a name, or null where it is none.</summary>
    /// <param name="name">The name; null is none.</param>
    /// <param name="comparison">What to make of case: in data it matters, on a command line it does not.</param>
    public static T? Find(string? name, StringComparison comparison = StringComparison.Ordinal)
    {
        if (Table.Number(name, comparison) is not { } number)
            return null;
        return Unsafe.As<int, T>(ref number);
    }
}
