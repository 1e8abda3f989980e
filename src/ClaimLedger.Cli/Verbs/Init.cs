using System.Collections.Immutable;
using System.CommandLine;
using ClaimLedger.Application.Files;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Starting;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Writing;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger init</c>: prints each file that it wrote, and on stderr what to try next.</summary>
internal static class InitVerb
{
    private const string LedgerYaml = "ledger.yaml";

    // The line of the starter's ledger.yaml that `--title` takes the place of.
    private const string StarterTitle = "title: A new data set\n";

    public static VerbCommand Create(Host host)
    {
        var folder = Operands.Argument("FOLDER");
        var title = new Option<string?>("--title") { HelpName = "TEXT", Description = "What the data set is called." };
        var example = new Option<string?>(
            "--example")
        {
            HelpName = "NAME",
            Description = $"Copy a data set that comes with the tool: {string.Join(", ", Shipped.Examples)}.",
        };
        example.CompletionSources.Add([.. Shipped.Examples]);
        var servers = Workflow.All.Select(workflow => workflow.Server).ToArray();
        var ci = new Option<string?>(
            "--ci")
        {
            HelpName = "SERVER",
            Description = $"Also the workflow that checks it on each change, for {string.Join(" or ", servers)}, at the root of the "
                + "repository.",
        };
        ci.CompletionSources.Add(servers);
        var templates = new Option<bool>("--templates") { Description = "Also the templates of reports, to change: templates/." };
        var docs = new Option<bool>("--docs") { Description = "Also the documentation: docs/." };
        var verb = new VerbCommand("init", "Make a data set to start from: every file, with comments on what belongs there.")
        {
            Usage = "[FOLDER] [--title TEXT | --example NAME] [--ci github|gitlab] [--templates] [--docs]",
            TakesDataSet = false,
            Notes =
            [
                "FOLDER is made where it is not there; left out, it is the folder you stand in. No file that is there is changed: where "
                    + "one stands in the way, nothing is written.",
                "In a folder that is a data set already, --ci, --templates and --docs write what they name, and nothing else is written.",
            ],
            Examples =
            [
                new("init desk --title \"Night desk\"", "an empty data set in a new folder, that passes `check`"),
                new("init fire --example harbour-fire", "an invented one that shows every part of the format"),
                new("init --templates --docs", "the templates and the documentation, beside the data set you stand in"),
            ],
        };
        verb.Add(folder);
        foreach (Option option in (Option[])[title, example, ci, templates, docs])
            verb.Add(option);
        verb.SetAction(parsed =>
        {
            var named = parsed.GetValue(folder)! switch
            {
                [] => ".",
                [var one] when !string.IsNullOrWhiteSpace(one) => one,
                [var one] => throw new UsageException($"'{one}' names no folder; write one, or leave it out for the one you stand in"),
                [_, var more, ..] => throw new UsageException($"one folder is made at a time; '{more}' is one too many"),
            };
            var job = new Job(host, named, parsed.GetValue(title), parsed.GetValue(example));
            return job.Run(parsed.GetValue(ci), parsed.GetValue(templates), parsed.GetValue(docs));
        });
        return verb;
    }

    private sealed class Job(Host host, string named, string? title, string? example)
    {
        private readonly string _folder = Path.TrimEndingDirectorySeparator(host.FullPath(named));

        public int Run(string? server, bool withTemplates, bool withDocs)
        {
            if (File.Exists(_folder))
                throw new UsageException($"{named} is a file; name a folder");
            var isThere = File.Exists(Path.Combine(_folder, LedgerYaml));
            var addsOnly = isThere && title is null && example is null && (server is not null || withTemplates || withDocs);
            var files = new List<NewFile>();
            if (!addsOnly)
                files.AddRange(DataSet().Select(file => Placed(file.Name, file)));
            if (withTemplates)
                files.AddRange(Shipped.Templates.Select(file => Placed($"templates/{file.Name}", file)));
            if (withDocs)
                files.AddRange(Manual.Files.Select(file => Placed(file.Name, file)));
            if (server is not null)
                files.Add(WorkflowOf(server));
            // What makes a folder a data set comes last: a run that was cut off leaves none that is half there.
            files = [.. files.OrderBy(file => Path.GetFileName(file.Path) == LedgerYaml)];
            NewFiles.Write(host, named, files, addsOnly ? null : Check);
            foreach (var file in files)
                host.Out.WriteLine(file.Shown);
            if (!addsOnly)
                TellNext();
            return ExitCodes.Done;
        }

        private ImmutableArray<ShippedFile> DataSet()
        {
            if (example is not null)
            {
                if (title is not null)
                    throw new UsageException("an example has a title of its own; leave --title out");
                return Shipped.Examples.Contains(example)
                    ? Shipped.Example(example)
                    : throw new UsageException(Phrases.NoSuch("example", example, Shipped.Examples));
            }
            if (title is null)
                return Shipped.Starter;
            if (string.IsNullOrWhiteSpace(title))
                throw new UsageException("--title is empty; write what the data set is called, or leave it out");
            return [.. Shipped.Starter.Select(file => file.Name == LedgerYaml ? Titled(file, title) : file)];
        }

        private static ShippedFile Titled(ShippedFile ledger, string title) => ledger.With(
            ledger.Name, text => text.Replace(StarterTitle, $"title: {YamlText.Of(title)}\n", StringComparison.Ordinal));

        private NewFile WorkflowOf(string server)
        {
            var workflow = Workflow.All.FirstOrDefault(each => each.Server.Equals(server, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException(Phrases.NoSuch("workflow for", server, [.. Workflow.All.Select(each => each.Server)]));
            if (Workflow.RootAround(_folder) is { } root)
                return workflow.For(root, _folder, Shown);
            host.Error.WriteLine(
                Phrases.OneLine($"{named} stands in no git repository yet; the workflow is for one whose root it is."));
            return workflow.For(_folder, _folder, Shown);
        }

        private NewFile Placed(string name, ShippedFile file)
        {
            var path = Path.Combine([_folder, .. name.Split('/')]);
            return new NewFile(path, Shown(path), file.Bytes);
        }

        private string Shown(string path) => Path.GetRelativePath(host.CurrentDirectory, path).Replace('\\', '/');

        private void Check()
        {
            if (DataSetLoader.Load(_folder, cancellation: host.Cancellation) is { Mistakes.IsEmpty: false, Mistakes: var mistakes })
                throw new MistakesException(mistakes);
        }

        /// <summary>The next three commands, as they would be typed from here.</summary>
        private void TellNext()
        {
            var here = Shown(_folder);
            var shown = here.Any(char.IsWhiteSpace) ? $"\"{here}\"" : here;
            var operand = here == "." ? "" : $" {shown}";
            var texts = here == "." ? "texts" : here.Any(char.IsWhiteSpace) ? $"\"{here}/texts\"" : $"{here}/texts";
            (string Line, string Does)[] next = example is null
                ?
                [
                    ($"extract article.html --into {shown} --keep {texts}", "propose claims from an article of yours"),
                    ($"extract --review{operand}", "accept, edit or reject each of them"),
                    ($"check{operand}", "what cannot stand together, and whether anything changed"),
                ]
                :
                [
                    ($"conflicts{operand}", "what cannot stand together"),
                    ($"report{operand} -o report.html", "the same with its evidence, to open in a browser"),
                    ($"check{operand}", "what a build server would say of it"),
                ];
            host.Error.WriteLine("Next:");
            foreach (var (line, does) in next)
                host.Error.WriteLine(Phrases.OneLine($"  {Tool.Name} {line}    # {does}"));
        }
    }
}
