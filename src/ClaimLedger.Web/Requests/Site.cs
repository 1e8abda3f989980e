using System.Globalization;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Security;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Requests;

/// <summary>What all requests share.</summary>
/// <param name="Host">The world.</param>
/// <param name="Workspace">What is served.</param>
/// <param name="Options">How.</param>
internal sealed record Site(Host Host, Workspace Workspace, ServeOptions Options)
{
    /// <summary>
    /// The archived texts; null where there are none. Their folder is looked through once, when a text is first asked for.
    /// </summary>
    public ArchivedTexts? Archive => _archive?.Value;

    private readonly Lazy<ArchivedTexts>? _archive =
        Options.Archive is { } folder ? new(() => new ArchivedTexts(folder, Host.Cancellation)) : null;

    /// <summary>Who may ask; null where everybody may who reaches it.</summary>
    public Access? Access { get; } = Options.Token is { } token ? new Access(token) : null;

    /// <summary>The tokens of forms.</summary>
    public FormTokens Tokens { get; } = new();

    /// <summary>The rulings that can be undone.</summary>
    public UndoableRulings Undoable { get; } = new();

    /// <summary>What was asked and answered.</summary>
    public Metrics Metrics { get; } = new();

    /// <summary>The turns of what takes long.</summary>
    public Turns Turns { get; } = new();

    /// <summary>The turns in which pages are made.</summary>
    public Makers Makers { get; } = new();

    /// <summary>What git knows of the lines in which claims stand; null where it is not asked.</summary>
    public LinesInGit? Lines { get; } =
        Workspace.Folder is { } folder && !Options.IsPublished ? new LinesInGit(Host, folder, Options.GitLimit) : null;

    /// <summary>The streams by which open pages hear of a newer state.</summary>
    public LiveStreams Streams { get; } = new();

    /// <summary>What waits for a person; null where a ledger file is served without its data set.</summary>
    public Desk? Desk { get; } = Workspace.Folder is { } folder ? new Desk(Host, folder) : null;

    /// <summary>Why nothing can be written here; null where it can.</summary>
    public string? WhyNotWritable => this switch
    {
        { Options.IsReadOnly: true } => "This workspace was opened with --read-only, so nothing can be written here.",
        { Workspace.Folder: null } =>
            "This workspace shows a ledger file. Rulings and claims belong in the data set that it was built from: open that folder to "
                + "write them.",
        _ => null,
    };
}

/// <summary>A request, with the state of the ledger that it is answered from.</summary>
/// <param name="Site">What all requests share.</param>
/// <param name="Context">The request as the server has it.</param>
/// <param name="Reading">The ledger.</param>
internal sealed record PageRequest(Site Site, HttpContext Context, Reading Reading)
{
    /// <summary>The day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Site.Host.Clock.GetLocalNow().DateTime);

    /// <summary>How much the ledger holds, counted once a state.</summary>
    public LedgerTotals Totals => Reading.State.Remember("totals", Reading.Ledger.Totals);

    /// <summary>The data set as it was compiled, whole; one that is not large is kept while its state is.</summary>
    public DataSet WholeDataSet() => IsLarge
        ? Reading.Ledger.ReadDataSet()
        : Reading.State.Remember("data set", Reading.Ledger.ReadDataSet);

    /// <summary>Whether it takes time to count what claims are of, or to read all of them.</summary>
    public bool IsLarge => Totals.Claims > MostReadAtOnce;

    // On a machine of two cores it takes a tenth of a second to count for ten thousand claims.
    private const int MostReadAtOnce = 10_000;

    /// <summary>A part of the data set in the models of the report, with the addresses of this site.</summary>
    /// <param name="part">The part.</param>
    /// <param name="conflicts">Those of its conflicts that are shown.</param>
    public PartModels Models(DataSet part, IReadOnlyList<ListedConflict> conflicts) =>
        new(part, conflicts, Today, Addresses.Of, Addresses.Of);

    /// <summary>What is filled in in a form; empty for a request without one.</summary>
    public IFormCollection Form { get; init; } = FormCollection.Empty;

    /// <summary>Takes a turn of what takes long, to be given back.</summary>
    /// <exception cref="BusyException">All are taken, or as many by this visitor as one may have.</exception>
    public IDisposable TakeTurn() => Site.Turns.Take(FormTokens.VisitorOf(Context));

    /// <summary>The status for what a form or an address asks in vain; whoever is to come again is told when.</summary>
    /// <param name="wrong">Why it is in vain.</param>
    /// <param name="usual">The status where it is of no use to come again with the same.</param>
    public int StatusOf(UsageException wrong, int usual)
    {
        if (wrong is not BusyException busy)
            return usual;
        Context.Response.Headers.RetryAfter = Math.Ceiling(busy.Pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return StatusCodes.Status429TooManyRequests;
    }

    /// <summary>The token of this visitor's forms, and by it the visitor.</summary>
    public string Token => _token.Value;

    private readonly Lazy<string> _token = new(() => Site.Tokens.Issue(Context));

    /// <summary>What a form's field of one line holds, without blanks around it; null where it holds nothing.</summary>
    public string? Line(string name) => Field(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>What a form's field holds; null where it holds nothing. A browser sends the end of a line as two letters.</summary>
    public string? Field(string name) => Form[name].ToString() is { Length: > 0 } text ? text.ReplaceLineEndings("\n") : null;
}
