using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Exchange;
using ClaimLedger.Exchange.Formats;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger export</c>.</summary>
internal static class ExportVerb
{
    private const string Csv = "csv";
    private const string Lines = "jsonl";
    private const string Reviews = "claimreview";
    private const string Statement = "statements";
    private const string Annotation = "annotations";
    private const string Package = "datapackage";

    private static readonly ImmutableArray<string> Whole = [Lines, Package];

    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet();
        var output = new Option<string?>(
            "--output",
            "-o")
        {
            HelpName = "FILE|DIR",
            Description = "Where it goes; - or left out is stdout. A data package goes into a folder that is not there yet.",
        };
        var format = Formats.Option(Csv, Lines, Reviews, Statement, Annotation, Package);
        format.DefaultValueFactory = _ => "";
        format.Description += " Left out, the file's name decides: .csv, .jsonl; without a file it is csv.";
        var question = new Option<string?>(
            "--question",
            "-q")
        { HelpName = "ID", Description = "Only claims that answer this question: its id, or its beginning up to a dot." };
        var source = new Option<string?>("--source") { HelpName = "ID", Description = "Only the claims of this source." };
        var speaker = new Option<string?>(
            "--speaker")
        {
            HelpName = "NAME",
            Description = "Only claims that credit this speaker: a name or alias, anywhere in the chain.",
        };
        var publisher = new Option<string?>(
            "--publisher")
        { HelpName = "NAME", Description = "For claimreview: who publishes the reviews." };
        var url = new Option<string?>("--url") { HelpName = "URL", Description = "For claimreview: the page on which they stand." };
        var verb = new VerbCommand("export", "Write claims, or the whole data set, in other people's formats.")
        {
            Usage = "[DATASET|LEDGER.db] --format FORMAT [-o FILE|DIR] [options]",
            Notes =
            [
                "jsonl and datapackage hold the whole data set, csv its claims and sources: `import` reads all three back, and another "
                    + "export is the same byte for byte.",
                "statements are rows of FollowTheMoney, annotations W3C Web Annotations of the quotes, claimreview schema.org reviews "
                    + "of claims in conflicts on which somebody has ruled, without a number for truth.",
                "In CSV a text that a spreadsheet would run as a formula has one apostrophe more in front, which `import` takes away.",
            ],
            Examples =
            [
                new("export -o claims.csv", "claims and sources, a row a claim, for a spreadsheet"),
                new("export --format jsonl -o everything.jsonl", "the whole data set, a record a line"),
                new("export --format datapackage -o package", "the whole data set as tables that describe themselves"),
                new(
                    "export --format claimreview --publisher \"The desk\" --url https://example.org/checks",
                    "what was ruled on, for search engines"),
            ],
        };
        foreach (Option option in (Option[])[format, output, question, source, speaker, publisher, url, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var file = parsed.GetValue(output) is "-" ? null : parsed.GetValue(output);
            var named = FormatOf(parsed.GetValue(format), file);
            var selection = new Selection(parsed.GetValue(question), parsed.GetValue(source), parsed.GetValue(speaker));
            if (!selection.IsEverything && Whole.Contains(named))
                throw new UsageException(
                    $"{named} holds the whole data set, so that nothing in it refers to what is not there; leave --question, --source "
                        + "and --speaker out, or write csv");
            var options = new ReviewOptions(parsed.GetValue(publisher), Address(parsed.GetValue(url)));
            if (options != new ReviewOptions() && named != Reviews)
                throw new UsageException("--publisher and --url belong to --format claimreview; leave them out");
            if (file is not null && named != Package)
                LedgerFiles.EnsureMayWriteFile(LedgerFiles.PathOf(host, file, "-o"), file);

            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            var (read, conflicts) = Read(host, target, withConflicts: named == Reviews);
            Refuse(read, selection);
            var chosen = selection.Of(read);
            if (named == Package)
                WritePackage(host, file, WholeOf(target, read));
            else if (named == Lines)
                Write(host, file, stream => JsonLines.Write(WholeOf(target, read), stream, host.Cancellation));
            else
                Write(host, file, stream => WriteTo(stream, named, chosen, conflicts, options, host));
            if (named != Reviews)
                host.Error.WriteLine(
                    $"{file ?? "Exported"}: {Phrases.Count(chosen.Sources.Sum(each => each.Claims.Length), "claim")} of "
                        + $"{Phrases.Count(chosen.Sources.Length, "source")}, {named}");
            return ExitCodes.Done;
        });
        return verb;
    }

    private static string FormatOf(string? named, string? file)
    {
        if (!string.IsNullOrEmpty(named))
            return named.ToLowerInvariant();
        return Path.GetExtension(file)?.ToLowerInvariant() switch
        {
            null or ".csv" => Csv,
            ".jsonl" or ".ndjson" => Lines,
            _ =>
                throw new UsageException(
                    $"the name {file} does not tell the format; add --format {Csv}, {Lines}, {Reviews}, {Statement}, {Annotation} or "
                        + $"{Package}"),
        };
    }

    private static string? Address(string? url) =>
        url is null
            || (
                Uri.TryCreate(url, UriKind.Absolute, out var address)
                && address is { Scheme: "http" or "https", Host.Length: > 0, UserInfo: "" })
            ? url
            : throw new UsageException($"--url '{url}' is not a web address; write a whole one that begins with https:// or http://");

    private static (DataSet DataSet, IReadOnlyList<ListedConflict> Conflicts) Read(Host host, Target target, bool withConflicts)
    {
        if (target is Target.Folder folder && !withConflicts)
            return (DataSetReader.Load(host, folder).DataSet, []);
        using var open = LedgerCache.Open(host, target);
        return (open.Ledger.ReadDataSet(), withConflicts ? [.. open.Ledger.Conflicts(new ListFilter())] : []);
    }

    // A ledger has no saved queries: they are of the folder that it was built from.
    private static DataSetDraft WholeOf(Target target, DataSet dataSet) =>
        DataSetWriter.Draft(dataSet, target is Target.Folder folder ? DataSetLoader.ReadQueries(folder.Path) : []);

    private static void WriteTo(
        Stream stream, string format, DataSet dataSet, IReadOnlyList<ListedConflict> conflicts, ReviewOptions options, Host host)
    {
        switch (format)
        {
            case Reviews:
                var count = ClaimReviews.Write(dataSet, conflicts, options, stream);
                host.Error.WriteLine(count == 0
                    ? $"No reviews: no claim stands in a conflict on which a ruling decides something. `{Tool.Name} rule` writes rulings."
                    : $"{Phrases.Count(count, "review")} of claims in conflicts with a ruling");
                break;
            case Annotation:
                Annotations.Write(dataSet, stream, host.Cancellation);
                break;
            default:
                using (var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
                {
                    if (format == Statement)
                        Statements.Write(dataSet, text, host.Cancellation);
                    else
                        ClaimsCsv.Write(DataSetWriter.Draft(dataSet), text, host.Cancellation);
                }
                break;
        }
    }

    private static void Write(Host host, string? file, Action<Stream> write)
    {
        if (file is not null)
        {
            AtomicFile.Write(host.FullPath(file), file, write);
            return;
        }
        host.Out.Flush();
        write(host.Out.BaseStream);
    }

    private static void WritePackage(Host host, string? folder, DataSetDraft draft)
    {
        if (folder is null)
            throw new UsageException("a data package is a folder; name one with -o");
        NewFolder.Write(host, folder, stage =>
        {
            foreach (var (name, bytes) in DataPackage.Files(draft))
            {
                host.Cancellation.ThrowIfCancellationRequested();
                using var stream = new FileStream(Path.Combine(stage, name), FileMode.CreateNew, FileAccess.Write);
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }
        });
    }

    private static void Refuse(DataSet dataSet, Selection selection)
    {
        if (selection.Question is { } question)
            KnownNames.Check("question", question, [.. dataSet.Questions.Select(each => each.Id.Text)], KnownNames.IsQuestion);
        if (selection.Source is { } source)
            KnownNames.Check("source", source, [.. dataSet.Sources.Select(each => each.Id.Text)]);
        if (selection.Speaker is { } speaker)
        {
            KnownNames.Check(
                "speaker",
                speaker,
                [.. dataSet.Speakers.SelectMany(each => each.Also.Prepend(each.Name.Text))],
                KnownNames.IsAlike);
        }
    }
}
