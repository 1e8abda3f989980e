using System.CommandLine;
using System.Globalization;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger report</c>.</summary>
internal static class ReportVerb
{
    private const int ShownAtOnce = 256;

    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("ID");
        var dataSet = Operands.DataSet();
        operands.CompletionSources.Add(Completions.From(host, dataSet, operands)(Finder.Conflicts));
        var filters = new FilterOptions();
        var output = new Option<string?>(
            "--output", "-o")
        {
            HelpName = "FILE|FOLDER/",
            Description = "Where the report goes; - or left out is stdout. A folder gets an index and pages, each below 2 MB.",
        };
        var format = Formats.Option("html", "markdown", "svg");
        format.DefaultValueFactory = _ => "";
        format.Description =
            "html, markdown, svg (one conflict as a card). Left out, the file's name decides: .md is markdown, .svg svg, all "
            + "else html.";
        var template = new Option<string?>(
            "--template")
        {
            HelpName = "NAME|FILE",
            Description = $"A Scriban template: a built-in one's name, or a file; `{Tool.Name} init --templates` writes the built-in ones "
                + "down.",
        };
        var title = new Option<string?>("--title") { HelpName = "TEXT", Description = "The report's title; left out, the data set's." };
        var corrections = new Option<string?>(
            "--corrections")
        {
            HelpName = "TEXT",
            Description = "Where readers can send a correction, in a sentence; left out, to the newsroom that sent the report.",
        };
        var desk = new Option<string?>("--desk") { HelpName = "NAME", Description = "Who makes the report, for its foot." };
        var on = new Option<string?>(
            "--on")
        {
            HelpName = "DATE",
            Description = "The day the report bears, for a report that comes out the same every time; left out, today.",
        };
        var verb = new VerbCommand("report", "Write the discrepancy report: every conflict with its positions, quotes, speakers and dates.")
        {
            Usage = "[ID…] [DATASET|LEDGER.db] [-o FILE|FOLDER/] [options]",
            Notes =
            [
                "ID is a conflict's id or its unique beginning; one alone is a page of its own. Filters are those of `conflicts`; all that "
                    + "are given must hold.",
                "A folder is one that is there, or a name that ends in a slash. It may be new, empty or hold an earlier report, which the "
                    + "new one replaces. A conflict's address in it is the beginning of its id, and stays while the id does.",
            ],
            Examples =
            [
                new("report -o report.html", "the report as one HTML file"),
                new("report -o report.md --on 2025-04-15", "as Markdown, with a fixed date"),
                new("report CONFLICT -o finding.svg", "one conflict as a card"),
                new("report -o report/", "a folder of pages, for a report of any size"),
                new("report --severity error --since 2025-03 -o march.html", "a part of them"),
                new("report -o report.html --corrections \"Write to corrections@example.org.\"", "with the desk's own address"),
            ],
        };
        foreach (Option option in (Option[])[output, format, template, title, corrections, desk, on, dataSet])
            verb.Add(option);
        verb.Add(operands);
        filters.AddTo(verb);
        filters.Complete(Completions.From(host, dataSet, operands));
        verb.SetAction(parsed =>
        {
            var asked = filters.Of(parsed);
            var filter = asked.Read();
            var (target, ids) = TargetFinder.Find(
                host, parsed.GetValue(operands)!, parsed.GetValue(dataSet), "ids of conflicts", most: int.MaxValue);
            var file = parsed.GetValue(output) is "-" ? null : parsed.GetValue(output);
            ReportFiles.EnsureMayWrite(host, file);

            using var open = LedgerCache.Open(host, target);
            asked.Refuse(open.Ledger);
            var source = new LedgerReport(open.Ledger, filter.Sort, parsed.GetValue(title));
            var shown = Shown(open.Ledger, source.Conflicts, ids, filter);
            var options = new ReportOptions
            {
                Format = FormatOf(parsed.GetValue(format), file ?? parsed.GetValue(template)),
                Template = TemplateOf(host, parsed.GetValue(template)),
                On = Day(host, parsed.GetValue(on)),
                Corrections = parsed.GetValue(corrections) ?? ReportOptions.DefaultCorrections,
                Shown = shown,
                IsSingle = ids.Count > 0 && shown is [_],
                Provenance = Origin(host, target, open.Ledger, parsed.GetValue(desk)),
            };
            if (options.Format == "svg" && shown is not [_])
                throw new UsageException("--format svg draws one conflict; name the id of one");

            new ReportFiles(source, options).Write(host, file);
            RulingNotes.Write(host, target, open.Ledger);
            host.Error.WriteLine($"{(file is null ? "Report" : file)}: {Told(open.Ledger, shown)}");
            return ExitCodes.Done;
        });
        return verb;
    }

    // Null for the whole report: where neither an id nor a filter is given.
    private static List<ConflictId>? Shown(
        Ledger ledger, IReadOnlyList<ConflictId> conflicts, IReadOnlyList<string> ids, ListFilter filter)
    {
        if (ids.Count == 0 && NarrowsNothing(filter))
            return null;
        var passing = ledger.ConflictIds(filter);
        if (ids.Count == 0)
            return [.. passing];
        var asked = ids.Select(id => Finder.Conflict(conflicts, id)).ToHashSet();
        return [.. passing.Where(asked.Contains)];
    }

    // Of all of them no more is read than how many there are.
    private static string Told(Ledger ledger, List<ConflictId>? shown) => shown is null
        ? Tally.Of(Enum.GetValues<Severity>().Select(
            severity => (severity, ledger.ConflictCount(new ListFilter { Severities = [severity] }))))
        : Tally.Of(shown.Chunk(ShownAtOnce).SelectMany(some => ledger.Conflicts(some, inWords: false)).Select(row => row.Conflict));

    private static bool NarrowsNothing(ListFilter filter) => filter is
    {
        Kinds.IsEmpty: true, Severities.IsEmpty: true, Statuses.IsEmpty: true, Verdicts.IsEmpty: true, Scope: null, Question: null,
        Source: null, Speaker: null, Publisher: null, Event: null, Unit: null, Since: null, Until: null, Search: null, Limit: null,
    };

    private static Provenance Origin(Host host, Target target, Ledger ledger, string? desk) => new()
    {
        Desk = desk,
        Tool = $"ClaimLedger {host.Version}",
        Fingerprint = ledger.Fingerprint(),
        // The ledger of a folder is made anew behind the scenes, and so is its history.
        History = target is Target.LedgerFile && ledger.History() is [.., var last] ? last.Hash : null,
        Revision = target is Target.Folder folder ? Revision(folder.Path) : null,
    };

    // Only what was committed has a revision.
    private static string? Revision(string folder)
    {
        try
        {
            return GitRepository.Around(folder) is { } repository && repository.Commit("HEAD") is { } commit
                ? commit + (GitRepository.IsChanged(folder) ? ", with changes that are not committed" : "")
                : null;
        }
        catch (UsageException)
        {
            // No git, or it will not look: then nobody can say.
            return null;
        }
    }

    private static string FormatOf(string? named, string? file)
    {
        if (!string.IsNullOrEmpty(named))
            return named.ToLowerInvariant();
        return Path.GetExtension(file) switch
        {
            ".md" or ".markdown" => "markdown",
            ".svg" => "svg",
            _ => "html",
        };
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
