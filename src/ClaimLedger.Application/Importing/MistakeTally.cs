using System.Collections;

namespace ClaimLedger.Application.Importing;

/// <summary>
/// Mistakes of a table: all are counted, and so many are kept that the first can be shown, for a table of the wrong sort has one in every
/// row.
/// </summary>
internal sealed class MistakeTally : ICollection<Mistake>
{
    private const int MostKept = 10_000;
    private const int KeptOfEach = 1_000;

    private readonly HashSet<Mistake> _kept = [];
    private readonly Dictionary<string, int> _byFile = new(StringComparer.Ordinal);

    /// <summary>What is told in place of a mistake.</summary>
    public Func<Mistake, Mistake> Told { get; set; } = mistake => mistake;

    /// <summary>How many there are.</summary>
    public long Total { get; private set; }

    public int Count => _kept.Count;

    public bool IsReadOnly => false;

    public void Add(Mistake item)
    {
        item = Told(item);
        // The same mistake can follow from several records; past what is kept, nobody can tell.
        if (_kept.Contains(item))
            return;
        Total++;
        var ofFile = _byFile.GetValueOrDefault(item.Place.File ?? "");
        if (_kept.Count >= MostKept && ofFile >= KeptOfEach)
            return;
        _kept.Add(item);
        _byFile[item.Place.File ?? ""] = ofFile + 1;
    }

    public void AddRange(IEnumerable<Mistake> mistakes)
    {
        foreach (var mistake in mistakes)
            Add(mistake);
    }

    /// <summary>Ends the import where there is a mistake.</summary>
    /// <param name="shown">How many are shown.</param>
    /// <exception cref="MistakesException">There is one.</exception>
    public void Refuse(int shown)
    {
        if (Total == 0)
            return;
        // What is wrong with a map is wrong in every row of its table.
        var sorted = _kept
            .OrderBy(mistake => _byFile[mistake.Place.File ?? ""])
            .ThenBy(mistake => mistake.Place.File, StringComparer.Ordinal)
            .ThenBy(mistake => mistake.Place.Line)
            .ThenBy(mistake => mistake.Place.Column);
        throw new MistakesException([.. sorted.Take(shown)], Total);
    }

    public void Clear() => throw new NotSupportedException();

    public bool Contains(Mistake item) => _kept.Contains(item);

    public void CopyTo(Mistake[] array, int arrayIndex) => _kept.CopyTo(array, arrayIndex);

    public bool Remove(Mistake item) => throw new NotSupportedException();

    public IEnumerator<Mistake> GetEnumerator() => _kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
