using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLedger.Application.Targets;

namespace ClaimLedger.Mcp.Tools;

/// <summary>The tools. None of them accepts, rules or deletes.</summary>
internal static partial class ToolTable
{
    private const int LongestSentence = 10_000;
    private const int LongestText = 400_000;
    private const int MostTexts = 20;
    private const int MostRows = 500;
    private const string UsualRows = "20";
    private const string Unreviewed = "Read by a machine, not reviewed: a finding is a question to look into, not a fact.";

    private static readonly ImmutableArray<Parameter> OfText =
    [
        new Parameter.Text("text", "The article's text, plain.", LongestText, IsNeeded: true),
        new Parameter.Text("title", "Its title."),
        new Parameter.Text("publisher", "Who published it."),
        new Parameter.Text(
            "published",
            "When, as 2031-06-04, 2031-06 or 2031-06~; left out, a date at the head of the text counts; without any it is not read."),
    ];

    private static readonly Parameter Published = new Parameter.Text(
        "published", "The day, as 2031-06-04, from which \"on Monday\" and dates without a year are reckoned.");

    /// <summary>All of them, in the order in which callers see them.</summary>
    public static ImmutableArray<VerbTool> All { get; } =
    [
        new()
        {
            Name = "conflicts",
            Title = "Conflicts of the ledger",
            About = "List where recorded claims cannot stand together, the gravest first: each with its positions, and of every claim "
                + "behind them the source, the speakers, the day and the quote. It does not say who is right.",
            Parameters = Filters("limit of conflicts"),
            Ask = (call, ledger) => Listing("conflicts", call, ledger),
            Result = run => Results.Shipped(run, "conflicts"),
        },
        new()
        {
            Name = "claims",
            Title = "Claims of the ledger",
            About = "List recorded claims: who says what, as of when, on whose word, with the quote and the id by which to cite it.",
            Parameters = Filters("limit of claims"),
            Ask = (call, ledger) => Listing("claims", call, ledger),
            Result = run => Results.Shipped(run, "claims"),
        },
        new()
        {
            Name = "show",
            Title = "One thing, whole",
            About = "Show one conflict, claim, source or question of the ledger, whole, by its id.",
            Parameters = [Id("id", "A conflict's id or its unique beginning, a claim's SOURCE/ID, a source's id or a question's.")],
            Ask = (call, ledger) => new VerbCall(["show", "--format=json", Of(ledger), "--", call.Needed("id")]),
            Result = _ => Results.Thing,
        },
        new()
        {
            Name = "explain",
            Title = "Why it is a conflict",
            About = "Explain a conflict gate by gate, with the smallest edit that would dissolve it; or, of two claims, why they do or do "
                + "not conflict.",
            Parameters =
            [
                Id("id", "A conflict's id, or the first claim's SOURCE/ID."),
                new Parameter.Text("other", "The second claim's SOURCE/ID."),
            ],
            Ask = (call, ledger) => new VerbCall(["explain", "--format=json", Of(ledger), "--", call.Needed("id"), .. Other(call)]),
            Result = _ => Results.Explanation,
        },
        new()
        {
            Name = "vet",
            Title = "A draft held against the ledger",
            About = "Hold the figures and dates of a draft against what the ledger has: each that is contradicted, outdated or in dispute, "
                + "with its line and the claims that decide. A figure that surely answers no question of the ledger is not checked.",
            Parameters =
            [
                new Parameter.Text("draft", "The draft, plain text.", LongestText, IsNeeded: true),
                new Parameter.Text("published", "When it is to appear, as 2031-06-04; left out, today."),
            ],
            Ask = (call, ledger) => new VerbCall(["vet", "--format=json", .. Option(call, "published"), Of(ledger), "--", "-"])
            {
                Input = call.Needed("draft"),
            },
            Result = _ => Results.Vetting,
        },
        new()
        {
            Name = "compare",
            Title = "Two sentences held against each other",
            About = "Say whether two sentences can both be true, as far as their figures and dates tell, and why. No ledger is read.",
            Parameters =
            [
                new Parameter.Text("a", "One sentence.", LongestSentence, IsNeeded: true),
                new Parameter.Text("b", "The other.", LongestSentence, IsNeeded: true),
                Published,
            ],
            Ask = (call, _) => new VerbCall(
                ["compare", "--format=json", .. Option(call, "published"), "--", call.Needed("a"), call.Needed("b")]),
            Result = _ => Results.Comparison,
            Caution = Unreviewed,
        },
        new()
        {
            Name = "quantities",
            Title = "Figures in a text",
            About = "Find every quantity, date and length of time in a text, with its place and what its words commit to, by the letter "
                + "and as they are usually read. No ledger is read.",
            Parameters = [new Parameter.Text("text", "The text, plain.", LongestText, IsNeeded: true), Published],
            Ask = (call, _) => new VerbCall(["quantities", "--format=json", "--input=text", .. Option(call, "published"), "--", "-"])
            {
                Input = call.Needed("text"),
            },
            Result = _ => Results.Quantities,
            Caution = Unreviewed,
        },
        new()
        {
            Name = "scan",
            Title = "Texts held against each other",
            About = "Read the texts of articles that nobody has prepared and list where they cannot stand together, each finding with its "
                + "quotes. The texts are called text-1.txt, text-2.txt and so on; start and end of a quote count code points in the text "
                + "under its title and an empty line. Nothing is stored.",
            Parameters =
            [
                new Parameter.Objects("texts", "The articles.", OfText, MostTexts),
                new Parameter.Flag("sure", "Leave out the findings of which the reader is less sure."),
            ],
            Ask = (call, _) => Scan(call),
            Result = Results.Scanned,
            Caution = Unreviewed,
        },
        new()
        {
            Name = "propose",
            Title = "Propose claims",
            About = "Propose claims that you read in one article, for a person to accept or reject: until then they have no effect. Lines "
                + "are JSON Lines, each {\"article\": \"article.txt\", \"quote\": …, \"says\": …} with \"question\", \"asks\", or "
                + "\"event\" with \"measure\", and perhaps \"speakers\", \"as_of\", \"modality\", \"id\"; the quote stands in the "
                + "text to the character, and says are the figure's words out of it. Lines that do not hold are refused, each with its "
                + "reason. What our own reader finds in the article is proposed beside them.",
            Parameters =
            [
                .. OfText,
                new Parameter.Text("url", "Where the article stands. Nothing is fetched from it.", 2_000),
                new Parameter.Text("lines", "The proposals, one JSON object a line.", LongestText, IsNeeded: true),
            ],
            Ask = Propose,
            Result = _ => Results.Proposed,
            Writes = true,
            Read = Proposed,
            Caution = "Proposed, not accepted: a person decides on each.",
        },
    ];

