namespace ClaimLedger.Sqlite;

/// <summary>
/// Numbers by name. Whoever reads or writes a row asks for the same names in the same order as for the row before, so that the number
/// is mostly known without a look-up: a pass over a million rows pays for no name.
/// </summary>
internal sealed class Ordinals
{
    private readonly string _what;
    private readonly Dictionary<string, int> _byName;

    // By number: the very text that was asked with last, and which number was asked for after it.
    private readonly string?[] _asked;
    private readonly int[] _after;
    private int _last;

    /// <param name="what">What is numbered, for a message.</param>
    /// <param name="names">The names, from 0; of several alike the first counts.</param>
    internal Ordinals(string what, IReadOnlyList<string> names)
    {
        _what = what;
        _byName = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var number = 0; number < names.Count; number++)
            _byName.TryAdd(names[number], number);
        _asked = new string?[names.Count];
        _after = new int[names.Count];
    }

    /// <summary>The number of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal int Of(string name)
    {
        if (_after.Length > 0 && _after[_last] is var guess && ReferenceEquals(_asked[guess], name))
            return _last = guess;
        if (!_byName.TryGetValue(name, out var number))
            throw new ArgumentException($"The statement has no {_what} {name}; it has {string.Join(", ", _byName.Keys)}.", nameof(name));
        _asked[number] = name;
        _after[_last] = number;
        return _last = number;
    }
}
