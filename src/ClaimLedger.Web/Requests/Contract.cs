using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Requests;

/// <summary>A parameter of an address or a field of a form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Means">What it says.</param>
/// <param name="IsRequired">Whether it has to be there.</param>
/// <param name="IsSeveral">Whether it can be given more than once.</param>
internal sealed record ContractParameter(string Name, string Means, bool IsRequired = false, bool IsSeveral = false);

/// <summary>What can be asked at an address.</summary>
/// <param name="Path">The address; what stands in braces is a name.</param>
/// <param name="Does">What is answered, without a full stop.</param>
/// <param name="Parameters">What an address may hold behind its path, or a form's fields.</param>
/// <param name="Data">The same as data: what stands behind the path, and the media type.</param>
internal sealed record ContractOperation(
    string Path, string Does, ImmutableArray<ContractParameter> Parameters, params ImmutableArray<(string Suffix, string Type)> Data)
{
    /// <summary>Whether it takes a form, which needs the token of a page.</summary>
    public bool IsForm { get; init; }

    /// <summary>Whether there is a page, too, and not data alone.</summary>
    public bool HasPage { get; init; } = true;

    /// <summary>The names in its path.</summary>
    public IEnumerable<string> Names =>
        Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
}

/// <summary>Every address of the workspace: what <c>/openapi.json</c> tells, and by what requests are counted.</summary>
internal static class Contract
{
    private const string HtmlType = "text/html";

    /// <summary>The parameter by which a list goes on.</summary>
    public const string After = "after";

    private static readonly ImmutableArray<(string Suffix, string Type)> Both =
        [(".json", Plain(Suffix.JsonType)), (".csv", Plain(Suffix.CsvType))];

    private static readonly ImmutableArray<(string Suffix, string Type)> JsonAlone = [(".json", Plain(Suffix.JsonType))];

    private static readonly ImmutableArray<ContractParameter> Filters =
    [
        .. FilterAddress.Parameters.Select(each => new ContractParameter(
            each.Name,
            each.Name switch
            {
                "limit" => "At most so many rows",
                After => "The id of the row behind which it goes on, as the header Link has it",
                _ => each.Title,
            },
            IsSeveral: each.IsSeveral)),
    ];

    private static readonly ImmutableArray<ContractParameter> OfGroups =
    [
        new("search", "Part of a name"), new("sort", "Order: claims, name; left out, by conflicts"),
        new(After, "The name behind which it goes on, as the header Link has it; of pages alone"),
    ];

    private static readonly ContractParameter Token = new("token", "The token of the page", IsRequired: true);

    private static readonly ContractParameter By =
        new("by", "Who writes; it need not be said again once the browser has a cookie that says so");

