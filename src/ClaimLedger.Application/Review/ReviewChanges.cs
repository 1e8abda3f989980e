using System.Collections.Immutable;
using ClaimLedger.DataSets;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Review;

/// <summary>That a field of a proposal gets other values.</summary>
/// <param name="Field">The key.</param>
/// <param name="Values">The values; none take the field away.</param>
/// <param name="IsOfQuestion">Whether it is a field of its question.</param>
internal sealed record FieldEdit(string Field, ImmutableArray<string> Values, bool IsOfQuestion = false)
{
    /// <summary>What a person calls the note of a question, since a claim has one, too.</summary>
    public const string QuestionNote = "question-note";

    private static readonly ImmutableArray<string> NeverNothing = ["question", "says", "quote", "subject", "asks", "answer"];

    /// <summary>The fields that can be edited, as a person names them.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Proposals.Editable, .. Proposals.EditableOfQuestion, QuestionNote];

    /// <summary>Whether a field has to hold something.</summary>
    public static bool IsNeeded(string name) => NeverNothing.Contains(name);

    /// <summary>Whether a field holds several things, with semicolons between.</summary>
    public static bool IsList(string name) =>
        Proposals.Editable.Contains(name) ? name == "speaker" : Proposals.IsListOfQuestion(KeyOf(name));

    /// <summary>The edit of a field as a person names and writes it.</summary>
    public static FieldEdit Of(string name, string written) => new(
        KeyOf(name),
        IsList(name) ? [.. written.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : written.Length == 0 ? [] : [written],
        !Proposals.Editable.Contains(name));

    private static string KeyOf(string name) => name == QuestionNote ? "note" : name;
}

/// <summary>What each answer changes in which file; nothing is written here.</summary>
internal sealed class ReviewChanges(ReviewFiles files)
{
    /// <summary>
    /// Proposals become claims. What is declared goes first: if the machine stops between two files, a question nobody answers yet is no
    /// mistake.
    /// </summary>
    public IEnumerable<FileChange> Accept(IReadOnlyCollection<OpenProposal> proposals)
    {
        var questions = proposals.Where(open => open.Proposal.IsNewQuestion).Select(open => open.Proposal.Question)
            .DistinctBy(question => question.Id)
            .ToList();
        if (questions.Count > 0)
            yield return files.Changed(Proposals.QuestionsName, text => Proposals.AddQuestion(text, questions));
        var speakers = proposals.SelectMany(open => open.Proposal.NewSpeakers)
            .DistinctBy(name => CanonicalText.Decompose(name.Text), StringComparer.OrdinalIgnoreCase)
            .Select(name => new Speaker { Name = name, Kind = Proposals.KindOf(name.Text) })
            .ToList();
        if (speakers.Count > 0)
            yield return files.Changed(Proposals.SpeakersName, text => Proposals.AddSpeaker(text, speakers));
        foreach (var change in ByFile(proposals, (_, text, claims) => Proposals.Accept(text, claims)))
            yield return change;
    }

    /// <summary>A proposal goes.</summary>
    public FileChange Reject(OpenProposal open) => files.Changed(open.File, text => Proposals.Reject(text, open.Claim.Id.Local));

    /// <summary>
    /// Fields of a proposal and of its question get other values. A new question changes in all proposals that bring it, a declared one
    /// where it is declared, for all its claims.
    /// </summary>
    /// <param name="open">The proposal.</param>
    /// <param name="asking">All proposals that bring its question, where that is new.</param>
    /// <param name="edits">The fields.</param>
    public IEnumerable<FileChange> Edit(OpenProposal open, IReadOnlyCollection<OpenProposal> asking, params IReadOnlyList<FieldEdit> edits)
    {
        var own = edits.Where(edit => !edit.IsOfQuestion).ToList();
        var ofQuestion = edits.Where(edit => edit.IsOfQuestion).ToList();
        var question = open.Proposal.Question.Id;
        if (ofQuestion.Count > 0 && !open.Proposal.IsNewQuestion)
            yield return files.Changed(
                Proposals.QuestionsName,
                text => Each(text, ofQuestion, (old, edit) => Proposals.EditQuestion(old, question, edit.Field, edit.Values)));
        var isShared = ofQuestion.Count > 0 && open.Proposal.IsNewQuestion;
        foreach (var change in ByFile(isShared ? asking : [open], (file, text, claims) =>
        {
            var asked = isShared
                ? Each(text, ofQuestion, (old, edit) => Proposals.EditNewQuestion(old, claims, edit.Field, edit.Values)) : text;
            return file == open.File
                ? Each(asked, own, (old, edit) => Proposals.Set(old, open.Claim.Id.Local, edit.Field, edit.Values)) : asked;
        }))
            yield return change;
    }

    /// <summary>Proposals answer another question.</summary>
    public IEnumerable<FileChange> Move(IEnumerable<OpenProposal> proposals, Question question, bool isNew) =>
        ByFile(proposals, (_, text, claims) => Proposals.SetQuestion(text, claims, question, isNew));

    /// <summary>A new question gets another id.</summary>
    public IEnumerable<FileChange> Rename(IEnumerable<OpenProposal> proposals, QuestionId id) =>
        ByFile(proposals, (_, text, claims) => Proposals.Rename(text, claims, id));

    /// <summary>A speaker is of a kind; one whom nobody has declared is declared.</summary>
    public FileChange Kind(SpeakerName speaker, SpeakerKind kind, bool isNew) => files.Changed(Proposals.SpeakersName, text =>
        isNew ? Proposals.AddSpeaker(text, new Speaker { Name = speaker, Kind = kind }) : Proposals.SetKind(text, speaker, kind));

    private IEnumerable<FileChange> ByFile(
        IEnumerable<OpenProposal> proposals, Func<string, string, IReadOnlyCollection<string>, string?> change) => proposals
        .GroupBy(open => open.File, StringComparer.Ordinal)
        .Select(file => files.Changed(file.Key, text => change(file.Key, text, [.. file.Select(open => open.Claim.Id.Local)])));

    // One edit after the other; null where one cannot be made.
    private static string? Each(string? text, List<FieldEdit> edits, Func<string, FieldEdit, string?> change) =>
        edits.Aggregate(text, (old, edit) => old is null ? null : change(old, edit));
}
