using System.Text;
using System.Text.Json;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Text;

namespace ClaimLedger.Exchange.Json;

/// <summary>Nodes as JSON: maps are objects, lists arrays, texts strings.</summary>
internal static class JsonNodes
{
    /// <summary>The format needs four levels; the rest is room for mistakes.</summary>
    private const int MostDepth = 16;

    /// <summary>What no column asks for may be as deep as it likes, short of a stack.</summary>
    private const int MostForeignDepth = 256;

    /// <summary>As letters of every script stand; the output is a file, never part of a page.</summary>
    public static readonly JsonWriterOptions Plain = new() { Encoder = LegibleJson.Instance };

    /// <summary>The same, indented.</summary>
    public static readonly JsonWriterOptions Indented = Plain with { Indented = true, NewLine = "\n" };

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter json, Node node)
    {
        switch (node)
        {
            case Node.Scalar scalar:
                json.WriteStringValue(scalar.Text);
                break;
            case Node.Sequence list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case Node.Mapping map:
                json.WriteStartObject();
                foreach (var (key, value) in map.Entries)
                {
                    json.WritePropertyName(key.Text);
                    Write(json, value);
                }
                json.WriteEndObject();
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>A value as one line of JSON.</summary>
    public static string Text(Node node)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
            Write(json, node);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Reads one value; null where it is no JSON, which is reported.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="start">Where its first character stands.</param>
    /// <param name="isQuoted">Whether it stands in a cell, where a place inside is not to be counted: everything is where it
    /// starts.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    /// <param name="withTruth">Whether true and false may stand there, which mean nothing in a record.</param>
    /// <param name="isForeign">
    /// Whether it is of somebody else's making: true and false are texts, it may be deeper, and a key that stands twice is told to
    /// whoever asks for it.
    /// </param>
    public static Node? Read(
        ReadOnlySpan<byte> utf8,
        Place start,
        bool isQuoted,
        ICollection<Mistake> mistakes,
        bool withTruth = false,
        bool isForeign = false)
    {
        var places = new Places(start, isQuoted, withTruth || isForeign, isForeign);
        var mostDepth = isForeign ? MostForeignDepth : MostDepth;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = mostDepth });
        try
        {
            if (!reader.Read())
                return null;
            var node = ReadValue(ref reader, utf8, ref places, mistakes);
            while (reader.Read())
            {
                // Nothing may follow: the reader throws where something does.
            }
            return node;
        }
        catch (JsonException exception)
        {
            var place = isQuoted
                ? start
                : start with
                {
                    Line = start.Line + (int)(exception.LineNumber ?? 0),
                    Column = exception.LineNumber is > 0
                        ? (int)(exception.BytePositionInLine ?? 0) + 1
                        : start.Column + (int)(exception.BytePositionInLine ?? 0),
                };
            mistakes.Add(
                new Mistake(
                    place,
                    IsTooDeep(reader, utf8, mostDepth) ? $"lists and objects are nested more than {mostDepth} deep" : "this is not JSON",
                    "write it as a JSON program would"));
            return null;
        }
    }

    // The reader counts what it has opened, and stops before one more.
    private static bool IsTooDeep(in Utf8JsonReader reader, ReadOnlySpan<byte> utf8, int mostDepth) =>
        reader.CurrentDepth >= mostDepth - 1
            && reader.BytesConsumed < utf8.Length
            && utf8[(int)reader.BytesConsumed] is (byte)'[' or (byte)'{';

    private static Node ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ref Places places, ICollection<Mistake> mistakes)
    {
        var place = places.Of(utf8, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadText(ref reader, place, places, mistakes);
            case JsonTokenType.Number:
                return Bare(reader, place, places);
            case JsonTokenType.Null:
                return new Node.Scalar(place, "", TextColumn: 0, IsNothing: true);
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadValue(ref reader, utf8, ref places, mistakes));
                return Node.List(items, place);
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, utf8, ref places, place, mistakes);
            case JsonTokenType.True or JsonTokenType.False when places.WithTruth:
                return Bare(reader, place, places);
            default:
                mistakes.Add(new Mistake(place, "true and false mean nothing here", "write a text between quotation marks"));
                return new Node.Refused(place);
        }
    }

    // What stands without quotation marks begins where its text does.
    private static Node.Scalar Bare(in Utf8JsonReader reader, Place place, in Places places) =>
        new(place, Encoding.UTF8.GetString(reader.ValueSpan), TextColumn: places.IsQuoted ? 0 : place.Column, IsNothing: false);

    private static Node.Mapping ReadObject(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ref Places places, Place place, ICollection<Mistake> mistakes)
    {
        var entries = new List<Entry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = places.Of(utf8, (int)reader.TokenStartIndex);
            var name = ReadText(ref reader, at, places, mistakes);
            reader.Read();
            var value = ReadValue(ref reader, utf8, ref places, mistakes);
            if (name is not Node.Scalar key)
                continue;
            if (seen.Add(key.Text) || places.IsForeign)
                entries.Add(new Entry(key, value));
            else
                mistakes.Add(new Mistake(at, $"key {ShownText.Quoted(key.Text)} stands twice", "delete one of the two"));
        }
        return Node.Map(entries, place);
    }

    private static Node ReadText(ref Utf8JsonReader reader, Place place, Places places, ICollection<Mistake> mistakes)
    {
        try
        {
            var isPlain = !reader.ValueIsEscaped && !places.IsQuoted;
            return new Node.Scalar(place, reader.GetString()!, TextColumn: isPlain ? place.Column + 1 : 0, IsNothing: false);
        }
        // Half of a surrogate pair, written as an escape.
        catch (InvalidOperationException)
        {
            mistakes.Add(new Mistake(place, "the text holds half of a surrogate pair", @"delete the \u escape, or write both halves"));
            return new Node.Refused(place);
        }
    }

    /// <summary>Counts lines and columns as the reader goes on: each byte is looked at once.</summary>
    private struct Places(Place start, bool isQuoted, bool withTruth, bool isForeign)
    {
        private int _offset;
        private int _line = start.Line;
        private int _column = start.Column;

        public readonly bool IsQuoted => isQuoted;

        public readonly bool WithTruth => withTruth;

        public readonly bool IsForeign => isForeign;

        public Place Of(ReadOnlySpan<byte> utf8, int offset)
        {
            if (isQuoted)
                return start;
            for (; _offset < offset; _offset++)
            {
                var letter = utf8[_offset];
                if (letter == '\n')
                    (_line, _column) = (_line + 1, 1);
                else if ((letter & 0xC0) != 0x80)
                    _column += letter >= 0xF0 ? 2 : 1;
            }
            return start with { Line = _line, Column = _column };
        }
    }
}
