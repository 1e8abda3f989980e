using System.Collections.Immutable;

namespace ClaimLedger.Expectations;

/// <summary>
/// Lays the sides that an expectation names, "A and B and C", against a conflict's positions. What a position says may hold
/// "and" itself ("Alexander and the bodies of four"), so every way to group the pieces is tried.
/// </summary>
internal static class Sides
{
    /// <summary>The most pieces: what lies between is tried in all groupings.</summary>
    public const int Most = 12;

    private const string And = " and ";

    /// <summary>The pieces between one "and" and the next; one between quotation marks holds no boundary.</summary>
    public static ImmutableArray<string> Split(string text)
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        var (start, quoted) = (0, false);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '"' or '“' or '”')
                quoted = !quoted;
            if (quoted || !text.AsSpan(at).StartsWith(And, StringComparison.Ordinal))
                continue;
            pieces.Add(text[start..at]);
            start = at + And.Length;
            at = start - 1;
        }
        pieces.Add(text[start..]);
        return pieces.Any(string.IsNullOrWhiteSpace) ? [] : pieces.ToImmutable();
    }

    /// <summary>Whether the pieces can be grouped into two or more sides, each of which another position takes.</summary>
    /// <param name="pieces">The pieces; at most <see cref="Most"/>.</param>
    /// <param name="positions">How many positions there are.</param>
    /// <param name="takes">Whether a position takes a side.</param>
    public static bool Fit(ImmutableArray<string> pieces, int positions, Func<int, string, bool> takes)
    {
        // A mask of 64 bits: no conflict that a person would write down has more positions.
        positions = Math.Min(positions, 64);
        var failed = new HashSet<(int Start, ulong Used)>();
        return From(0, 0);

        bool From(int start, ulong used)
        {
            if (start == pieces.Length)
                return System.Numerics.BitOperations.PopCount(used) >= 2;
            if (failed.Contains((start, used)))
                return false;
            for (var end = start + 1; end <= pieces.Length; end++)
            {
                var side = Unquoted(string.Join(And, pieces[start..end]));
                for (var position = 0; position < positions; position++)
                {
                    if ((used >> position & 1) == 0 && takes(position, side) && From(end, used | 1UL << position))
                        return true;
                }
            }
            failed.Add((start, used));
            return false;
        }
    }

    private static string Unquoted(string side)
    {
        side = side.Trim();
        return side.Length > 2 && (side[0], side[^1]) is ('"', '"') or ('\'', '\'') or ('“', '”') ? side[1..^1].Trim() : side;
    }
}
