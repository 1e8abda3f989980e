using System.Collections.Immutable;

namespace ClaimLedger.DataSets.Mistakes;

/// <summary>What is wrong and what to write instead, without full stops.</summary>
internal readonly record struct MistakeWords(string Wrong, string Cure);

/// <summary>Collects mistakes, so that one run reports all of them.</summary>
/// <param name="passedOn">Takes each mistake in place of the bag; null where the bag keeps them.</param>
internal sealed class MistakeBag(ICollection<Mistake>? passedOn = null)
{
    /// <summary>Nobody reads further, and a file that was put here by mistake could fill the memory.</summary>
    private const int Limit = 10_000;

    private readonly List<Mistake> _mistakes = [];

    public bool IsEmpty => _mistakes.Count == 0;

    public void Add(Place place, MistakeWords words) => Add(new Mistake(place, words.Wrong, words.Cure));

    public void Add(Mistake mistake)
    {
        if (passedOn is not null)
            passedOn.Add(mistake);
        else if (_mistakes.Count < Limit)
            _mistakes.Add(mistake);
    }

    public void AddRange(MistakeBag other) => _mistakes.AddRange(other._mistakes.Take(Limit - _mistakes.Count));

    /// <summary>By file, line and column; in the order they were found where these are equal.</summary>
    public ImmutableArray<Mistake> Sorted()
    {
        IEnumerable<Mistake> sorted = _mistakes
            .OrderBy(mistake => mistake.Place.File, StringComparer.Ordinal)
            .ThenBy(mistake => mistake.Place.Line)
            .ThenBy(mistake => mistake.Place.Column)
            .Distinct();
        if (_mistakes.Count == Limit)
            sorted = sorted.Append(
                new Mistake(_mistakes[^1].Place, MistakeWording.TooMany(Limit).Wrong, MistakeWording.TooMany(Limit).Cure));
        return [.. sorted];
    }
}
