using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Scanning;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.News;
using ClaimLedger.Reconciliation;
using ClaimLedger.Scanning;
using ClaimLedger.Sentences;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger compare</c>: whether two sentences can both be true.</summary>
internal static class CompareVerb
{
    private static readonly string[] FormatNames = ["text", "json", "jsonl"];

    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("SENTENCE");
        var lines = new Option<string?>(
            "--jsonl")
        {
            HelpName = "FILE",
            Description = "JSON Lines to compare column by column (- is stdin), instead of two sentences.",
        };
        var columns = new Option<string>(
            "--columns")
        {
            HelpName = "A,B",
            Description = "The two fields of each line: a,b (if left out); claim,evidence; or any other two.",
            DefaultValueFactory = _ => "a,b",
        };
        var published = new Option<string?>(
            "--published")
        {
            HelpName = "DATE",
            Description = "When both were published (EDTF), for \"on Monday\" and dates without a year.",
        };
        var format = Formats.Option([.. FormatNames]);
        format.Description += " Of --jsonl, jsonl or json.";
        var verb = new VerbCommand("compare", "Say whether two sentences can both be true, as far as their figures and dates tell.")
        {
            Usage = "A B [options] | --jsonl FILE|- [--columns A,B] [options]",
            TakesDataSet = false,
            Notes =
            [
                "Figures, dates and speakers are read in English text only.",
                $"The relation is one of {string.Join(", ", TermNames<Relation>.All)}. Figures that stand among the same words are "
                    + "held against each other by the algebra of claims; the rule that decided and why are printed with it.",
                "With --jsonl each line comes out as it was, with \"comparison\" added: relation, rule, why, and the quantities that "
                    + "were aligned, with places in code points.",
                "The exit code is 0 whatever the relation is: that two sentences disagree is a result, not a failure.",
            ],
            Examples =
            [
                new("compare \"Eleven people were killed.\" \"The fire killed nine people.\"", "a contradiction"),
                new("compare \"Around 1,800 prisoners were freed.\" \"They freed 1,795 prisoners.\" --format json", "rounding, as JSON"),
                new("compare --jsonl pairs.jsonl --columns claim,evidence", "a table of pairs, line by line"),
            ],
        };
        foreach (Option option in (Option[])[lines, columns, published, format])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var own = parsed.GetValue(operands)!;
            var options = ScanOptions.Default with
            {
                Published = parsed.GetValue(published) is { } day ? NamedDay.Read("--published", day) : null,
            };
            var name = parsed.GetValue(format)!.ToLowerInvariant();
            if (parsed.GetValue(lines) is { } file)
            {
                if (own.Length > 0)
                    throw new UsageException($"--jsonl takes the sentences from {file}; leave '{own[0]}' out");
                if (parsed.GetResult(format) is { Implicit: false } && name == "text")
                    throw new UsageException("JSON Lines come out as JSON; leave --format text out, or name jsonl or json");
                return CompareLines(host, file, ColumnsOf(parsed.GetValue(columns)!), options, isArray: name == "json");
            }
            if (own is not [var a, var b])
                throw new UsageException("name two sentences, each in quotation marks, or a file of pairs with --jsonl");
            if (EnglishText.LooksForeign($"{a}\n{b}"))
                host.Error.WriteLine(EnglishText.Remark);
            Print(host, a, b, SentenceComparison.Compare(a, b, options), name);
            return ExitCodes.Done;
        });
        return verb;
    }

    private static string[] ColumnsOf(string named) => named.Split(',', StringSplitOptions.TrimEntries) switch
    {
        [{ Length: > 0 } a, { Length: > 0 } b] when a != b => [a, b],
        _ =>
            throw new UsageException(
                $"--columns '{named}' does not name two fields; write them with a comma between, such as claim,evidence"),
    };

    private static int CompareLines(Host host, string file, string[] columns, ScanOptions options, bool isArray)
    {
        using var text = TextInput.Open(host, file);
        var lines = new JsonLineInput(text, columns, "comparison");
        var value = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(value, JsonText.OneLine);
        using var output = new JsonLineOutput(host, isArray);
        var code = lines.Each(host, line =>
        {
            for (var column = 0; column < 2; column++)
            {
                if (line.Texts[column] is null)
                    throw lines.Mistake(
                        line.Number,
                        Math.Max(1, line.Columns[column]),
                        $"the object has no \"{columns[column]}\"",
                        "add it, or name its fields with --columns");
            }
            var (a, b) = (line.Texts[0]!, line.Texts[1]!);
            value.ResetWrittenCount();
            json.Reset();
            ComparisonJson.Write(json, a, b, SentenceComparison.Compare(a, b, options));
            json.Flush();
            output.Write(line, "comparison"u8, value.WrittenSpan);
        });
        output.Finish();
        return code;
    }

    private static void Print(Host host, string a, string b, SentenceVerdict verdict, string format)
    {
        if (format != "text")
        {
            JsonText.Write(
                host, json => ComparisonJson.Write(json, a, b, verdict), format == "json" ? JsonText.Indented : JsonText.OneLine);
            return;
        }
        host.Out.WriteLine($"{TermNames<Relation>.Of(verdict.Relation)} ({verdict.Rule}): {Phrases.OneLine(verdict.Why)}");
        foreach (var pair in verdict.Aligned)
            host.Out.WriteLine(
                $"    {TermNames<Relation>.Of(pair.Relation)}: "
                    + $"{Phrases.OneLine($"“{a.AsSpan(pair.A.Span)}” {pair.A.Literal} | “{b.AsSpan(pair.B.Span)}” {pair.B.Literal}")}");
    }
}
