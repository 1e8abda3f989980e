using System.Collections.Immutable;

namespace ClaimLedger.DataSets.Reading;

/// <summary>What is wrong and what to write instead, without full stops.</summary>
internal readonly record struct Words(string Wrong, string Cure);

/// <summary>Collects mistakes, so that one run reports all of them.</summary>
internal sealed class MistakeBag
{
    private readonly List<Mistake> _mistakes = [];

    public bool IsEmpty => _mistakes.Count == 0;

    public void Add(Mistake mistake) => _mistakes.Add(mistake);

    public void Add(Place place, Words words) => _mistakes.Add(new Mistake(place, words.Wrong, words.Cure));

    public void AddRange(MistakeBag other) => _mistakes.AddRange(other._mistakes);

    /// <summary>By file, line and column; in the order they were found where these are equal.</summary>
    public ImmutableArray<Mistake> Sorted() =>
    [
        .. _mistakes
            .OrderBy(mistake => mistake.Place.File, StringComparer.Ordinal)
            .ThenBy(mistake => mistake.Place.Line)
            .ThenBy(mistake => mistake.Place.Column)
            .Distinct(),
    ];
}
