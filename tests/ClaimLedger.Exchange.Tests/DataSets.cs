using ClaimLedger.DataSets;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Exchange.Tests;

/// <summary>The data sets that are carried out and back.</summary>
internal static class DataSets
{
    /// <summary>
    /// The harbour fire, the shipped data set, one that uses every part of the format, and invented ones full of hostile text.
    /// </summary>
    internal static IEnumerable<string> Names =>
        ["tests/data/harbour-fire", "db/gaza-ceasefire", "everything", .. Enumerable.Range(1, 40).Select(seed => $"hostile {seed}")];

    internal static DataSet Of(string name) => name switch
    {
        "everything" => Everything(),
        _ when name.StartsWith("hostile ", StringComparison.Ordinal) => Hostile.DataSet(int.Parse(name.Split(' ')[1])),
        _ => Loaded(DataSetLoader.Load(RepositoryRoot.Combine(name))),
    };

    internal static DataSet Loaded(LoadResult result) =>
        result.DataSet ?? throw new InvalidOperationException(string.Join('\n', result.Mistakes));

    /// <summary>An invented data set in which every key of the format stands.</summary>
    internal static DataSet Everything()
    {
        using var folder = DataSetFolder.Of(
            ("ledger.yaml", """
                title: A storm at sea
                about: Invented, with every key of the format.
                language: en
                readings:
                  about: {usual: N ± 10%}
                """),
            ("speakers.yaml", """
                speakers:
                  - {name: Coast Guard, kind: office, also: [the guard, coastguards], note: "Answers by telephone: 9 to 5."}
                  - {name: Ida Wren, kind: person, speaks-for: Coast Guard}
                  - {name: Sea Wire, kind: outlet}
                """),
            ("framing.yaml", """
                facets:
                  - id: label
                    asks: What is it called?
                    note: Chosen by the desk.
                    terms:
                      - {id: storm, shown-by: [storm, gale]}
                      - {id: act of God, note: seldom used}
                """),
            ("questions.yaml", """
                questions:
                  - id: storm.missing
                    subject: Storm of 4 June 2031
                    asks: How many people are missing?
                    answer: quantity
                    unit: people
                    over-time: cumulative
                    event: storm
                    same: assumed
                    counts: [souls, hands]
                    includes: [sailors, "guests, paying"]
                    excludes: [swimmers, divers]
                    version: first count
                    measure: head count
                    population: crews and guests
                    place: the bay
                    period: 4 to 6 June
                    basis: radio calls
                    breaks:
                      - {on: 2031-06-06, why: The harbour master took over the count.}
                      - {on: "2031-06-20/2031-06-25"}
                      - {on: "2031-06-10~/2031-06-12"}
                    tolerance: 10%
                    note: "- counted by hand"
                  - {id: storm.cause, subject: Storm, asks: Why did the ferry sink?, answer: choice,
                      options: [a leak, fire, "yes, both", unknown], exclusive: [[a leak, fire]], tension: [[fire, "yes, both"]], over-time: instant}
                  - {id: storm.sank, subject: Storm, asks: When did it sink?, answer: date}
                  - {id: storm.lasted, subject: Storm, asks: How long did it last?, answer: duration}
                  - {id: storm.called, subject: Storm, asks: What is it called?, answer: term, facet: label, event: storm}
                  - {id: storm.warned, subject: Storm, asks: Was there a warning?, answer: choice, options: ["yes", "no"], exclusive: all}
                constraints:
                  - {id: not-negative, holds: storm.missing >= 0, why: Nobody can be missing less than nobody., note: trivial}
                """),
            ("sources/bay.yaml", """
                source:
                  id: bay
                  title: "Ferry lost: 12 missing"
                  short: the Post's first report
                  publisher: Bay Post
                  url: https://example.org/bay?a=1&b=2
                  published: 2031-06-04
                  dated-by: the masthead
                  language: en
                  versions:
                    - {retrieved: 2031-06-04, sha256: 1111111111111111111111111111111111111111111111111111111111111111, note: first edition}
                    - {retrieved: 2031-06-05, sha256: 2222222222222222222222222222222222222222222222222222222222222222}
                  note: "Read twice.\nSecond line"
                claims:
                  - id: missing
                    question: storm.missing
                    says: "12"
                    as-of: 2031-06-04
                    speaker: [Ida Wren, Sea Wire]
                    whose: Coast Guard
                    if: "the count: is done"
                    counted: true
                    because: a figure beside a counted noun
                    quote: 12 people are missing
                    version: 1
                    anchor: {prefix: "According to Ida Wren, ", suffix: " tonight", start: 23, end: 44}
                    note: corrected the next day
                  - id: missing-2
                    question: storm.missing
                    says: about 14
                    speaker: Ida Wren
                    quote: about 14 people are missing
                    version: 2
                    corrects: missing
                  - id: cause
                    question: storm.cause
                    says: fire
                    modality: denied
                    withdrawn: {on: 2031-06-06, why: The paper took it back.}
                  - {id: called, question: storm.called, says: act of God, quote: no storm but an act of God, frames: {label: none}, modality: believed}
                  - {id: sank, question: storm.sank, says: 3 June 2031, frames: {label: storm}}
                """),
            ("sources/wire.yaml", """
                source: {id: wire, title: Storm, published: 2031-06~, publisher: unknown}
                claims:
                  - {id: cause, question: storm.cause, says: a leak, speaker: the guard, withdrawn: 2031-07-01}
                  - {id: lasted, question: storm.lasted, says: two days, quote: the gale blew for two days, modality: stated}
                  - {id: missing, question: storm.missing, says: 19, as-of: 2031-06-04, speaker: Sea Wire, quote: 19 are missing}
                  - {id: next, question: storm.missing, says: more than 20, modality: forecast, quote: "there will be more than 20"}
                  - {id: boats, proposed: true, question: storm.boats,
                      new-question: {subject: Storm, asks: How many boats sank?, answer: quantity, unit: boats}, says: "42",
                      speaker: [a boatman, Sea Wire], quote: 42 boats sank}
                """),
            ("sources/quiet.yaml", """
                source: {id: quiet, title: Nothing new, published: 2031-06-05, language: fr, derived-from: [wire, bay]}
                claims: []
                """),
            ("rulings.yaml", """
                rulings:
                  - {conflict: c-00000000000000aa, kind: contradiction, question: storm.missing, says: ["12", "19"], verdict: prefer,
                      position: "12", reason: "We asked: it is 12.", by: Ada Desk, on: 2031-06-08, note: by telephone}
                """),
            ("expect.yaml", "expect:\n  - claims at-least: 3\n"),
            ("baseline.json", """{"version": 1, "conflicts": [{"id": "c-00000000000000bb"}]}"""));
        return Loaded(DataSetLoader.Load(folder.Path));
    }
}
