using System.Buffers;
using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Scanning;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger quantities</c>: what figures, dates, times of day and lengths of time a text holds.</summary>
internal static class QuantitiesVerb
{
    private static readonly string[] Inputs = ["text", "jsonl"];
    private static readonly ImmutableArray<string> KindNames = [
        .. TermNames<QuantityKinds>.All.Where(name => name is not ("none" or "all")),
    ];

    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("FILE");
        var format = Formats.Option(QuantityOutput.Names);
        format.Description += " Of JSON Lines, jsonl or json.";
        var input = new Option<string?>(
            "--input")
        {
            HelpName = "FORMAT",
            Description =
                    "text or jsonl; left out, the file's name decides (.jsonl, .ndjson), and of stdin whether it begins with a brace.",
        };
        input.CompletionSources.Add(Inputs);
        var kinds = new Option<string[]>(
            "--kinds")
        {
            HelpName = "KINDS",
            Description = $"Only these: {string.Join(", ", KindNames)}; with commas or repeated.",
            DefaultValueFactory = _ => [],
        };
        kinds.CompletionSources.Add([.. KindNames]);
        var published = new Option<string?>(
            "--published")
        {
            HelpName = "DATE",
            Description =
                    "When the text was published (EDTF): \"Monday\" and \"last month\" are reckoned from there; left out, they are no "
                        + "dates.",
        };
        var ahead = new Option<bool>("--ahead") { Description = "Dates without a year lie ahead of publication, not behind it." };
        var verb = new VerbCommand(
            "quantities", "Find every quantity, date, time of day and length of time in a text, with what its words commit to.")
        {
            Usage = "FILE|- [options]",
            TakesDataSet = false,
            Notes =
            [
                "Figures, dates and speakers are read in English text only.",
                "Each is printed with its place in Unicode code points from the start of the text (a byte order mark is not of the "
                    + "text), its words, its value in both readings, its unit, its hedge and what is counted.",
                "In json, jsonl and csv an end that is open is left out, dates are ISO 8601, times of day \"23:20\", and ends "
                    + "of durations and ages are in "
                    + "days, while \"value\" is in the unit named: of \"six weeks\" 6, with low and high 42.",
                "JSON Lines hold one object a line, with \"text\" and perhaps \"published\"; each comes out as it was, with "
                    + "\"quantities\" added, whose places count within its text. Quantities that it had are replaced.",
                "The text is read as it comes in and is never held whole. So what stands before a mistake in it has been printed when "
                    + "the mistake is found, and the exit code is 2. A line of JSON Lines with a mistake is left out, and the others are "
                    + "read.",
            ],
            Examples =
            [
                new("quantities article.txt", "what figures and dates an article holds"),
                new("quantities article.txt --kinds money,share --format csv", "sums and shares, for a spreadsheet"),
                new("quantities article.txt --published 2031-06-05 --kinds date --format json", "dates, \"on Tuesday\" among them"),
                new("quantities texts.jsonl", "texts a line, their quantities added"),
            ],
        };
        foreach (Option option in (Option[])[kinds, published, ahead, input, format])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(operands) is not [var file])
                throw new UsageException("name one text to read, or - for stdin");
            var options = new ScanOptions
            {
                Kinds = KindsOf(parsed.GetValue(kinds)!),
                Published = parsed.GetValue(published) is { } day ? NamedDay.Read("--published", day) : null,
                LooksAhead = parsed.GetValue(ahead),
            };
            using var text = TextInput.Open(host, file);
            var name = parsed.GetValue(format)!.ToLowerInvariant();
            if (!IsJsonLines(parsed.GetValue(input), text))
            {
                ScanText(host, text, options, name);
                return ExitCodes.Done;
            }
            if (parsed.GetResult(format) is { Implicit: false } && name is not ("json" or "jsonl"))
                throw new UsageException(
                    $"JSON Lines come out as JSON; leave --format {name} out, or name jsonl or json, or read the file with --input text");
            return ScanLines(host, text, options, isArray: name == "json");
        });
        return verb;
    }

    /// <summary>Whether a text is read as JSON Lines.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public static bool IsJsonLines(string? named, TextInput text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (named is not null)
        {
            return Inputs.Contains(named, StringComparer.OrdinalIgnoreCase)
                ? string.Equals(named, "jsonl", StringComparison.OrdinalIgnoreCase)
                : throw new UsageException(Phrases.NoSuch("input format", named, Inputs));
        }
        return text.Name == "stdin" ? text.LooksLikeJson : Path.GetExtension(text.Name).ToLowerInvariant() is ".jsonl" or ".ndjson";
    }

    private static QuantityKinds KindsOf(string[] named)
    {
        var kinds = QuantityKinds.None;
        foreach (var name in named.SelectMany(
            value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!KindNames.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new UsageException(Phrases.NoSuch("kind", name, KindNames));
            kinds |= TermNames<QuantityKinds>.Find(name, StringComparison.OrdinalIgnoreCase)!.Value;
        }
        return kinds == QuantityKinds.None ? QuantityKinds.All : kinds;
    }

    private static void ScanText(Host host, TextInput text, ScanOptions options, string format)
    {
        var scanner = new QuantityScanner(options);
        var blocks = new TextBlocks(text);
        var found = new List<FoundQuantity>();
        var isFirst = true;
        using var output = QuantityOutput.In(format, host);
        while (blocks.Next() is { } block)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            if (isFirst && EnglishText.LooksForeign(block.Text))
                host.Error.WriteLine(Phrases.OneLine($"{text.Name}: {EnglishText.Remark}"));
            isFirst = false;
            found.Clear();
            scanner.Scan(block.Text, found);
            var places = new CodePointPlaces(block.Text, block.Start);
            foreach (var quantity in found)
                output.Write(block.Text, quantity, places.Of(quantity.Span.Start), places.Of(quantity.Span.End));
        }
        output.Finish();
    }

    private static int ScanLines(Host host, TextInput text, ScanOptions options, bool isArray)
    {
        var lines = new JsonLineInput(text, ["text", "published"], "quantities");
        var scanner = new QuantityScanner(options);
        var found = new List<FoundQuantity>();
        var published = options.Published;
        var value = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(value, JsonText.OneLine);
        using var output = new JsonLineOutput(host, isArray);
        var code = lines.Each(host, line =>
        {
            if (line.Texts[0] is not { } words)
                throw lines.Mistake(line.Number, Math.Max(1, line.Columns[0]), "the object has no \"text\"", "add the text to read");
            if (Published(lines, line, options.Published) is var day && day != published)
                (published, scanner) = (day, new QuantityScanner(options with { Published = day }));
            found.Clear();
            scanner.Scan(words, found);
            var places = new CodePointPlaces(words, 0);
            value.ResetWrittenCount();
            json.Reset();
            json.WriteStartArray();
            foreach (var quantity in found)
                QuantityJson.Write(json, words, quantity, places.Of(quantity.Span.Start), places.Of(quantity.Span.End));
            json.WriteEndArray();
            json.Flush();
            output.Write(line, "quantities"u8, value.WrittenSpan);
        });
        output.Finish();
        return code;
    }

    private static DaySpan? Published(JsonLineInput lines, JsonLine line, DaySpan? otherwise)
    {
        if (line.Texts[1] is not { } text)
            return otherwise;
        var read = Edtf.Parse(text);
        return read.Success ? read.Value : throw lines.Mistake(line.Number, line.Columns[1], $"\"published\": {read.Wrong}", read.Cure);
    }
}
