using System.Collections.Immutable;
using System.Text;
using ClaimLedger.DataSets;

namespace ClaimLedger.Application.Review;

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
            .DistinctBy(name => name.Text.Normalize(NormalizationForm.FormC), StringComparer.OrdinalIgnoreCase)
            .Select(name => new Speaker { Name = name, Kind = Proposals.KindOf(name.Text) })
            .ToList();
        if (speakers.Count > 0)
            yield return files.Changed(Proposals.SpeakersName, text => Proposals.AddSpeaker(text, speakers));
        foreach (var change in ByFile(proposals, Proposals.Accept))
            yield return change;
    }

    /// <summary>A proposal goes.</summary>
    public FileChange Reject(OpenProposal open) => files.Changed(open.File, text => Proposals.Reject(text, open.Claim.Id.Local));

    /// <summary>A field of a proposal gets other values; none take it away.</summary>
    public FileChange Edit(OpenProposal open, string field, ImmutableArray<string> values) =>
        files.Changed(open.File, text => Proposals.Set(text, open.Claim.Id.Local, field, values));

    /// <summary>A field of a new question gets other values in all proposals that bring it.</summary>
    public IEnumerable<FileChange> EditNewQuestion(IEnumerable<OpenProposal> proposals, string field, ImmutableArray<string> values) =>
        ByFile(proposals, (text, claims) => Proposals.EditNewQuestion(text, claims, field, values));

    /// <summary>A field of a declared question gets other values.</summary>
    public FileChange EditQuestion(QuestionId question, string field, ImmutableArray<string> values) =>
        files.Changed(Proposals.QuestionsName, text => Proposals.EditQuestion(text, question, field, values));

    /// <summary>Proposals answer another question.</summary>
    public IEnumerable<FileChange> Move(IEnumerable<OpenProposal> proposals, Question question, bool isNew) =>
        ByFile(proposals, (text, claims) => Proposals.SetQuestion(text, claims, question, isNew));

    /// <summary>A new question gets another id.</summary>
    public IEnumerable<FileChange> Rename(IEnumerable<OpenProposal> proposals, QuestionId id) =>
        ByFile(proposals, (text, claims) => Proposals.Rename(text, claims, id));

    /// <summary>A speaker is of a kind; one whom nobody has declared is declared.</summary>
    public FileChange Kind(SpeakerName speaker, SpeakerKind kind, bool isNew) => files.Changed(Proposals.SpeakersName, text =>
        isNew ? Proposals.AddSpeaker(text, new Speaker { Name = speaker, Kind = kind }) : Proposals.SetKind(text, speaker, kind));

    private IEnumerable<FileChange> ByFile(
        IEnumerable<OpenProposal> proposals, Func<string, IReadOnlyCollection<string>, string?> change) => proposals
        .GroupBy(open => open.File, StringComparer.Ordinal)
        .Select(file => files.Changed(file.Key, text => change(text, [.. file.Select(open => open.Claim.Id.Local)])));
}
