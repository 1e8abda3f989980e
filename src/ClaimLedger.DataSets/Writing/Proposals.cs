using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Writing;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Extraction;
using ClaimLedger.Naming;

namespace ClaimLedger.DataSets;

/// <summary>
/// Proposed claims in the text of a source's file, and what their acceptance adds to <c>questions.yaml</c> and <c>speakers.yaml</c>. Every
/// change leaves all other lines as they are, and is read back before it is given out: null where the file is laid out in a way (a map or
/// list in brackets) that has no lines of its own for each thing.
/// </summary>
public static class Proposals
{
    private const string Claims = "claims";

    /// <summary>The name of the file that declares the questions.</summary>
    public const string QuestionsName = FileNames.Questions;

    /// <summary>The name of the file that declares the speakers.</summary>
    public const string SpeakersName = FileNames.Speakers;

    /// <summary>The keys that a person may change before accepting a claim.</summary>
    public static ImmutableArray<string> Editable => ["question", "says", "as-of", "speaker", "modality", "quote", "note"];

    /// <summary>A source with its proposals, each claim marked as proposed.</summary>
    internal static SourceDraft Draft(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return DraftWriter.Draft(new DataSet { Title = source.Title, Sources = [source] }).Sources[0];
    }

    /// <summary>A source with what was read in it.</summary>
    internal static Source With(Source source, IEnumerable<ReadClaim> claims) =>
        source with { Proposals = [.. claims.Select(claim => Of(source, claim))] };

    /// <summary>The text in which a claim is accepted: no longer proposed.</summary>
    public static string? Accept(string text, string claim) => ItemLines.RemoveKeys(text, Claims, claim, "proposed", "new-question");

    /// <summary>The text without a claim.</summary>
    public static string? Reject(string text, string claim) => ItemLines.Remove(text, Claims, claim);

    /// <summary>The text in which a claim says something else under a key.</summary>
    /// <param name="text">The text of the source's file.</param>
    /// <param name="claim">The claim's id in it.</param>
    /// <param name="key">The key.</param>
    /// <param name="values">Its value; several are a list; none takes the key away.</param>
    public static string? Set(string text, string claim, string key, params ImmutableArray<string> values) => values switch
    {
        [] => ItemLines.RemoveKeys(text, Claims, claim, key),
        [var one] => ItemLines.Set(text, Claims, claim, key, Node.Of(one)),
        _ => ItemLines.Set(text, Claims, claim, key, Node.List(values.Select(value => Node.Of(value)))),
    };

    /// <summary>The text in which a claim brings another new question with it.</summary>
    public static string? SetQuestion(string text, string claim, Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return ItemLines.Set(text, Claims, claim, "new-question", DraftWriter.NewQuestion(question));
    }

    /// <summary>
    /// The text with all proposals of <paramref name="draft"/> in place of its own; what was accepted stays, and is not proposed again.
    /// </summary>
    public static string? Renew(string text, SourceDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (Read("", text) is not { } old)
            return null;
        var result = text;
        foreach (var claim in old.Claims.OfType<Node.Mapping>().Where(claim => claim.Find("proposed") is not null))
        {
            if (Text(claim, "id") is not { } id || ItemLines.Remove(result, Claims, id) is not { } without)
                return null;
            result = without;
        }
        var accepted = old.Claims.OfType<Node.Mapping>().Where(claim => claim.Find("proposed") is null).ToList();
        var taken = accepted.Select(claim => Text(claim, "id")).ToHashSet(StringComparer.Ordinal);
        var added = draft.Claims
            .OfType<Node.Mapping>()
            .Where(claim => !accepted.Exists(known => IsSame(known, claim)))
            .Select(claim => WithFreeId(claim, taken))
            .ToList();
        return ItemLines.Append(result, Claims, added);
    }

    /// <summary>The text of <c>questions.yaml</c> with one more question.</summary>
    public static string? AddQuestion(string text, Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return ItemLines.Append(text, "questions", [DraftWriter.Question(question)]);
    }

