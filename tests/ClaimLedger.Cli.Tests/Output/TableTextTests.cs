using System.Collections.Immutable;
using System.Text;
using ClaimLedger.Application.Output;
using ClaimLedger.Cli.Output;

namespace ClaimLedger.Cli.Tests.Output;

internal sealed class TableTextTests
{
    private static readonly ImmutableArray<Column<string>> Columns =
    [
        new("id", text => text, IsWhole: true),
        new("severity", _ => "error", Grade: _ => Severity.Error),
        new("words", _ => string.Concat(Enumerable.Repeat("word ", 40))),
    ];

    [Test]
    public void On_a_terminal_it_fits_the_width_and_keeps_ids_whole()
    {
        var lines = Write(width: 60, "a-rather-long-identifier", ("NO_COLOR", "1")).Split('\n');
        Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(60));
        Assert.That(lines, Has.Some.Contains("a-rather-long-identifier"));
    }

    [Test]
    public void Colour_comes_only_on_a_terminal_and_never_against_NO_COLOR()
    {
        Assert.That(Write(width: 60, "x", ("TERM", "xterm")), Does.Contain("\u001b["));
        Assert.That(Write(width: null, "x"), Does.Not.Contain("\u001b"));
        Assert.That(Write(width: 60, "x", ("NO_COLOR", "1")), Does.Not.Contain("\u001b"));
        Assert.That(Write(width: 60, "x", ("TERM", "dumb")), Does.Not.Contain("\u001b"));
    }

    [Test]
    public void A_control_character_or_markup_in_the_data_is_shown_and_not_obeyed()
    {
        var text = Write(width: null, "\u001b]0;title\u0007 [red]x[/]");
        Assert.That(text, Does.Not.Contain("\u001b").And.Not.Contain("\u0007"));
        Assert.That(text, Does.Contain("[red]x[/]"));
    }

    [TestCase(null, 1)]
    [TestCase(80, 2)]
    [TestCase(12, 1)]
    public void A_long_table_has_one_heading_and_no_gap(int? width, int heading)
    {
        string[] ids = [.. Enumerable.Range(0, 1_234).Select(index => $"row-{index:0000}")];
        var lines = Write(width, Columns[..2], ids).Trim('\n').Split('\n');
        var rows = lines.Count(line => line.Contains("row-", StringComparison.Ordinal));
        Assert.That(rows, Is.EqualTo(ids.Length));
        Assert.That(lines, Has.Length.EqualTo(heading + (width == 12 ? 2 : 1) * ids.Length));
        Assert.That(lines.Count(line => line.Contains("id", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(lines, Has.None.Empty);
    }

    [Test]
    public void A_column_that_nothing_stands_in_is_left_out_where_it_may_be()
    {
        ImmutableArray<Column<string>> columns = [Columns[0], new("history", text => text == "b" ? "corrected" : null, IfAny: true)];
        Assert.That(Write(width: null, columns, ["a"]), Does.Not.Contain("history"));
        Assert.That(Write(width: null, columns, ["a", "b"]), Does.Contain("history"));
    }

    [Test]
    public void How_many_rows_there_are_comes_behind_them_on_a_terminal()
    {
        using var terminal = new MemoryStream();
        var utf8 = new UTF8Encoding(false);
        using var host = new Host
        {
            Version = App.Version,
            Out = new StreamWriter(terminal, utf8) { NewLine = "\n" },
            Error = new StreamWriter(terminal, utf8) { NewLine = "\n", AutoFlush = true },
            CurrentDirectory = Path.GetTempPath(),
            Environment = _ => null,
            Width = 80,
        };
        TableText.Write(host, Columns[..2], [.. Enumerable.Range(0, 700).Select(index => $"row-{index:000}")], "row");
        host.Out.Flush();
        Assert.That(utf8.GetString(terminal.ToArray()).TrimEnd('\n').Split('\n')[^1], Is.EqualTo("700 rows"));
    }

    private static string Write(int? width, string id, params (string Name, string Value)[] environment) =>
        Write(width, Columns, [id], environment);

    private static string Write(
        int? width, ImmutableArray<Column<string>> columns, string[] ids, params (string Name, string Value)[] environment)
    {
        using var stream = new MemoryStream();
        using var host = new Host
        {
            Version = App.Version,
            Out = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" },
            Error = new StringWriter(),
            CurrentDirectory = Path.GetTempPath(),
            Environment = name => environment.FirstOrDefault(pair => pair.Name == name).Value,
            Width = width,
        };
        TableText.Write(host, columns, ids, "row");
        host.Out.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
