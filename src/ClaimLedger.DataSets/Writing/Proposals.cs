using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Writing;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Extraction;
using ClaimLedger.Keys;
using ClaimLedger.Naming;

namespace ClaimLedger.DataSets;

/// <summary>
/// Proposed claims in the text of a source's file, and what their acceptance adds to <c>questions.yaml</c> and <c>speakers.yaml</c>. Every
/// change leaves all other lines as they are, and is read back before it is given out: null where the file is laid out in a way (a map or
/// list in brackets) that has no lines of its own for each thing, and where a claim is proposed no more, since somebody has accepted or
/// rejected it meanwhile.
/// </summary>
public static class Proposals
{
    private const string Claims = "claims";
    private const string Questions = "questions";
    private const string Speakers = "speakers";

    /// <summary>The name of the file that declares the questions.</summary>
    public const string QuestionsName = FileNames.Questions;

    /// <summary>The name of the file that declares the speakers.</summary>
    public const string SpeakersName = FileNames.Speakers;

    /// <summary>The keys that a person may change before accepting a claim.</summary>
    public static ImmutableArray<string> Editable =>
        ["question", "says", "as-of", "speaker", "modality", "whose", "if", "quote", "note"];

    /// <summary>
    /// The keys of its question that a person may change, but for those that both have: all that are a text or a list of texts.
    /// </summary>
    internal static ImmutableArray<string> EditableOfQuestion { get; } =
    [
        .. FormatFields.OfQuestion.Where(field => !field.IsId && field.Name is not ("tension" or "breaks" or "note"))
            .Select(field => field.Name),
    ];

    /// <summary>Whether a key of a question holds a list.</summary>
    internal static bool IsListOfQuestion(string key) =>
        FormatFields.OfQuestion.Any(field => field.Name == key && field.Shape is FieldShape.List);

    /// <summary>A source with its proposals, each claim marked as proposed.</summary>
    internal static SourceDraft Draft(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return DraftWriter.Draft(new DataSet { Title = source.Title, Sources = [source] }).Sources[0];
    }

    /// <summary>A source with what was read in it.</summary>
    internal static Source With(Source source, IEnumerable<ReadClaim> claims) =>
        source with { Proposals = [.. claims.Select(claim => Of(source, claim))] };

    /// <summary>The text in which claims are accepted: no longer proposed.</summary>
    public static string? Accept(string text, params IReadOnlyCollection<string> claims) =>
        Change(text, claims, [new("proposed", null), new("new-question", null)]);

    /// <summary>The text without a proposed claim.</summary>
    public static string? Reject(string text, string claim) =>
        AreProposed(text, [claim]) ? ItemLines.Remove(text, Claims, claim) : null;

    /// <summary>The text in which a proposed claim says something else under a key.</summary>
    /// <param name="text">The text of the source's file.</param>
    /// <param name="claim">The claim's id in it.</param>
    /// <param name="key">The key.</param>
    /// <param name="values">Its value; several are a list; none takes the key away.</param>
    public static string? Set(string text, string claim, string key, params ImmutableArray<string> values) =>
        Change(text, [claim], [new(key, ValueOf(values, isList: false))]);

    /// <summary>The text in which proposed claims answer another question.</summary>
    /// <param name="text">The text of the source's file.</param>
    /// <param name="claims">The claims' ids in it.</param>
    /// <param name="question">The question.</param>
    /// <param name="isNew">Whether they bring it with them, since nobody has declared it.</param>
    public static string? SetQuestion(string text, IReadOnlyCollection<string> claims, Question question, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Change(
            text, claims,
            [new("question", Node.Of(question.Id.ToString())), new("new-question", isNew ? DraftWriter.NewQuestion(question) : null)]);
    }

    /// <summary>The text in which the question of some claims has another id.</summary>
    internal static string? Rename(string text, IReadOnlyCollection<string> claims, QuestionId question) =>
        Change(text, claims, [new("question", Node.Of(question.ToString()))]);

    /// <summary>The text in which the new question of some claims says something else under a key.</summary>
    /// <param name="text">The text of the source's file.</param>
    /// <param name="claims">The claims' ids in it.</param>
    /// <param name="key">The key.</param>
    /// <param name="values">Its value; none takes the key away.</param>
    internal static string? EditNewQuestion(
        string text, IReadOnlyCollection<string> claims, string key, ImmutableArray<string> values)
    {
        if (!AreProposed(text, claims) || Read("", text) is not { } source)
            return null;
        var value = ValueOf(values, IsListOfQuestion(key));
        var changes = new Dictionary<string, IReadOnlyList<KeyChange>>(StringComparer.Ordinal);
        foreach (var claim in source.Claims.OfType<Node.Mapping>())
        {
            if (Text(claim, "id") is { } id && claims.Contains(id) && claim.Find("new-question")?.Value is Node.Mapping question)
                changes[id] = [
                    new("new-question", value is null ? ItemLines.Without(question, key) : ItemLines.With(question, key, value)),
                ];
        }
        return ItemLines.Change(text, Claims, changes);
    }

