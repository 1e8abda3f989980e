using ClaimLedger.TestSupport;

namespace ClaimLedger.Reports.Tests;

public sealed class TemplateSandboxTests
{
    private DataSetFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = DataSetFolder.Empty();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("a\nb {{ titel }}", "page.html:2:6: error: the variable or function `titel` was not found; did you mean title?")]
    [TestCase("{{ for g in groups }}{{ g.titel }}{{ end }}", "error: cannot get member with name titel; did you mean title?")]
    [TestCase("{{ totals.secret_thing }}", "cannot get member with name secret_thing; templates/README.md lists")]
    [TestCase("{{ if title }}", "page.html:1:13: error: error while parsing if statement")]
    [TestCase("{{ if title }}", "; close every {{ if }}")]
    [TestCase("{{ totals }}", "page.html:1:1: error: this is a group of values")]
    [TestCase("{{ groups }}", "error: a list cannot be written as text; use {{ for }}")]
    [TestCase("{{ capture x }}{{ mark_definitions }}{{ end }}{{ x }}", "error: captured text cannot be written")]
    [TestCase("{{ (1..100000000) | array.size }}", "LoopLimit")]
    [TestCase("{{ while true }}{{ end }}", "error:")]
    [TestCase("{{ func f(x); f x; end; f 1 }}", "recursive depth limit")]
    [TestCase("{{ 'a' | string.pad_left 900000000 }}", "error:")]
    [TestCase("{{ x = 'aaaaaaaa'; for i in 1..60; x = x + x; end }}", "error:")]
    [TestCase("{{ date.now }}", "error:")]
    [TestCase("{{ object.eval '1' }}", "error:")]
    [TestCase("{{ title = 'mine' }}{{ title.get_type }}", "error:")]
    [TestCase("{{ mark_definitions._markup }}", "cannot get member")]
    [TestCase("{{ title.length }}", "cannot get member")]
    [TestCase("{{ include '../secret.html' }}", "is not the name of a partial; write a name inside the template's folder")]
    [TestCase("{{ include '/etc/passwd' }}", "is not the name of a partial")]
    [TestCase("{{ include 'C:\\\\windows\\\\win.ini' }}", "is not the name of a partial")]
    [TestCase("{{ include 'partials/./claim.html' }}", "is not the name of a partial")]
    [TestCase(
        "{{ include 'missing.html' }}",
        "page.html:1:4: error: there is no missing.html beside the template or among the built-in ones; create it, or use one of")]
    [TestCase("{{ include 'page.html' }}", "recursive depth limit")]
    [TestCase("{{ stylesheet '../report.css' }}", "is not the name of a partial")]
    public void A_wrong_template_is_an_error_with_place_and_cure(string template, string message)
    {
        _folder.Write("page.html", template);

        var options = Story.Options with
        {
            Template = _folder.FullName("page.html"),
            TimeLimit = TimeSpan.FromHours(1),
            StepLimit = 100_000,
        };
        var thrown = Assert.Throws<TemplateException>(
            () => DiscrepancyReport.Render(HarbourFireStory.DataSet, HarbourFireStory.Conflicts, options));

        Assert.That(thrown!.Message, Does.Contain(message));
        Assert.That(thrown.Message, Does.Match(@":\d+:\d+: error: .+; .+"));
    }

    [Test]
    public void A_template_that_does_not_end_is_stopped()
    {
        _folder.Write("page.html", "{{ while true; x = 1; end }}");
        var options = Story.Options with { Template = _folder.FullName("page.html"), TimeLimit = TimeSpan.FromMilliseconds(300) };
        Assert.That(
            () => DiscrepancyReport.Render(HarbourFireStory.DataSet, [], options),
            Throws.TypeOf<TemplateException>().With.Message.Contains("ran longer than 0.3 seconds"));
    }

    [Test]
    public void A_link_out_of_the_folder_is_refused()
    {
        using var other = DataSetFolder.Empty().Write("secret.html", "the secret");
        _folder.Write("page.html", "{{ include 'link.html' }}");
        File.CreateSymbolicLink(_folder.FullName("link.html"), other.FullName("secret.html"));

        Assert.That(
            () => Story.Render(_folder.FullName("page.html")), Throws.TypeOf<TemplateException>().With.Message.Contains("is a link"));
    }

    [Test]
    public void A_partial_beside_the_template_goes_before_the_built_in_one_and_the_rest_is_built_in()
    {
        _folder.Write("page.html", "{{ include 'partials/corrections.html' }}|{{ include 'partials/sources.html' }}");
        _folder.Write("partials/corrections.html", "Write to {{ corrections }}");

        var page = DiscrepancyReport.Render(
            HarbourFireStory.DataSet,
            HarbourFireStory.Conflicts,
            Story.Options with { Template = _folder.FullName("page.html"), Corrections = "desk@example.org" });

        Assert.That(page, Does.StartWith("Write to desk@example.org|"));
        Assert.That(page, Does.Contain("id=\"source-morning-post\""));
    }

    [TestCase("body { background: url(https://example.org/x.png) }", "url(")]
    [TestCase("@import 'x.css';", "@import")]
    [TestCase("a { } </style><script>", "</")]
    public void A_stylesheet_that_would_fetch_or_leave_its_place_is_refused(string css, string part)
    {
        _folder.Write("page.html", "{{ stylesheet 'mine.css' }}").Write("mine.css", "\n" + css);

        Assert.That(
            () => Story.Render(_folder.FullName("page.html")),
            Throws.TypeOf<TemplateException>().With.Message.Contains("mine.css:2:").And.Message.Contains($"may not hold {part}"));
    }

    [TestCase("{{ 'a' + mark_definitions }}")]
    [TestCase("{{ mark_definitions | string.append '<b>' }}")]
    [TestCase("{{ '<svg>' }}")]
    [TestCase("{{ x = mark_definitions | string.upcase; x }}")]
    public void Markup_is_plain_text_again_once_a_template_has_touched_it(string template)
    {
        _folder.Write("page.html", template);

        Assert.That(Story.Render(_folder.FullName("page.html")), Does.Not.Contain("<").And.Contain("&lt;"));
    }

    [TestCase("none.html", "html", "there is no such template; write the path of a template file, or report for the built-in one")]
    [TestCase("README", "html", "there is no such template")]
    [TestCase("report.md", "html", "report.md: error: this is a template for Markdown, by its name, and the format is html")]
    [TestCase(null, "pdf", "\"pdf\" is not a format; write html or markdown")]
    public void A_template_or_format_that_is_not_there_is_an_error_with_a_cure(string? template, string format, string message) =>
        Assert.That(() => Story.Render(template, format), Throws.TypeOf<TemplateException>().With.Message.Contains(message));

    [Test]
    public void The_built_in_template_can_be_named()
    {
        Assert.That(DiscrepancyReport.BuiltInTemplates, Is.EqualTo(new[] { "report" }));
        Assert.That(Story.Render("report"), Is.EqualTo(Story.Render()));
        Assert.That(Story.Render("report.md", "markdown"), Is.EqualTo(Story.Render(format: "markdown")));
    }

    [Test]
    public void A_copy_of_the_folder_writes_the_same_report([Values("html", "md")] string extension)
    {
        using var copy = DataSetFolder.CopyOf(RepositoryRoot.Combine("templates"));

        var format = extension == "md" ? "markdown" : "html";
        Assert.That(Story.Render(copy.FullName("report." + extension), format), Is.EqualTo(Story.Render("report." + extension, format)));
    }

    [TestCase(
        "page.md",
        "html",
        "page.md: error: this is a template for Markdown, by its name, and the format is html; ask for the format markdown")]
    [TestCase(
        "page.html",
        "markdown",
        "page.html: error: this is a template for HTML, by its name, and the format is markdown; ask for the format html")]
    public void A_template_of_another_format_is_refused(string name, string format, string message)
    {
        _folder.Write(name, "{{ title }}");

        Assert.That(() => Story.Render(_folder.FullName(name), format), Throws.TypeOf<TemplateException>().With.Message.Contains(message));
        Assert.That(() => Story.Render(_folder.FullName(name), format == "html" ? "markdown" : "html"), Throws.Nothing);
    }
}
