using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

/// <summary>What the keys of the format become in the model, where the harbour fire does not show it.</summary>
public sealed class FieldTests
{
    private const string Head = "source: {id: a, title: t, published: 2031-06-04}\n";

    [Test]
    public void Defaults_hold_where_nothing_else_is_said()
    {
        using var folder = DataSetFolder.Of(
            (
                "ledger.yaml",
                "title: t\ndescription: d\nlanguage: ar\ndefaults: {over-time: instant, modality: proposed, language: he, tolerance: "
                    + "10%}\n"),
            ("questions.yaml", """
                questions:
                  - {id: plain, subject: s, asks: a?, answer: quantity}
                  - {id: own, subject: s, asks: a?, answer: duration, over-time: fixed, tolerance: 5%}
                  - {id: date, subject: s, asks: a?, answer: date}
                """),
            (
                "sources/a.yaml",
                Head + "claims:\n  - {id: c, question: plain, says: 1}\n  - {id: d, question: plain, says: 1, modality: stated}\n"),
            ("sources/b.yaml", "source: {id: b, title: t, published: 2031-06-04, language: en}\nclaims: []\n"));
        var dataSet = Loaded(folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((dataSet.About, dataSet.Language), Is.EqualTo(("d", "ar")));
            Assert.That(
                dataSet.Questions.Select(question => (question.OverTime, question.Tolerance)),
                Is.EqualTo(new[] { (OverTime.Instant, "10%"), (OverTime.Fixed, "5%"), (OverTime.Instant, (string?)null) }));
            Assert.That(dataSet.Sources.Select(source => source.Language), Is.EqualTo(new[] { "he", "en" }));
            Assert.That(
                dataSet.Sources[0].Claims.Select(claim => claim.Modality), Is.EqualTo(new[] { Modality.Proposed, Modality.Stated }));
            Assert.That(dataSet.Sources[0].Publisher, Is.EqualTo("unknown"));
        }
    }

    [Test]
    public void A_reading_of_the_data_set_stands_above_the_table()
    {
        using var folder = DataSetFolder.Of(
            ("ledger.yaml", "title: t\nreadings:\n  about: {usual: N ± 50%}\n"),
            ("questions.yaml", "questions:\n  - {id: q, subject: s, asks: a?, answer: quantity, unit: loaves}\n"),
            ("sources/a.yaml", Head + "claims:\n  - {id: c, question: q, says: about 40}\n"));
        var value = (Value.Range)Loaded(folder).Sources[0].Claims[0].Value;
        Assert.That((value.Literal, value.Usual), Is.EqualTo((Interval.Between(32, 48), Interval.Between(20, 60))));
    }

    [Test]
    public void What_a_question_fixes_is_kept_in_one_order()
    {
        using var folder = DataSetFolder.Of(("questions.yaml", """
            questions:
              - {id: q, subject: s, asks: a?, answer: quantity, excludes: [visitors, staff], basis: bodies counted, place: quay,
                  version: second}
            """));
        Assert.That(
            Loaded(folder).Questions[0].Qualifiers,
            Is.EqualTo(
                new KeyValuePair<string, string>[]
                {
                    new("version", "second"),
                    new("place", "quay"),
                    new("basis", "bodies counted"),
                    new("excludes", "visitors, staff"),
                }));
    }

    [TestCase("", new[] { 0UL, 0UL, 0UL })]
    [TestCase(", exclusive: none", new[] { 0UL, 0UL, 0UL })]
    [TestCase(", exclusive: ~", new[] { 0UL, 0UL, 0UL })]
    [TestCase(", exclusive: all", new[] { 0b010UL, 0b001UL, 0UL })]
    [TestCase(", exclusive: []", new[] { 0UL, 0UL, 0UL })]
    [TestCase(", exclusive: [[OUT, not known]]", new[] { 0b100UL, 0UL, 0b001UL })]
    public void Options_exclude_each_other_where_that_is_declared_unless_they_say_that_nothing_is_known(string exclusive, ulong[] expected)
    {
        using var folder = DataSetFolder.Of(
            (
                "questions.yaml",
                $"questions:\n  - {{id: q, subject: s, asks: a?, answer: choice, options: [out, burning, not known]{exclusive}}}\n"));
        Assert.That(Loaded(folder).Questions[0].Exclusions.Select(set => set.Bits), Is.EqualTo(expected));
    }

