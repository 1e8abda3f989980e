namespace ClaimLedger.Web.Tests;

/// <summary>A data set that changes while it is open.</summary>
public sealed class WorkspaceTests
{
    [Test]
    public async Task A_changed_data_set_is_read_again()
    {
        await using var served = await Served.HarbourFire();
        Assert.That((await served.Get("/conflicts")).Done().Text, Does.Not.Contain("Renamed meanwhile"));

        Rename(served, "Renamed meanwhile");

        Assert.That((await served.Get("/conflicts")).Done().Text, Does.Contain("Renamed meanwhile"));
    }

    [Test]
    public async Task A_data_set_with_mistakes_keeps_its_last_good_state_and_every_page_says_so()
    {
        await using var served = await Served.HarbourFire();
        var good = (await served.Get("/conflicts.json")).Done().Text;
        var questions = served.Folder.Read("questions.yaml");

        served.Folder.Write("questions.yaml", questions + "\nnonsense: here\n");

        var page = (await served.Get("/conflicts")).Done().Html;
        Assert.That(page.QuerySelector(".mistakes")!.TextContent, Does.Contain("questions.yaml").And.Contain("nonsense"));
        Assert.That(page.QuerySelector(".mistakes")!.TextContent, Does.Not.Contain(served.Folder.Path));
        Assert.That((await served.Get("/conflicts.json")).Done().Text, Is.EqualTo(good));
        Assert.That((await served.Get("/nowhere")).Html.QuerySelector(".mistakes"), Is.Not.Null);

        served.Folder.Write("questions.yaml", questions);

        Assert.That((await served.Get("/conflicts")).Done().Html.QuerySelector(".mistakes"), Is.Null);
    }

    [Test]
    public async Task A_ledger_that_another_process_made_anew_is_taken_over()
    {
        await using var served = await Served.HarbourFire();
        await served.Get("/conflicts");
        Rename(served, "Renamed meanwhile");
        served.CommandLine("conflicts");

        Assert.That((await served.Get("/conflicts")).Done().Text, Does.Contain("Renamed meanwhile"));
    }

    [Test]
    public async Task Many_read_at_once_while_somebody_writes()
    {
        await using var served = await Served.HarbourFire();
        var readers = Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var time = 0; time < 12; time++)
                (await served.Get("/conflicts")).Done();
        }).ToList();
        for (var time = 0; time < 4; time++)
        {
            Rename(served, $"Name {time}");
            (await served.Get("/conflicts")).Done();
        }

        await Task.WhenAll(readers);
        Assert.That(served.Error, Is.Empty);
    }

    private static void Rename(Served served, string title) => served.Folder.Write(
        "ledger.yaml",
        string.Join(
            '\n',
            served.Folder.Read("ledger.yaml").Split('\n')
                .Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? $"title: {title}" : line)));
}
