namespace ClaimLedger;

/// <summary>
/// Remembers what was asked for lately, and never more than twice <paramref name="capacity"/>: when the young half is
/// full it becomes the old half, and the old one goes.
/// </summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    internal TValue Get(TKey key, Func<TKey, TValue> make)
    {
        if (_young.TryGetValue(key, out var value))
            return value;
        if (!_old.TryGetValue(key, out value))
            value = make(key);
        if (_young.Count >= capacity)
            (_young, _old) = ([], _young);
        _young[key] = value;
        return value;
    }
}
