using System.CommandLine;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger explain</c>.</summary>
internal static class ExplainVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("ID");
        var dataSet = Operands.DataSet();
        var format = Formats.Option("text", "json", "markdown");
        operands.CompletionSources.Add(Completions.From(host, dataSet, operands)(Finder.Ids));
        var verb = new VerbCommand(
            "explain",
            "Explain a conflict gate by gate, with the smallest edit that would dissolve it; or why two claims do or do not conflict.")
        {
            Usage = "CONFLICT | CLAIM CLAIM [DATASET|LEDGER.db] [options]",
            Notes = ["CONFLICT is a conflict's id or its unique beginning; CLAIM is a claim's SOURCE/ID."],
            Examples =
            [
                new("explain CONFLICT", "why this is a conflict"),
                new("explain CLAIM CLAIM", "why these two claims do, or do not, conflict"),
            ],
        };
        verb.Add(operands);
        verb.Add(format);
        verb.Add(dataSet);
        verb.SetAction(parsed =>
        {
            var (target, own) = TargetFinder.Find(
                host, parsed.GetValue(operands)!, parsed.GetValue(dataSet), "one conflict or two claims", least: 1, most: 2);
            using var open = LedgerCache.Open(host, target);
            var catalogue = Catalogue.Of(open.Ledger);
            var finder = new Finder(open.Ledger, catalogue);
            var found = own.Select(id => (id, finder.Find(id))).ToList();
            var whole = open.Ledger.ReadDataSet();
            var row = found is [(_, Found.OfConflict(var only))] ? only : null;
            var note = row is null ? null : catalogue.Question(row.Conflict.Question).Note;
            Write(
                host,
                Formats.Of(parsed, format),
                parsed.GetValue(format) is "json",
                note,
                row,
                Explain(found, whole, [.. open.Ledger.Conflicts(new ListFilter()).Select(row => row.Conflict)]));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Explanation Explain(List<(string Id, Found Found)> operands, DataSet whole, IReadOnlyList<Conflict> conflicts)
    {
        var view = new DataSetView(whole);
        switch (operands)
        {
            case [(_, Found.OfConflict(var row))]:
                var catalogue = Catalogue.Of(whole);
                return Explainer.ExplainConflict(row.Conflict, view, catalogue.Claim);
            case [(_, Found.OfClaim(var first)), (_, Found.OfClaim(var second))]:
                return Explainer.ExplainPair(first, second, view, conflicts);
            case [(var id, _)]:
                throw new UsageException($"'{id}' is not a conflict; name a conflict, or two claims");
            default:
                var other = operands.First(operand => operand.Found is not Found.OfClaim).Id;
                throw new UsageException($"'{other}' is not a claim; name two claims, or one conflict");
        }
    }

    private static void Write(Host host, Format format, bool asJson, string? note, ListedConflict? row, Explanation explanation)
    {
        if (asJson)
        {
            JsonText.Write(host, json =>
            {
                json.WriteStartObject();
                json.WriteString("title", explanation.Title);
                json.Optional("question_note", note);
                if (row is not null)
                {
                    json.WriteString("status", TermNames<ConflictStatus>.Of(row.Status));
                    Json.Ruling(json, row.Ruling);
                }
                json.Objects("steps", explanation.Steps, step =>
                {
                    json.WriteString("gate", step.Gate);
                    json.WriteBoolean("passed", step.Passed);
                    json.WriteString("text", step.Text);
                });
                json.WriteString("verdict", explanation.Verdict);
                json.Optional("smallest_edit", explanation.SmallestEdit);
                json.WriteEndObject();
            });
            return;
        }

        var page = Page.In(format, host.Out);
        page.Title(explanation.Title);
        page.Fact("question note", note);
        page.Fact("ruling", row is null ? null : ClaimPhrases.Ruling(row));
        page.Heading("Gates");
        foreach (var step in explanation.Steps)
            page.Item(ExplanationWords.Heading(step), step.Text);
        page.Heading("Verdict");
        page.Paragraph(explanation.Verdict);
        if (explanation.SmallestEdit is null)
            return;
        page.Heading("Smallest edit that would dissolve it");
        page.Paragraph(explanation.SmallestEdit);
    }
}
