using System.Collections.Immutable;

namespace ClaimLedger.Keys;

/// <summary>What a field holds, as the format writes it: a text, a list, or a map of texts.</summary>
internal abstract record Told
{
    private Told()
    {
    }

    /// <summary>A text; an empty one stands in JSON and nowhere else.</summary>
    public sealed record Text(string Words) : Told;

    /// <summary>Several in order; none of them says that there are none, where that has to be said.</summary>
    public sealed record List(ImmutableArray<Told> Items) : Told;

    /// <summary>Texts under keys; null where there is none.</summary>
    public sealed record Map(ImmutableArray<KeyValuePair<string, string?>> Entries) : Told;

    /// <summary>A text, or null for none.</summary>
    public static Told? Of(string? text) => text is null ? null : new Text(text);

    /// <summary>Texts, or null where there are none.</summary>
    public static Told? Of(IEnumerable<string> texts) => Of(texts.Select(text => new Text(text)));

    /// <summary>Several, or null where there are none.</summary>
    public static Told? Of(IEnumerable<Told> items) => items.ToImmutableArray() is { IsEmpty: false } some ? new List(some) : null;

    /// <summary>
    /// All of it in one line: texts between <paramref name="separator"/>s, pairs with a slash, maps between semicolons, each as its texts.
    /// </summary>
    public string In(string separator) => this switch
    {
        Text text => text.Words,
        List { Items: [Map, ..] maps } => string.Join("; ", maps.Select(map => map.In(""))),
        List list => string.Join(separator, list.Items.Select(item => item.In(" / "))),
        Map map => string.Join(' ', map.Entries.Select(entry => entry.Value).Where(text => !string.IsNullOrEmpty(text))),
        _ => "",
    };
}
