using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClaimLedger.Application.Assisting;

/// <summary>An object of JSON on one line, as an assistant is given it.</summary>
internal static class JsonLine
{
    // Letters stay letters: a model is to copy them. Nothing of it goes into a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object; what is null is left out.</summary>
    public static string Of(IEnumerable<(string Name, string? Value)> fields)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                if (value is not null)
                    json.WriteString(name, value);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
