using System.Collections.Concurrent;

namespace ClaimLedger.Reports.Model;

/// <summary>What was made once for many pages, of so many keys at most: behind that it begins anew.</summary>
internal sealed class Kept<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _values = new();
    private int _count;

    /// <summary>What was made of a key, now or before.</summary>
    public TValue Of<TArgument>(TKey key, TArgument argument, Func<TArgument, TValue> make)
    {
        if (_values.TryGetValue(key, out var kept))
            return kept;
        var made = make(argument);
        if (Interlocked.Increment(ref _count) > most)
        {
            _values.Clear();
            Interlocked.Exchange(ref _count, 1);
        }
        return _values[key] = made;
    }
}
