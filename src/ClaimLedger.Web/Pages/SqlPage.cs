using System.Globalization;
using ClaimLedger.Application.Output;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Security;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>A read-only console over the documented views: what <c>query</c> answers, with the schema beside it.</summary>
internal sealed record SqlPage(
    Frame Frame,
    RawText Sql,
    RawText Limit,
    RawText Timeout,
    string Seconds,
    IReadOnlyList<WrongPiece> Wrong,
    string? Told,
    IReadOnlyList<SqlCell> Columns,
    IReadOnlyList<IReadOnlyList<SqlCell>> Rows,
    IReadOnlyList<WrongPiece> Stopped,
    IReadOnlyList<SqlExample> Examples,
    IReadOnlyList<SqlView> Views) : EvidencePage(Frame)
{
    /// <summary>So many rows the table of the page shows, in words; JSON and CSV have all.</summary>
    public string MostRows { get; } = ReportWords.Number(QueryRows.MostInTable);

    private const string Lede = "One statement over the documented views. It only reads; the address holds all of it and can be sent on.";

    // What a browser lays out at once, in UTF-16 units.
    private const int LongestTable = 2_000_000;

    // Of a view that somebody looks at.
    private const int RowsOfView = 20;

    /// <summary>Answers with the page, or with the rows as data.</summary>
    /// <exception cref="LedgerException">The rows are asked for as data, and the statement fails.</exception>
    /// <exception cref="ForbiddenException">Another site asks for data.</exception>
    public static Reply Answer(PageRequest request, Format? format)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = SqlAddress.Read(request.Context.Request.Query);
        var isFromElsewhere = HostCheck.IsFromElsewhere(request.Context.Request);
        if (format is { } data)
        {
            return isFromElsewhere
                ? throw new ForbiddenException("A page of another site asked for this. A statement runs only where somebody here asks.")
                : Data(request, asked, data);
        }
        if (asked.Sql is null)
            return Blank(request, asked).By("sql.html");
        if (isFromElsewhere)
            return (Blank(request, asked) with
            {
                Told = "A link on another site brought this statement here. It has not been run: read it first.",
            }).By("sql.html");
        try
        {
            return Run(request, asked).By("sql.html");
        }
        catch (LedgerException wrong)
        {
            return (Blank(request, asked) with { Wrong = WrongPiece.Of(wrong) }).By("sql.html", StatusCodes.Status400BadRequest);
        }
        catch (BusyException busy)
        {
            return (Blank(request, asked) with { Wrong = WrongPiece.Of(ReportWords.Sentence(ReportWords.Capital(busy.Message))) })
                .By("sql.html", request.StatusOf(busy, StatusCodes.Status429TooManyRequests));
        }
    }

    private static Reply.Data Data(PageRequest request, SqlAddress asked, Format format)
    {
        var query = Begin(request, asked);
        var listing = QueryRows.Listing(query.Columns, out var ending);
        return ListData.Of(format, "query", Rows(), listing) with { Uses = query };

        IEnumerable<object?[]> Rows()
        {
            foreach (var row in asked.Limit is { } limit ? query.Rows.Take(limit) : query.Rows)
                yield return row;
            // The answer has begun as one that is whole.
            if (query.Stopped is { } stopped)
                yield return ending(stopped.Message);
        }
    }

    private static SqlPage Run(PageRequest request, SqlAddress asked)
    {
        using var query = Begin(request, asked);
        var (rows, hasMore) = QueryRows.ForTable(asked.Limit is { } limit ? query.Rows.Take(limit) : query.Rows);
        var columns = QueryRows.Listing(query.Columns).Columns;
        var isNumber = columns.Select((_, index) => rows.Count > 0 && rows.All(row => row[index] is long or double or null)).ToList();
        List<IReadOnlyList<SqlCell>> shown = [];
        var length = 0;
        foreach (var row in rows)
        {
            IReadOnlyList<SqlCell> cells = [.. row.Select((cell, index) => SqlCell.Of(cell, isNumber[index]))];
            length += cells.Sum(cell => cell.Length);
            if (length > LongestTable && shown.Count > 0)
                break;
            shown.Add(cells);
        }
        return Blank(request, asked) with
        {
            Stopped = query.Stopped is { } stopped ? WrongPiece.Of(stopped) : [],
            Told = query.Stopped is not null ? $"{ReportWords.Count(shown.Count, "row")}, and not all"
                : (shown.Count < rows.Count || hasMore)
                ? $"There are more: this table shows {ReportWords.Count(shown.Count, "row")}; JSON and CSV have all."
                : shown.Count == 0 ? "The statement gives no rows." : ReportWords.Count(shown.Count, "row"),
            Columns = [.. columns.Select((column, index) => SqlCell.Of(column.Name, isNumber[index]) with { Href = null })],
            Rows = shown,
        };
    }

    private static RunningQuery Begin(PageRequest request, SqlAddress asked) => RunningQuery.Begin(
        request.TakeTurn(),
        request.Reading.Ledger,
        asked.Sql ?? "",
        TimeSpan.FromSeconds(asked.Seconds),
        request.Context.RequestAborted);

    // Without what the statement gives.
    private static SqlPage Blank(PageRequest request, SqlAddress asked) => new(
        Frame.Of(request, "SQL", Addresses.Sql, asked.Sql is null ? [] : AlternateItem.Of(Addresses.Sql, asked.Of(""))) with
        {
            Description = Lede,
        },
        WorkspacePages.Verbatim(asked.Sql ?? ""),
        WorkspacePages.Verbatim(asked.Limit?.ToString(CultureInfo.InvariantCulture) ?? ""),
        WorkspacePages.Verbatim(asked.Seconds is QueryRows.UsualSeconds ? "" : asked.Seconds.ToString(CultureInfo.InvariantCulture)),
        asked.Seconds.ToString(CultureInfo.InvariantCulture),
        Wrong: [],
        Told: null,
        [],
        [],
        [],
        asked.Sql is not null ? [] : [
            .. QueryRows.Examples.Select(example => new SqlExample(
                WorkspacePages.Verbatim(example.Sql), ReportWords.Capital(example.Asks), Address(example.Sql))),
        ],
        [
            .. DocumentedViews.All.Select(view => new SqlView(
                view.Name,
                Address($"select * from {view.Name}", RowsOfView),
                [.. view.Columns.Select(column => new FactModel(column.Name, column.Meaning))])),
        ]);

    private static string Address(string sql, int? limit = null) =>
        new SqlAddress(sql, limit, QueryRows.UsualSeconds).Of(Addresses.Sql);
}

