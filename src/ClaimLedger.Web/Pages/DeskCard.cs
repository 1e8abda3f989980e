using ClaimLedger.Application.Review;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>A proposal as a card.</summary>
/// <param name="Id">Its own part of its id.</param>
/// <param name="ClaimId">Its id.</param>
/// <param name="Anchor">Where it stands on the page.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsCurrent">Whether it is the one at hand.</param>
/// <param name="Seen">Tells it as it is shown from what others make of it.</param>
/// <param name="Subject">What its question is about.</param>
/// <param name="Asks">Its question.</param>
/// <param name="QuestionId">The id of that.</param>
/// <param name="QuestionHref">Its page; null where it is new.</param>
/// <param name="Claim">What it says, and its quote.</param>
/// <param name="Facts">All else that is proposed.</param>
/// <param name="Because">What it rests on, or null.</param>
/// <param name="Disagreements">What it would disagree with.</param>
/// <param name="MoreDisagreements">With how many more, or null.</param>
/// <param name="EditHref">The page with it open for editing.</param>
/// <param name="LinkHref">The page on which another question is chosen.</param>
/// <param name="BackHref">The page with nothing of it open.</param>
/// <param name="Edit">The form in which it is edited; null where it is not open.</param>
/// <param name="Link">The choice of another question; null where it is not open.</param>
internal sealed record DeskCard(
    string Id,
    string ClaimId,
    string Anchor,
    int Number,
    bool IsCurrent,
    string Seen,
    string Subject,
    string Asks,
    string QuestionId,
    string? QuestionHref,
    ClaimModel Claim,
    IReadOnlyList<FactModel> Facts,
    string? Because,
    IReadOnlyList<DisagreementItem> Disagreements,
    string? MoreDisagreements,
    string EditHref,
    string LinkHref,
    string BackHref,
    EditForm? Edit,
    LinkForm? Link)
{
    private const int MostDisagreements = 4;

    // They have a place of their own on the card.
    private static readonly string[] ShownElsewhere = ["says", "question", "because"];

    /// <summary>The cards of an article, in the order of the review.</summary>
    public static IReadOnlyList<DeskCard> Of(PageRequest request, OpenProposals open, IReadOnlyList<ClaimId> ids, DeskAddress address)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(address);
        var models = request.Models(open.Accepted, []);
        var current = Math.Max(0, ids.ToList().FindIndex(id => id.Local == address.At));
        var visitor = DeskPage.Visitor(request);
        return [
            .. ids.Select((id, index) =>
                Card(request, open, open.Find(id)!, visitor.NumberOf(id), models, index == current ? address : null)),
        ];
    }

    // The address is given for the card at hand alone.
    private static DeskCard Card(
        PageRequest request, OpenProposals all, OpenProposal open, int number, PartModels models, DeskAddress? address)
    {
        var question = open.Proposal.Question;
        var here = DeskAddress.Of(open.Id);
        var disagreements = all.DisagreementsOf(open.Id).ToList();
        return new DeskCard(
            open.Id.Local,
            open.Id.ToString(),
            DeskAddress.Anchor + open.Id.Local,
            number,
            address is not null,
            open.Seen,
            question.Subject,
            question.Asks,
            question.Id.ToString(),
            open.Proposal.IsNewQuestion ? null : Addresses.Of(question.Id),
            models.Claim(open.Claim),
            [
                .. ProposalWords.Rows(open, all).Where(row => !ShownElsewhere.Contains(row.Label))
                    .Select(row => new FactModel(ReportWords.Capital(row.Label), row.Value)),
            ],
            open.Claim.Because,
            [.. disagreements.Take(MostDisagreements).Select(DisagreementItem.Of)],
            disagreements.Count > MostDisagreements ? $"and with {disagreements.Count - MostDisagreements} more" : null,
            (here with { Open = DeskAddress.Edit }).ToString(),
            (here with { Open = DeskAddress.Link }).ToString(),
            here.ToString(),
            address?.Open == DeskAddress.Edit ? EditForm.Of(request, all, open) : null,
            address?.Open is DeskAddress.Link or DeskAddress.New ? LinkForm.Of(request, all, open, address) : null);
    }
}

/// <summary>What a proposal would disagree with.</summary>
internal sealed record DisagreementItem(string Words, string Href, string Severity)
{
    /// <summary>The other claim, with where it stands.</summary>
    public static DisagreementItem Of(Disagreement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new DisagreementItem(
            ProposalWords.Of(other),
            other.IsProposed
                ? DeskAddress.Of(other.Other.Id).ToString()
                : $"{Addresses.Of(other.Source.Id)}#{Uri.EscapeDataString(other.Other.Id.ToString())}",
            ReportWords.Name(other.Severity));
    }
}

/// <summary>The form in which a proposal is edited.</summary>
/// <param name="Fields">Its fields.</param>
/// <param name="Shared">Whose question changes with it, as a sentence.</param>
internal sealed record EditForm(IReadOnlyList<EditField> Fields, string Shared)
{
    // What a person names them, and what the form calls them.
    private static readonly (string Name, string Label, Func<OpenProposal, string> Read)[] Table =
    [
        ("says", "Value, as the quote says it", open => open.Claim.Value.Text),
        ("speaker", "Speakers, with ; between; empty for the source’s own voice", open => string.Join("; ", open.Claim.Speakers)),
        ("as-of", "As of; empty for the day of publication", open => open.Claim.AsOf.Text ?? ""),
        ("modality", "How it is put forward", open => ReportWords.Name(open.Claim.Modality)),
        ("asks", "The question’s words", open => open.Proposal.Question.Asks),
        ("subject", "What the question is about", open => open.Proposal.Question.Subject),
        ("note", "Note", open => open.Claim.Note ?? ""),
    ];

