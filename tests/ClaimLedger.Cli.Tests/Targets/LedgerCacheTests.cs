namespace ClaimLedger.Cli.Tests.Targets;

internal sealed class LedgerCacheTests : CliTests
{
    [Test]
    public void The_cache_is_rebuilt_only_when_the_data_set_changed()
    {
        Cli.Done("claims");
        var file = Directory.EnumerateFiles(Cli.Cache, "*.db", SearchOption.AllDirectories).Single();
        var written = File.GetLastWriteTimeUtc(file);

        Cli.Done("claims");
        Cli.Done("conflicts");
        Assert.That(File.GetLastWriteTimeUtc(file), Is.EqualTo(written));

        Fire.Replace("sources/2031-06-08-harbour-weekly.yaml", "says: \"25\"", "says: \"26\"").Replace(
            "sources/2031-06-08-harbour-weekly.yaml", "quote: 25 were", "quote: 26 were");
        Assert.That(Cli.Done("claims", "--format", "json").Each("says"), Does.Contain("26"));
        Assert.That(File.GetLastWriteTimeUtc(file), Is.GreaterThan(written));
    }

    [Test]
    public void A_damaged_cache_is_built_anew_and_kept()
    {
        Cli.Done("claims");
        var file = Directory.EnumerateFiles(Cli.Cache, "*.db", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "damaged");
        Assert.That(Cli.Done("claims").Error, Does.Contain($"it is kept as {file}.damaged, and a new history begins"));
        Assert.That(File.ReadAllText(file + ".damaged"), Is.EqualTo("damaged"));
        Assert.That(Cli.Done("audit").Out, Does.Contain("1 entry"));
    }

    [Test]
    public void The_cache_goes_on_with_its_history()
    {
        Cli.Done("claims");
        Fire.Replace("ledger.yaml", "title:", "title: A new");
        Cli.Done("claims");

        Assert.That(Cli.Done("audit").Out, Does.Contain("2 entries"));
    }

    [Test]
    public void A_new_build_of_the_tool_goes_on_with_the_history_of_the_one_before()
    {
        Cli.Done("claims");
        var file = Directory.EnumerateFiles(Cli.Cache, "*.db", SearchOption.AllDirectories).Single();
        File.Move(file, file[..^19] + "0123456789abcdef.db");

        Assert.That(Cli.Done("audit").Out, Does.Contain("2 entries"));
        Assert.That(Directory.EnumerateFiles(Cli.Cache, "*", SearchOption.AllDirectories), Is.EqualTo(new[] { file }));
    }

    [Test]
    public void Where_the_cache_cannot_be_written_a_temporary_file_serves_and_goes()
    {
        File.WriteAllText(Cli.Cache, "a file where the folder should be");
        Assert.That(Cli.Done("claims", "--format", "json").Json.GetArrayLength(), Is.EqualTo(14));
        Assert.That(Directory.EnumerateFiles(Cli.Temporary, "claimledger*"), Is.Empty);
    }
}
