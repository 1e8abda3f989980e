using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Exchange.Tests;

/// <summary>What a map can say of a table, key by key: a table, the keys, and what comes of it.</summary>
internal sealed class MapKeyTests
{
    private const string Source = """

        ledger: {title: Counts, language: en}
        speakers: {kind: office}
        source: {id: "{paper}", title: "{paper}", publisher: "{paper}", published: 2031-06-09}
        """;

    private const string Dead = """

        questions:
          - {id: dead, subject: Fire, asks: How many died?, answer: quantity, unit: people, over-time: cumulative}
        claims:
          - {question: dead, says: "{dead}"}
        """;

    private const string Days = """
        Counts of the fire brigade
        as of Monday
         paper , dead  (all) ,
        Post,12,
        * revised,,
        Source: the brigade,,
        """;

    [Test]
    public void A_table_has_a_title_above_remarks_below_and_blanks_in_its_heading() =>
        Assert.That(
            Says(Days, "heading: 3\nfootnotes: [\"*\", \"Source:\"]" + Source + Dead.Replace("{dead}", "{dead (all)}")),
            Is.EqualTo(new[] { "Post/row-1 dead: 12" }));

    [Test]
    public void A_cell_is_split_by_a_sign() =>
        Assert.That(
            Says(
                "paper|what;dead\nPost|dead;12\n",
                "separator: \";\"\nsplit: [{column: paper|what, by: \"|\", into: [paper, what]}]" + Source
                    + Dead.Replace("question: dead", "question: \"{what}\"")),
            Is.EqualTo(new[] { "Post/row-1 dead: 12" }));

    [Test]
    public void A_cell_is_split_by_a_pattern_and_one_that_is_not_so_is_a_mistake()
    {
        const string map = "split: [{column: text, pattern: \"(?<paper>.+) has (?<dead>[0-9]+)\"}]" + Source + Dead;
        Assert.That(Says("text\nEvening Post has 12\n", map), Is.EqualTo(new[] { "Evening-Post/row-1 dead: 12" }));
        Assert.That(Mistakes("text\nPost says 12\n", map), Has.Some.StartsWith("t.csv:2:1: error: \"Post says 12\" is not as the pattern"));
    }

    [TestCase("unpivot: {keep: [paper], name: day, value: dead}")]
    [TestCase("unpivot: {columns: [2031-06-04, 2031-06-05], name: day, value: dead}")]
    public void Columns_become_rows(string unpivot) =>
        Assert.That(
            Says("paper,2031-06-04,2031-06-05\nPost,11,12\nEcho,,13\n", unpivot + Source + DeadWith("as-of: \"{day}\"")),
            Is.EqualTo(
                new[]
                {
                    "Echo/row-2-3 dead: 13 2031-06-05", "Post/row-1-2 dead: 11 2031-06-04", "Post/row-1-3 dead: 12 2031-06-05",
                }));

    [TestCase("12,300", "exactly 12,300")]
    [TestCase("about 12", "about 12")]
    [TestCase(".5", "exactly 0.5")]
    public void A_register_is_exact(string cell, string says) =>
        Assert.That(
            Says($"paper,dead\nPost,\"{cell}\"\n", Source + DeadWith("exact: true").Replace(", unit: people", "")),
            Is.EqualTo(new[] { $"Post/row-1 dead: {says}" }));

    [Test]
    public void A_unit_stands_in_a_column_of_its_own() =>
        Assert.That(
            Says("paper,dead,noun\nPost,12,people\n", Source + DeadWith("unit: \"{noun}\"")),
            Is.EqualTo(new[] { "Post/row-1 dead: 12 people" }));

    [Test]
    public void The_options_of_a_question_are_what_rows_answer()
    {
        var dataSet = Made("paper,cause\nPost,arson\nEcho,a fault\nSun,Arson\n", Source + """

            questions:
              - {id: cause, subject: Fire, asks: What caused it?, answer: choice, options: "{cause}", exclusive: all}
            claims:
              - {question: cause, says: "{cause}"}
            """);
        Assert.That(dataSet.Questions[0].Options, Is.EqualTo(new[] { "arson", "a fault" }));
    }

