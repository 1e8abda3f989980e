using System.Collections.Immutable;

namespace ClaimLedger.DataSets;

/// <summary>A listing of conflicts that a desk comes back to: an entry of <c>queries.yaml</c>.</summary>
/// <param name="Name">Its name, by which it has an address.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Show">What narrows the listing: filters by the names of their options, each with its values.</param>
/// <param name="Place">Where it stands.</param>
public sealed record SavedQuery(string Name, string Title, ImmutableArray<SavedFilter> Show, Place Place);

/// <summary>A filter of a saved query.</summary>
/// <param name="Name">The filter.</param>
/// <param name="Values">Its values.</param>
public sealed record SavedFilter(string Name, ImmutableArray<string> Values);
