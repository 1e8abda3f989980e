using System.Collections.Immutable;
using System.Diagnostics;
using ClaimLedger.Application.Review;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>
/// An answer to a proposal, written at once; whoever answers what others have changed meanwhile is told, and nothing is written.
/// </summary>
internal static class DeskAnswer
{
    private const string ClaimField = "claim";
    private const string SeenField = "seen";
    private const string AnswerField = "answer";
    private const string QuestionField = "question";

    /// <summary>What an answer changes.</summary>
    /// <param name="Changes">It, file by file.</param>
    /// <param name="Words">What was done, as the beginning of a sentence.</param>
    /// <param name="IsDone">Whether the proposal waits no more.</param>
    /// <param name="Chosen">The question that was chosen, or null.</param>
    /// <param name="IsDeclared">Whether a question changes that is declared.</param>
    internal sealed record Work(
        ImmutableArray<FileChange> Changes, string Words, bool IsDone = false, QuestionId? Chosen = null, bool IsDeclared = false)
    {
        /// <summary>Whether proposals become claims.</summary>
        public bool IsAcceptance { get; init; }
    }

    /// <summary>Writes the answer.</summary>
    public static Reply Answer(PageRequest request)
    {
        // Refuses where nothing can be written.
        _ = DeskPage.Visitor(request);
        var id = new ClaimId(request.Field(ClaimField) ?? "");
        var known = request.Site.Desk!.Open();
        var before = DeskPage.Of(request, known, id.Source.ToString()).ToList();
        var review = new ProposalReview(request.Site.Host, request.Site.Workspace.Folder!, known);
        if (review.Open.Find(id) is not { } open)
            return Late(request, id, before, review.Open);
        if (open.Seen != request.Field(SeenField))
            return Refused(
                request,
                id,
                request.Site.Desk!.WhoAnswered(id) is { } name
                    ? $"{name} has changed this proposal since it was shown, and nothing was written. Look at it again."
                    : "This proposal has changed since it was shown, and nothing was written. Look at it again.",
                StatusCodes.Status409Conflict);
        Work work;
        try
        {
            work = Asked(request, review, open);
        }
        catch (UsageException wrong)
        {
            return Refused(
                request, id, ReportWords.Sentence(ReportWords.Capital(wrong.Message)), StatusCodes.Status422UnprocessableEntity);
        }
        return Take(request, review, [id], work, before);
    }

