using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Which sources derive from which: known only when every file has been read.</summary>
internal sealed class Origins(MistakeBag mistakes)
{
    private readonly Dictionary<SourceId, IReadOnlyList<Node.Scalar>> _named = [];
    private readonly Dictionary<string, string?> _nearest = new(StringComparer.Ordinal);

    /// <summary>Notes from which sources one says that it derives; what is read of it last counts.</summary>
    public void Add(SourceId source, IReadOnlyList<Node.Scalar> origins)
    {
        if (origins.Count > 0)
            _named[source] = origins;
        else
            _named.Remove(source);
    }

    /// <summary>The sources with those from which they derive; what cannot be is reported.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="isDeclared">Whether there is a source of this name, with mistakes or without, or there may be one.</param>
    public ImmutableArray<Source> Resolve(ImmutableArray<Source> sources, Func<string, bool> isDeclared)
    {
        if (_named.Count == 0)
            return sources;
        var known = sources.Select(source => source.Id).ToHashSet();
        var from = new Dictionary<SourceId, ImmutableArray<SourceId>>();
        foreach (var (source, names) in _named)
        {
            var origins = new List<SourceId>();
            foreach (var name in names)
            {
                var id = new SourceId(name.Text);
                if (id == source)
                    mistakes.Add(name.Place, MistakeWording.DerivesFromItself);
                else if (!known.Contains(id) && !isDeclared(name.Text))
                    mistakes.Add(name.Place, MistakeWording.NoSuch("source", name.Text, NearestTo(name.Text, known), "sources/"));
                else if (!origins.Contains(id))
                    origins.Add(id);
            }
            from[source] = [.. origins];
        }
        ReportCircles(from);
        return [.. sources.Select(source => from.TryGetValue(source.Id, out var own) ? source with { DerivedFrom = own } : source)];
    }

    private string? NearestTo(string name, HashSet<SourceId> known)
    {
        if (!_nearest.TryGetValue(name, out var nearest))
            _nearest[name] = nearest = _nearest.Count < Limits.Suggestions ? Nearest.Find(name, known.Select(id => id.Text)) : null;
        return nearest;
    }

    // One step at a time, as a chain of copies can be longer than a stack is deep.
    private void ReportCircles(Dictionary<SourceId, ImmutableArray<SourceId>> from)
    {
        var done = new HashSet<SourceId>();
        foreach (var start in from.Keys.Order())
        {
            var path = new List<(SourceId Source, int Next)> { (start, 0) };
            var on = new HashSet<SourceId> { start };
            while (path.Count > 0)
            {
                var (source, next) = path[^1];
                var own = from.GetValueOrDefault(source, []);
                if (next == own.Length || done.Contains(source))
                {
                    done.Add(source);
                    on.Remove(source);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }
                path[^1] = (source, next + 1);
                if (on.Add(own[next]))
                    path.Add((own[next], 0));
                else
                    ReportCircle([.. path.Select(step => step.Source).SkipWhile(step => step != own[next])], own[next]);
            }
        }
    }

    private void ReportCircle(List<SourceId> circle, SourceId first)
    {
        var next = circle.Count > 1 ? circle[1] : first;
        mistakes.Add(
            _named[first].First(name => name.Text == next.Text).Place,
            MistakeWording.DerivesInCircle([.. circle.Append(first).Select(id => id.Text)]));
    }
}
