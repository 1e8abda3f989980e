using System.CommandLine;
using ClaimLedger.Application.Assisting;
using ClaimLedger.Application.Checks;
using ClaimLedger.Application.Scanning;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Assisting;
using ClaimLedger.Cli.Checks;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Stories;
using ClaimLedger.Vetting;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger vet</c>: what the ledger knows otherwise than a draft has it.</summary>
internal static class VetVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("DRAFT");
        var dataSet = Operands.DataSet();
        var published = new Option<string?>(
            "--published")
        {
            HelpName = "DATE",
            Description =
                    "When the draft is to appear (EDTF); left out, the day that its own head gives, or today. \"On Monday\" is reckoned "
                        + "from there, and what came later is not held against it.",
        };
        var format = Formats.Option(CheckFormats.Names);
        var output = CheckOptions.Output();
        var failOn = CheckOptions.FailOn();
        var all = new Option<bool>("--all")
        {
            Description =
                "List every figure that was read with the claims that it was held against, or why it was not. Console format only.",
        };
        var reader = new ReaderOptions();
        var verb = new VerbCommand("vet", "Hold the figures and dates of a draft against the ledger.")
        {
            Usage = "DRAFT|- [DATASET|LEDGER.db] [options]",
            Notes =
            [
                "Figures, dates and speakers are read in English text only.",
                "A draft is plain text, Markdown or HTML, by the file's name. Each figure that surely answers a question of the ledger "
                    + "is held against the claims that answer it: same time, same modality, what was corrected or withdrawn left out.",
                string.Join(
                    " ",
                    VetKinds.All
                        .GroupBy(kind => kind.Severity)
                        .Select(
                            severity =>
                                $"{TermNames<Severity>.Of(severity.Key)}: {string.Join(", ", severity.Select(kind => kind.Name))}.")),
                "It takes no side: a figure that stands in the ledger passes, with a note where others in the ledger exclude it and the "
                    + "draft does not mention them. Where it is not sure which question a figure answers, it says nothing, or with "
                    + "--reader asks an assistant: what then is found says so, and is a warning at most.",
                ReaderOptions.Note,
            ],
            Examples =
            [
                new("vet draft.md", "what the ledger has against a draft"),
                new("vet draft.md --published 2031-06-09 --fail-on warning", "as of the day on which it is to appear, strictly"),
                new("vet draft.md --all", "with what was not checked, and why"),
                new("vet draft.md --format github --output sarif=vet.sarif --output junit=vet.xml", "for an editor's tool and a CI server"),
            ],
        };
        foreach (Option option in (Option[])[published, failOn, all, format, output, .. reader.All, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var (target, own) = TargetFinder.Find(
                host, parsed.GetValue(operands)!, parsed.GetValue(dataSet), "one draft", least: 1, most: 1);
            var least = CheckOptions.Least(parsed, failOn);
            var named = parsed.GetValue(published) is { } date ? NamedDay.Read("--published", date) : (DaySpan?)null;
            if (parsed.GetValue(all) && CheckFormats.Find(parsed.GetValue(format)!) is { } other && other != CheckFormats.Console)
                throw new UsageException("--all is for --format console; leave one of them out");
            var along = new ReadingAlong(File: null, reader.Read(host, parsed));
            var outputs = CheckOutputs.Read(host, parsed.GetValue(output)!);
            using var input = TextInput.Open(host, own[0]);
            var folder = own[0] == "-" ? host.CurrentDirectory : Path.GetDirectoryName(host.FullPath(own[0]))!;
            var (text, inHead) = DraftFile.Read(input);
            var day = named ?? (inHead is null ? DaySpan.Day(DateOnly.FromDateTime(host.Clock.GetLocalNow().DateTime))
                : WrittenDate.Parse(inHead).Value.Days);
            var draft = new Draft(text, input.Name, folder, day);
            var known = DraftVetting.Read(host, target);
            var article = new StoryArticle(input.Name, draft.Text.Words, Title: "", Publisher: "unknown", WrittenDate.Of(day));
            draft = draft with { Proposed = along.Answers(host, article, known) };
            var vetted = DraftVetting.Vet(host, target, known, draft, least, parsed.GetValue(all));
            foreach (var remark in vetted.Remarks)
                host.Error.WriteLine(Phrases.OneLine($"{input.Name}: {remark}"));
            return VetReports.Report(host, CheckFormats.Find(parsed.GetValue(format)!) ?? CheckFormats.Console, outputs, vetted.Result);
        });
        return verb;
    }
}
