namespace ClaimLedger.Comparison;

/// <summary>Finds what is the same thing in two states.</summary>
internal static class Pairing
{
    /// <summary>
    /// Pairs things by id and, where an id is there on one side only, by what they hold, if just one on each side holds it:
    /// such a thing was given another id. In no particular order.
    /// </summary>
    /// <param name="was">The things before.</param>
    /// <param name="is">The things after.</param>
    /// <param name="idBefore">The id that a thing from before would have after.</param>
    /// <param name="idAfter">The id of a thing after.</param>
    /// <param name="holdsBefore">What a thing from before holds, in the terms of after.</param>
    /// <param name="holdsAfter">What a thing after holds.</param>
    public static List<(T? Was, T? Is)> Of<T, TId>(
        IEnumerable<T> was,
        IEnumerable<T> @is,
        Func<T, TId> idBefore,
        Func<T, TId> idAfter,
        Func<T, string>? holdsBefore = null,
        Func<T, string>? holdsAfter = null)
        where T : class
        where TId : notnull
    {
        var after = new Dictionary<TId, T>();
        foreach (var thing in @is)
            after.TryAdd(idAfter(thing), thing);
        var pairs = new List<(T? Was, T? Is)>();
        var gone = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var thing in was)
        {
            if (after.Remove(idBefore(thing), out var same))
                pairs.Add((thing, same));
            else
                gone.Add(thing);
        }

        var come = after.Values.ToHashSet<T>(ReferenceEqualityComparer.Instance);
        if (holdsBefore is not null && holdsAfter is not null)
        {
            var left = gone.GroupBy(holdsBefore, StringComparer.Ordinal)
                .Where(group => group.Count() == 1)
                .ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);
            foreach (var group in come.GroupBy(holdsAfter, StringComparer.Ordinal).Where(group => group.Count() == 1).ToList())
            {
                if (!left.TryGetValue(group.Key, out var same))
                    continue;
                pairs.Add((same, group.Single()));
                gone.Remove(same);
                come.Remove(group.Single());
            }
        }
        pairs.AddRange(gone.Select(thing => ((T?)thing, (T?)null)));
        pairs.AddRange(come.Select(thing => ((T?)null, (T?)thing)));
        return pairs;
    }
}
