using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.SharedStores;

/// <summary>What a cluster takes: the views that it gets, and that the rules see what breaks them.</summary>
internal sealed partial class ClusterRulesTests
{
    private static readonly FrozenSet<string> Growing = StoreCopy.Growing.ToFrozenSet(StringComparer.Ordinal);
    private static readonly string Script = Comment.Replace(File.ReadAllText(RepositoryRoot.Combine("db/postgres/citus.sql")), "");

    [Test]
    public void Its_views_are_such_as_it_takes()
    {
        var views = View.Matches(Script).Select(view => view.Groups["sql"].Value).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(views, Has.Count.AtLeast(15));
            foreach (var sql in views)
                Assert.That(ClusterRules.Breach(sql, isOfOneBucket: false), Is.Null, sql);
        });
    }

    // https://docs.citusdata.com/en/v12.1/develop/reference_ddl.html#adding-removing-constraints
    [Test]
    public void Its_keys_hold_the_bucket()
    {
        var keys = Table.Matches(Script)
            .Where(table => Growing.Contains(table.Groups["name"].Value))
            .SelectMany(table => Key.Matches(table.Groups["columns"].Value).Select(key => $"{table.Groups["name"].Value}: {key.Value}"))
            .Concat(UniqueIndex.Matches(Script).Where(index => Growing.Contains(index.Groups["name"].Value)).Select(index => index.Value))
            .ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys, Has.Count.AtLeast(Growing.Count));
            Assert.That(keys, Has.All.Match(@"\(.*\bbucket\b.*\)"));
        }
    }

    [Test]
    public void Its_foreign_keys_lead_along_the_bucket_or_to_a_small_table()
    {
        var keys = ForeignKey.Matches(Script);

        Assert.Multiple(() =>
        {
            Assert.That(keys, Is.Not.Empty);
            foreach (Match key in keys)
            {
                if (Growing.Contains(key.Groups["to"].Value))
                {
                    Assert.That(Growing, Does.Contain(key.Groups["from"].Value), key.Value);
                    Assert.That((key.Groups["columns"].Value, key.Groups["its"].Value), Is.EqualTo(("bucket", "bucket")), key.Value);
                }
            }
        });
    }

    [Test]
    public void Each_of_its_tables_is_spread_beside_the_claims_or_copied_everywhere()
    {
        var placed = Table.Matches(Script).Select(table => table.Groups["name"].Value).Select(name => Growing.Contains(name)
            ? $"SELECT create_distributed_table('{name}', 'bucket'{(name == "claim" ? "" : ", colocate_with => 'claim'")});"
            : $"SELECT create_reference_table('{name}');");

        Assert.That(Placing.Matches(Script).Select(each => each.Value), Is.EquivalentTo(placed));
    }

    [Test]
    public void Nothing_in_it_counts_or_acts_by_itself() =>
        Assert.That(Script, Does.Not.Match(@"(?i)\b(serial|bigserial|nextval|identity|sequence|trigger|rule|function|savepoint|merge)\b"));

    private static IEnumerable<string> Queries =>
        Directory.EnumerateFiles(RepositoryRoot.Combine("db/postgres/queries")).Select(file => Path.GetFileName(file)).Order();

    // Whether a test asks it or not.
    [TestCaseSource(nameof(Queries))]
    public void A_query_of_stores_is_such_as_it_takes(string file)
    {
        var sql = File.ReadAllText(RepositoryRoot.Combine($"db/postgres/queries/{file}"))
            .Replace("/* where */", "TRUE", StringComparison.Ordinal)
            .Replace("/* order */", "1", StringComparison.Ordinal);

        Assert.That(ClusterRules.Breach(sql, isOfOneBucket: false), Is.Null);
    }

    [TestCase("SELECT key FROM claim WHERE source = @source")]
    [TestCase("SELECT key FROM claim JOIN question ON question.bucket = claim.bucket AND question.key = claim.question")]
    [TestCase("SELECT (SELECT count(*) FROM claim WHERE claim.bucket = question.bucket AND claim.question = question.key) FROM question")]
    [TestCase("SELECT key FROM claim WHERE claim.key IN (SELECT position_claim.claim FROM position_claim)")]
    [TestCase("WITH RECURSIVE part (key) AS (SELECT key FROM source UNION SELECT part.key FROM part) SELECT key FROM part")]
    [TestCase("SELECT value FROM json_array_elements_text(@ids::json) AS value")]
    [TestCase("SELECT source.id, coalesce(its.claims, 0) FROM source LEFT JOIN (SELECT claim.source, count(*) AS claims FROM claim "
        + "GROUP BY claim.source) AS its ON its.source = source.key")]
    [TestCase("SELECT conflict.id, (SELECT string_agg(told.says, ' ') FROM (SELECT position.bucket, position.conflict, position.says "
        + "FROM position GROUP BY position.bucket, position.conflict, position.says) AS told WHERE told.bucket = conflict.bucket "
        + "AND told.conflict = conflict.key) FROM conflict")]
    [TestCase("SELECT source.key FROM source WHERE source.key IN (SELECT claim.source FROM claim)")]
    [TestCase("WITH said AS MATERIALIZED (SELECT claim.source FROM claim) SELECT source.id FROM source "
        + "JOIN said ON said.source = source.key")]
    public void What_its_documentation_allows_passes(string sql) => Assert.That(ClusterRules.Breach(sql, isOfOneBucket: false), Is.Null);

    [TestCase("SELECT claim.key FROM claim JOIN question ON question.key = claim.question", "not joined by their buckets")]
    [TestCase("SELECT (SELECT count(*) FROM claim WHERE claim.question = question.key) FROM question", "hangs on a row outside")]
    [TestCase("SELECT (SELECT count(*) FROM claim WHERE claim.source = source.key) FROM source", "nothing is spread")]
    [TestCase("SELECT source.key FROM source LEFT JOIN claim ON claim.source = source.key", "outer side")]
    [TestCase("SELECT (SELECT its.claims FROM (SELECT claim.source, count(*) AS claims FROM claim GROUP BY claim.source) AS its "
        + "WHERE its.source = source.key) FROM source", "nothing is spread")]
    [TestCase("SELECT (SELECT its.found FROM (SELECT position_claim.claim, count(*) AS found FROM position_claim "
        + "GROUP BY position_claim.claim) AS its WHERE its.claim = claim.key) FROM claim", "is gathered and hangs on a row outside")]
    [TestCase("SELECT source.id FROM source ORDER BY (SELECT max(claim.key) FROM claim WHERE claim.source = source.key)",
        "nothing is spread")]
    [TestCase("SELECT EXISTS (SELECT 1 FROM claim_aside)::int", "nothing is spread")]
    [TestCase("SELECT question.bucket, (SELECT count(*) FROM claim WHERE claim.bucket = question.bucket) FROM question "
        + "GROUP BY question.bucket", "beside what is grouped")]
    [TestCase("SELECT source.key FROM source RIGHT JOIN claim ON claim.source = source.key", "outer side")]
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

    [GeneratedRegex("--[^\n]*", RegexOptions.None, 1000)]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"^CREATE TABLE (?<name>\w+) \(\n(?<columns>(?:.*\n)*?)\);$", RegexOptions.Multiline, 1000)]
    private static partial Regex Table { get; }

    [GeneratedRegex(@"\b(?:PRIMARY KEY|UNIQUE)\b[^\n]*", RegexOptions.None, 1000)]
    private static partial Regex Key { get; }

    [GeneratedRegex(@"CREATE UNIQUE INDEX \w+ ON (?<name>\w+) [^;]+;", RegexOptions.None, 1000)]
    private static partial Regex UniqueIndex { get; }

    [GeneratedRegex(
        @"ALTER TABLE (?<from>\w+) ADD CONSTRAINT \w+\s+FOREIGN KEY \((?<columns>\w+)[^)]*\) REFERENCES (?<to>\w+) \((?<its>\w+)[^)]*\);",
        RegexOptions.None,
        1000)]
    private static partial Regex ForeignKey { get; }

    [GeneratedRegex(@"^SELECT create_\w+_table\(.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Placing { get; }

    [GeneratedRegex(@"^CREATE VIEW \w+ AS\n(?<sql>(?:.+\n)+)", RegexOptions.Multiline, 1000)]
    private static partial Regex View { get; }
}
