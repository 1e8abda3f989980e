using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>
/// The names and aliases of the speakers. A name is looked up as written, then without regard to case; accents count the
/// same however they are composed.
/// </summary>
internal sealed class SpeakerNames
{
    private readonly Dictionary<string, (SpeakerName Name, string Written, Place Place)> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SpeakerName Name, string Written, Place Place)> _folded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _nearest = new(StringComparer.Ordinal);
    private readonly Dictionary<SpeakerName, SpeakerName> _speaksFor = [];

    public bool IsWhole { get; set; } = true;

    /// <summary>Lets a text name a speaker; one that already names another is reported.</summary>
    public void Add(Node.Scalar text, SpeakerName speaker, bool isAlias, MistakeBag mistakes)
    {
        var name = Key(text.Text);
        if (_folded.TryGetValue(name, out var first) && (first.Name != speaker || !isAlias || _names.ContainsKey(name)))
        {
            mistakes.Add(text.Place, MistakeWording.ClashingName(text.Text, first.Name.ToString(), first.Place));
            return;
        }
        _names.TryAdd(name, (speaker, text.Text, text.Place));
        _folded.TryAdd(name, (speaker, text.Text, text.Place));
    }

    /// <summary>The declared name of the speaker that a text names; null where there is none.</summary>
    public string? Find(string text) =>
        Key(text) is var name && (_names.TryGetValue(name, out var found) || _folded.TryGetValue(name, out found)) ? found.Name.ToString()
            : null;

    /// <summary>The declared name of the speaker that a text names; null where there is none, which is reported.</summary>
    public SpeakerName? Resolve(Node.Scalar text, MistakeBag mistakes)
    {
        var name = Key(text.Text);
        if (_names.TryGetValue(name, out var found) || _folded.TryGetValue(name, out found))
            return found.Name;
        if (!IsWhole)
            return null;
        if (!_nearest.TryGetValue(name, out var nearest))
            _nearest[name] = nearest = _nearest.Count < Limits.Suggestions
                ? Nearest.Find(text.Text, _names.Values.Select(each => each.Written))
                : null;
        mistakes.Add(text.Place, MistakeWording.NoSuch("speaker", text.Text, nearest, FileNames.Speakers));
        return null;
    }

    /// <summary>Lets a declared speaker speak in another's name.</summary>
    public void SpeaksFor(SpeakerName speaker, SpeakerName other) => _speaksFor[speaker] = other;

    /// <summary>In whose name a declared speaker speaks in the end; circles, which were reported, end somewhere.</summary>
    public SpeakerName Voice(SpeakerName speaker)
    {
        for (var steps = 0; steps < 16 && _speaksFor.TryGetValue(speaker, out var other); steps++)
            speaker = other;
        return speaker;
    }

    private static string Key(string name) => CanonicalText.Decompose(name);
}