/// <summary>A cell of a table, as it stands in the ledger.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="Length">How long that is.</param>
/// <param name="IsNumber">Whether its column holds numbers alone.</param>
/// <param name="IsNothing">Whether nothing stands in it, which is not an empty text.</param>
/// <param name="Href">The page of what it names.</param>
internal sealed record SqlCell(RawText Text, int Length, bool IsNumber, bool IsNothing, string? Href)
{
    // A conflict's id cannot be taken for anything else; other ids can.
    private const string ConflictMark = "c-";
    private const int ConflictLength = 18;

    /// <summary>A cell of a row.</summary>
    public static SqlCell Of(object? cell, bool isNumber)
    {
        var text = Phrases.Harmless(CellText.Of(cell));
        var isConflict = text.Length == ConflictLength
            && text.StartsWith(ConflictMark, StringComparison.Ordinal)
            && text.Skip(ConflictMark.Length).All(char.IsAsciiHexDigitLower);
        return new SqlCell(
            WorkspacePages.Verbatim(text),
            text.Length,
            isNumber,
            cell is null,
            isConflict ? Addresses.Of(new ConflictId(text)) : null);
    }
}

/// <summary>A piece of what is wrong with a statement: words to read, or code that can be copied.</summary>
/// <param name="Text">The piece as it is: no quotation mark of it is another one.</param>
/// <param name="IsCode">Whether it is code.</param>
internal sealed record WrongPiece(RawText Text, bool IsCode)
{
    private const char Code = '`';

    /// <summary>A message with what the driver said, and the statements that it gives, as code.</summary>
    public static IReadOnlyList<WrongPiece> Of(LedgerException wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        if (wrong.DriverWords is not { Length: > 0 } driver
            || wrong.Message.IndexOf(driver, StringComparison.Ordinal) is not (>= 0 and var at))
            return Of(wrong.Message);
        return
        [
            .. Of(wrong.Message[..at]),
            new WrongPiece(WorkspacePages.Verbatim(Phrases.OneLine(driver)), IsCode: true),
            .. Of(wrong.Message[(at + driver.Length)..]),
        ];
    }

    /// <summary>A message with what stands between backticks in it as code.</summary>
    public static IReadOnlyList<WrongPiece> Of(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return
        [
            .. message.Split(Code)
                .Select((piece, index) => new WrongPiece(WorkspacePages.Verbatim(Phrases.OneLine(piece)), IsCode: index % 2 == 1))
                .Where(piece => piece.Text.ToString().Length > 0),
        ];
    }
}

/// <summary>A statement to begin with.</summary>
internal sealed record SqlExample(RawText Sql, string Asks, string Href);

/// <summary>A view with its columns.</summary>
internal sealed record SqlView(string Name, string Href, IReadOnlyList<FactModel> Columns);
