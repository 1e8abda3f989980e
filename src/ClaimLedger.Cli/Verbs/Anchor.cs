using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Text;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger anchor</c>.</summary>
internal static class AnchorVerb
{
    private const int UsualContext = 32;
    private const int MostContext = 200;

    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet(isStoreToo: false);
        var archive = new Option<string?>(
            "--archive")
        { HelpName = "DIR", Description = "The newsroom's own copies of the texts, matched by hash.", Required = true };
        var context = NumberOptions.Whole(
            "--context",
            UsualContext,
            0,
            MostContext,
            $"How many characters before and behind a quote a new anchor keeps, 0 to {MostContext}; {UsualContext} if left out.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be written, and write nothing." };
        var format = Formats.Option("text", "json");
        var verb = new VerbCommand(
            "anchor", "Find every quote in the archived texts and write down where it stands: exactly once, or orphaned.")
        {
            Usage = "[DATASET] --archive DIR [options]",
            Notes =
            [
                "An anchor is a W3C TextQuoteSelector (the quote, with the words before and behind it) and a TextPositionSelector in "
                    + "Unicode code points. It is written into the claim, behind its quote; all else in the file stays as it is.",
                "A quote that stands in its text several times needs an anchor whose prefix or suffix tells it apart: write those by "
                    + "hand, with any start and end. A quote whose words, or the words around it, are gone is orphaned: nothing alike "
                    + "is taken for it.",
            ],
            Examples =
            [
                new("anchor --archive texts", "find every quote and write the anchors into the sources"),
                new("anchor --archive texts --dry-run --format json", "only say where they stand, for a program"),
            ],
        };
        foreach (Option option in (Option[])[archive, context, dryRun, format, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            if (target is not Target.Folder folder)
                throw new UsageException($"{target.Display} is a ledger; anchor writes into a data set's folder");
            var mayWrite = !parsed.GetValue(dryRun);
            var texts = Archives.Read(host, parsed.GetValue(archive))!;
            var (loaded, _) = DataSetReader.Load(host, folder);
            var found = Anchoring.Find(loaded, texts, parsed.GetValue(context), host.Cancellation);
            if (mayWrite)
                Write(host, folder, found);
            if (parsed.GetValue(format) is "json")
                JsonText.Array(host, found, WriteJson);
            else
                WriteText(host, folder, found, mayWrite);
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void Write(Host host, Target.Folder folder, ImmutableArray<QuoteAnchor> found)
    {
        var (files, mistakes) = Anchoring.Write(folder.Path, found);
        if (!mistakes.IsEmpty)
            throw new MistakesException(
                [.. mistakes.Select(mistake => mistake with { Place = DataSetReader.Shown(folder, mistake.Place) })]);
        foreach (var file in files)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            AtomicFile.Write(
                Path.Combine([folder.Path, .. file.File.Split('/')]),
                DataSetReader.Shown(folder, new Place(file.File, 1, 1)).File,
                file.Text);
        }
    }

    private static void WriteText(Host host, Target.Folder folder, ImmutableArray<QuoteAnchor> found, bool written)
    {
        foreach (var quote in found.Where(quote => quote.Found is not FoundQuote.Anchored))
            host.Out.WriteLine(
                Phrases.OneLine($"{DataSetReader.Shown(folder, quote.Claim.Place)}: {Status(quote)}: {quote.Claim.Id}: {Why(quote)}"));
        var news = found.Count(quote => quote.IsNews);
        host.Out.WriteLine(
            $"{Phrases.Count(found.Count(quote => quote.Found is FoundQuote.Anchored), "quote")} anchored ({news} "
                + $"{(written ? "written" : "to be written")}), "
            + $"{found.Count(quote => quote.Found is FoundQuote.Orphaned)} orphaned, "
            + $"{found.Count(quote => quote.Found is FoundQuote.Ambiguous)} ambiguous, "
            + $"{found.Count(quote => quote.Found is null)} without a text");
    }

    private static string Status(QuoteAnchor quote) => quote.Found switch
    {
        null => "no-text",
        FoundQuote.Anchored => "anchored",
        FoundQuote.Orphaned => "orphaned",
        FoundQuote.Ambiguous => "ambiguous",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Why(QuoteAnchor quote) => quote.Found switch
    {
        FoundQuote.Orphaned { Elsewhere: 0 } =>
            "the quote does not stand in its text; correct the quote, or the hash of the text that it was read in",
        FoundQuote.Orphaned { Elsewhere: var times } =>
            $"the quote stands in its text {Times(times)}, but not between the words of its anchor, so it is not taken for it; look, "
                + "and delete the anchor where it is the same passage",
        FoundQuote.Ambiguous { Times: var times } =>
            $"the quote stands in its text {Times(times)}; quote more of the words around it, or write a prefix or suffix that tells "
                + "it apart",
        _ when quote.Source.TextOf(quote.Claim) is null =>
            "its source has no sha256, so nobody knows which text it was read in; add the hash",
        _ => "no text of the archive has the hash of its source; add the text, or correct the hash",
    };

    private static string Times(int times) => times == 1 ? "once" : $"{times} times";

    private static void WriteJson(Utf8JsonWriter json, QuoteAnchor quote)
    {
        json.WriteStartObject();
        json.WriteString("claim", quote.Claim.Id.ToString());
        json.WriteString("status", Status(quote));
        json.WriteBoolean("is_new", quote.IsNews);
        json.Optional("sha256", quote.Source.TextOf(quote.Claim));
        if (quote.Found is FoundQuote.Anchored { Anchor: var anchor })
            Json.Selectors(json, quote.Claim.Quote!, anchor);
        else
            json.WriteString("why", Why(quote));
        json.WriteEndObject();
    }
}
