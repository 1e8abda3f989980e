using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Exchange;
using ClaimLedger.Exchange.Foreign;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Importing;

/// <summary>What an import into a ledger did.</summary>
/// <param name="Built">What was compiled and found.</param>
/// <param name="Repeated">How many rows were passed over, each the same as an earlier one.</param>
internal sealed record ImportSummary(BuildSummary Built, long Repeated);

/// <summary>
/// A table of any length straight into a ledger: rows are validated as they stream by, put into key order on disk, compiled and
/// reconciled. In memory are the questions, sources and speakers, and of the claims one question's.
/// </summary>
internal sealed class LedgerImport : IDisposable
{
    // That a map has no ledger is one mistake, and told where the map is read.
    private static readonly Node Untitled = Node.Map([new Entry(Node.Of("title"), Node.Of("untitled"))]);

    private readonly Host _host;
    private readonly MistakeTally _mistakes;
    private readonly int _shown;
    private readonly List<StreamedClaim> _correcting = [];
    private string? _ledger;
    private ClaimSpool? _spool;
    private DataSetIntake? _stream;
    private long _repeated;

    private LedgerImport(Host host, MistakeTally mistakes, int shown)
    {
        _host = host;
        _mistakes = mistakes;
        _shown = shown;
    }

    /// <summary>Imports a table.</summary>
    /// <param name="host">The world.</param>
    /// <param name="table">The table.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="map">What its columns are.</param>
    /// <param name="mapFile">The full path of the map, which is a part of what the ledger is from.</param>
    /// <param name="path">Where the ledger goes.</param>
    /// <param name="reconcile">Finds the conflicts; null for our own reconciliation, on all cores.</param>
    /// <param name="mistakes">Takes every mistake.</param>
    /// <param name="shown">How many mistakes are shown.</param>
    /// <exception cref="MistakesException">There is a mistake; the ledger is as it was.</exception>
    public static ImportSummary Run(
        Host host,
        TableInput table,
        TableFormat format,
        ImportMap map,
        string mapFile,
        string path,
        LedgerBuilder.Reconcile? reconcile,
        MistakeTally mistakes,
        int shown)
    {
        using var import = new LedgerImport(host, mistakes, shown);
        return import.Run(table, format, map, mapFile, path, reconcile);
    }

    /// <summary>Adds a table to a ledger that is there: rows that it has already are passed over.</summary>
    /// <param name="host">The world.</param>
    /// <param name="table">The table.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="map">What its columns are.</param>
    /// <param name="mapFile">The full path of the map, which is a part of what the ledger is from.</param>
    /// <param name="path">Where the ledger is.</param>
    /// <param name="mistakes">Takes every mistake.</param>
    /// <param name="shown">How many mistakes are shown.</param>
    /// <exception cref="MistakesException">There is a mistake; the ledger is as it was.</exception>
    public static (AppendSummary Added, long Repeated) Append(
        Host host, TableInput table, TableFormat format, ImportMap map, string mapFile, string path, MistakeTally mistakes, int shown)
    {
        using var import = new LedgerImport(host, mistakes, shown) { _ledger = path };
        var content = import.Read(table, format, map, path, line: null);
        var added = LedgerAppender.Append(path, content, Fingerprint(table, mapFile), host.Stamp(null), host.Cancellation);
        return (added, import._repeated);
    }

    public void Dispose() => _spool?.Dispose();

    private ImportSummary Run(
        TableInput table, TableFormat format, ImportMap map, string mapFile, string path, LedgerBuilder.Reconcile? reconcile)
    {
        WholeFile.RemoveLeftovers(path);
        using var line = new ProgressLine(_host);
        var built = LedgerBuilder.Build(
            Read(table, format, map, path, line),
            path,
            Fingerprint(table, mapFile),
            _host.Stamp(null),
            reconcile,
            progress: line,
            cancellation: _host.Cancellation);
        return new ImportSummary(built, _repeated);
    }

