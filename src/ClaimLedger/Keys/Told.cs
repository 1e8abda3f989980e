using System.Collections.Immutable;

namespace ClaimLedger.Keys;

/// <summary>What a field holds, as the format writes it: a text, a list, or a map of texts.</summary>
internal abstract record Told
{
    private Told()
    {
    }

    /// <summary>A text; an empty one stands in JSON and nowhere else.</summary>
    public sealed record Text(string Words) : Told
    {
        /// <summary>How a person reads it, where that is otherwise than the format writes it: dates.</summary>
        public string ForPeople { get; init; } = Words;
    }

    /// <summary>Several in order; none of them says that there are none, where that has to be said.</summary>
    public sealed record List(ImmutableArray<Told> Items) : Told;

    /// <summary>Texts under keys; null where there is none.</summary>
    public sealed record Map(ImmutableArray<KeyValuePair<string, Text?>> Entries) : Told
    {
        /// <summary>Those that are not empty, as a person reads them.</summary>
        public IEnumerable<(string Key, string Words)> ForPeople =>
            from entry in Entries where !string.IsNullOrEmpty(entry.Value?.ForPeople) select (entry.Key, entry.Value.ForPeople);
    }

    /// <summary>A text, or null for none.</summary>
    public static Told? Of(string? text) => text is null ? null : new Text(text);

    /// <summary>Texts, or null where there are none.</summary>
    public static Told? Of(IEnumerable<string> texts) => Of(texts.Select(text => new Text(text)));

    /// <summary>Several, or null where there are none.</summary>
    public static Told? Of(IEnumerable<Told> items) => items.ToImmutableArray() is { IsEmpty: false } some ? new List(some) : null;

    /// <summary>
    /// All of it in one line: texts between <paramref name="separator"/>s, pairs with a slash, maps between semicolons, each as its texts.
    /// </summary>
    public string In(string separator) => In(separator, text => text.Words);

    /// <summary>The same as a person reads it.</summary>
    public string ForPeopleIn(string separator) => In(separator, text => text.ForPeople);

    private string In(string separator, Func<Text, string> words) => this switch
    {
        Text text => words(text),
        List { Items: [Map, ..] maps } => string.Join("; ", maps.Select(map => map.In("", words))),
        List list => string.Join(separator, list.Items.Select(item => item.In(" / ", words))),
        Map map => string.Join(
            ' ', map.Entries.Select(entry => entry.Value is { } text ? words(text) : "").Where(text => text.Length > 0)),
        _ => "",
    };
}
