using ClaimLedger.TestSupport;

namespace ClaimLedger.Reports.Tests;

/// <summary>How much memory a template may take. It is the process that is measured: nothing else may run in it meanwhile.</summary>
[NonParallelizable]
public sealed class TemplateMemoryTests
{
    private const long Most = 16 << 20;

    private DataSetFolder _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = DataSetFolder.Empty();
        // What other tests threw away is room for a template to fill.
        GC.Collect();
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    // Each would go on to fill the memory of any machine.
    [TestCase("{{ x = {}; i = 0; while true; i = i + 1; x['k' + i] = 'v' * 10000 + i; end }}")]
    [TestCase("{{ capture x; while true; 'abcdefghijklmnopqrstuvwxyz'; end; end }}")]
    [TestCase("{{ x = [1]; while true; x = (x + x) | array.sort; end }}")]
    [TestCase("{{ x = ['a']; while true; x = [x, 'a' * 100000]; end }}")]
    public void A_template_that_takes_ever_more_memory_is_stopped(string template)
    {
        _folder.Write("page.html", template);
        var options = Story.Options with
        {
            Template = _folder.FullName("page.html"),
            TimeLimit = TimeSpan.FromHours(1),
            MemoryLimit = Most,
        };
        Assert.That(
            () => DiscrepancyReport.Render(HarbourFireStory.DataSet, [], options),
            Throws.TypeOf<TemplateException>()
                .With.Message.EqualTo("page.html:1:1: error: the template took more than 16 MiB of memory; keep its lists and texts short")
                .Or.Message.Contains("iteration limit"));
    }

    [Test]
    public void What_a_template_throws_away_is_not_held_against_it()
    {
        // Four hundred texts of half a mebibyte each, one at a time; what other threads of the process hold meanwhile has room besides.
        _folder.Write("page.html", "{{ for i in 1..400; x = 'a' * 260000 + i; end }}done");
        var options = Story.Options with
        {
            Template = _folder.FullName("page.html"),
            TimeLimit = TimeSpan.FromHours(1),
            MemoryLimit = 4 * Most,
        };
        Assert.That(DiscrepancyReport.Render(HarbourFireStory.DataSet, [], options), Is.EqualTo("done"));
    }
}