    private LedgerContent Read(TableInput table, TableFormat format, ImportMap map, string path, ProgressLine? line)
    {
        using var own = line is null ? new ProgressLine(_host) : null;
        DataSetIntake? stream = null;
        _spool = new ClaimSpool(path, index => stream!.SourceAt(index), index => stream!.QuestionAt(index));
        stream = _stream = new DataSetIntake(map.Ledger ?? Untitled, _mistakes);
        var declared = MappedTable.Stream(
            table, format, map, stream, Take, _mistakes, new ReadingProgress(_host, table, line ?? own!).Report, _host.Cancellation);
        _mistakes.Refuse(_shown);
        var corrects = Corrections();
        _mistakes.Refuse(_shown);

        declared = declared with { Sources = [.. declared.Sources.OrderBy(source => source.Id)] };
        return new LedgerContent(declared, _spool.Count, Claims(corrects))
        {
            Twin = AddTwin,
            Withdrawn = AddWithdrawn,
            Compiled = () => _mistakes.Refuse(_shown),
        };
    }

    private void Take(StreamedClaim claim, RowMark mark)
    {
        _spool!.Add(claim.Claim, claim.Source, claim.Question, mark.Row, mark.Claim, mark.IsFirst);
        if (claim.Corrects.Count > 0)
            _correcting.Add(claim);
    }

    private IEnumerable<(Claim Claim, Source Source, int Ordinal)> Claims(IReadOnlyDictionary<ClaimId, ImmutableArray<ClaimId>> corrects) =>
        SpooledTwins.Leave(_spool!.InOrder(), () => _repeated++, AddTwin).Select(spooled => (
            corrects.TryGetValue(spooled.Claim.Id, out var others) ? spooled.Claim with { Corrects = others } : spooled.Claim,
            // As it is now that all has been read: a later row may have told more of it.
            _stream!.SourceAt(spooled.Source),
            spooled.Ordinal));

    private void AddTwin(Claim claim, Place first) =>
        _mistakes.Add(TwinClaims.Mistake(claim.Source.ToString(), claim.Id.Local, claim.Place with { Column = 1 }, first));

    private void AddWithdrawn(Claim claim) => _mistakes.Add(
        new Mistake(
            claim.Place with { Column = 1 },
            $"the ledger has the claim {ShownText.Quoted(claim.Id.ToString())} already, and its withdrawal is not what it is there",
            "make the ledger anew from the whole table, without --append: an append adds claims and changes none"));

    /// <summary>What corrects what. Few claims do, and only they and those that they correct are looked for.</summary>
    private IReadOnlyDictionary<ClaimId, ImmutableArray<ClaimId>> Corrections()
    {
        if (_correcting.Count == 0)
            return ImmutableDictionary<ClaimId, ImmutableArray<ClaimId>>.Empty;
        var correcting = new Dictionary<ClaimId, StreamedClaim>();
        foreach (var claim in _correcting)
            correcting.TryAdd(claim.Claim.Id, claim);
        var wanted = correcting.Values
            .SelectMany(claim => claim.Corrects.Select(name => DataSetIntake.Corrected(claim.Claim, name)))
            .Where(id => !correcting.ContainsKey(id))
            .ToHashSet();
        var met = new HashSet<ClaimId>();
        var corrected = _spool!.InOrder()
            .Where(spooled => wanted.Contains(spooled.Claim.Id) && met.Add(spooled.Claim.Id))
            .Select(spooled => new StreamedClaim(spooled.Claim, spooled.Source, spooled.Question, []));
        List<StreamedClaim> all = [.. correcting.Values, .. corrected];
        return _stream!.Resolve(all, InLedger(wanted.Where(id => !met.Contains(id))));
    }

    /// <summary>The claims of the ledger that is added to, each with its source.</summary>
    private List<Source> InLedger(IEnumerable<ClaimId> ids)
    {
        var sources = new List<Source>();
        if (_ledger is null)
            return sources;
        using var ledger = Ledger.Open(_ledger);
        foreach (var id in ids)
        {
            if (ledger.Claims(new ListFilter { Id = id.ToString() }) is [var claim]
                && ledger.Sources(new ListFilter { Id = claim.Source.ToString() }) is [var row])
            {
                sources.Add(row.Source with { Claims = [claim] });
            }
        }
        return sources;
    }

    // The map says what the table means: another map makes another ledger.
    private static string Fingerprint(TableInput table, string mapFile) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.ASCII.GetBytes($"{table.Fingerprint()} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(mapFile)))}")));
}
