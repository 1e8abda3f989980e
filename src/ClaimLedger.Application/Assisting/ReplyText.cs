using System.Text;
using System.Text.Json;

namespace ClaimLedger.Application.Assisting;

/// <summary>What an assistant wrote as JSON Lines, where it put them into a fence or an array after all.</summary>
internal static class ReplyText
{
    private const string Fence = "```";
    private const string EndOfThought = "</think>";

    /// <summary>The lines of a reply. A line keeps its number but in an array, where each object becomes a line.</summary>
    public static string Lines(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        // Some local models write down how they came to it.
        var thought = reply.LastIndexOf(EndOfThought, StringComparison.Ordinal);
        var said = thought < 0 ? reply : reply[(thought + EndOfThought.Length)..];
        var lines = string.Join('\n', said.ReplaceLineEndings("\n").Split('\n').Select(line => IsFence(line) ? "" : line));
        return lines.TrimStart().StartsWith('[') && Items(lines) is { } items ? items : lines;
    }

    private static bool IsFence(string line) => line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);

    // What is no object is refused by its line like any other.
    private static string? Items(string array)
    {
        try
        {
            // A reader, so that what stands behind the array does not hide it.
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(array));
            using var document = JsonDocument.ParseValue(ref reader);
            // Within a text JSON has no line break of its own: those between the parts mean nothing.
            return string.Join('\n', document.RootElement.EnumerateArray().Select(item => item.GetRawText().ReplaceLineEndings(" ")));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
