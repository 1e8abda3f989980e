using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets.Writing;

/// <summary>One entry of <c>rulings.yaml</c> as texts under keys, whatever its style.</summary>
/// <param name="Conflict">The conflict that it is on.</param>
/// <param name="Texts">The texts of each key.</param>
internal sealed record RulingItem(ConflictId Conflict, ImmutableSortedDictionary<string, ImmutableArray<string>> Texts)
{
    private const string Says = "says";
    private const string On = "on";
    private const string ConflictKey = "conflict";
    private const string QuestionKey = "question";

    // What the conflict was comes first: it is what a reviewer of a diff has to know.
    private static readonly ImmutableArray<string> Order = [
        ConflictKey, "kind", QuestionKey, Says, "verdict", "position", "reason", "by", On, "note",
    ];

    public static RulingItem Of(Ruling ruling)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        Add(ConflictKey, ruling.Conflict.ToString());
        Add("kind", ruling.Kind is { } kind ? TermNames<ConflictKind>.Of(kind) : null);
        Add(QuestionKey, ruling.Question?.ToString());
        if (!ruling.Says.IsEmpty)
            texts.Add(Says, ruling.Says);
        Add("verdict", TermNames<Verdict>.Of(ruling.Verdict));
        Add("position", ruling.Position);
        Add("reason", ruling.Reason);
        Add("by", ruling.By);
        Add(On, ruling.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new RulingItem(ruling.Conflict, texts.ToImmutable());

        void Add(string key, string? text)
        {
            if (text is not null)
                texts.Add(key, [text]);
        }
    }

    /// <summary>The same on a conflict that is called otherwise, since its question is.</summary>
    public RulingItem Renamed(ConflictId conflict, QuestionId question, QuestionId name)
    {
        var texts = Texts.SetItem(ConflictKey, [conflict.ToString()]);
        return new RulingItem(
            conflict,
            texts.TryGetValue(QuestionKey, out var asked) && asked is [var only] && only == question.ToString()
                ? texts.SetItem(QuestionKey, [name.ToString()]) : texts);
    }

    /// <summary>The entries of a file that the loader accepts, by conflict.</summary>
    public static ImmutableArray<RulingItem> All(Node? root) =>
        root is Node.Mapping file && file.Find("rulings")?.Value is Node.Sequence list
            ? [.. list.Items.OfType<Node.Mapping>().Select(Read).OrderBy(item => item.Conflict)]
            : [];

    /// <summary>The entry in block style, its dash indented by so much.</summary>
    public string Write(int indent, string newLine)
    {
        var text = new StringBuilder();
        var margin = new string(' ', indent) + "- ";
        foreach (var key in Order.Where(Texts.ContainsKey))
        {
            text.Append(margin).Append(key).Append(':');
            margin = new string(' ', indent + 2);
            if (key == Says)
            {
                foreach (var said in Texts[key])
                    text.Append(newLine).Append(margin).Append("  - ").Append(YamlText.Of(said));
            }
            else
            {
                text.Append(' ').Append(key == On ? Texts[key][0] : YamlText.Of(Texts[key][0]));
            }
            text.Append(newLine);
        }
        return text.ToString();
    }

    public bool Equals(RulingItem? other) =>
        other is not null && Texts.Count == other.Texts.Count
        && Texts.All(pair => other.Texts.TryGetValue(pair.Key, out var texts) && texts.SequenceEqual(pair.Value, StringComparer.Ordinal));

    public override int GetHashCode() => Conflict.GetHashCode();

    private static RulingItem Read(Node.Mapping map)
    {
        var texts = map.Entries.ToImmutableSortedDictionary(entry => entry.Key.Text, entry => TextsOf(entry.Value), StringComparer.Ordinal);
        return new RulingItem(new ConflictId(texts["conflict"][0]), texts);
    }

    private static ImmutableArray<string> TextsOf(Node node) => node switch
    {
        Node.Scalar scalar => [scalar.Text],
        Node.Sequence list => [.. list.Items.OfType<Node.Scalar>().Select(item => item.Text)],
        _ => [],
    };
}
