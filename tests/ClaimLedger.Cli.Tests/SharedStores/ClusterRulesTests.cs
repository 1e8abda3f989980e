using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.SharedStores;

/// <summary>What a cluster takes: the views that it gets, and that the rules see what breaks them.</summary>
internal sealed partial class ClusterRulesTests
{
    [Test]
    public void Its_views_are_such_as_it_takes()
    {
        var script = File.ReadAllText(RepositoryRoot.Combine("db/postgres/citus.sql"));
        var views = View.Matches(script).Select(view => view.Groups["sql"].Value);

        Assert.Multiple(() =>
        {
            foreach (var sql in views)
                Assert.That(ClusterRules.Breach(sql, isOfOneBucket: false), Is.Null, sql);
        });
    }

    [TestCase("SELECT key FROM claim WHERE source = @source")]
    [TestCase("SELECT key FROM claim JOIN question ON question.bucket = claim.bucket AND question.key = claim.question")]
    [TestCase("SELECT (SELECT count(*) FROM claim WHERE claim.bucket = question.bucket AND claim.question = question.key) FROM question")]
    [TestCase("SELECT key FROM claim WHERE claim.key IN (SELECT position_claim.claim FROM position_claim)")]
    [TestCase("WITH RECURSIVE part (key) AS (SELECT key FROM source UNION SELECT part.key FROM part) SELECT key FROM part")]
    [TestCase("SELECT value FROM json_array_elements_text(@ids::json) AS value")]
    public void What_its_documentation_allows_passes(string sql) => Assert.That(ClusterRules.Breach(sql, isOfOneBucket: false), Is.Null);

    [TestCase("SELECT claim.key FROM claim JOIN question ON question.key = claim.question", "not joined by their buckets")]
    [TestCase("SELECT (SELECT count(*) FROM claim WHERE claim.question = question.key) FROM question", "hangs on a row outside")]
    [TestCase("SELECT (SELECT count(*) FROM claim WHERE claim.source = source.key) FROM source", "hangs on a row outside")]
    [TestCase("SELECT source.key FROM source LEFT JOIN claim ON claim.source = source.key", "outer side")]
    [TestCase("SELECT key FROM claim FOR UPDATE SKIP LOCKED", "one shard")]
    [TestCase("SELECT key FROM claim WHERE id IN (SELECT value FROM json_array_elements_text(@ids::json) AS value)", "immutable")]
    [TestCase("WITH RECURSIVE part AS (SELECT key FROM claim) SELECT key FROM part", "recursion")]
    [TestCase("SELECT key, row_number() OVER (ORDER BY key) FROM claim", "not said to be taken")]
    [TestCase("INSERT INTO work SELECT bucket FROM claim_facts", "COPY")]
    public void What_its_documentation_does_not_allow_is_seen(string sql, string why) =>
        Assert.That(ClusterRules.Breach(sql, isOfOneBucket: false), Does.Contain(why));

    [TestCase("SELECT key FROM claim WHERE claim.key = @key", "all buckets")]
    [TestCase("SELECT key FROM claim WHERE claim.key = @key AND claim.bucket = @bucket::smallint", null)]
    [TestCase(
        "SELECT EXISTS (SELECT 1 FROM claim_frame WHERE claim_frame.claim = claim.key) FROM claim WHERE claim.bucket = @bucket::smallint",
        "claim_frame is asked of all buckets")]
    public void What_a_worker_asks_goes_to_one_bucket(string sql, string? why) =>
        Assert.That(ClusterRules.Breach(sql, isOfOneBucket: true), why is null ? Is.Null : Does.Contain(why));

    [GeneratedRegex(@"^CREATE VIEW \w+ AS\n(?<sql>(?:.+\n)+)", RegexOptions.Multiline, 1000)]
    private static partial Regex View { get; }
}
