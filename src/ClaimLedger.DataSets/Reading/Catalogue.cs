using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets.Reading;

/// <summary>
/// Declared things by name. A thing with a mistake in it is declared all the same: what refers to it is not a second
/// mistake.
/// </summary>
/// <param name="what">What the things are called in messages.</param>
/// <param name="file">Where they are declared.</param>
internal sealed class Catalogue<T>(string what, string file)
    where T : class
{
    private readonly Dictionary<string, (T? Thing, Place Place, int Index)> _things = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _nearest = new(StringComparer.Ordinal);
    private readonly List<T> _inOrder = [];
    private (string? Name, int Index) _found;

    /// <summary>Whether everything that may be declared is known; where not, a name that is not found is not reported.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>Those without mistakes, in file order.</summary>
    public ImmutableArray<T> Things => [.. _inOrder];

    /// <summary>Declares a thing; null where it has mistakes. A second one of the same name is reported.</summary>
    public void Declare(Node.Scalar name, T? thing, MistakeBag mistakes)
    {
        if (!_things.TryAdd(name.Text, (thing, name.Place, _inOrder.Count)))
            mistakes.Add(name.Place, MistakeWording.DuplicateId(what, name.Text, _things[name.Text].Place));
        else if (thing is not null)
            _inOrder.Add(thing);
    }

    /// <summary>
    /// Finds what a text refers to; null where there is no such thing, which is reported, or it has mistakes, which were.
    /// </summary>
    public T? Find(Node.Scalar? name, MistakeBag mistakes)
    {
        if (name is null)
            return null;
        if (_things.TryGetValue(name.Text, out var found))
        {
            _found = (name.Text, found.Index);
            return found.Thing;
        }
        if (IsWhole)
            mistakes.Add(name.Place, NoSuch(name.Text));
        return null;
    }

    /// <summary>Whether something of this name is declared, with mistakes or without.</summary>
    public bool Has(string name) => _things.ContainsKey(name);

    /// <summary>Puts a thing in the place of one that was declared with less in it.</summary>
    public void Replace(string name, T? thing)
    {
        var (before, place, index) = _things[name];
        // What has a mistake makes no data set, so its place in the order matters no more.
        if (before is null || thing is null)
            return;
        _things[name] = (thing, place, index);
        _inOrder[index] = thing;
    }

    /// <summary>Its place among those without mistakes.</summary>
    // Asked for what was found just now, for each of a million claims.
    public int IndexOf(string name) => _found.Name == name ? _found.Index : _things[name].Index;

    /// <summary>The thing at a place among those without mistakes.</summary>
    public T At(int index) => _inOrder[index];

    public T? Find(string name) => _things.GetValueOrDefault(name).Thing;

    public MistakeWords NoSuch(string name)
    {
        if (!_nearest.TryGetValue(name, out var nearest))
            _nearest[name] = nearest = _nearest.Count < Limits.Suggestions ? Nearest.Find(name, _things.Keys) : null;
        return MistakeWording.NoSuch(what, name, nearest, file);
    }
}

internal static class Limits
{
    /// <summary>Looking for the nearest name compares with every name: past so many different slips the rest go without.</summary>
    public const int Suggestions = 1000;

    /// <summary>Versions of one source: more are a log of retrievals, not of changes.</summary>
    public const int Versions = 1000;

    /// <summary>What a claim says is a phrase.</summary>
    public const int Says = 1000;
}
