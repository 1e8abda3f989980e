using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>One map of the format, read key by key; what is not as it should be goes into the bag.</summary>
internal sealed class Fields
{
    private readonly Node.Mapping _map;
    private readonly Shape _shape;
    private readonly MistakeBag _mistakes;

    private Fields(Node.Mapping map, Shape shape, MistakeBag mistakes)
    {
        _map = map;
        _shape = shape;
        _mistakes = mistakes;
    }

    public Place Place => _map.Place;

    /// <summary>Reads a node as a map of this shape: unknown and missing keys are reported here. Null where it is no map.</summary>
    public static Fields? Of(Node node, Shape shape, MistakeBag mistakes)
    {
        if (node is not Node.Mapping map)
        {
            if (node is not Node.Refused)
                mistakes.Add(node.Place, MistakeWording.WrongShape(shape.Name, "`key: value` lines", ShapeOf(node)));
            return null;
        }

        // Nearly every map is as it should be, and a table of a million rows has as many.
        if (!IsAsItShouldBe(map, shape))
            Report(map, shape, mistakes);
        return new Fields(map, shape, mistakes);
    }

    private static bool IsAsItShouldBe(Node.Mapping map, Shape shape)
    {
        var required = 0;
        foreach (var entry in map.Span)
        {
            if (!shape.IsKey(entry.Key.Text, out var isRequired))
                return false;
            if (isRequired)
                required++;
        }
        return required == shape.Required.Length;
    }

    private static void Report(Node.Mapping map, Shape shape, MistakeBag mistakes)
    {
        var absent = shape.Keys.Where(key => map.Find(key) is null).ToList();
        var missing = shape.Required.Intersect(absent).ToList();
        foreach (var key in map.Entries.Select(entry => entry.Key))
        {
            if (shape.Keys.Contains(key.Text))
                continue;
            var nearest = Nearest.Find(key.Text, absent);
            mistakes.Add(key.Place, MistakeWording.UnknownKey(shape.Name, key.Text, nearest, shape.Keys));
            // A misspelt key is one mistake, not a second one for the key that it was meant to be.
            missing.Remove(nearest ?? "");
        }
        if (!map.IsWhole)
            return;
        foreach (var key in missing)
            mistakes.Add(map.Place, MistakeWording.MissingKey(Name(map, shape), key));
    }

    public bool Has(string key) => _map.Find(key) is not null;

    /// <summary>Where a key stands, or the map where the key does not.</summary>
    public Place PlaceOf(string key) => _map.Find(key)?.Key.Place ?? _map.Place;

    /// <summary>The value of a key, whatever its shape; null where there is none.</summary>
    public Node? Value(string key) => _map.Find(key)?.Value;

    /// <summary>The text of a key; null where there is none, or it is no text.</summary>
    public Node.Scalar? Text(string key) =>
        Value(key) is { } node ? Seen(key, TextOf(node, key, _shape.Required.Contains(key))) : null;

    /// <summary>The texts of a key that takes one text or a list of them.</summary>
    public IReadOnlyList<Node.Scalar> Texts(string key)
    {
        if (Value(key) is not { } node)
            return [];
        if (node is Node.Sequence list)
            return [.. list.Items.Select(item => Seen(key, TextOf(item, $"an item of {key}", required: true))).OfType<Node.Scalar>()];
        if (node is Node.Scalar { IsNothing: true })
            return [];
        return node is Node.Mapping ? Wrong<Node.Scalar>(node, key, "a text or a list of texts")
            : Seen(key, TextOf(node, key, required: false)) is { } text ? [text]
            : [];
    }

    /// <summary>The items of a key that takes a list; no value at all is none.</summary>
    public IReadOnlyList<Node> Items(string key) => Value(key) switch
    {
        null or Node.Refused or Node.Scalar { IsNothing: true } => [],
        Node.Sequence list => list.Items,
        var node => Wrong<Node>(node, key, "a list"),
    };

    /// <summary>The word of a key that takes one word of a table; null where there is none, or it is none of them.</summary>
    public T? Word<T>(string key)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
            return null;
        if (TermNames<T>.Find(text.Text) is { } value)
            return value;
        _mistakes.Add(text.Place, MistakeWording.UnknownWord(key, text.Text, Nearest.Find(text.Text, TermNames<T>.All), TermNames<T>.All));
        return null;
    }

    /// <summary>The identifier of a key; null where there is none. One that cannot be one is reported, and still names its thing.</summary>
    public Node.Scalar? Id(string key, string what)
    {
        var text = Value(key) is { } node ? TextOf(node, key, _shape.Required.Contains(key)) : null;
        if (text is not null && !Ids.IsId(text.Text))
            _mistakes.Add(text.Place, MistakeWording.BadId(what, text.Text));
        return text;
    }

    /// <summary>Whether a key holds a list, so that what it declares is known.</summary>
    public bool IsList(string key) => Value(key) is Node.Sequence or Node.Scalar { IsNothing: true };

    /// <summary>A node as a text that is not empty.</summary>
    public Node.Scalar? TextOf(Node node, string what, bool required)
    {
        switch (node)
        {
            case Node.Refused:
                return null;
            case Node.Scalar scalar when string.IsNullOrWhiteSpace(scalar.Text):
                _mistakes.Add(scalar.Place, MistakeWording.Empty(what, required));
                return null;
            case Node.Scalar scalar:
                return scalar;
            default:
                _mistakes.Add(node.Place, MistakeWording.WrongShape(what, "one text", ShapeOf(node)));
                return null;
        }
    }

    // Two names that look alike would name two things; without what nobody sees it still names its own.
    private Node.Scalar? Seen(string key, Node.Scalar? text)
    {
        if (text is null || Shape.ForReaders.Contains(key) || InvisibleCharacters.FirstIn(text.Text) is not { } found)
            return text;
        _mistakes.Add(text.PlaceAt(found.Offset), MistakeWording.Invisible(key, found));
        return text with { Text = InvisibleCharacters.Without(text.Text) };
    }

    private IReadOnlyList<T> Wrong<T>(Node node, string what, string expected) =>
        Report<T>(node.Place, MistakeWording.WrongShape(what, expected, ShapeOf(node)));

    private IReadOnlyList<T> Report<T>(Place place, MistakeWords words)
    {
        _mistakes.Add(place, words);
        return [];
    }

    private static string ShapeOf(Node node) => node switch
    {
        Node.Mapping => "a map",
        Node.Sequence => "a list",
        Node.Scalar { IsNothing: true } => "empty",
        _ => "a text",
    };

    /// <summary>What to call the map: with its id or name where it has one.</summary>
    private static string Name(Node.Mapping map, Shape shape) =>
        (map.Find("id") ?? map.Find("name"))?.Value is Node.Scalar { Text.Length: > 0 } id
            ? $"{shape.Name[(shape.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..]} {ShownText.Quoted(id.Text)}"
            : shape.Name;
}