    [Test]
    public void Rows_that_are_the_same_are_kept_where_the_map_says_so() =>
        Assert.That(
            Says("paper,dead\nPost,12\nPost,12\n", "same-rows: keep" + Source + Dead),
            Is.EqualTo(new[] { "Post/row-1 dead: 12", "Post/row-2 dead: 12" }));

    [Test]
    public void Names_that_differ_in_other_signs_stay_apart_by_a_digest()
    {
        const string table = "paper,dead\nSt. Post,12\nSt Post,13\n";
        var apart = Source.Replace("id: \"{paper}\"", "id: {from: \"{paper}\", digest: true}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Mistakes("paper,dead\nPost!,12\nPost?,13\n", Source + Dead), Has.Some.Contains("would have one id, \"Post\""));
            Assert.That(Made(table, apart + Dead).Sources.Select(source => source.Title), Is.EquivalentTo(new[] { "St. Post", "St Post" }));
        }
    }

    [Test]
    public void Texts_that_stood_one_after_another_are_versions_of_their_source()
    {
        var dataSet = Made(
            "paper,seen,dead\nPost,2031-06-09,12\nPost,2031-06-10,13\n",
            Source.Replace("published:", "retrieved: \"{seen}\", published:") + DeadWith("version: \"{seen}\""));
        Assert.That(dataSet.Sources[0].Claims.Select(claim => claim.Version), Is.EqualTo(new int?[] { 1, 2 }));
    }

    [Test]
    public void A_claim_has_whatever_the_format_gives_it()
    {
        var dataSet = Made(
            "paper,dead,who,whose,if,after,words\nPost,12,Guard,Mayor,it rains,,12 died\nPost,13,Guard,,,row-1,13 died\n",
            Source + DeadWith(
                "speaker: [\"{who}\", Coast Wire], whose: \"{whose}\", if: \"{if}\", corrects: \"{after}\", quote: \"{words}\""));
        var claims = dataSet.Sources[0].Claims;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(claims[0].Speakers.Select(speaker => speaker.Text), Is.EqualTo(new[] { "Guard", "Coast Wire" }));
            Assert.That((claims[0].Whose?.Text, claims[0].If), Is.EqualTo(("Mayor", "it rains")));
            Assert.That((claims[1].Whose?.Text, claims[1].If), Is.EqualTo(((string?)null, (string?)null)));
            Assert.That(claims[1].Corrects.Select(claim => claim.Text), Is.EqualTo(new[] { "Post/row-1" }));
        }
    }

    [Test]
    public void A_question_has_place_period_and_breaks()
    {
        var dataSet = Made("paper,dead,where\nPost,12,Ebb\nEcho,13,Flow\n", Source + """

            questions:
              - id: "{where}.dead"
                subject: Fire
                asks: How many died?
                answer: quantity
                over-time: cumulative
                place: "{where}"
                basis: register
                breaks: {from: "{where}", values: {Ebb: 2031-06-05}, else: ""}
            claims:
              - {question: "{where}.dead", says: "{dead}"}
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dataSet.Questions.Select(question => question.Qualifiers.Length), Is.EqualTo(new[] { 2, 2 }));
            Assert.That(dataSet.Questions.Select(question => question.Breaks.Length), Is.EqualTo(new[] { 1, 0 }));
        }
    }

    [Test]
    public void A_daily_figure_is_the_change_of_the_total()
    {
        const string table =
            "paper,day,what,n\nPost,2031-06-04,new,1\nPost,2031-06-04,all,11\nPost,2031-06-05,new,2\nPost,2031-06-05,all,14\n";
        var dataSet = Made(table, Source + """

            questions:
              - id: "{what}"
                subject: Fire
                asks: "How many: {what}?"
                answer: quantity
                over-time: {from: "{what}", values: {new: instant}, else: cumulative}
            series:
              - {daily: new, total: all, day: "{day}"}
            claims:
              - {question: "{what}", says: "{n}", as-of: "{day}"}
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                dataSet.Constraints.Select(each => each.Holds),
                Is.EqualTo(new[] { "new@2031-06-05 = all@2031-06-05 - all@2031-06-04" }));
            Assert.That(
                Reconciliation.Reconciler.Reconcile(dataSet).Select(conflict => conflict.Kind),
                Is.EqualTo(new[] { ConflictKind.Arithmetic }));
        }
    }

    [Test]
    public void Constraints_are_templates_too()
    {
        var dataSet = Made("paper,city,dead,hurt\nPost,Port Ebb,12,3\n", Source + """

            questions:
              - {id: "{city}.dead", subject: Fire, asks: How many died?, answer: quantity}
              - {id: "{city}.hurt", subject: Fire, asks: How many were hurt?, answer: quantity}
            constraints:
              - {id: "{city}.more", holds: "{city}.hurt >= {city}.dead", why: as ever}
            claims:
              - {question: "{city}.dead", says: "{dead}"}
              - {question: "{city}.hurt", says: "{hurt}"}
            """);
        Assert.That(dataSet.Constraints.Select(each => each.Holds), Is.EqualTo(new[] { "Port-Ebb.hurt >= Port-Ebb.dead" }));
    }

    [TestCase("heading: none", "map.yaml:1:10: error: \"none\" is no number of a row")]
    [TestCase("same-rows: drop", "map.yaml:1:12: error: \"drop\" is nothing that becomes of rows")]
    [TestCase("split: [{column: a}]", "map.yaml:1:9: error: a cell is split by a sign into columns, or by a pattern")]
    [TestCase("split: [{column: a, pattern: \"(\"}]", "map.yaml:1:30: error: this is no pattern")]
    [TestCase("split: [{column: a, pattern: \"b+\"}]", "map.yaml:1:30: error: the pattern names no column")]
    [TestCase("unpivot: {name: a, value: b}", "map.yaml:1:10: error: the columns that are rows are told by `keep` or by `columns`")]
    public void A_key_that_cannot_be_meant_is_a_mistake(string key, string message) =>
        Assert.That(Mistakes("paper,dead\nPost,12\n", key + Source + Dead), Has.Some.StartsWith(message));

    /// <summary>The map of the dead with further keys of the claim.</summary>
    private static string DeadWith(string keys) => Dead.Replace("\"{dead}\"}", $"\"{{dead}}\", {keys}}}");

    private static IEnumerable<string> Says(string table, string map) =>
        Made(table, map).Sources.SelectMany(source => source.Claims)
            .Select(claim => $"{claim.Id} {claim.Question}: {claim.Value.Text} {claim.AsOf.Text}".TrimEnd());

    private static DataSet Made(string table, string map)
    {
        var (draft, mistakes) = Read(table, map);
        Assert.That(mistakes.Select(mistake => mistake.ToString()), Is.Empty);
        return DataSets.Loaded(DataSetLoader.Load(draft!));
    }

    private static IEnumerable<string> Mistakes(string table, string map) =>
        Read(table, map).Mistakes.Select(mistake => mistake.ToString());

    private static (DataSetDraft? Draft, List<Mistake> Mistakes) Read(string table, string map)
    {
        using var folder = DataSetFolder.Empty().Write("map.yaml", map);
        var (read, found) = ImportMapFile.Read(folder.FullName("map.yaml"), "map.yaml");
        var mistakes = found.ToList();
        var draft = read is null ? null
            : MappedTable.Read(new InputFile("t.csv", Encoding.UTF8.GetBytes(table)), isJsonLines: false, read, isNew: true, mistakes);
        return (draft, mistakes);
    }
}
