using System.Collections.Immutable;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.DataSets.Tests;

internal sealed class RulingsFileTests
{
    private const string Two = """
        # What the desk decided.

        rulings:
          # asked by phone
          - conflict: c-2222222222222222
            verdict: pending  # not for long
            reason: "An invented reason: the second."
            by: desk
            on: 2031-06-06
            note: kept

          # the fourth
          - conflict: c-4444444444444444
            verdict: dismissed
            reason: |
              Two lines
              # of which this is one
            by: desk
            on: 2031-06-07
        # the end

        """;

    private static readonly string[] Awkward =
    [
        "plain",
        "yes",
        "No",
        "null",
        "~",
        "on",
        "1",
        "2031-06-06",
        "a: b",
        "a #b",
        "# a",
        "- a",
        "-",
        "? a",
        ": a",
        "a:",
        "'a'",
        "\"a\"",
        "\"",
        "'",
        "\\",
        "\\n",
        "a\\",
        "{a}",
        "[a]",
        "[a",
        "a, b",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a`",
        " a",
        "a ",
        "a\nb",
        "a\n\nb\n",
        "\ta",
        "a\tb",
        "\r\n",
        "ä",
        "قتلى",
        "מספר",
        "🔥 fire",
        "a\u00A0b",
        "a\u200Bb",
        "a\u202Eb",
        "\uFEFFa",
        "---",
        "...",
        "--- a",
        "a\u3000",
        "=",
        "<<",
        "0x1",
        ".inf",
        "12:30",
        "é",
        "\uE000",
    ];

    private static readonly object[][] Places =
    [
        ["c-1111111111111111", "rulings:\n", "  # asked by phone\n"],
        ["c-3333333333333333", "    note: kept\n\n", "  # the fourth\n"],
        ["c-5555555555555555", "    on: 2031-06-07\n", "# the end\n"],
    ];

    [TestCaseSource(nameof(Places))]
    public void A_new_ruling_goes_where_its_id_sorts_and_every_other_byte_stays(string conflict, string after, string before)
    {
        var entry = Entry(conflict);
        Assert.That(With(Two, Ruling(conflict)), Is.EqualTo(Two.Replace(after + before, after + entry + before)));
        Assert.That(Without(With(Two, Ruling(conflict)), conflict), Is.EqualTo(Two));
    }

    [TestCaseSource(nameof(Places))]
    public void Line_ends_of_another_system_and_a_mark_stay_too(string conflict, string after, string before)
    {
        static string Windows(string text) => "\uFEFF" + text.Replace("\n", "\r\n");
        Assert.That(
            With(Windows(Two), Ruling(conflict)), Is.EqualTo(Windows(Two.Replace(after + before, after + Entry(conflict) + before))));
    }

    [Test]
    public void A_ruling_on_the_same_conflict_takes_the_place_of_the_old_one_which_is_told()
    {
        var edit = RulingsFile.With(Two, Ruling("c-2222222222222222"));
        Assert.That(edit.Before!.Verdict, Is.EqualTo(Verdict.Pending));
        Assert.That(
            edit.Text,
            Does.StartWith(
                "# What the desk decided.\n\nrulings:\n  # asked by phone\n" + Entry("c-2222222222222222") + "\n  # the fourth\n"));
        Assert.That(Read(edit.Text!).Select(ruling => ruling.Verdict), Is.EqualTo(new[] { Verdict.Confirmed, Verdict.Dismissed }));
        Assert.That(
            RulingsFile.With(edit.Text!, Ruling("c-2222222222222222")).Text, Is.EqualTo(edit.Text), "a second time nothing changes");
    }

    [Test]
    public void A_ruling_that_is_taken_back_takes_its_comments_along()
    {
        var text = Without(Two, "c-4444444444444444");
        Assert.That(text, Does.EndWith("    note: kept\n\n# the end\n").And.Not.Contain("the fourth"));
        Assert.That(Without(text, "c-2222222222222222"), Is.EqualTo("# What the desk decided.\n\nrulings: []\n\n# the end\n"));
        Assert.That(Without(Two, "c-9999999999999999"), Is.EqualTo(Two));
    }

    [Test]
    public void Entries_that_a_hand_put_out_of_order_are_sorted_each_with_its_comments()
    {
        var unsorted = "rulings:\n# b\n" + Entry("c-bbbbbbbbbbbbbbbb") + "# a\n" + Entry("c-aaaaaaaaaaaaaaaa");
        Assert.That(
            With(unsorted, Ruling("c-cccccccccccccccc")),
            Is.EqualTo(
                "rulings:\n# a\n" + Entry("c-aaaaaaaaaaaaaaaa") + "# b\n" + Entry("c-bbbbbbbbbbbbbbbb") + Entry("c-cccccccccccccccc")));
    }

    private static readonly object[][] Empties =
    [
        ["", "rulings:\n{0}"],
        ["# nothing yet", "# nothing yet\nrulings:\n{0}"],
        ["rulings: []\n# - conflict: …\n#   verdict: …\n", "rulings:\n{0}# - conflict: …\n#   verdict: …\n"],
        ["# top\nrulings: [ ] # none\n", "# top\nrulings: # none\n{0}"],
        ["rulings:\n", "rulings:\n{0}"],
        ["rulings:", "rulings:\n{0}"],
        ["rulings: ~\n", "rulings:\n{0}"],
        ["---\nrulings: []\n", "---\nrulings:\n{0}"],
    ];

    [TestCaseSource(nameof(Empties))]
    public void A_file_without_rulings_gets_its_first(string text, string expected) =>
        Assert.That(With(text, Ruling("c-1111111111111111")), Is.EqualTo(expected.Replace("{0}", Entry("c-1111111111111111"))));

    [Test]
    public void The_template_of_the_harbour_fire_stays_below_its_first_ruling()
    {
        var template = File.ReadAllText(RepositoryRoot.Combine("tests/data/harbour-fire/rulings.yaml"));
        var text = With(template, Ruling("c-1111111111111111"));
        Assert.That(text, Is.EqualTo("rulings:\n" + Entry("c-1111111111111111") + template["rulings: []\n".Length..]));
        Assert.That(Without(text, "c-1111111111111111"), Is.EqualTo(template));
    }

    [TestCase(
        "# top\nrulings: [{conflict: c-2222222222222222, verdict: pending, reason: \"r: s\", by: d, on: 2031-06-06, note: kept}]\n# end\n")]
    [TestCase(
        "# top\n{rulings: [{conflict: c-2222222222222222, verdict: pending, reason: \"r: s\",\n  by: d, on: 2031-06-06, note: kept}]}\n"
            + "# end\n")]
    [TestCase(
        "# top\nrulings:\n  -\n    conflict: c-2222222222222222\n    verdict: pending\n    reason: \"r: s\"\n    by: d\n    on: "
            + "2031-06-06\n    note: kept\n# end\n")]
    public void A_file_in_another_style_is_written_anew_without_losing_what_it_says(string text) =>
        Assert.That(With(text, Ruling("c-1111111111111111")), Is.EqualTo(
            "# top\nrulings:\n" + Entry("c-1111111111111111")
            + "  - conflict: c-2222222222222222\n    verdict: pending\n    reason: \"r: s\"\n    by: d\n    on: 2031-06-06\n    note: "
            + "kept\n# end\n"));

    [TestCase("rulings:\n- conflict: c-2222222222222222\n  verdict: pending\n  reason: r\n  by: d\n  on: 2031-06-06\n")]
    [TestCase("rulings:\n  - {conflict: c-2222222222222222, verdict: pending,\n     reason: r, by: d, on: 2031-06-06}\n")]
    [TestCase(
        "rulings:\n    -   conflict: c-2222222222222222\n        verdict: pending\n        reason: >\n          r\n\n        by: d\n    "
            + "    on: 2031-06-06")]
    [TestCase("\"rulings\":\n  - conflict: c-2222222222222222\n    verdict: pending\n    reason: 'r'\n    by: d\n    on: 2031-06-06\n")]
    public void An_entry_in_a_style_of_its_own_keeps_it(string text)
    {
        var added = With(text, Ruling("c-3333333333333333"));
        Assert.That(added, Does.StartWith(text));
        Assert.That(Read(added), Has.Length.EqualTo(2));
    }

    [TestCaseSource(nameof(Awkward))]
    public void Every_text_reads_back_as_the_same_text(string awkward)
    {
        var ruling = Ruling("c-1111111111111111") with
        {
            Reason = awkward == "\r\n" ? "a\r\nb" : awkward,
            By = "x" + awkward,
            Says = [awkward + "x", "11"],
            Verdict = Verdict.Prefer,
            Position = awkward + "x",
            Question = new QuestionId("fire.killed"),
        };
        var read = Read(With(Two, ruling)).Single(other => other.Conflict == ruling.Conflict);
        Assert.That((read.Reason, read.By, read.Position, string.Join('|', read.Says), read.Kind, read.Question),
            Is.EqualTo((ruling.Reason, ruling.By, ruling.Position, string.Join('|', ruling.Says), ruling.Kind, ruling.Question)));
    }

    [Test]
    public void Any_sequence_of_rulings_and_of_taking_them_back_ends_in_just_those_that_stand()
    {
        var step = from id in Gen.Int[1, 6]
                   from put in Gen.Bool
                   from reason in Gen.String[Gen.Char[' ', '~'], 1, 30]
                   select (Conflict: $"c-{id:x16}", Put: put, Reason: "r" + reason);
        Gen.Select(step.Array[1, 12], Gen.OneOf(Gen.Const(""), Gen.Const(Two), Gen.Const("rulings: []\n# end\n"))).Sample((steps, start) =>
        {
            var text = start;
            var expected = Read(start).ToDictionary(ruling => ruling.Conflict, ruling => ruling.Reason);
            foreach (var (conflict, put, reason) in steps)
            {
                text = put ? With(text, Ruling(conflict) with { Reason = reason }) : Without(text, conflict);
                if (put)
                    expected[new ConflictId(conflict)] = reason;
                else
                    expected.Remove(new ConflictId(conflict));
            }
            Assert.That(Read(text).ToDictionary(ruling => ruling.Conflict, ruling => ruling.Reason), Is.EquivalentTo(expected));
            if (start.Length > 0)
                Assert.That(text, Does.Contain("end\n"));
        }, iter: LongTests.Count(100, 3_000), threads: 1);
    }

    [Test]
    public void A_broken_file_is_a_mistake_and_nothing_is_written()
    {
        var edit = RulingsFile.With("rulings:\n  - conflict: c-1\n", Ruling("c-1111111111111111"));
        Assert.That(edit.Text, Is.Null);
        Assert.That(edit.Mistakes, Is.Not.Empty.And.All.Property("Place").Property("File").EqualTo("rulings.yaml"));
    }

    private static Ruling Ruling(string conflict) => new()
    {
        Conflict = new(conflict),
        Kind = ConflictKind.SelfContradiction,
        Question = new QuestionId("fire.killed"),
        Says = ["five", "11"],
        Verdict = Verdict.Confirmed,
        Reason = "An invented reason",
        By = "desk",
        On = new DateOnly(2031, 6, 9),
    };

    private static string Entry(string conflict) => $"""
          - conflict: {conflict}
            kind: self-contradiction
            question: fire.killed
            says:
              - five
              - "11"
            verdict: confirmed
            reason: An invented reason
            by: desk
            on: 2031-06-09

        """;

    private static string With(string text, Ruling ruling)
    {
        var edit = RulingsFile.With(text, ruling);
        Assert.That(edit.Mistakes, Is.Empty);
        return edit.Text!;
    }

    private static string Without(string text, string conflict) => RulingsFile.Without(text, new ConflictId(conflict)).Text!;

    private static ImmutableArray<Ruling> Read(string text)
    {
        using var folder = DataSetFolder.Of(("questions.yaml", "questions: []\n"), ("rulings.yaml", text));
        var result = DataSetLoader.Load(folder.Path);
        Assert.That(result.Mistakes, Is.Empty, text);
        return result.DataSet!.Rulings;
    }
}
