using System.Collections.Immutable;
using ClaimLedger.Keys;

namespace ClaimLedger.Exchange;

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,
    /// <summary>A whole number from 0 on.</summary>
    Number,
    /// <summary>A JSON array; of one text the text alone where the table is for people.</summary>
    List,
    /// <summary>A JSON object.</summary>
    Map,
    /// <summary>A text, or a JSON array.</summary>
    TextOrList,
}

/// <summary>A column: a key of the format, or a key inside the map of one.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Key">The key.</param>
/// <param name="Inner">The key inside its map; null where the value itself is meant.</param>
/// <param name="IsRequired">Whether every row has it.</param>
/// <param name="Type">The Frictionless type.</param>
/// <param name="Format">The Frictionless format, or null.</param>
/// <param name="Pattern">What a value looks like, or null.</param>
/// <param name="Words">What a value may be; empty where anything.</param>
internal sealed record Column(
    string Name,
    ColumnKind Kind,
    string Key,
    string? Inner,
    bool IsRequired,
    string Type,
    string? Format = null,
    string? Pattern = null,
    ImmutableArray<string> Words = default);

/// <summary>That a column names a row of another table.</summary>
internal sealed record Reference(string Column, string Table, string Names);

/// <summary>A kind of record: the order of its keys in every format, and what they hold.</summary>
/// <param name="Name">Of one record: <c>claim</c>.</param>
/// <param name="Plural">Of the table: <c>claims</c>.</param>
/// <param name="Says">What a row is, for readers.</param>
/// <param name="Columns">The columns.</param>
/// <param name="PrimaryKey">The columns that tell the rows apart.</param>
/// <param name="References">What it refers to.</param>
internal sealed record Table(
    string Name,
    string Plural,
    string Says,
    ImmutableArray<Column> Columns,
    ImmutableArray<string> PrimaryKey,
    ImmutableArray<Reference> References)
{
    private const string IdPattern = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private const string HashPattern = "[0-9a-f]{64}";
    private const string ConflictPattern = "c-[0-9a-f]{16}";

    public static readonly Table Ledger = new(
        "ledger",
        "ledger",
        "The data set as a whole.",
        [Text("title", isRequired: true), Text("about"), Text("language"), Map("readings")],
        ["title"],
        []);

    public static readonly Table Speaker = new(
        "speaker",
        "speakers",
        "Whom sources credit.",
        Of(FormatFields.OfSpeaker),
        ["name"],
        [new("speaks-for", "", "name")]);

    public static readonly Table Facet = new(
        "facet",
        "facets",
        "Word choices that sources can make differently.",
        [Id("id"), Text("asks", isRequired: true), List("terms"), Text("note")],
        ["id"],
        []);

    public static readonly Table Question = new(
        "question",
        "questions",
        "What claims answer.",
        Of(FormatFields.OfQuestion),
        ["id"],
        [new("facet", "facets", "id")]);

    public static readonly Table Constraint = new(
        "constraint",
        "constraints",
        "Relations that have to hold between questions.",
        Of(FormatFields.OfConstraint),
        ["id"],
        []);

    public static readonly Table Source = new(
        "source",
        "sources",
        "Published documents.",
        [
            .. Of(FormatFields.OfSource).Select(column => column.Name switch
            {
                "url" => column with { Format = "uri" },
                "sha256" => column with { Pattern = HashPattern },
                _ => column,
            }),
        ],
        ["id"],
        []);

    public static readonly Table Claim = new(
        "claim",
        "claims",
        "Answers to questions by sources.",
        [
            Id("source"),
            Id("id"),
            Text("proposed"),
            Id("question"),
            Map("new-question"),
            Text("says", isRequired: true),
            Text("as-of"),
            List("speaker"),
            Word<Modality>("modality"),
            Text("whose"),
            Text("if"),
            Text("counted"),
            Text("quote"),
            Map("frames"),
            Number("version"), List("corrects"), Inner("withdrawn", "withdrawn", "on"), Inner("withdrawn-why", "withdrawn", "why"),
            Inner("anchor-prefix", "anchor", "prefix"),
            Inner("anchor-suffix", "anchor", "suffix"),
            InnerNumber("anchor-start", "anchor", "start"),
            InnerNumber("anchor-end", "anchor", "end"),
            Text("because"),
            Text("note"),
        ],
        ["source", "id"],
        [new("source", "sources", "id"), new("question", "questions", "id")]);

    public static readonly Table Ruling = new(
        "ruling",
        "rulings",
        "What people decided on conflicts.",
        [
            Text("conflict", isRequired: true) with { Pattern = ConflictPattern },
            Text("kind"),
            Text("question"),
            List("says"),
            Word<Verdict>("verdict", isRequired: true),
            Text("position"),
            Text("reason", isRequired: true),
            Text("by", isRequired: true),
            Text("on", isRequired: true) with { Type = "date" },
            Text("note"),
        ],
        ["conflict"],
        []);

    public static readonly Table Expectation = new(
        "expectation",
        "expectations",
        "What must stay true of the data set.",
        [Text("subject", isRequired: true), Text("expected", isRequired: true)],
        [],
        []);

    public static readonly Table Query = new(
        "query",
        "queries",
        "Listings of conflicts that a desk comes back to.",
        [Id("name"), Text("title", isRequired: true), Map("show")],
        ["name"],
        []);

    public static readonly Table Baseline = new(
        "baseline",
        "baseline",
        "Conflicts that the newsroom has accepted.",
        [Text("conflict", isRequired: true) with { Pattern = ConflictPattern }],
        ["conflict"],
        []);

    /// <summary>Every table, in the order in which they are written: what is referred to comes first.</summary>
    public static readonly ImmutableArray<Table> All = [
        Ledger, Speaker, Facet, Question, Constraint, Source, Claim, Ruling, Expectation, Query, Baseline,
    ];

    /// <summary>Whether the value under a key, or under a key inside its map, is a number.</summary>
    public bool IsNumber(string key, string? inner) =>
        Columns.Any(column => column.Kind is ColumnKind.Number && column.Key == key && column.Inner == inner);

    private static ImmutableArray<Column> Of<T>(ImmutableArray<Field<T>> fields) =>
    [
        .. fields.Select(field => field.Shape switch
        {
            FieldShape.List => List(field.Name),
            FieldShape.TextOrList => new(field.Name, ColumnKind.TextOrList, field.Name, null, IsRequired: false, "any"),
            _ when field.IsId => Id(field.Name),
            _ when !field.Words.IsEmpty => Text(field.Name, field.IsRequired) with { Words = field.Words },
            _ => Text(field.Name, field.IsRequired),
        }),
    ];

    private static Column Text(string key, bool isRequired = false) => new(key, ColumnKind.Text, key, null, isRequired, "string");

    private static Column Id(string key) => Text(key, isRequired: true) with { Pattern = IdPattern };

    private static Column Word<T>(string key, bool isRequired = false)
        where T : struct, Enum => Text(key, isRequired) with { Words = TermNames<T>.All };

    private static Column Number(string key) => new(key, ColumnKind.Number, key, null, IsRequired: false, "integer");

    private static Column List(string key) => new(key, ColumnKind.List, key, null, IsRequired: false, "array");

    private static Column Map(string key) => new(key, ColumnKind.Map, key, null, IsRequired: false, "object");

    private static Column Inner(string name, string key, string inner) =>
        new(name, ColumnKind.Text, key, inner, IsRequired: false, "string");

    private static Column InnerNumber(string name, string key, string inner) =>
        new(name, ColumnKind.Number, key, inner, IsRequired: false, "integer");
}