    private static ImmutableArray<Parameter> Filters(string limit) =>
    [
        new Parameter.Text("search", "Words in quotes, titles and questions."),
        new Parameter.Text("question", "A question's id, or its beginning up to a dot."),
        new Parameter.Text("event", "An event, as questions name it."),
        new Parameter.Text("source", "A source's id."),
        new Parameter.Text("publisher", "A publisher."),
        new Parameter.Text("speaker", "A speaker's name or alias."),
        new Parameter.Text("unit", "The unit of a question's numbers."),
        new Parameter.Text("since", "The first day, as 2031-06-04, 2031-06 or 2031."),
        new Parameter.Text("until", "The last day."),
        new Parameter.Names("kind", "Kinds of conflicts.", TermNames<ConflictKind>.All),
        new Parameter.Names("severity", "Severities.", TermNames<Severity>.All),
        new Parameter.Names("status", "Statuses and verdicts.", FilterRequest.StatusNames),
        new Parameter.Names("scope", "Within one source, or across sources.", TermNames<Scope>.All),
        new Parameter.Number("limit", $"The {limit}; left out, {UsualRows}.", 1, MostRows),
    ];

    private static Parameter.Text Id(string name, string about) => new(name, about, IsNeeded: true);

    private static string Of(ServedLedger ledger) => $"--dataset={ledger.Path}";

    private static string[] Other(ToolArguments call) => call.Text("other") is { } other ? [other] : [];

    private static string[] Option(ToolArguments call, string name) => call.Text(name) is { } value ? [$"--{name}={value}"] : [];

    private static VerbCall Listing(string verb, ToolArguments call, ServedLedger ledger)
    {
        string[] texts = ["search", "question", "event", "source", "publisher", "speaker", "unit", "since", "until"];
        string[] names = ["kind", "severity", "status", "scope"];
        return new VerbCall(
        [
            verb,
            "--format=json",
            .. texts.SelectMany(name => Option(call, name)),
            .. names.Where(name => call.Names(name) is not null).Select(name => $"--{name}={call.Names(name)}"),
            $"--limit={call.Number("limit") ?? UsualRows}",
            Of(ledger),
        ]);
    }

    private static VerbCall Scan(ToolArguments call)
    {
        var files = call.Objects("texts").Select((text, index) => ($"text-{index + 1}.txt", ArticleText.Of(text))).ToImmutableArray();
        return new VerbCall(
            ["scan", "--format=json", .. call.Asks("sure") ? ["--sure"] : (string[])[], "--", .. files.Select(file => file.Item1)])
        {
            Files = files,
        };
    }

    private static VerbCall Propose(ToolArguments call, ServedLedger ledger) => new(
    [
        "extract",
        $"--into={ledger.Path}",
        "--proposals=-",
        .. Option(call, "url"),
        .. ledger.Archive is { } archive ? [$"--keep={archive}"] : (string[])[],
        "--",
        ArticleText.Name,
    ])
    {
        Files = [(ArticleText.Name, ArticleText.Of(call))],
        Input = call.Needed("lines"),
    };

    private static byte[] Proposed(VerbAnswer answer, ServedLedger ledger)
    {
        // By its name in the data set: where that stands on this machine is nobody's business.
        var file = Path.GetRelativePath(ledger.Path, System.Text.Encoding.UTF8.GetString(answer.Output).Trim()).Replace('\\', '/');
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteStartArray("refused");
            foreach (var refused in answer.Messages.Select(message => Refusal().Match(message)).Where(match => match.Success))
            {
                json.WriteStartObject();
                json.WriteNumber("line", int.Parse(refused.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
                if (refused.Groups["id"].Success)
                    json.WriteString("id", refused.Groups["id"].Value);
                json.WriteString("why", refused.Groups["why"].Value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    // As the verb tells of a line from stdin.
    [GeneratedRegex(
        @"\A(?:-|stdin):(?<line>[0-9]{1,9}): refused(?: \((?<id>[^)]*)\))?: (?<why>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refusal();
}