    /// <summary>The operations.</summary>
    public static ImmutableArray<ContractOperation> Operations { get; } =
    [
        new(
            "/",
            "the start",
            [new("seen", "The hash of a state: what changed since is told, too; of data alone")],
            Both),
        new(
            "/seen",
            "a state is marked as seen, with which the start compares from then on; the mark is a cookie",
            [Token, new("state", "The hash of the last entry of the history that was shown", IsRequired: true)]) { IsForm = true },
        new("/conflicts", "the conflicts that pass", Filters, [.. Both, (Suffix.Atom, Plain(Suffix.AtomType))]),
        new("/conflicts/{id}", "one conflict, whole", [], Both),
        new(
            "/conflicts/{id}/ruling",
            "what a ruling would change; with the field seen, the ruling is written",
            [
                Token, new("verdict", "The verdict"), new("position", "The position that is preferred"), new("reason", "Why"),
                new("by", "Who rules"), new("remove", "yes: the ruling is taken back"), new("seen", "What was shown before"),
            ]) { IsForm = true },
        new("/conflicts/{id}/ruling/undo", "the last ruling is undone", [Token, By]) { IsForm = true },
        new("/claims", "the claims that pass", Filters, Both),
        new("/questions", "the questions that pass", Filters, Both),
        new("/questions/{id}", "one question, with its claims and conflicts", [], Both),
        new(
            "/questions/{id}/change",
            "which conflicts come and go when a question is renamed, merged or changes over time; with the field seen it is written",
            [
                new("token", "The token of the page", IsRequired: true), new("do", "What is changed"), new("value", "To what"),
                new("seen", "What was shown before"), By,
            ]) { IsForm = true },
        new(
            "/questions/{id}/change/undo",
            "the last change of a question is undone",
            [Token, By]) { IsForm = true },
        new("/sources", "the sources that pass", Filters, Both),
        new("/sources/{id}", "one source, with its claims and conflicts", [], Both),
        new("/speakers", "all speakers, with counts", OfGroups, Both),
        new("/speakers/{name}", "one speaker", [], Both),
        new("/publishers", "all publishers, with counts", OfGroups, Both),
        new("/publishers/{name}", "one publisher", [], Both),
        new("/events", "all events, with counts", OfGroups, Both),
        new("/events/{name}", "one event", [], Both),
        new("/queries/{name}", "a saved query of the data set: the listing that it is", [], (Suffix.Atom, Plain(Suffix.AtomType))),
        new(
            "/sql",
            "what a statement over the documented views gives; where it is stopped while rows come, the last one is an error "
                + "in their place",
            [
                new(SqlAddress.SqlField, "The statement"), new(SqlAddress.LimitField, "At most so many rows"),
                new(SqlAddress.TimeoutField, "Seconds after which it is stopped"),
            ],
            Both),
        new("/vet", "the form for a draft", []),
        new(
            "/vet",
            "what the ledger has to say of a draft; nothing is written",
            [
                Token, new("draft", "The draft", IsRequired: true),
                new("published", "The day on which it is to appear"),
            ],
            JsonAlone) { IsForm = true },
        new(
            "/compare",
            "two sources side by side, or the forms",
            [
                new("a", "The id of a source"), new("b", "The id of another"),
                new("texts", "yes: their archived texts are compared; of pages alone"),
            ],
            JsonAlone),
        new(
            "/compare",
            "two texts side by side; nothing is written",
            [
                Token, new("a", "The one text", IsRequired: true),
                new("b", "The other text", IsRequired: true), new("published", "The day on which both were published"),
            ],
            JsonAlone) { IsForm = true },
        new("/desk", "what waits for a person", [new("source", "The id of a source")], Both),
        new(
            "/desk/articles",
            "articles are read, and what is found in them waits at the desk",
            [
                new("token", "The token of the page", IsRequired: true), new("text", "A text"), new("files", "Files", IsSeveral: true),
                new("title", "The title of the text"), new("publisher", "Who published it"), new("published", "When"),
                new("url", "Its address"), new("anew", "yes: what is there already is read again"), By,
            ]) { IsForm = true },
        new(
            "/desk/answers",
            "an answer to a proposal is written",
            [
                new("token", "The token of the page", IsRequired: true), new("claim", "The id of the claim", IsRequired: true),
                new("answer", "What is done with it", IsRequired: true), new("seen", "What was shown before", IsRequired: true),
                new("question", "The question that it is to answer"), By,
            ]) { IsForm = true },
        new(
            "/desk/sure",
            "the proposals of a source that are sure are accepted",
            [
                Token, new("source", "The id of the source", IsRequired: true), new("seen", "What was shown before", IsRequired: true),
                By,
            ]) { IsForm = true },
        new(
            "/name",
            "whoever writes in this browser is called otherwise",
            [Token, new("by", "The name", IsRequired: true)]) { IsForm = true },
        new("/desk/undo", "the last answer is undone", [Token, By]) { IsForm = true },
        new("/changes", "a sign for each newer state of the data set, as they come", [], ("", "text/event-stream")) { HasPage = false },
        new("/openapi", "this document", [], JsonAlone) { HasPage = false },
        new("/healthz", "ok", [], ("", "text/plain")) { HasPage = false },
        new("/metrics", "counters in the text format of Prometheus", [], ("", "text/plain")) { HasPage = false },
    ];

    /// <summary>What an operation answers with: each address and its media type.</summary>
    public static IEnumerable<(string Path, string Type)> Answers(ContractOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return
        [
            .. operation.HasPage ? new[] { (operation.Path, HtmlType) } : [],
            .. operation.Data.Select(data => (operation.Path + data.Suffix, data.Type)),
        ];
    }

    // The first part of each path.
    private static readonly ImmutableHashSet<string> Pages =
        [.. Operations.Select(operation => First(operation.Path)), First(Addresses.Mcp), First(Addresses.Enter)];

    /// <summary>As what a request is counted: the page at the beginning of its path, or as other.</summary>
    public static string PageOf(PathString path)
    {
        var first = First(path.Value ?? "/");
        if (first == "assets")
            return first;
        var plain = first.EndsWith(Suffix.Atom, StringComparison.Ordinal) ? first[..^Suffix.Atom.Length] : Suffix.Split(first).Name;
        return Pages.Contains(plain) ? (plain.Length == 0 ? "start" : plain) : Metrics.Other;
    }

    private static string First(string path) => path.Split('/', 3) is [_, var first, ..] ? first : "";

    private static string Plain(string type) => type.Split(';')[0];
}
