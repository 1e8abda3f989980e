namespace ClaimLedger.TestSupport;

/// <summary>How often a property is tried: a few times with every change, many times with <c>CLAIMLEDGER_LONG_TESTS=1</c>.</summary>
public static class LongTests
{
    /// <summary>Whether the long counts are asked for.</summary>
    public static bool Wanted { get; } = Environment.GetEnvironmentVariable("CLAIMLEDGER_LONG_TESTS") == "1";

    /// <summary>One of two counts.</summary>
    /// <param name="usual">With every change.</param>
    /// <param name="many">Where the long counts are asked for.</param>
    public static int Count(int usual, int many) => Wanted ? many : usual;
}
