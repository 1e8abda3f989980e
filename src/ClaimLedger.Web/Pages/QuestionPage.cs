using ClaimLedger.Application.Output;
using ClaimLedger.Application.Review;
using ClaimLedger.Comparison;
using ClaimLedger.DataSets;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Web.Pages;

/// <summary>Where a declared question is renamed, merged into another, or said to behave otherwise over time.</summary>
internal sealed record QuestionPage(
    Frame Frame,
    string Token,
    string QuestionId,
    string QuestionHref,
    string Action,
    string Subject,
    string Asks,
    string? Told,
    string? UndoHref,
    string? Wrong,
    IReadOnlyList<string> Lines,
    IReadOnlyList<OrderItem> OverTimes,
    RawText NewId,
    RawText Words,
    IReadOnlyList<QuestionItem> Others) : EvidencePage(Frame)
{
    /// <summary>What was undone here, as this browser is told once; null for nothing.</summary>
    public string? Undone { get; init; }

    public const string DoField = "do";
    public const string ValueField = "value";
    public const string SeenField = "seen";

    private const string WordsField = "words";

    /// <summary>Where a question is changed.</summary>
    public static string Address(QuestionId question) => Addresses.Of(question) + "/change";

    /// <summary>The page.</summary>
    public static Reply Answer(PageRequest request, string id)
    {
        var question = Find(request, id);
        return Show(request, question);
    }

    /// <summary>Shows what a change would do; or, where what was seen comes back, writes it.</summary>
    public static Reply Change(PageRequest request, string id)
    {
        var question = Find(request, id);
        try
        {
            var writer = new QuestionWriter(request.Site.Host, request.Site.Workspace.Folder!);
            var edit = Asked(request);
            var preview = writer.Preview(question.Id, edit);
            if (request.Field(SeenField) is not { } seen)
                return QuestionPreviewPage.Show(request, question, edit, preview);
            if (seen != preview.Seen)
                return Show(
                    request, question, "The data set has changed since this was shown, and nothing was written. Look at it again.", 409);
            if (writer.Write(preview) is { } other)
                return Show(request, question, $"{other} was changed by somebody else meanwhile, and nothing was written.", 409);
            var now = edit switch { QuestionEdit.Rename rename => rename.Id, QuestionEdit.Merge merge => merge.Into, _ => question.Id };
            request.Site.Desk!.KeepChange(
                now, new QuestionStep(request.Token, question.Id, preview.Changes, Does(question, edit)));
            request.Site.Workspace.Renew();
            return new Reply.Elsewhere(Address(now));
        }
        catch (UsageException wrong)
        {
            return Show(request, question, ReportWords.Sentence(ReportWords.Capital(wrong.Message)), 422);
        }
        catch (MistakesException mistakes)
        {
            return Show(
                request,
                question,
                "The data set would have mistakes with that, and nothing was written.",
                422,
                [.. mistakes.Mistakes.Select(mistake => Phrases.OneLine(mistake.ToString()))]);
        }
    }

    /// <summary>Takes the last change of a question back that was made here.</summary>
    public static Reply Undo(PageRequest request, string id)
    {
        var question = Find(request, id);
        var desk = request.Site.Desk!;
        if (desk.LastChange(question.Id, request.Token) is not { } step || !desk.TryForgetChange(question.Id, step))
            return new Reply.Elsewhere(Address(question.Id));
        var writer = new QuestionWriter(request.Site.Host, request.Site.Workspace.Folder!);
        if (writer.TakeBack(step.Changes) is { } other)
            return Show(
                request, question, $"{other} was changed by somebody else meanwhile, so that nothing was taken back.", 409);
        request.Site.Workspace.Renew();
        return new Reply.Elsewhere(ToldOnce.At(
            request, Address(step.Before), $"Undone. The question, its claims and what names it are as they were before: {step.Before}."));
    }

    /// <summary>What a change does, as a sentence.</summary>
    public static string Does(Question question, QuestionEdit edit)
    {
        ArgumentNullException.ThrowIfNull(question);
        return edit switch
        {
            QuestionEdit.Rename rename => $"{question.Id} is called {rename.Id}.",
            QuestionEdit.Merge merge => $"What answered {question.Id} answers {merge.Into}, and {question.Id} is no question any more.",
            QuestionEdit.Behave behave => $"Answers to {question.Id} are {ReportWords.Name(behave.OverTime)} over time.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What a change would do, as a sentence.</summary>
    public static string WouldDo(Question question, QuestionEdit edit)
    {
        ArgumentNullException.ThrowIfNull(question);
        return edit switch
        {
            QuestionEdit.Rename rename => $"{question.Id} would be called {rename.Id}.",
            QuestionEdit.Merge merge =>
                $"What answers {question.Id} would answer {merge.Into}, and {question.Id} would be no question any more.",
            QuestionEdit.Behave behave => $"Answers to {question.Id} would be {ReportWords.Name(behave.OverTime)} over time.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Question Find(PageRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Site.WhyNotWritable is { } why)
            throw new ForbiddenException(why);
        return request.Reading.Ledger.Questions(new ListFilter { Id = id }) is [var row]
            ? row.Question
            : throw new NothingThereException($"There is no question {id}.");
    }

    private static QuestionEdit Asked(PageRequest request)
    {
        var value = request.Line(ValueField)
            ?? throw new UsageException("nothing is chosen or written; do so, or leave the question as it is");
        if (TypedText.FaultIn(value) is { } fault)
            throw new UsageException(fault);
        return request.Field(DoField) switch
        {
            "rename" => new QuestionEdit.Rename(new(value)),
            "merge" => new QuestionEdit.Merge(new(value)),
            "over-time" when TermNames<OverTime>.Find(value) is { } behaviour => new QuestionEdit.Behave(behaviour),
            _ => throw new UsageException("the form does not say what is to be done; press one of its buttons"),
        };
    }

    private static Reply Show(
        PageRequest request, Question question, string? wrong = null, int status = 200, params IReadOnlyList<string> lines)
    {
        var words = request.Context.Request.Query[WordsField].ToString().Trim();
        var open = request.Site.Desk!.Open();
        var last = request.Site.Desk!.LastChange(question.Id, request.Token);
        var over = ReportWords.Name(question.OverTime);
        return new QuestionPage(
            Frame.Of(request, $"Change: {question.Asks}", Addresses.Questions),
            request.Token,
            question.Id.ToString(),
            Addresses.Of(question.Id),
            Address(question.Id),
            question.Subject,
            question.Asks,
            wrong is null ? last?.Words : null,
            last is null ? null : Address(question.Id) + "/undo",
            wrong,
            lines,
            [.. TermNames<OverTime>.All.Select(name => OrderItem.Of(name, name, name == over))],
            WorkspacePages.Verbatim(request.Field(DoField) == "rename" ? request.Field(ValueField) ?? "" : question.Id.ToString()),
            WorkspacePages.Verbatim(words),
            [
                .. open.Named(words.Length > 0 ? words : $"{question.Subject} {question.Asks}")
                    .Where(other => other.Id != question.Id && other.Answer == question.Answer && open.IsDeclared(other.Id))
                    .Select(other => QuestionItem.Of(open, other)),
            ])
        { Undone = ToldOnce.Of(request) }.By("question-change.html", status);
    }
}

/// <summary>What a change of a question would do, before it is written.</summary>
internal sealed record QuestionPreviewPage(
    Frame Frame,
    string Token,
    string Asks,
    string Words,
    string BackHref,
    string Action,
    IReadOnlyList<HiddenItem> Hidden,
    IReadOnlyList<ConflictsThat> Conflicts,
    string? Rulings,
    string File,
    IReadOnlyList<ChangedLine> Lines,
    IReadOnlyList<string> Files) : EvidencePage(Frame)
{
    /// <summary>Which other files follow, as a sentence; null where none do.</summary>
    public string? Following { get; init; }

    /// <summary>The page.</summary>
    public static Reply Show(PageRequest request, Question question, QuestionEdit edit, QuestionPreview preview)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(preview);
        var declared = preview.Changes.Single(change => change.Name == Proposals.QuestionsName);
        return new QuestionPreviewPage(
            Frame.Of(request, "Look before it is written", Addresses.Questions),
            request.Token,
            question.Asks,
            QuestionPage.WouldDo(question, edit),
            QuestionPage.Address(question.Id),
            QuestionPage.Address(question.Id),
            [
                HiddenItem.Of(QuestionPage.DoField, request.Field(QuestionPage.DoField) ?? ""),
                HiddenItem.Of(QuestionPage.ValueField, request.Field(QuestionPage.ValueField) ?? ""),
                HiddenItem.Of(QuestionPage.SeenField, preview.Seen),
            ],
            [
                ConflictsThat.Of(preview, ChangeKind.Added, "come"),
                ConflictsThat.Of(preview, ChangeKind.Removed, "go"),
                ConflictsThat.Of(preview, ChangeKind.Changed, "change"),
            ],
            preview.Rulings == 0 ? null
                : $"{ReportWords.Count(preview.Rulings, "ruling")} {(preview.Rulings == 1 ? "is" : "are")} about conflicts that would go, "
                    + "and would stay in rulings.yaml as they are.",
            declared.Name,
            [.. LineDiff.Of(declared.Before ?? "", declared.After).Select(ChangedLine.Of)],
            [.. preview.Claims.Select(file => $"{ReportWords.Count(file.Claims, "claim")} in {file.File}")])
        {
            Following = preview.Changes.Select(change => change.Name).Where(name => name != Proposals.QuestionsName)
                .Intersect([RulingsFile.Name, QuestionNames.Expectations, QuestionNames.Baseline]).ToList() is { Count: > 0 } others
                ? $"What names it or its conflicts in {string.Join(", ", others)} would follow." : null,
        }.By("question-preview.html");
    }
}

/// <summary>Conflicts that come, go or change.</summary>
internal sealed record ConflictsThat(string Title, IReadOnlyList<string> Lines, string? More)
{
    private const int Most = 30;

    /// <summary>Those of a kind of change.</summary>
    public static ConflictsThat Of(QuestionPreview preview, ChangeKind kind, string verb)
    {
        ArgumentNullException.ThrowIfNull(preview);
        List<DiffRow> rows = [.. preview.Conflicts.Rows.Where(row => row.Kind == kind)];
        return new ConflictsThat(
            $"{(rows.Count == 0 ? "No conflict" : ReportWords.Count(rows.Count, "conflict"))} would {verb}",
            [.. rows.Take(Most).Select(row => $"{(row.Grade is { } grade ? $"{ReportWords.Name(grade)}: " : "")}{row.Line}")],
            rows.Count > Most ? $"and {ReportWords.Count(rows.Count - Most, "other")}" : null);
    }
}
