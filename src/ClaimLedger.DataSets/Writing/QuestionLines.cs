using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets.Writing;

/// <summary>
/// A declared question in the texts of a data set's files: as <see cref="ItemLines"/>, each change leaves all other lines as they are, and
/// is null where a file is laid out in a way that has no lines of its own for each thing.
/// </summary>
internal static class QuestionLines
{
    private const string Questions = "questions";
    private const string Claims = "claims";
    private const string Question = "question";

    /// <summary>The text of <c>questions.yaml</c> in which a question has another id.</summary>
    public static string? Rename(string text, QuestionId question, QuestionId id) =>
        ItemLines.Change(text, Questions, [question.ToString()], [new("id", Node.Of(id.ToString()))]);

    /// <summary>The text of <c>questions.yaml</c> without a question.</summary>
    public static string? Remove(string text, QuestionId question) => ItemLines.Remove(text, Questions, question.ToString());

    /// <summary>The text of <c>questions.yaml</c> in which constraints hold something else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="holds">What they hold, by their ids.</param>
    public static string? Constrain(string text, IReadOnlyDictionary<string, string> holds) => ItemLines.Change(
        text,
        "constraints",
        holds.ToDictionary(
            constraint => constraint.Key,
            constraint => (IReadOnlyList<KeyChange>)[new("holds", Node.Of(constraint.Value))],
            StringComparer.Ordinal));

    /// <summary>The text of a source's file in which all claims of a question, proposed ones too, answer another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="question">The question that they answer.</param>
    /// <param name="other">The other.</param>
    public static string? Put(string text, QuestionId question, QuestionId other)
    {
        var bag = new MistakeBag();
        if (YamlReader.Read("", text, bag).Root is not Node.Mapping root || !bag.IsEmpty)
            return null;
        var claims = (root.Find(Claims)?.Value as Node.Sequence)?.Items.OfType<Node.Mapping>() ?? [];
        List<string> ids = [.. claims.Where(claim => Text(claim, Question) == question.ToString()).Select(claim => Text(claim, "id")!)];
        return ItemLines.Change(text, Claims, ids, [new(Question, Node.Of(other.ToString()))]);
    }

    private static string? Text(Node.Mapping map, string key) => (map.Find(key)?.Value as Node.Scalar)?.Text;
}