    [Test]
    public void Sixty_three_options_are_room_enough()
    {
        using var folder = DataSetFolder.Of(
            (
                "questions.yaml",
                $"questions:\n  - {{id: q, subject: s, asks: a?, answer: choice, options: "
                    + $"[{string.Join(", ", Enumerable.Range(0, 63).Select(number => $"o{number}"))}], exclusive: all}}\n"));
        Assert.That(Loaded(folder).Questions[0].Exclusions[62].Bits, Is.EqualTo((1UL << 62) - 1));
    }

    [TestCase("Fire Service", "Fire Service")]
    [TestCase("fire brigade", "Fire Service")]
    [TestCase("FIRE BRIGADE", "Fire Service")]
    [TestCase("[firefighters, coast wire]", "Fire Service,Coast Wire")]
    [TestCase("[]", "")]
    [TestCase("", "")]
    [TestCase("~", "")]
    public void Speakers_are_credited_by_any_of_their_names(string written, string expected)
    {
        using var folder = DataSetFolder.HarbourFire();
        folder.Replace("sources/2031-06-05-evening-echo.yaml", "speaker: [Fire Service, Coast Wire]", "speaker: " + written);
        var claim = Loaded(folder).Sources[1].Claims[0];
        Assert.That(string.Join(',', claim.Speakers), Is.EqualTo(expected));
    }

    [TestCase("", "caf\u00e9 owner", "cafe\u0301 owner")]
    [TestCase(", also: [re\u0301gie]", "c", "R\u00c9GIE")]
    public void Accents_of_a_speaker_may_be_composed_either_way(string also, string name, string credited)
    {
        using var folder = DataSetFolder.Of(
            ("speakers.yaml", $"speakers:\n  - {{name: {name}, kind: person{also}}}\n"),
            ("questions.yaml", "questions:\n  - {id: q, subject: s, asks: a?, answer: quantity}\n"),
            ("sources/a.yaml", Head + $"claims:\n  - {{id: c, question: q, says: 1, speaker: {credited}}}\n"));
        Assert.That(Loaded(folder).Sources[0].Claims[0].Speakers, Is.EqualTo(new[] { new SpeakerName(name) }));
    }

    [Test]
    public void Optional_lists_may_be_left_empty()
    {
        using var folder = DataSetFolder.Of(
            ("speakers.yaml", "speakers:\n  - name: n\n    kind: person\n    also:\n"),
            (
                "questions.yaml",
                "questions:\n  - id: q\n    subject: s\n    asks: a?\n    answer: quantity\n    over-time: cumulative\n    includes:\n  "
                    + "  excludes:\n    breaks:\nconstraints:\n"),
            ("sources/a.yaml", Head + "claims:\n  - id: c\n    question: q\n    says: 1\n    speaker:\n    frames:\n"),
            ("sources/b.yaml", "source: {id: b, title: t, published: 2031-06-04}\n"),
            ("sources/c.yaml", "source: {id: c, title: t, published: 2031-06-04}\nclaims:\n"));
        var dataSet = Loaded(folder);
        Assert.That(dataSet.Sources.Select(source => source.Claims.Length), Is.EqualTo(new[] { 1, 0, 0 }));
        Assert.That(dataSet.Sources[0].Claims[0].Speakers, Is.Empty);
    }

    [Test]
    public void A_break_need_not_say_why()
    {
        using var folder = DataSetFolder.Of(
            (
                "questions.yaml",
                "questions:\n  - {id: q, subject: s, asks: a?, answer: quantity, over-time: cumulative, breaks: [{on: 2031-06-06}]}\n"));
        Assert.That(Loaded(folder).Questions[0].Breaks, Is.EqualTo(new[] { new SeriesBreak(DaySpan.Day(new DateOnly(2031, 6, 6)), "") }));
    }

