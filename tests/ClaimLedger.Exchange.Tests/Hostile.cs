using Bogus;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.Exchange.Tests;

/// <summary>
/// Invented data sets whose every free text is one that some format takes for something else; the same for the same seed.
/// </summary>
internal static class Hostile
{
    /// <summary>Texts that formulas, CSV, YAML, JSON or terminals have a meaning for.</summary>
    internal static readonly string[] Texts =
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''=1", "'", "''", "'a", "=", "-", "- x", "-- ", "+x", "\ttab", "tab\t", "a\tb",
        "\"",
        "\"quoted\"",
        "a \"b\" c",
        "\"\"",
        "a, b",
        ",",
        ";",
        "a;b",
        "a|b",
        "line\nbreak",
        "line\r\nbreak",
        "cr\ralone",
        "\n",
        "two\n\n\nbreaks",
        " leading",
        "trailing ",
        "  ",
        " a\n b ",
        "yes",
        "no",
        "Yes",
        "TRUE",
        "null",
        "~",
        "on",
        "off",
        "y",
        "n",
        "1",
        "007",
        "1.5",
        "1e3",
        "0x1F",
        "1_000",
        ".5",
        "12:30",
        "190:20:30",
        "2031-06-04",
        "2031-06-04T12:00:00Z",
        ".nan",
        ".inf",
        "<<",
        "a: b",
        "a:",
        ":a",
        ": ",
        "a #b",
        "#",
        "# comment",
        "a#b",
        "? x",
        "! x",
        "!tag",
        "&anchor",
        "*alias",
        "%directive",
        "@at",
        "`tick`",
        "| pipe",
        "> fold",
        "[a, b]",
        "{a: b}",
        "[",
        "}",
        "---",
        "...",
        "--- x",
        "{\"a\": 1}",
        "[\"a\"]",
        "[not json",
        "\\",
        "\\n",
        "a\\",
        "C:\\path",
        "\\\"",
        "\u00A0nbsp\u00A0",
        "\u00A0",
        "\u200Fمرحبا\u200F",
        "שלום עולם",
        "e\u0301 and é",
        "👩‍👩‍👧 family",
        "🙂",
        "𝒳",
        "<script>alert(1)</script>",
        "</style>",
        "{{ x }}",
        "${x}",
        "$(x)",
        "'; DROP TABLE claim; --",
        "../../etc/passwd",
        "a/b",
        "CON",
        "nul",
        "日本語、中文。",
        "ﷺ",
        "İstanbul ß ŉ",
        "x > y",
        "a > b > c",
        "“curly”",
        "é",
        "a very long text, longer than any line that somebody would fold: "
            + string.Join(' ', Enumerable.Range(0, 400).Select(number => $"word{number}")),
    ];

    internal static DataSet DataSet(int seed)
    {
        var random = new Randomizer(seed);
        var names = random
            .Shuffle(Texts.Where(text => !string.IsNullOrWhiteSpace(text)).DistinctBy(text => text.Normalize().ToUpperInvariant()))
            .ToArray();
        var speakers = names.Take(6).ToArray();
        var options = names.Skip(6).Take(3).Where(name => name.Length < 100).ToArray();
        var terms = names.Skip(9).Take(2).ToArray();
        var draft = new DataSetDraft
        {
            Ledger = Map(("title", Text()), ("about", Maybe()), ("language", Node.Of(random.Bool() ? "en" : "ar"))),
            Speakers = [
                .. speakers.Select(
                    (name, index) =>
                        (Node)Map(
                            ("name", Node.Of(name)),
                            ("kind", Node.Of("anonymous")),
                            ("also", Node.List([Node.Of($"{names[20 + index]} ({index})")])),
                            ("note", Maybe()))),
            ],
            Facets =
            [
                Map(
                    ("id", Node.Of("label")), ("asks", Text()), ("note", Maybe()),
                    (
                        "terms",
                        Node.List(
                            terms.Select(
                                (
                                    term,
                                    index) => Map(
                                        ("id", Node.Of(term)),
                                        ("shown-by", Node.List([Node.Of(names[30 + index])])),
                                        ("note", Maybe())))))),
            ],
            Questions =
            [
                Map(
                    ("id", Node.Of("q.count")),
                    ("subject", Text()),
                    ("asks", Text()),
                    ("answer", Node.Of("quantity")),
                    ("unit", Node.Of("people")),
                    ("over-time", Node.Of("cumulative")),
                    ("event", Maybe()),
                    ("includes", Node.List([Text(), Text()])),
                    ("excludes", Node.List([Text()])),
                    ("version", Maybe()),
                    ("measure", Maybe()),
                    ("basis", Maybe()),
                    ("breaks", Node.List([Map(("on", Node.Of("2031-06-06~")), ("why", Maybe()))])), ("note", Maybe())),
                Map(
                    ("id", Node.Of("q.choice")),
                    ("subject", Text()),
                    ("asks", Text()),
                    ("answer", Node.Of("choice")),
                    ("options", Node.List(options.Select(option => Node.Of(option)))),
                    ("exclusive", Node.Of("all"))),
                Map(
                    ("id", Node.Of("q.term")),
                    ("subject", Text()),
                    ("asks", Text()),
                    ("answer", Node.Of("term")),
                    ("facet", Node.Of("label"))),
            ],
            Constraints = [Map(("id", Node.Of("c")), ("holds", Node.Of("q.count >= 0")), ("why", Maybe()), ("note", Maybe()))],
            Sources = [.. Enumerable.Range(0, 4).Select(Source)],
            Rulings = [
                Map(
                    ("conflict", Node.Of("c-00000000000000aa")),
                    ("verdict", Node.Of("prefer")),
                    ("position", Text()),
                    ("reason", Text()),
                    ("by", Text()),
                    ("on", Node.Of("2031-06-08")),
                    ("note", Maybe())),
            ],
            Baseline = random.Bool() ? default : random.Bool() ? [] : [Node.Of("c-00000000000000bb")],
        };
        return DataSets.Loaded(DataSetLoader.Load(draft));

        SourceDraft Source(int index) => new(
            Map(
                ("id", Node.Of($"s{index}")),
                ("title", Text()),
                ("publisher", Text()),
                ("url", Node.Of("https://example.org/=1?a,b")),
                ("published", Node.Of("2031-06-04")),
                ("dated-by", Maybe()),
                ("language", random.Bool() ? Node.Of("ar") : Node.Of("fr")),
                (
                    "versions",
                    random.Bool()
                        ? null
                        : Node.List(
                            [
                                Map(("retrieved", Node.Of("2031-06-05")), ("note", Maybe())),
                                Map(("retrieved", Node.Of("2031-06-06~")), ("sha256", Node.Of(new string('a', 64)))),
                            ])),
                ("note", Maybe())),
            [.. Enumerable.Range(0, index == 3 ? 0 : 8).Select(number => (Node)Claim(index, number))]);

        Node.Mapping Claim(int source, int number)
        {
            var (question, says) = (number % 3) switch
            {
                0 =>
                    (
                        "q.count",
                        random.ArrayElement(["11", "about 40", "more than 12", "-", "10 to 12"]) is var said && said == "-"
                            ? "unknown"
                            : said),
                1 => ("q.choice", options[number % options.Length]),
                _ => ("q.term", random.ArrayElement(terms)),
            };
            var quote = random.Bool() ? random.ArrayElement(names) : null;
            return Map(
                ("id", Node.Of($"c{number}")),
                ("question", Node.Of(question)),
                ("says", Node.Of(says)),
                ("as-of", random.Bool() ? Node.Of("2031-06~") : null),
                (
                    "speaker",
                    (number % 4) switch
                    {
                        0 => null,
                        1 => Node.Of(random.ArrayElement(speakers)),
                        _ => Node.List(random.ArrayElements(speakers, 2).Select(name => Node.Of(name))),
                    }),
                ("modality", Node.Of(random.ArrayElement(["stated", "denied", "proposed", "demanded", "forecast"]))),
                ("quote", quote is null ? null : Node.Of(quote)),
                ("frames", random.Bool() ? null : Map(("label", Node.Of(random.ArrayElement(terms))))),
                ("corrects", number == 7 && source < 3 ? Node.List([Node.Of("c1"), Node.Of($"s{source}/c4")]) : null),
                (
                    "withdrawn",
                    random.Int(0, 3) switch
                    {
                        0 => Node.Of("2031-06-09"),
                        1 => Map(("on", Node.Of("2031-06-09")), ("why", Text())),
                        _ => null,
                    }),
                (
                    "anchor",
                    quote is null || random.Bool()
                        ? null
                        : Map(
                            ("prefix", Any()),
                            ("suffix", Any()),
                            ("start", Node.Of("17")),
                            ("end", Node.Of((17 + quote.EnumerateRunes().Count()).ToString())))),
                ("note", Maybe()));
        }

        Node Text() => Node.Of(random.ArrayElement(names));

        Node? Maybe() => random.Bool() ? Text() : null;

        Node? Any() => random.Bool() ? Node.Of(random.ArrayElement(Texts)) : null;
    }

    private static Node.Mapping Map(params ReadOnlySpan<(string Key, Node? Value)> entries)
    {
        var all = new List<Entry>();
        foreach (var (key, value) in entries)
        {
            if (value is not null)
                all.Add(new Entry(Node.Of(key), value));
        }
        return Node.Map(all);
    }
}
