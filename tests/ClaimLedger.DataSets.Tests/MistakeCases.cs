using System.Collections.Immutable;

namespace ClaimLedger.DataSets.Tests;

/// <summary>
/// One edit of the harbour fire that makes one mistake. The mark ‹ in the new text is where the mistake must be reported;
/// it is not part of the text.
/// </summary>
public sealed record MistakeCase(string Name, string File, ImmutableArray<(string Old, string New)> Edits)
{
    public MistakeCase(string name, string file, string old, string @new)
        : this(name, file, [(old, @new)])
    {
    }

    /// <summary>The same case with one more edit of the file.</summary>
    public MistakeCase Also(string old, string @new) => this with { Edits = Edits.Add((old, @new)) };

    public override string ToString() => Name;
}

internal static class MistakeCases
{
    private const string Ledger = "ledger.yaml";
    private const string Questions = "questions.yaml";
    private const string Speakers = "speakers.yaml";
    private const string Framing = "framing.yaml";
    private const string Rulings = "rulings.yaml";
    private const string Post = "sources/2031-06-04-morning-post.yaml";
    private const string Echo = "sources/2031-06-05-evening-echo.yaml";
    private const string Weekly = "sources/2031-06-08-harbour-weekly.yaml";

    private const string ARuling =
        "conflict: c-0123456789abcdef\n    verdict: prefer\n    position: \"11\"\n    reason: r\n    by: desk\n    on: 2031-06-06\n";

