using ClaimLedger.Keys;

namespace ClaimLedger.Application.Output;

/// <summary>What is known of a thing, under the keys of the format: a label and a line of text each, for people.</summary>
internal static class FactLines
{
    /// <summary>The lines of a source, without what stands in a heading.</summary>
    public static IEnumerable<(string Label, string Text)> Of(Source source) =>
        Of(FormatFields.OfSource.Where(field => field.Name != "title"), source);

    /// <summary>The lines of a question, without what stands in a heading.</summary>
    public static IEnumerable<(string Label, string Text)> Of(Question question) =>
        Of(FormatFields.OfQuestion.Where(field => field.Name != "asks"), question);

    private static IEnumerable<(string Label, string Text)> Of<T>(IEnumerable<Field<T>> fields, T thing)
    {
        foreach (var field in fields)
        {
            // Versions and breaks have a line each, under the word for one of them.
            if (field.Tells(thing) is Told.List { Items: [Told.Map, ..] items })
            {
                for (var index = 0; index < items.Length; index++)
                    yield return ($"{field.Heading[..^1]} {index + 1}", Line((Told.Map)items[index]));
            }
            else if (field.Tells(thing)?.ForPeopleIn(", ") is { Length: > 0 } text)
            {
                yield return (field.Heading, text);
            }
        }
    }

    // "5 June 2031, sha256 …, note: …": the first text says which it is.
    private static string Line(Told.Map map) =>
        string.Join(", ", map.ForPeople.Select((entry, index) => index == 0 ? entry.Words : $"{entry.Key} {entry.Words}"));
}
