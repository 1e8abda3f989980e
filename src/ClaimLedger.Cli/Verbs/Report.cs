using System.CommandLine;
using System.Globalization;
using ClaimLedger.Cli.Files;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Reports;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger report</c>.</summary>
internal static class ReportVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = TargetFinder.OperandsArgument("DATASET");
        var dataSet = TargetFinder.DataSetOption();
        var output = new Option<string?>(
            "--output", "-o")
        { HelpName = "FILE", Description = "Where the report goes; - or left out is stdout." };
        var format = Formats.Option("html", "markdown");
        format.DefaultValueFactory = _ => "";
        format.Description = "html, markdown. Left out, the file's name decides: .md is markdown, all else html.";
        var template = new Option<string?>(
            "--template")
        { HelpName = "NAME|FILE", Description = "A Scriban template: a built-in one's name, or a file." };
        var title = new Option<string?>("--title") { HelpName = "TEXT", Description = "The report's title; left out, the data set's." };
        var corrections = new Option<string?>(
            "--corrections")
        {
            HelpName = "TEXT",
            Description = "Where readers can send a correction, in a sentence; left out, to the newsroom that sent the report.",
        };
        var on = new Option<string?>(
            "--on")
        {
            HelpName = "DATE",
            Description = "The day the report bears, for a report that comes out the same every time; left out, today.",
        };
        var verb = new VerbCommand("report", "Write the discrepancy report: every conflict with its positions, quotes, speakers and dates.")
        {
            Usage = "[DATASET|LEDGER.db] [-o FILE] [options]",
            Examples =
            [
                new("report -o report.html", "the report as one HTML file"),
                new("report -o report.md --on 2025-04-15", "as Markdown, with a fixed date"),
                new("report -o report.html --corrections \"Write to corrections@example.org.\"", "with the desk's own address"),
            ],
        };
        foreach (Option option in (Option[])[output, format, template, title, corrections, on, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            var file = parsed.GetValue(output) is "-" ? null : parsed.GetValue(output);
            if (file is not null)
                LedgerFiles.EnsureMayWriteFile(LedgerFiles.PathOf(host, file, "-o"), file);
            var options = new ReportOptions
            {
                Format = FormatOf(parsed.GetValue(format), file ?? parsed.GetValue(template)),
                Template = TemplateOf(host, parsed.GetValue(template)),
                On = Day(host, parsed.GetValue(on)),
                Corrections = parsed.GetValue(corrections) ?? ReportOptions.DefaultCorrections,
            };

            using var open = LedgerCache.Open(host, target);
            var whole = open.Ledger.ReadDataSet();
            if (parsed.GetValue(title) is { } named)
                whole = whole with { Title = named };
            var conflicts = open.Ledger.Conflicts(new ListFilter());
            Write(host, file, Render(whole, conflicts, options));
            RulingNotes.Write(host, target, open.Ledger.Rulings(), [.. conflicts.Select(row => row.Conflict)]);
            host.Error.WriteLine($"{(file is null ? "Report" : file)}: {Tally.Of(conflicts.Select(row => row.Conflict))}");
            return ExitCodes.Done;
        });
        return verb;
    }

    private static string Render(DataSet dataSet, IReadOnlyList<ListedConflict> conflicts, ReportOptions options)
    {
        try
        {
            return DiscrepancyReport.Render(dataSet, conflicts, options);
        }
        catch (TemplateException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
    }

    private static void Write(Host host, string? file, string text)
    {
        host.Cancellation.ThrowIfCancellationRequested();
        if (file is null)
            host.Out.Write(text);
        else
            AtomicFile.Write(host.FullPath(file), file, text);
    }

    private static string FormatOf(string? named, string? file)
    {
        if (!string.IsNullOrEmpty(named))
            return named.ToLowerInvariant();
        return Path.GetExtension(file) is ".md" or ".markdown" ? "markdown" : "html";
    }

    // A name stays a name; a file is looked for from where the person at the keyboard stands.
    private static string? TemplateOf(Host host, string? named) =>
        named is not null && File.Exists(host.FullPath(named)) ? host.FullPath(named) : named;

    private static DateOnly Day(Host host, string? text)
    {
        if (text is null)
            return DateOnly.FromDateTime(host.Clock.GetLocalNow().DateTime);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException($"--on '{text}': not a day; write it as 2025-04-15");
    }
}