    [TestCase("", "de", "")]
    [TestCase("language: de", "", "")]
    [TestCase("language: en\ndefaults: {language: fr}", "", "")]
    [TestCase("language: de", "en-GB", "the quote does not contain \"11\"")]
    [TestCase("", "", "the quote does not contain \"11\"")]
    public void A_number_is_looked_for_in_an_English_quote(string ledger, string language, string wrong)
    {
        using var folder = DataSetFolder.Of(
            ("ledger.yaml", "title: t\n" + ledger + "\n"),
            ("questions.yaml", "questions:\n  - {id: q, subject: s, asks: a?, answer: quantity, unit: people}\n"),
            (
                "sources/a.yaml",
                $"source: {{id: a, title: t, published: 2031-06-04{(language.Length > 0 ? ", language: " + language : "")}}}\nclaims:\n"
                    + $"  - {{id: c, question: q, says: 11, quote: elf Menschen}}\n"));
        Assert.That(
            DataSetLoader.Load(folder.Path).Mistakes.Select(mistake => mistake.Wrong), Is.EqualTo(wrong.Length > 0 ? new[] { wrong } : []));
    }

    [TestCase("", "", null)]
    [TestCase("language: ar", "", "ar")]
    [TestCase("language: ar\ndefaults: {language: he}", "", "he")]
    [TestCase("language: ar\ndefaults: {language: he}", ", language: fr", "fr")]
    public void A_source_is_in_the_language_that_is_declared_nearest_to_it(string ledger, string own, string? expected)
    {
        using var folder = DataSetFolder.Of(
            ("ledger.yaml", "title: t\n" + ledger + "\n"),
            ("questions.yaml", "questions: []\n"),
            ("sources/a.yaml", $"source: {{id: a, title: t, published: 2031-06-04{own}}}\n"));
        Assert.That(Loaded(folder).Sources[0].Language, Is.EqualTo(expected));
    }

    [TestCase("arson attack", 0b10UL)]
    [TestCase("Tragic Accident", 0b01UL)]
    [TestCase("accident", 0b01UL)]
    [TestCase("accident or attack", 0b11UL)]
    public void A_term_may_be_answered_by_a_phrase_that_shows_it(string says, ulong expected)
    {
        using var folder = DataSetFolder.Of(
            (
                "framing.yaml",
                "facets:\n  - id: label\n    asks: a?\n    terms:\n      - {id: accident, shown-by: [tragic accident]}\n      - {id: "
                    + "attack, shown-by: [arson attack]}\n"),
            ("questions.yaml", "questions:\n  - {id: q, subject: s, asks: a?, answer: term, facet: label}\n"),
            ("sources/a.yaml", Head + $"claims:\n  - {{id: c, question: q, says: {says}}}\n"));
        Assert.That(Loaded(folder).Sources[0].Claims[0].Value, Is.EqualTo(new Value.Options(says, new OptionSet(expected))));
    }

    [TestCase("says: accident", "quote: a tragic accident", "label=accident:accident")]
    [TestCase("says: accident", "quote: a tragic event", "label=accident:")]
    [TestCase("says: accident", "quote: an accident and no attack", "label=accident:accident")]
    [TestCase("says: accident or attack", "quote: an accident or an attack", "")]
    [TestCase("says: accident", "modality: denied\n    quote: no accident", "")]
    [TestCase("says: accident", "frames: {agency: named}\n    quote: people died in the accident", "label=accident:accident agency=named:")]
    [TestCase("says: accident", "quote: they died, led to by an accident", "label=accident:accident agency=unnamed:died")]
    public void Word_choices_are_stated_answered_or_found(string says, string quote, string expected)
    {
        using var folder = DataSetFolder.HarbourFire();
        folder
            .Replace("sources/2031-06-04-morning-post.yaml", "says: accident", says)
            .Replace("sources/2031-06-04-morning-post.yaml", "quote: a tragic accident", quote);
        var claim = Loaded(folder).Sources[0].Claims.Single(claim => claim.Id.Local == "called");
        Assert.That(string.Join(' ', claim.Frames.Select(frame => $"{frame.Facet}={frame.Term}:{frame.Phrase}")), Is.EqualTo(expected));
    }