    /// <summary>The form, as it was filled in.</summary>
    public static EditForm Of(PageRequest request, OpenProposals all, OpenProposal open)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(all);
        var answers = all.Answers(open.Proposal.Question.Id).Count();
        return new EditForm(
            [
                .. Table.Select(row => EditField.Of(
                    row.Name, row.Label, request.Form.ContainsKey(row.Name) ? request.Form[row.Name].ToString() : row.Read(open))),
            ],
            answers == 1
                ? "Its words are this claim’s alone."
                : $"{ReportWords.Count(answers, "claim")} answer it: its words change for all of them.");
    }

    /// <summary>What was filled in otherwise than it is.</summary>
    /// <exception cref="UsageException">A field holds what cannot be seen or kept, or nothing where something is needed.</exception>
    public static IReadOnlyList<FieldEdit> Read(PageRequest request, OpenProposal open)
    {
        ArgumentNullException.ThrowIfNull(request);
        var edits = new List<FieldEdit>();
        foreach (var (name, _, read) in Table.Where(row => request.Form.ContainsKey(row.Name)))
        {
            var written = request.Form[name].ToString().Trim();
            if (written == read(open))
                continue;
            if (TypedText.FaultIn(written) is { } fault)
                throw new UsageException($"{name}: {fault}");
            if (written.Length == 0 && FieldEdit.IsNeeded(name))
                throw new UsageException($"{name} holds nothing; write it, or leave it as it is");
            edits.Add(FieldEdit.Of(name, written));
        }
        return edits;
    }
}

/// <summary>A field of that form.</summary>
internal sealed record EditField(string Name, string Label, RawText Value, IReadOnlyList<OrderItem> Options)
{
    /// <summary>A field; of the modality, the choices.</summary>
    public static EditField Of(string name, string label, string value) => new(
        name,
        label,
        WorkspacePages.Verbatim(value),
        name == "modality" ? [.. TermNames<Modality>.All.Select(word => OrderItem.Of(word, word, word == value))] : []);
}

/// <summary>The choice of another question.</summary>
/// <param name="Words">What is looked for.</param>
/// <param name="Source">The source of the proposal at hand, which the search carries along.</param>
/// <param name="At">The proposal.</param>
/// <param name="Found">The questions.</param>
/// <param name="Lede">What they are.</param>
/// <param name="MergeText">What else can be put to them: all proposals of its new question; null where that is this one alone.</param>
/// <param name="New">The fields of a new question.</param>
/// <param name="IsNew">Whether a new question is being written.</param>
internal sealed record LinkForm(
    RawText Words,
    RawText Source,
    RawText At,
    IReadOnlyList<QuestionItem> Found,
    string Lede,
    string? MergeText,
    IReadOnlyList<EditField> New,
    bool IsNew)
{
    public const string IdField = "id";
    public const string AsksField = "asks";
    public const string SubjectField = "subject";

    /// <summary>The questions that fit, or that words find.</summary>
    public static LinkForm Of(PageRequest request, OpenProposals all, OpenProposal open, DeskAddress address)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(address);
        var question = open.Proposal.Question;
        var found = address.Words is { } words
            ? all.Named(words).Where(each => each.Id != question.Id).ToList()
            : [.. all.Fitting(open)];
        var sharing = open.Proposal.IsNewQuestion ? all.Asking(question.Id).Count() : 0;
        return new LinkForm(
            WorkspacePages.Verbatim(address.Words ?? ""),
            WorkspacePages.Verbatim(open.Source.Id.ToString()),
            WorkspacePages.Verbatim(open.Id.Local),
            [.. found.Select(each => QuestionItem.Of(all, each))],
            (address.Words, found.Count) switch
            {
                (null, 0) => "No other question fits. Search for one, or write a new one.",
                (null, _) => "Questions that this claim may answer:",
                (_, 0) => "No other question has these words in its id, in its own words or in what it is about.",
                _ => "Questions with these words:",
            },
            sharing > 1 ? $"All {sharing} of its question" : null,
            [
                EditField.Of(IdField, "Id", request.Field(IdField) ?? question.Id.ToString()),
                EditField.Of(AsksField, "The question’s words", request.Field(AsksField) ?? question.Asks),
                EditField.Of(SubjectField, "What it is about", request.Field(SubjectField) ?? question.Subject),
            ],
            address.Open == DeskAddress.New);
    }
}

/// <summary>A question to choose.</summary>
internal sealed record QuestionItem(RawText Id, string Subject, string Asks, string Facts)
{
    /// <summary>A question, with how many claims answer it.</summary>
    public static QuestionItem Of(OpenProposals all, Question question)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(question);
        List<string> facts =
        [
            question.Id.ToString(),
            .. question.Unit is { } unit ? [$"in {unit}"] : Array.Empty<string>(),
            ReportWords.Name(question.OverTime),
            ReportWords.Count(all.Answers(question.Id).Count(), "claim"),
            .. all.IsDeclared(question.Id) ? [] : new[] { "new" },
        ];
        return new QuestionItem(
            WorkspacePages.Verbatim(question.Id.ToString()), question.Subject, question.Asks, string.Join(" · ", facts));
    }
}
