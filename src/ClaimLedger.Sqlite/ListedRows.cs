using System.Collections;

namespace ClaimLedger.Sqlite;

/// <summary>
/// The rows of a listing. Which they are is known; what they say is read, a portion at a time, whenever somebody goes through them, so that
/// memory does not grow with them. Few are read at once, and kept. They can be gone through as long as the ledger is open.
/// </summary>
/// <typeparam name="T">A row.</typeparam>
public sealed class ListedRows<T> : IReadOnlyList<T>
{
    private const int MostKept = 4 * Listings.AtOnce;

    private readonly List<long> _keys;
    private readonly Func<IReadOnlyList<long>, IReadOnlyList<T>> _read;
    private readonly List<T>? _kept;

    internal ListedRows(List<long> keys, Func<IReadOnlyList<long>, IReadOnlyList<T>> read)
    {
        (_keys, _read) = (keys, read);
        _kept = Count > MostKept ? null : [.. Portions()];
    }

    /// <summary>How many there are.</summary>
    public int Count => _keys.Count;

    /// <inheritdoc/>
    public T this[int index] => _kept is { } kept ? kept[index] : _read([_keys[index]])[0];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => (_kept ?? Portions()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<T> Portions()
    {
        for (var from = 0; from < Count; from += Listings.AtOnce)
        {
            foreach (var row in _read(_keys.GetRange(from, Math.Min(Listings.AtOnce, Count - from))))
                yield return row;
        }
    }
}
