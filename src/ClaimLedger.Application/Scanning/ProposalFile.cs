using System.Collections.Immutable;
using System.Text.Json;
using ClaimLedger.Application.Files;
using ClaimLedger.Stories;

namespace ClaimLedger.Application.Scanning;

/// <summary>Reads proposals: JSON Lines, a figure a line. A line that cannot be read is refused; the others are read.</summary>
internal static class ProposalFile
{
    private const int LongestLine = 64 * 1024;
    private const int MostLines = 100_000;
    private const int MostNames = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    private static readonly ImmutableArray<string> Known =
    [
        "id", "article", "quote", "says", "event", "measure", "asks", "question", "place", "population", "period", "speakers", "whose",
        "as_of", "modality", "condition", "same",
    ];

    /// <summary>The lines that could be read.</summary>
    /// <param name="reader">What they are read from.</param>
    /// <param name="origin">Where they were written, and by whom.</param>
    /// <param name="refused">Where those go that could not.</param>
    /// <exception cref="UsageException">There are too many of them, or one is too long.</exception>
    public static List<ProposalLine> Read(TextReader reader, ProposalOrigin origin, List<RefusedProposal> refused) =>
        Read(reader, origin, refused, (root, number) => Line(root, number, origin));

    /// <summary>Which lines are said to answer one question: the <c>id</c> and the <c>same</c> of each line that could be read.</summary>
    /// <param name="reader">What they are read from.</param>
    /// <param name="origin">Where they were written, and by whom.</param>
    /// <param name="refused">Where those go that could not.</param>
    /// <exception cref="UsageException">There are too many of them, or one is too long.</exception>
    public static List<ProposalLink> ReadLinks(TextReader reader, ProposalOrigin origin, List<RefusedProposal> refused) =>
        Read(reader, origin, refused, (root, number) => new ProposalLink(number, Needed(root, "id"), Texts(root, "same")));

    private static List<T> Read<T>(
        TextReader reader, ProposalOrigin origin, List<RefusedProposal> refused, Func<JsonElement, int, T> make)
    {
        var lines = new List<T>();
        var number = 0;
        while (BoundedLine.Read(reader, LongestLine, out var isLonger) is { } text)
        {
            if (++number > MostLines)
                throw new UsageException($"there are more than {MostLines:#,0} proposals; scan fewer articles at a time");
            // Not one character more is read: it may have no end.
            if (isLonger)
                throw new UsageException($"a proposal has more than {LongestLine:#,0} characters; write one figure a line, as JSON Lines");
            if (string.IsNullOrWhiteSpace(text))
                continue;
            try
            {
                lines.Add(Parsed(text, root => make(root, number)));
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                // The latter is what a text throws that ends in half a character.
                var why = exception is JsonException ? exception.Message : "a text in it ends in half a character; write it as Unicode";
                refused.Add(new RefusedProposal(number, null, why) { Origin = origin });
            }
        }
        return lines;
    }

    private static T Parsed<T>(string text, Func<JsonElement, T> make)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, Strict);
        }
        catch (JsonException exception)
        {
            throw new JsonException($"it is not a JSON object on one line (character {exception.BytePositionInLine + 1})", exception);
        }
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new JsonException("it is not a JSON object; write {\"article\": …, \"quote\": …, \"says\": …}");
            foreach (var property in root.EnumerateObject())
            {
                if (!Known.Contains(property.Name))
                    throw new JsonException($"there is no field '{property.Name}'{Phrases.DidYouMean(property.Name, Known)}");
            }
            return make(root);
        }
    }

    private static ProposalLine Line(JsonElement root, int number, ProposalOrigin origin) => new()
    {
        Line = number,
        Origin = origin,
        Id = Text(root, "id"),
        Article = Needed(root, "article"),
        Quote = Needed(root, "quote"),
        Says = Needed(root, "says"),
        Event = Text(root, "event"),
        Measure = Text(root, "measure"),
        Asks = Text(root, "asks"),
        Question = Text(root, "question"),
        Place = Text(root, "place"),
        Population = Text(root, "population"),
        Period = Text(root, "period"),
        Speakers = Texts(root, "speakers"),
        Whose = Text(root, "whose"),
        AsOf = Text(root, "as_of"),
        Modality = Text(root, "modality"),
        If = Text(root, "condition"),
        Same = Texts(root, "same"),
    };

    private static string Needed(JsonElement root, string name) => Text(root, name) ?? throw new JsonException($"{name} is missing");

    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new JsonException($"{name} is not a text; write it between quotation marks");
        return value.GetString() is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }

    private static ImmutableArray<string> Texts(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MostNames
            || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw new JsonException($"{name} is not a list of at most {MostNames} texts");
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }
}

/// <summary>A line that says which others answer the question that it answers.</summary>
/// <param name="Line">The line of its reply, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Same">The ids of the others.</param>
internal sealed record ProposalLink(int Line, string Id, ImmutableArray<string> Same);