    /// <summary>The text of <c>questions.yaml</c> in which a question says something else under a key.</summary>
    internal static string? EditQuestion(string text, QuestionId question, string key, ImmutableArray<string> values) =>
        ItemLines.Change(text, Questions, [question.ToString()], [new(key, ValueOf(values, IsListOfQuestion(key)))]);

    /// <summary>The text of <c>speakers.yaml</c> in which a speaker is of another kind.</summary>
    internal static string? SetKind(string text, SpeakerName speaker, SpeakerKind kind) =>
        ItemLines.Change(text, Speakers, [speaker.Text], [new("kind", Node.Of(TermNames<SpeakerKind>.Of(kind)))]);

    private static Node? ValueOf(ImmutableArray<string> values, bool isList) => values switch
    {
        [] => null,
        [var one] when !isList => Node.Of(one),
        _ => Node.List(values.Select(value => Node.Of(value))),
    };

    /// <summary>
    /// The text with all proposals of <paramref name="draft"/> in place of its own; what was accepted stays, and is not proposed again.
    /// </summary>
    /// <param name="text">The text of the source's file.</param>
    /// <param name="draft">The source with its new proposals.</param>
    /// <param name="accepted">The ids of those of <paramref name="draft"/> that were accepted before.</param>
    public static string? Renew(string text, SourceDraft draft, out ImmutableHashSet<string> accepted)
    {
        ArgumentNullException.ThrowIfNull(draft);
        accepted = [];
        if (Read("", text) is not { } old)
            return null;
        var result = text;
        foreach (var claim in old.Claims.OfType<Node.Mapping>().Where(claim => claim.Find("proposed") is not null))
        {
            if (Text(claim, "id") is not { } id || ItemLines.Remove(result, Claims, id) is not { } without)
                return null;
            result = without;
        }
        var kept = old.Claims.OfType<Node.Mapping>().Where(claim => claim.Find("proposed") is null).ToList();
        var taken = kept.Select(claim => Text(claim, "id")).ToHashSet(StringComparer.Ordinal);
        var known = draft.Claims.OfType<Node.Mapping>().ToLookup(claim => kept.Exists(own => IsSame(own, claim)));
        accepted = [.. known[true].Select(claim => Text(claim, "id")).OfType<string>()];
        var added = known[false].Select(claim => WithFreeId(claim, taken)).ToList();
        return ItemLines.Append(result, Claims, added);
    }

    /// <summary>The text of <c>questions.yaml</c> with further questions.</summary>
    public static string? AddQuestion(string text, params IReadOnlyCollection<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return ItemLines.Append(text, Questions, [.. questions.Select(DraftWriter.Question)]);
    }

    /// <summary>The text of <c>speakers.yaml</c> with further speakers.</summary>
    /// <param name="text">The old text; empty where there is no such file.</param>
    /// <param name="speakers">The speakers.</param>
    public static string? AddSpeaker(string text, params IReadOnlyCollection<Speaker> speakers)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(speakers);
        return ItemLines.Append(text.Length == 0 ? $"{Speakers}:\n" : text, Speakers, [.. speakers.Select(DraftWriter.Speaker)]);
    }

    /// <summary>What sort of speaker a name is likely to be.</summary>
    public static SpeakerKind KindOf(string name) => SpeakerKinds.Guess(name);

    /// <summary>How many claims of a data set are proposed and wait for a person; it need not be loaded.</summary>
    /// <param name="folder">The folder that holds <c>ledger.yaml</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    public static int Waiting(string folder, CancellationToken cancellation = default)
    {
        var mistakes = new MistakeBag();
        var files = DataSetFiles.Read(folder, mistakes, cancellation, withBaseline: false);
        return files.Sources.Select(name => files.Text(name, mistakes) ?? "")
            // Most files have none, and need not be parsed to be told.
            .Where(text => text.Contains("proposed", StringComparison.Ordinal))
            .Sum(text => Proposed(text).Count());
    }

    private static string? Change(string text, IReadOnlyCollection<string> claims, IReadOnlyList<KeyChange> changes) =>
        AreProposed(text, claims) ? ItemLines.Change(text, Claims, claims, changes) : null;

    private static bool AreProposed(string text, IReadOnlyCollection<string> claims)
    {
        var proposed = Proposed(text).Select(claim => Text(claim, "id")).ToHashSet(StringComparer.Ordinal);
        return claims.All(proposed.Contains);
    }

    // The claims in a source's file that are proposed; none where it cannot be read.
    private static IEnumerable<Node.Mapping> Proposed(string text) =>
        Read("", text)?.Claims.OfType<Node.Mapping>().Where(claim => claim.Find("proposed") is not null) ?? [];

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
            Because = claim.Why,
        },
        claim.Question,
        claim.IsNewQuestion,
        []);
}
