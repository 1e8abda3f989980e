using System.Collections.Immutable;
using ClaimLedger.Text;

namespace ClaimLedger.Keys;

/// <summary>Which options exclude each other, option by option.</summary>
internal static class Exclusions
{
    /// <summary>Every two options, but those that say that nothing is known.</summary>
    public static ImmutableArray<OptionSet> All(ImmutableArray<string> options)
    {
        var decided = default(OptionSet);
        for (var index = 0; index < options.Length; index++)
        {
            if (!UnknownWords.Contains(options[index]))
                decided = decided.With(index);
        }
        return [.. options.Select((_, index) => decided.Contains(index) ? decided.Except(OptionSet.Of(index)) : default)];
    }

    /// <summary>The pairs alone.</summary>
    public static ImmutableArray<OptionSet> Of(ImmutableArray<string> options, IEnumerable<(int First, int Second)> pairs)
    {
        var excluded = new OptionSet[options.Length];
        foreach (var (first, second) in pairs)
        {
            excluded[first] = excluded[first].With(second);
            excluded[second] = excluded[second].With(first);
        }
        return [.. excluded];
    }
}