    /// <summary>The text of <c>speakers.yaml</c> with one more speaker.</summary>
    /// <param name="text">The old text; empty where there is no such file.</param>
    /// <param name="speaker">The speaker.</param>
    public static string? AddSpeaker(string text, Speaker speaker)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(speaker);
        return ItemLines.Append(text.Length == 0 ? "speakers:\n" : text, "speakers", [DraftWriter.Speaker(speaker)]);
    }

    /// <summary>The mistakes of one claim in a changed text of a source's file, against what the data set in a folder declares.</summary>
    /// <param name="folder">The data set's folder.</param>
    /// <param name="file">The name of the source's file in it.</param>
    /// <param name="text">The changed text.</param>
    /// <param name="claim">The claim's id in it.</param>
    public static ImmutableArray<Mistake> Check(string folder, string file, string text, string claim)
    {
        var bag = new MistakeBag();
        var root = YamlReader.Read(file, text, bag).Root;
        if (!bag.IsEmpty
            || (root as Node.Mapping)?.Find(Claims)?.Value is not Node.Sequence { Items: var items }
            || Draft(root) is not { } draft)
            return bag.Sorted();
        var at = items.ToList().FindIndex(item => Text(item as Node.Mapping, "id") == claim);
        if (at < 0)
            return [];
        var (first, last) = (items[at].Place.Line, at + 1 < items.Count ? items[at + 1].Place.Line - 1 : int.MaxValue);
        return [
            .. DataSetLoader.Load(folder, [draft]).Mistakes.Where(
                mistake => mistake.Place.File == file && mistake.Place.Line >= first && mistake.Place.Line <= last),
        ];
    }

    /// <summary>What sort of speaker a name is likely to be.</summary>
    public static SpeakerKind KindOf(string name) => SpeakerKinds.Guess(name);

    private static SourceDraft? Read(string file, string text)
    {
        var bag = new MistakeBag();
        return YamlReader.Read(file, text, bag).Root is { } root && bag.IsEmpty ? Draft(root) : null;
    }

    private static SourceDraft? Draft(Node root) => root is Node.Mapping map && map.Find("source") is { Value: var source }
        ? new SourceDraft(source, [.. map.Find(Claims)?.Value is Node.Sequence list ? list.Items : []])
        : null;

    private static string? Text(Node.Mapping? map, string key) => (map?.Find(key)?.Value as Node.Scalar)?.Text;

    private static bool IsSame(Node.Mapping accepted, Node.Mapping proposed)
    {
        var (one, two) = (Text(accepted, "quote"), Text(proposed, "quote"));
        return one is not null && two is not null && Text(accepted, "says") == Text(proposed, "says")
            && (one.Contains(two, StringComparison.Ordinal) || two.Contains(one, StringComparison.Ordinal));
    }

    private static Node.Mapping WithFreeId(Node.Mapping claim, HashSet<string?> taken)
    {
        var id = Text(claim, "id") ?? "claim";
        var free = id;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{id}-{number}";
        return Node.Map(claim.Entries.Select(entry => entry.Key.Text == "id" ? new Entry(entry.Key, Node.Of(free)) : entry));
    }

    private static Proposal Of(Source source, ReadClaim claim) => new(
        new Claim
        {
            Id = new ClaimId(source.Id, claim.Id),
            Source = source.Id,
            Question = claim.Question.Id,
            Value = claim.Value,
            AsOf = claim.AsOf is { } asOf ? WrittenDate.Parse(asOf).Value : WrittenDate.Unwritten(source.Published.Days),
            Speakers = [.. claim.Speakers.Select(name => new SpeakerName(name))],
            Modality = claim.Modality,
            Whose = claim.Whose is { } whose ? new SpeakerName(whose) : null,
            If = claim.If,
            Quote = claim.Quote,
            Anchor = claim.Anchor,
            Note = claim.Why,
        },
        claim.Question,
        claim.IsNewQuestion,
        []);
}