    [TestCase("quote: >\n      folded over\n      two lines\n", "folded over two lines")]
    [TestCase("quote: |\n      kept on\n      two lines\n", "kept on\ntwo lines")]
    [TestCase("quote: \"with \\u201cquotes\\u201d and \\\\ a backslash\"\n", "with “quotes” and \\ a backslash")]
    [TestCase("quote: 'it''s # no comment: really'\n", "it's # no comment: really")]
    [TestCase("quote: null\n", "null")]
    [TestCase("quote: 2031-06-04\n", "2031-06-04")]
    [TestCase("quote: yes\n", "yes")]
    public void Texts_are_read_as_written(string yaml, string expected)
    {
        using var folder = DataSetFolder.Of(
            ("questions.yaml", "questions:\n  - {id: q, subject: s, asks: a?, answer: choice, options: [on, off]}\n"),
            ("sources/a.yaml", Head + "claims:\n  - id: c\n    question: q\n    says: on\n    " + yaml));
        Assert.That(Loaded(folder).Sources[0].Claims[0].Quote, Is.EqualTo(expected));
    }

    [Test]
    public void A_forecast_may_look_ahead()
    {
        using var folder = DataSetFolder.HarbourFire();
        folder.Replace(
            "sources/2031-06-05-evening-echo.yaml", "says: about 40", "says: about 40\n    as-of: 2031-07\n    modality: forecast");
        Assert.That(
            Loaded(folder).Sources[1].Claims[1].AsOf.Days, Is.EqualTo(new DaySpan(new DateOnly(2031, 7, 1), new DateOnly(2031, 7, 31))));
    }

    [Test]
    public void As_of_may_reach_past_the_publication_where_it_begins_before()
    {
        using var folder = DataSetFolder.HarbourFire();
        folder.Replace("sources/2031-06-05-evening-echo.yaml", "says: about 40", "says: about 40\n    as-of: 2031-06");
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes, Is.Empty);
    }

    [Test]
    public void Rulings_come_by_conflict()
    {
        using var folder = DataSetFolder.HarbourFire().Write("rulings.yaml", """
            rulings:
              - {conflict: c-00000000000000ff, verdict: asked-source, reason: r, by: desk, on: 2031-06-06, note: n}
              - {conflict: c-0000000000000001, verdict: prefer, position: "11", reason: r, by: desk, on: 2031-06-07}
            """);
        Assert.That(
            Loaded(folder).Rulings.Select(ruling => (ruling.Conflict.ToString(), ruling.Verdict, ruling.Position, ruling.On)),
            Is.EqualTo(new[]
            {
                ("c-0000000000000001", Verdict.Prefer, (string?)"11", new DateOnly(2031, 6, 7)),
                ("c-00000000000000ff", Verdict.AskedSource, null, new DateOnly(2031, 6, 6)),
            }));
    }

    [Test]
    public void A_mistake_in_a_text_is_placed_at_its_word_where_the_text_stands_as_it_reads()
    {
        using var folder = DataSetFolder.HarbourFire();
        folder.Replace(
            "questions.yaml",
            "holds: fire.casualties = fire.killed + fire.injured",
            "holds: 'fire.casualties = fire.killd + fire.injured'");
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes.Single().Place, Is.EqualTo(new Place("questions.yaml", 57, 31)));
    }

    private static DataSet Loaded(DataSetFolder folder)
    {
        var result = DataSetLoader.Load(folder.Path);
        Assert.That(result.Mistakes, Is.Empty);
        return result.DataSet!;
    }
}
