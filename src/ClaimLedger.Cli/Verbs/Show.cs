using System.CommandLine;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Sqlite;
using ClaimLedger.Text;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger show</c>.</summary>
internal static class ShowVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("ID");
        var dataSet = Operands.DataSet();
        var format = Formats.Option("text", "json", "markdown");
        operands.CompletionSources.Add(Completions.From(host, dataSet, operands)(Finder.Ids));
        var verb = new VerbCommand("show", "Show one conflict, claim, source or question, whole.")
        {
            Usage = "ID [DATASET|LEDGER.db] [options]",
            Notes = ["ID is a conflict's id or its unique beginning, a claim's SOURCE/ID, a source's id or a question's id."],
            Examples =
            [
                new("show QUESTION", "a question with all its claims and conflicts"),
                new("show CONFLICT --format markdown", "a conflict with its positions and quotes, for a document"),
            ],
        };
        verb.Add(operands);
        verb.Add(format);
        verb.Add(dataSet);
        verb.SetAction(parsed =>
        {
            var (target, own) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet), "one id", least: 1, most: 1);
            using var open = LedgerCache.Open(host, target);
            var catalogue = Catalogue.Of(open.Ledger);
            var found = new Finder(open.Ledger, catalogue).Find(own[0]);
            if (parsed.GetValue(format) is "json")
                JsonText.Write(host, json => ShownJson.Write(json, found, open.Ledger, catalogue));
            else
                WritePage(Page.In(Formats.Of(parsed, format), host.Out), found, open.Ledger, catalogue);
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void WriteFacts(Page page, IEnumerable<(string Label, string Text)> facts)
    {
        foreach (var (label, text) in facts)
            page.Fact(label, text);
    }

    private static void WritePage(Page page, Found found, Ledger ledger, Catalogue catalogue)
    {
        switch (found)
        {
            case Found.OfConflict(var row):
                WriteConflict(page, row, catalogue);
                return;
            case Found.OfClaim(var claim):
                WriteClaim(page, claim, catalogue);
                break;
            case Found.OfSource({ Source: var source }):
                page.Title(source.Title);
                WriteFacts(page, FactLines.Of(source));
                break;
            case Found.OfQuestion({ Question: var question }):
                page.Title(question.Asks);
                WriteFacts(page, FactLines.Of(question));
                break;
        }

        if (found is not Found.OfClaim)
        {
            page.Heading("Claims");
            foreach (var claim in found.ClaimsIn(ledger))
                WriteClaimItem(page, claim, catalogue);
        }
        var conflicts = found.ConflictsIn(ledger)
            .Where(
                row =>
                    found is not Found.OfClaim { Claim.Id: var id } || row.Conflict.Positions.Any(position => position.Claims.Contains(id)))
            .ToList();
        if (conflicts.Count == 0)
            return;
        page.Heading("Conflicts");
        foreach (var row in conflicts)
            page.Item(
                $"{row.Conflict.Id} {TermNames<Severity>.Of(row.Conflict.Severity)}: {Conflicts.Info(row.Conflict.Kind).Name}",
                row.Conflict.WithHint);
    }

    private static void WriteConflict(Page page, ListedConflict row, Catalogue catalogue)
    {
        var conflict = row.Conflict;
        page.Title($"{conflict.Subject}: {conflict.Asks}");
        page.Fact("id", conflict.Id.ToString());
        page.Fact("kind", $"{Conflicts.Info(conflict.Kind).Name} ({TermNames<Severity>.Of(conflict.Severity)})");
        page.Fact("scope", conflict.Scope is Scope.Within ? "within one source" : "across sources");
        page.Fact("status", TermNames<ConflictStatus>.Of(row.Status) + (row.IsAccepted ? ", in the baseline" : ""));
        page.Fact("question", conflict.Question.ToString());
        page.Fact("question note", catalogue.Question(conflict.Question).Note);
        page.Fact("constraint", conflict.Constraint);
        page.Fact("event", conflict.Event);
        page.Fact("facet", conflict.Facet);
        if (row.Ruling is { } ruling)
        {
            page.Fact(
                "ruled on",
                row.Status is ConflictStatus.Stale
                    ? $"{ruling.Conflict}, whose place this conflict took: it has to be looked at again"
                    : null);
            var answer = conflict.Facet is null ? catalogue.Question(conflict.Question).Answer : AnswerType.Term;
            var position = ruling.Position is null ? "" : " " + ClaimPhrases.Says(ruling.Position, answer);
            page.Fact("ruling", $"{TermNames<Verdict>.Of(ruling.Verdict)}{position}, {ruling.By}, {DateWording.Of(ruling.On)}");
            page.Fact("reason", ruling.Reason);
        }
        page.Heading("Why");
        page.Paragraph(conflict.WithHint);
        foreach (var position in conflict.Positions)
        {
            var question = catalogue.Question(position.Question ?? conflict.Question);
            page.Heading(
                $"{ClaimPhrases.Says(position, question.Answer)} ({Phrases.Count(position.Claims.Length, "claim")}, "
                    + $"{Phrases.Count(position.Origins, "independent origin")})");
            if (position.Question is not null)
            {
                page.Fact("question", $"{question.Id}: {question.Asks}");
                if (question.Id != conflict.Question)
                    page.Fact("question note", question.Note);
            }
            if (position is { Literal: { } literal, Usual: { } usual })
            {
                page.Fact("by the letter", ValueText.Describe(literal, question.Answer, question.Unit));
                page.Fact("usually", ValueText.Describe(usual, question.Answer, question.Unit));
            }
            foreach (var id in position.Claims)
                WriteClaimItem(page, catalogue.Claim(id), catalogue);
        }
    }

    private static void WriteClaim(Page page, Claim claim, Catalogue catalogue)
    {
        var question = catalogue.Question(claim.Question);
        var source = catalogue.Source(claim.Source);
        page.Title($"{question.Asks} {ClaimPhrases.Says(claim.Value.Text, question.Answer)}");
        page.Fact("id", claim.Id.ToString());
        page.Fact("question", question.Id.ToString());
        page.Fact("subject", question.Subject);
        if (claim.Value is Value.Range range)
        {
            page.Fact("by the letter", ValueText.Describe(range.Literal, question.Answer, question.Unit));
            page.Fact("usually", ValueText.Describe(range.Usual, question.Answer, question.Unit));
        }
        else if (claim.Value is Value.Options options)
        {
            page.Fact("options", string.Join(" or ", Json.Allowed(options, question)));
        }
        page.Fact("as of", DateWording.Of(claim.AsOf));
        page.Fact("source", $"{source.Title} ({source.Publisher}, {DateWording.Of(source.Published)})");
        page.Fact("speakers", claim.Speakers.IsEmpty ? "the source's own voice" : string.Join(", passed on by ", claim.Speakers));
        page.Fact("modality", TermNames<Modality>.Of(claim.Modality));
        page.Fact("whose", claim.Whose?.Text);
        page.Fact("if", claim.If);
        page.Fact("counted", claim.IsCounted ? "the value is counted from the quote" : null);
        page.Fact("frames", string.Join(", ", claim.Frames.Select(frame => $"{frame.Facet}: {frame.Term}").Distinct()));
        page.Fact("quote", claim.Quote);
        page.Fact(
            "anchor",
            claim.Anchor is { } anchor ? $"characters {anchor.Start} to {anchor.End}: “…{anchor.Prefix}[…]{anchor.Suffix}…”" : null);
        page.Fact("history", ClaimPhrases.History(claim, catalogue));
        page.Fact("note", claim.Note);
    }

    private static void WriteClaimItem(Page page, Claim claim, Catalogue catalogue)
    {
        var source = catalogue.Source(claim.Source);
        var voice = claim.Speakers.IsEmpty ? "own voice" : string.Join(" > ", claim.Speakers);
        var modality = claim.Modality is Modality.Stated ? "" : $", {TermNames<Modality>.Of(claim.Modality)}";
        page.Item(
            $"{ClaimPhrases.Says(claim.Value.Text, catalogue.Question(claim.Question).Answer)} {claim.Id}",
            $"{source.Publisher}, {DateWording.Of(source.Published)}; as of {DateWording.Of(claim.AsOf)}; {voice}{modality}",
            ClaimPhrases.History(claim, catalogue),
            claim.Quote is null ? null : $"“{claim.Quote}”");
    }
}
