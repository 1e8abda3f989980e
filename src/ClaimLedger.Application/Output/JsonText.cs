using System.Text.Json;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Output;

/// <summary>Writes JSON: indented, letters of every script as they are.</summary>
internal static class JsonText
{
    // Relaxed: the output is a file or a terminal, never a script element, and quotes in Arabic or Hebrew stay legible.
    /// <summary>A document on lines of its own.</summary>
    public static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = LegibleJson.Instance };

    /// <summary>A document on one line.</summary>
    public static readonly JsonWriterOptions OneLine = Indented with { Indented = false };

    /// <summary>Writes one array, row by row.</summary>
    public static void Array<T>(Host host, IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Write(host, json =>
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                host.Cancellation.ThrowIfCancellationRequested();
                write(json, row);
                if (json.BytesPending > 32 * 1024)
                    json.Flush();
            }
            json.WriteEndArray();
        });
    }

    /// <summary>Writes one document.</summary>
    public static void Write(Host host, Action<Utf8JsonWriter> write) => Write(host, write, Indented);

    /// <summary>Writes one document, on lines of its own or on one.</summary>
    public static void Write(Host host, Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(write);
        host.Out.Flush();
        using (var json = new Utf8JsonWriter(host.Out.BaseStream, options))
            write(json);
        host.Out.WriteLine();
    }

    /// <summary>A number without trailing zeros.</summary>
    public static void Number(this Utf8JsonWriter json, string name, decimal value)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber(name, Plain(value));
    }

    /// <summary>A property that is left out where there is nothing to say.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>An array of objects.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="items">What the objects are about.</param>
    /// <param name="write">Writes what stands between the braces of one.</param>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(write);
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>An array of texts.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(values);
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>The same number, written without trailing zeros.</summary>
    public static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
