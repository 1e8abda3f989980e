using System.CommandLine;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Web.Publishing;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger publish</c>: the pages of the workspace as a static site.</summary>
internal static class PublishVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet();
        var output = new Option<string?>("--output", "-o")
        {
            HelpName = "FOLDER",
            Description = "Where the site goes: a folder that is not there yet, an empty one, or one that holds an earlier site.",
        };
        var basePath = new Option<string?>("--base-path")
        {
            HelpName = "PATH",
            Description = "The path below which it will stand, such as /claims/; left out, that of --url, else /.",
        };
        var url = new Option<string?>("--url")
        {
            HelpName = "URL",
            Description = "The address at which it will stand: for the sitemap, the feed and previews of links. Nothing is sent there.",
        };
        var templates = new Option<string?>("--templates")
        {
            HelpName = "DIR",
            Description = "A folder of templates, stylesheets among them, that take the place of the built-in ones of the same name.",
        };
        var verb = new VerbCommand("publish", "Write conflicts, questions, sources and all else as a static site that any web host serves.")
        {
            Usage = "[DATASET|LEDGER.db] -o FOLDER [--base-path PATH] [--url URL] [--templates DIR]",
            Notes =
            [
                "The pages are those of `serve`, without what asks a server: every list is whole and in pages, JSON and CSV stand beside "
                    + "it, and search runs in the browser. Each page stays at its address.",
                "What the site says depends on the data set alone: the same data set gives the same files. Those that did not change are "
                    + "left as they are, and those of an earlier site that are gone from it are removed; other files never are.",
                "The texts of sources are not published: of each claim, the words that it rests on.",
            ],
            Examples =
            [
                new("publish -o site", "the data set you stand in, for the root of a host"),
                new("publish -o site --url https://example.org/claims/", "for a path of a host, with sitemap and previews of links"),
            ],
        };
        foreach (Option option in (Option[])[output, basePath, url, templates, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(output) is not { Length: > 0 } folder)
                throw new UsageException("it is not said where the site goes; add -o FOLDER");
            var options = PublishOptions.Read(parsed.GetValue(basePath), parsed.GetValue(url), Folder(host, parsed.GetValue(templates)));
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            var changes = StaticSite.Publish(host, target, folder, options);
            host.Out.WriteLine(Phrases.OneLine(
                $"{folder}: {Phrases.Count(changes.Written, "file")} written, {changes.Kept:#,0} unchanged, "
                    + $"{changes.Removed:#,0} removed"));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static string? Folder(Host host, string? named)
    {
        if (named is null)
            return null;
        var path = host.FullPath(named);
        return Directory.Exists(path) ? path : throw new UsageException($"--templates {named}: there is no such folder");
    }
}