    public static IReadOnlyList<MistakeCase> All { get; } =
    [
        // ledger.yaml
        new("ledger: unknown key", Ledger, "language: en", "‹languages: en"),
        new("ledger: key that is like no other", Ledger, "language: en", "‹zzzzzzz: en"),
        new("ledger: no title", Ledger, "title: Harbour fire\nabout", "‹about"),
        new("ledger: empty title", Ledger, "title: Harbour fire", "title:‹"),
        new("ledger: blank title", Ledger, "title: Harbour fire", "title: ‹\"  \""),
        new("ledger: title is a list", Ledger, "title: Harbour fire", "title: ‹[Harbour, fire]"),
        new("ledger: title is a map", Ledger, "title: Harbour fire", "title: ‹{en: Harbour fire}"),
        new("ledger: about and description", Ledger, "language: en", "language: en\n‹description: the same"),
        new("ledger: language", Ledger, "language: en", "language: ‹English language"),
        new MistakeCase("ledger: is a list", Ledger, "title: Harbour fire\n", "‹- x\n- y\n#").Also("language: en", "#"),
        new("ledger: defaults are a text", Ledger, "language: en", "defaults: ‹fixed"),
        new("ledger: default over-time", Ledger, "language: en", "defaults: {over-time: ‹fix}"),
        new("ledger: default modality", Ledger, "language: en", "defaults:\n  modality: ‹said"),
        new("ledger: default tolerance", Ledger, "language: en", "defaults:\n  tolerance: ‹plenty"),
        new("ledger: unknown default", Ledger, "language: en", "defaults:\n  ‹overtime: fixed"),
        new("ledger: unknown reading", Ledger, "language: en", "readings:\n  ‹abuot: {usual: N ± 10%}"),
        new("ledger: reading that does not parse", Ledger, "language: en", "readings:\n  about: {usual: ‹more or less}"),
        new("ledger: reading is a text", Ledger, "language: en", "readings:\n  about: ‹N ± 10%"),
        new("ledger: unknown key in a reading", Ledger, "language: en", "readings:\n  about: {‹usal: N ± 10%}"),

        // questions.yaml
        new("question: unknown key", Questions, "event: harbour-fire\n    includes", "‹evnt: harbour-fire\n    includes"),
        new("question: no id", Questions, "- id: fire.missing\n    subject", "- ‹subject"),
        new("question: bad id", Questions, "fire.missing", "‹fire missing"),
        new("question: duplicate id", Questions, "fire.missing", "‹fire.killed"),
        new(
            "question: no asks",
            Questions,
            "- id: fire.missing\n    subject: Harbour fire, 3 June 2031\n    asks: How many people are missing?",
            "- ‹id: fire.missing\n    subject: Harbour fire, 3 June 2031"),
        new("question: answer", Questions, "answer: date", "answer: ‹dates"),
        new("question: answer in capitals", Questions, "answer: duration", "answer: ‹Duration"),
        new("question: over-time", Questions, "unit: people\n    over-time: instant", "unit: people\n    over-time: ‹momentary"),
        new("question: unit of a choice", Questions, "answer: choice", "answer: choice\n    ‹unit: causes"),
        new("question: unit of a date", Questions, "answer: date", "answer: date\n    ‹unit: days"),
        new("question: unit of a duration is no time", Questions, "answer: duration", "answer: duration\n    unit: ‹km"),
        new("question: unit of a time is no zone", Questions, "answer: date", "answer: time\n    unit: ‹km"),
        new("question: tolerance of a term", Questions, "answer: term", "answer: term\n    ‹tolerance: 5%"),
        new(
            "question: tolerance that does not parse",
            Questions,
            "unit: people\n    over-time: instant",
            "unit: people\n    over-time: instant\n    tolerance: ‹a bit"),
        new("question: options of a date", Questions, "answer: date", "answer: date\n    ‹options: [a, b]"),
        new(
            "question: choice without options",
            Questions,
            "answer: choice\n    options: [electrical fault, arson, unknown]\n    exclusive: [[electrical fault, arson]]",
            "‹answer: choice"),
        new(
            "question: no options in the list",
            Questions,
            "options: [electrical fault, arson, unknown]\n    exclusive: [[electrical fault, arson]]",
            "options: ‹[]"),
        new(
            "question: options left empty",
            Questions,
            "options: [electrical fault, arson, unknown]\n    exclusive: [[electrical fault, arson]]",
            "options:‹"),
        new(
            "question: too many options",
            Questions,
            "options: [electrical fault, arson, unknown]",
            "‹options: [electrical fault, arson, unknown, "
                + string.Join(", ", Enumerable.Range(1, 61).Select(number => $"o{number}"))
                + "]"),
        new(
            "question: duplicate option",
            Questions,
            "options: [electrical fault, arson, unknown]",
            "options: [electrical fault, arson, ‹arson, unknown]"),
        new(
            "question: option is a list",
            Questions,
            "options: [electrical fault, arson, unknown]",
            "options: [electrical fault, arson, ‹[unknown]]"),
        new("question: exclusive names no option", Questions, "[[electrical fault, arson]]", "[[electrical fault, ‹arsen]]"),
        new("question: exclusive pair of three", Questions, "[[electrical fault, arson]]", "[‹[electrical fault, arson, unknown]]"),
        new("question: exclusive pair is a text", Questions, "[[electrical fault, arson]]", "[‹arson]"),
        new("question: exclusive with itself", Questions, "[[electrical fault, arson]]", "[[arson, ‹arson]]"),
        new("question: exclusive word", Questions, "[[electrical fault, arson]]", "‹al"),
        new("question: exclusive is a map", Questions, "[[electrical fault, arson]]", "‹{arson: electrical fault}"),
        new("question: term without facet", Questions, "answer: term\n    facet: label", "‹answer: term"),
        new("question: unknown facet", Questions, "facet: label", "facet: ‹lable"),
        new("question: facet of a date", Questions, "answer: date", "answer: date\n    ‹facet: label"),
        new(
            "question: breaks of a fixed question",
            Questions,
            "answer: date\n    over-time: fixed",
            "answer: date\n    over-time: fixed\n    ‹breaks: [{on: 2031-06-06, why: w}]"),
        new("question: break without on", Questions, "- on: 2031-06-06\n        why: The", "- ‹why: The"),
        new(
            "question: break with an empty why",
            Questions,
            "why: The health office began to leave out people treated on the spot.",
            "why:‹"),
        new("question: tolerance of a date that is a share", Questions, "answer: date", "answer: date\n    tolerance: ‹5%"),
        new(
            "question: tolerance in another unit",
            Questions,
            "unit: people\n    over-time: instant",
            "unit: people\n    over-time: instant\n    tolerance: ‹5 houses"),
        new("question: break on no date", Questions, "on: 2031-06-06", "on: ‹6 June"),
        new(
            "question: breaks are a text",
            Questions,
            "breaks:\n      - on: 2031-06-06\n        why: The health office began to leave out people treated on the spot.",
            "breaks: ‹2031-06-06"),
        new("constraint: unknown key", Questions, "why: Casualties are", "‹becuase: Casualties are"),
        new(
            "constraint: no holds",
            Questions,
            "- id: casualties-add-up\n    holds: fire.casualties = fire.killed + fire.injured",
            "- ‹id: casualties-add-up"),
        new("constraint: unknown question", Questions, "fire.killed + fire.injured", "fire.killed + ‹fire.injurd"),
        new("constraint: does not parse", Questions, "fire.killed + fire.injured", "fire.killed + ‹+ fire.injured"),
        new MistakeCase(
            "constraint: duplicate id",
            Questions,
            "constraints:\n",
            "constraints:\n  - id: casualties-add-up\n    holds: fire.killed <= fire.casualties\n").Also(
            "  - id: casualties-add-up\n    holds: fire.casualties =", "  - id: ‹casualties-add-up\n    holds: fire.casualties ="),
        new("questions: no questions", Questions, "questions:\n", "‹question:\n"),

        // speakers.yaml
        new("speaker: unknown key", Speakers, "also:", "‹alias:"),
        new("speaker: no kind", Speakers, "- name: Coast Wire\n    kind: outlet ", "- ‹name: Coast Wire\n    "),
        new("speaker: kind", Speakers, "kind: anonymous", "kind: ‹anonymus"),
        new(
            "speaker: duplicate name",
            Speakers,
            "- name: Port Authority\n    kind: office",
            "- name: Port Authority\n    kind: office\n  - name: ‹Port Authority\n    kind: office"),
        new(
            "speaker: name that differs in capitals only",
            Speakers,
            "- name: Port Authority\n    kind: office",
            "- name: Port Authority\n    kind: office\n  - name: ‹port authority\n    kind: office"),
        new("speaker: alias of another", Speakers, "[fire brigade, firefighters]", "[fire brigade, ‹coast wire]"),
        new("speaker: speaks for nobody", Speakers, "speaks-for: Fire Service", "speaks-for: ‹Fire Servise"),
        new("speaker: speaks for itself", Speakers, "speaks-for: Fire Service", "speaks-for: ‹Dana Mor"),
        new(
            "speaker: speaks in a circle",
            Speakers,
            "also: [fire brigade, firefighters]",
            "also: [fire brigade, firefighters]\n    speaks-for: ‹Dana Mor"),

        // framing.yaml
        new("facet: unknown key", Framing, "asks: What is the event called?", "asks: What is the event called?\n    ‹question: x"),
        new("facet: duplicate id", Framing, "id: agency", "id: ‹label"),
        new(
            "facet: no terms",
            Framing,
            "- id: agency\n    asks: Who is named as acting?\n    terms:\n      - id: named\n        shown-by: [killed by, arsonists "
                + "killed]\n      - id: unnamed\n        shown-by: [died, lost their lives, led to]",
            "- ‹id: agency\n    asks: Who?"),
        new(
            "facet: terms left empty",
            Framing,
            "terms:\n      - id: named\n        shown-by: [killed by, arsonists killed]\n      - id: unnamed\n        shown-by: [died, "
                + "lost their lives, led to]",
            "‹terms:"),
        new("facet: duplicate term", Framing, "id: unnamed", "id: ‹named"),
        new("facet: unknown key in a term", Framing, "- id: unnamed\n        shown-by", "- id: unnamed\n        ‹shown"),
        new("facet: one phrase for two terms", Framing, "[died, lost", "[‹killed by, lost"),

        // sources
        new("source: unknown key", Post, "url: https", "‹uri: https"),
        new("source: no title", Post, "id: 2031-06-04-morning-post\n  title: Eleven dead in harbour fire", "‹id: 2031-06-04-morning-post"),
        new("source: bad id", Post, "id: 2031-06-04-morning-post", "id: ‹morning post"),
        new("source: duplicate id", Echo, "id: 2031-06-05-evening-echo", "id: ‹2031-06-04-morning-post"),
        new("source: url is no address", Post, "https://example.org/morning-post/harbour-fire", "‹example.org/morning-post"),
        new("source: url of another scheme", Post, "https://example.org/morning-post/harbour-fire", "‹javascript:alert(1)"),
        new("source: published", Echo, "published: 2031-06-05", "published: ‹5 June 2031"),
        new("source: published on no day", Echo, "published: 2031-06-05", "published: ‹2031-02-30"),
        new("source: language", Post, "language: en", "language: ‹e"),
        new("source: sha256", Post, "language: en", "sha256: ‹abc"),
        new(
            "source: no source",
            Post,
            "source:\n  id: 2031-06-04-morning-post\n  title: Eleven dead in harbour fire\n  publisher: Morning Post\n  url: "
                + "https://example.org/morning-post/harbour-fire\n  published: 2031-06-04\n  language: en\nclaims:",
            "‹claims:"),
        new MistakeCase(
            "source: claims are a text",
            Post,
            "claims:\n  - id: killed\n    question: fire.killed\n    says: \"11\"\n    speaker: Dana Mor\n",
            "claims: ‹none\n#\n").Also(
            "    quote: Eleven people were killed, said Dana Mor of the Fire Service\n  - id: killed-port\n    question: fire.killed\n  "
                + "  says: \"five\"\n    speaker: Port Authority\n    quote: The Port Authority put the number of those killed at five\n"
                + "  - id: started\n    question: fire.started\n    says: 3 June 2031\n    quote: The fire broke out on 3 June\n  - id: "
                + "called\n    question: fire.called\n    says: accident\n    speaker: Port Authority\n    quote: a tragic accident",
            "#"),
        new("claim: unknown key", Post, "speaker: Dana Mor", "‹speakers: Dana Mor"),
        new("claim: duplicate id", Post, "id: killed-port", "id: ‹killed"),
        new("claim: no question", Post, "- id: killed-port\n    question: fire.killed", "- ‹id: killed-port"),
        new("claim: unknown question", Post, "question: fire.started", "question: ‹fire.startd"),
        new("claim: question cut short", Post, "question: fire.started", "question: ‹started"),
        new("claim: question like no other", Post, "question: fire.started", "question: ‹weather.tomorrow"),
        new(
            "claim: no says",
            Post,
            "- id: started\n    question: fire.started\n    says: 3 June 2031\n",
            "- ‹id: started\n    question: fire.started\n"),
        new("claim: says does not parse as a number", Echo, "says: about 40", "says: ‹quite some"),
        new("claim: says does not parse as a date", Post, "says: 3 June 2031", "says: ‹31 June 2031"),
        new("claim: says no option", Echo, "says: arson", "says: ‹arsn"),
        new("claim: says no term", Echo, "says: attack", "says: ‹assault"),
        new("claim: says of another unit", Echo, "says: about 40", "says: about ‹40 km"),
        new("claim: as-of", Weekly, "as-of: 2031-06-05", "as-of: ‹Thursday"),
        new("claim: as-of after publication", Echo, "says: about 40", "says: about 40\n    as-of: ‹2031-06-06"),
        new("claim: unknown speaker", Post, "speaker: Dana Mor", "speaker: ‹Dana Moor"),
        new("claim: unknown speaker in a chain", Echo, "[Fire Service, Coast Wire]", "[Fire Service, ‹Coast Wires]"),
        new("claim: speaker is a map", Post, "speaker: Dana Mor", "speaker: ‹{name: Dana Mor}"),
        new("claim: modality", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    modality: ‹claimed"),
        new("claim: quote without its number", Echo, "about 40 people were hurt", "‹about 50 people were hurt"),
        new("claim: quote without its date", Post, "The fire broke out on 3 June", "‹The fire broke out on the quay"),
        new("claim: quote with another day", Post, "The fire broke out on 3 June", "‹The fire broke out on 4 June"),
        new("claim: quote with another season", Post, "The fire broke out on 3 June", "‹The fire broke out in winter"),
        new("claim: says left empty", Post, "says: 3 June 2031", "says:‹"),
        new("claim: says is nothing", Post, "says: 3 June 2031", "says: ‹~"),
        new("claim: quote without its duration", Echo, "burned for a day and a half", "‹burned for long"),
        new("claim: unknown facet in frames", Post, "quote: a tragic accident", "quote: a tragic accident\n    frames: {‹lable: accident}"),
        new(
            "claim: unknown term in frames",
            Post,
            "quote: a tragic accident",
            "quote: a tragic accident\n    frames:\n      agency: ‹unamed"),
        new("source: version without a date", Post, "language: en", "language: en\n  versions: [‹{note: first}]"),
        new("source: version retrieved before publication", Post, "language: en", "language: en\n  versions: [{retrieved: ‹2031-06-03}]"),
        new(
            "source: versions out of order",
            Post,
            "language: en",
            "language: en\n  versions: [{retrieved: 2031-06-06}, {retrieved: ‹2031-06-05}]"),
        new("source: hash of a version", Post, "language: en", "language: en\n  versions: [{retrieved: 2031-06-06, sha256: ‹abc}]"),
        new(
            "source: hash that is not the newest version's",
            Post,
            "language: en",
            $"language: en\n  versions: [{{retrieved: 2031-06-06, sha256: {new string('a', 64)}}}]\n  ‹sha256: {new string('b', 64)}"),
        new("source: unknown key in a version", Post, "language: en", "language: en\n  versions: [{retrieved: 2031-06-06, ‹hash: abc}]"),
        new("claim: version of a source without", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    version: ‹1"),
        new MistakeCase("claim: no such version", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    version: ‹2031-06-07").Also(
            "language: en", "language: en\n  versions: [{retrieved: 2031-06-04}, {retrieved: 2031-06-06}]"),
        new MistakeCase("claim: version that two share", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    version: ‹2031-06-06").Also(
            "language: en", "language: en\n  versions: [{retrieved: 2031-06-06}, {retrieved: 2031-06-06}]"),
        new MistakeCase(
            "claim: as-of after its version", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    version: 1\n    as-of: ‹2031-06-07").Also(
            "language: en", "language: en\n  versions: [{retrieved: 2031-06-06}]"),
        new(
            "source: derives from nothing known", Post, "language: en", "language: en\n  derived-from: ‹2031-06-05-evening-eco"),
        new(
            "source: derives from itself",
            Post,
            "language: en",
            "language: en\n  derived-from: [2031-06-05-evening-echo, ‹2031-06-04-morning-post]"),
        new("source: derives from a map", Post, "language: en", "language: en\n  derived-from: ‹{source: log}"),
        new(
            "claim: corrects nothing known",
            Post,
            "speaker: Port Authority\n    quote: The",
            "speaker: Port Authority\n    corrects: ‹kiled\n    quote: The"),
        new(
            "claim: corrects itself",
            Post,
            "speaker: Port Authority\n    quote: The",
            "speaker: Port Authority\n    corrects: ‹killed-port\n    quote: The"),
        new(
            "claim: corrects another question",
            Post,
            "speaker: Port Authority\n    quote: The",
            "speaker: Port Authority\n    corrects: [‹started]\n    quote: The"),
        new(
            "claim: corrects somebody else's",
            Weekly,
            "quote: Nine people were killed",
            "quote: Nine people were killed\n    corrects: ‹2031-06-04-morning-post/killed"),
        new("claim: corrects a later one", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    corrects: ‹2031-06-05-evening-echo/killed"),
        new MistakeCase("claim: corrects in a circle", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    corrects: ‹killed-port").Also(
            "speaker: Port Authority\n    quote: The", "speaker: Port Authority\n    corrects: killed\n    quote: The"),
        new("claim: withdrawn on no day", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    withdrawn: ‹yes"),
        new(
            "claim: withdrawn before publication",
            Post,
            "speaker: Dana Mor",
            "speaker: Dana Mor\n    withdrawn: {on: ‹2031-06-01, why: misheard}"),
        new("claim: withdrawn without a day", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    withdrawn: ‹{why: misheard}"),
        new("claim: anchor without a position", Post, "quote: a tragic accident", "quote: a tragic accident\n    anchor: ‹{start: 3}"),
        new(
            "claim: anchor that is no position",
            Post,
            "quote: a tragic accident",
            "quote: a tragic accident\n    anchor: {start: ‹-3, end: 15}"),
        new(
            "claim: anchor of another length",
            Post,
            "quote: a tragic accident",
            "quote: a tragic accident\n    anchor: ‹{start: 3, end: 15}"),
        new("claim: anchor without a quote", Post, "quote: a tragic accident", "anchor: ‹{start: 3, end: 20}"),
        new("claim: frames are a text", Post, "quote: a tragic accident", "quote: a tragic accident\n    frames: ‹named"),

        new("claim: part of a person", Post, "says: \"11\"", "says: ‹\"1.5 people\""),
        new("claim: fewer people than none", Post, "says: \"11\"", "says: ‹\"-3\""),
        new("claim: length of time below zero", Weekly, "says: 36 hours", "says: ‹-3 days"),
        new("claim: what nobody sees in says", Post, "says: \"11\"", "says: \"1‹\u200b1\""),
        new("claim: what nobody sees in a speaker", Post, "speaker: Dana Mor", "speaker: Dana‹\u00ad Mor"),
        new("claim: what nobody sees in an id", Post, "- id: killed-port", "- id: ‹killed\u200b-port"),
        new("source: what nobody sees in a publisher", Post, "publisher: Morning Post", "publisher: Morning ‹\u202ePost"),
        new("source: a user's name in the url", Post, "https://example", "‹https://user:secret@example"),
        new("speaker: what nobody sees in a name", Speakers, "name: Port Authority", "name: Port Auth‹\u2060ority"),
        new("yaml: what nobody sees in a key", Post, "speaker: Dana Mor", "‹spe\u200baker: Dana Mor"),

        // rulings.yaml
        new("ruling: bad conflict id", Rulings, "rulings: []", "rulings:\n  - " + ARuling.Replace("c-0123456789abcdef", "‹c-123")),
        new("ruling: verdict", Rulings, "rulings: []", "rulings:\n  - " + ARuling.Replace("prefer", "‹prefered")),
        new(
            "ruling: preferred position left out",
            Rulings,
            "rulings: []",
            "rulings:\n  - " + ARuling.Replace("    position: \"11\"\n", "").Replace("verdict", "‹verdict")),
        new("ruling: no reason", Rulings, "rulings: []", "rulings:\n  - ‹" + ARuling.Replace("    reason: r\n", "")),
        new("ruling: nobody", Rulings, "rulings: []", "rulings:\n  - " + ARuling.Replace("desk", "‹''")),
        new("ruling: on no day", Rulings, "rulings: []", "rulings:\n  - " + ARuling.Replace("2031-06-06", "‹2031-06")),
        new("ruling: on no date", Rulings, "rulings: []", "rulings:\n  - " + ARuling.Replace("2031-06-06", "‹yesterday")),
        new("ruling: twice on one conflict", Rulings, "rulings: []", "rulings:\n  - " + ARuling + "  - " + ARuling.Replace("c-0", "‹c-0")),

        // YAML
        new("yaml: duplicate key", Post, "speaker: Dana Mor", "speaker: Dana Mor\n    ‹speaker: Dana Mor"),
        new("yaml: anchor", Post, "speaker: Dana Mor", "speaker: ‹&mor Dana Mor"),
        new("yaml: alias", Post, "speaker: Dana Mor", "speaker: ‹*mor"),
        new("yaml: tag", Post, "says: \"11\"", "says: ‹!!str 11"),
        new("yaml: second document", Post, "quote: a tragic accident\n", "quote: a tragic accident\n‹---\nclaims: []\n"),
        new("yaml: colon in a text", Post, "a tragic accident", "a tragic‹: accident"),
        new("yaml: quotation mark that begins a text", Post, "quote: a tragic accident", "quote: \"a tragic\" ‹accident"),
        new("yaml: quotation mark that is not closed", Post, "says: \"five\"", "says: ‹\"five"),
        new("yaml: bracket that is not closed", Echo, "[Fire Service, Coast Wire] ", "‹[Fire Service, Coast Wire "),
        new("yaml: sign that begins a text", Post, "quote: a tragic accident", "quote: ‹@port a tragic accident"),
        new("yaml: tab", Post, "\n    quote: a tragic accident", "\n‹\tquote: a tragic accident"),
        new("yaml: escape", Post, "says: \"five\"", "says: ‹\"\\qfive\""),
        new("yaml: escaped control character", Post, "says: \"five\"", "says: ‹\"\\e[31m5\""),
        new("yaml: escaped NUL", Post, "a tragic accident", "‹\"a \\0 b\""),
        new("yaml: key that is a map", Post, "source:\n", "‹{a: b}: c\nsource:\n"),
        new("yaml: item out of line", Post, "  - id: killed-port", " ‹- id: killed-port"),
    ];
}
