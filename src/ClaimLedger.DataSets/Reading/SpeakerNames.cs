using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets.Reading;

/// <summary>The names and aliases of the speakers. A name is looked up as written, then without regard to case.</summary>
internal sealed class SpeakerNames
{
    private readonly Dictionary<string, (string Name, Place Place)> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, Place Place)> _folded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _nearest = new(StringComparer.Ordinal);

    public bool IsWhole { get; set; } = true;

    /// <summary>Lets a text name a speaker; one that already names another is reported.</summary>
    public void Add(Node.Scalar text, string speaker, bool isAlias, MistakeBag mistakes)
    {
        if (_folded.TryGetValue(text.Text, out var first) && (first.Name != speaker || !isAlias || _names.ContainsKey(text.Text)))
        {
            mistakes.Add(text.Place, Wording.ClashingName(text.Text, first.Name, first.Place));
            return;
        }
        _names.TryAdd(text.Text, (speaker, text.Place));
        _folded.TryAdd(text.Text, (speaker, text.Place));
    }

    /// <summary>The declared name of the speaker that a text names; null where there is none, which is reported.</summary>
    public string? Resolve(Node.Scalar text, MistakeBag mistakes)
    {
        if (_names.TryGetValue(text.Text, out var found) || _folded.TryGetValue(text.Text, out found))
            return found.Name;
        if (!IsWhole)
            return null;
        if (!_nearest.TryGetValue(text.Text, out var nearest))
            _nearest[text.Text] = nearest = _nearest.Count < Limits.Suggestions ? Nearest.Find(text.Text, _names.Keys) : null;
        mistakes.Add(text.Place, Wording.NoSuch("speaker", text.Text, nearest, DataSetFiles.SpeakersName));
        return null;
    }
}