    /// <summary>Writes what an answer changes, and shows what comes next; or why nothing was written.</summary>
    /// <param name="request">The request.</param>
    /// <param name="review">The review.</param>
    /// <param name="ids">The proposals that are answered, of one source.</param>
    /// <param name="work">What it changes.</param>
    /// <param name="before">The proposals of that source as they were shown, in order.</param>
    public static Reply Take(
        PageRequest request, ProposalReview review, ImmutableArray<ClaimId> ids, Work work, List<ClaimId> before)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(work);
        var id = ids[0];
        switch (review.Take(work.Changes, work.IsDeclared, work.Chosen))
        {
            case Outcome.Written written:
                var visitor = DeskPage.Visitor(request);
                if (WriterName.Of(request) is { } name)
                    request.Site.Desk!.KeepAnswer(ids, name);
                visitor.Keep(new DeskStep(ids, work.IsDone, written.Changes, work.Words));
                return Written(request, visitor, ids, work, before);
            case Outcome.Same:
                return Refused(request, id, "That is how it is already.", StatusCodes.Status422UnprocessableEntity);
            case Outcome.ChangedMeanwhile changed:
                return Refused(
                    request,
                    id,
                    $"{changed.File} was changed by somebody else meanwhile, and nothing was written. Look at it again.",
                    StatusCodes.Status409Conflict);
            case Outcome.Invalid invalid:
                return Refused(
                    request,
                    id,
                    "The data set would have mistakes with that, and nothing was written.",
                    StatusCodes.Status422UnprocessableEntity,
                    invalid.Mistakes);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Takes the visitor's last answer back.</summary>
    public static Reply Undo(PageRequest request)
    {
        var visitor = DeskPage.Visitor(request);
        if (visitor.Last is not { } step)
            return new Reply.Elsewhere(Addresses.Desk);
        var review = new ProposalReview(request.Site.Host, request.Site.Workspace.Folder!, request.Site.Desk!.Open());
        if (review.TakeBack(step.Changes, out var mistakes) is { } other)
        {
            visitor.Forget(step, isTakenBack: false);
            return Refused(
                request,
                step.Claims[0],
                ReportWords.Sentence($"{other} was changed by somebody else meanwhile, so that this cannot be taken back: {step.Words}"),
                StatusCodes.Status409Conflict);
        }
        visitor.Forget(step, isTakenBack: true);
        request.Site.Workspace.Renew();
        var note = visitor.Tell(new DeskNote([ReportWords.Sentence($"Taken back: {step.Words}")]) { Lines = mistakes });
        return new Reply.Elsewhere((DeskAddress.Of(step.Claims[0]) with { Note = note }).ToString());
    }

    private static Work Asked(PageRequest request, ProposalReview review, OpenProposal open)
    {
        var (changes, question) = (review.Changes, open.Proposal.Question);
        var what = $"“{open.Claim.Value.Text}” in answer to: {question.Asks}";
        switch (request.Field(AnswerField))
        {
            case "accept":
                return new Work([.. changes.Accept([open])], $"accepted {what}", IsDone: true) { IsAcceptance = true };
            case "reject":
                return new Work([changes.Reject(open)], $"rejected {what}", IsDone: true);
            case "edit":
                var edits = EditForm.Read(request, open);
                return new Work(
                    [.. changes.Edit(open, [.. review.Open.Asking(question.Id)], [.. edits])],
                    $"changed {what}",
                    IsDeclared: !open.Proposal.IsNewQuestion && edits.Any(edit => edit.IsOfQuestion));
            case "link":
                var linked = Chosen(request, review);
                return new Work(review.Ask(open, linked), $"put “{open.Claim.Value.Text}” to: {linked.Asks}", Chosen: linked.Id);
            case "merge":
                var merged = Chosen(request, review);
                return new Work(
                    review.Merge(open, merged), $"put all that answered “{question.Asks}” to: {merged.Asks}", Chosen: merged.Id);
            case "new":
                var asked = New(request, question);
                return new Work(review.AskAnew(open, asked), $"put “{open.Claim.Value.Text}” to the new: {asked.Asks}");
            default:
                throw new UsageException("the form does not say what is to be done; press one of its buttons");
        }
    }

    private static Question Chosen(PageRequest request, ProposalReview review) =>
        review.Open.Questions().FirstOrDefault(question => question.Id.ToString() == request.Field(QuestionField))
            ?? throw new UsageException($"there is no question {request.Field(QuestionField)} any more; choose another");

    private static Question New(PageRequest request, Question question)
    {
        return question with
        {
            Id = new(Field(LinkForm.IdField)),
            Asks = Field(LinkForm.AsksField),
            Subject = Field(LinkForm.SubjectField),
        };

        string Field(string name)
        {
            var text = request.Line(name) ?? throw new UsageException($"{name} holds nothing; write it");
            return TypedText.FaultIn(text) is { } fault ? throw new UsageException($"{name}: {fault}") : text;
        }
    }

    // The next card, of this article or of the one that is now the first; and what the answer brought.
    private static Reply.Elsewhere Written(
        PageRequest request, DeskVisitor visitor, ImmutableArray<ClaimId> ids, Work work, List<ClaimId> before)
    {
        var id = ids[0];
        request.Site.Workspace.Renew();
        var note = new DeskNote([ReportWords.Sentence(ReportWords.Capital(work.Words))]);
        if (work.IsAcceptance)
            note = Brought(request, note, ids);
        var number = visitor.Tell(note);
        if (!work.IsDone)
            return new Reply.Elsewhere((DeskAddress.Of(id) with { Note = number }).ToString());
        return new Reply.Elsewhere((Next(request, id, before) with { Note = number }).ToString());
    }

    private static DeskAddress Next(PageRequest request, ClaimId id, List<ClaimId> before)
    {
        try
        {
            var open = request.Site.Desk!.Open();
            var at = before.IndexOf(id);
            var next = before.Skip(at + 1).Concat(before.Take(Math.Max(0, at))).Where(each => open.Find(each) is not null).ToList();
            return next.Count > 0 ? DeskAddress.Of(next[0]) : new DeskAddress();
        }
        catch (MistakesException)
        {
            // Somebody else has made one since: the page that comes says so.
            return new DeskAddress();
        }
    }

    // The state that this request was answered from is the one before.
    private static DeskNote Brought(PageRequest request, DeskNote note, ImmutableArray<ClaimId> claims)
    {
        using var now = request.Site.Workspace.Read();
        // Where somebody else has made a mistake since, there is no state with the claim in it.
        if (now.Ledger.Claims(new ListFilter { Id = claims[0].ToString() }).Count == 0)
            return note;
        var conflicts = now.Ledger.Conflicts(new ListFilter { Source = claims[0].Source.ToString() }, inWords: false)
            .Select(row => row.Conflict)
            .Where(conflict => conflict.Positions.Any(position => position.Claims.Any(claims.Contains)))
            .ToLookup(conflict => request.Reading.Ledger.ConflictIds(new ListFilter { Id = conflict.Id.ToString() }).Count > 0);
        var (brought, joined) = (conflicts[false].Select(each => each.Id), conflicts[true].Select(each => each.Id));
        return note with
        {
            Words = conflicts.Count > 0 ? note.Words
                : [.. note.Words, claims.Length == 1 ? "It is in no conflict." : "None of them is in a conflict."],
            Brought = [.. brought],
            Joined = [.. joined],
        };
    }

    // Somebody was quicker: what became of the proposal is said, and the next one is at hand.
    private static Reply Late(PageRequest request, ClaimId id, List<ClaimId> before, OpenProposals now)
    {
        var isAccepted = now.DataSet.Sources.Any(source => source.Claims.Any(claim => claim.Id == id));
        var next = before.SkipWhile(each => each != id).Skip(1).FirstOrDefault(each => now.Find(each) is not null);
        return DeskPage.Show(
            request,
            next == default ? new DeskAddress { Source = id.Source.ToString() } : DeskAddress.Of(next),
            new DeskNote([
                (isAccepted, request.Site.Desk!.WhoAnswered(id)) switch
                {
                    (true, { } name) => $"{name} has accepted this proposal meanwhile, and nothing was written.",
                    (true, null) => "This proposal has been accepted meanwhile, and nothing was written.",
                    (false, { } name) => $"This proposal is not there any more: {name} has rejected it meanwhile, and nothing was written.",
                    _ => "This proposal is not there any more: it was rejected or replaced meanwhile, and nothing was written.",
                },
            ])
            { IsWrong = true },
            StatusCodes.Status409Conflict);
    }

    private static Reply Refused(
        PageRequest request, ClaimId id, string words, int status, params ImmutableArray<string> lines) => DeskPage.Show(
        request,
        DeskAddress.Of(id) with
        {
            Open = request.Field(AnswerField) switch
            {
                "edit" => DeskAddress.Edit,
                "link" or "merge" => DeskAddress.Link,
                "new" => DeskAddress.New,
                _ => null,
            },
        },
        new DeskNote([words]) { IsWrong = true, Lines = lines },
        status);
}
