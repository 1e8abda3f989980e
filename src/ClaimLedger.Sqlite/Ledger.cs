using System.Collections.Immutable;

namespace ClaimLedger.Sqlite;

/// <summary>What a build did.</summary>
/// <param name="Sources">Sources compiled.</param>
/// <param name="Claims">Claims compiled.</param>
/// <param name="Questions">Questions compiled.</param>
/// <param name="Conflicts">Conflicts found.</param>
public sealed record BuildSummary(int Sources, int Claims, int Questions, int Conflicts)
{
    /// <summary>How many of the conflicts are notes: what can stand together, and is worth a look.</summary>
    public int Notes { get; init; }
    /// <summary>SHA-256 of the data set's files.</summary>
    public string Fingerprint { get; init; } = "";
    /// <summary>What the build wrote into the ledger's history.</summary>
    public HistorySummary History { get; init; } = null!;
}

/// <summary>How far a build is.</summary>
/// <param name="Stage">What is being done: "compiling", "reconciling".</param>
/// <param name="Done">So many done.</param>
/// <param name="Total">Of so many.</param>
public readonly record struct BuildProgress(string Stage, long Done, long Total);

/// <summary>Rows of an SQL query, streamed.</summary>
/// <param name="Columns">The column names.</param>
/// <param name="Rows">The rows: null, long, double, string or byte[]. They can be read once.</param>
public sealed record QueryResult(IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows);

/// <summary>A ledger on disk, open for reading. Not for several threads at once.</summary>
public sealed class Ledger : IDisposable
{
    private readonly string _path;
    private readonly List<RunningQuery> _queries = [];
    private OpenedStore? _opened;
    private PartReader? _parts;
    private LedgerView? _view;
    private Reconciliation.ConflictWords? _words;

    private Ledger(string path, OpenedStore opened)
    {
        _path = path;
        _opened = opened;
    }

    /// <summary>Opens a ledger read-only; one of an older schema through a temporary copy, so that the file stays as it is.</summary>
    /// <param name="path">A file, or the address of a store (<see cref="StoreAddress"/>).</param>
    /// <exception cref="LedgerException">
    /// No file, not a ledger, of a newer schema, damaged, locked; a store that cannot be reached or holds none.
    /// </exception>
    public static Ledger Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!StoreAddress.IsMeant(path))
            return new Ledger(path, Connections.OpenLedger(path));
        var address = StoreAddress.Parse(path);
        return new Ledger(address.Display, Faults.Guard(address.Display, () => OpenedGeneration.Open(address)));
    }

    /// <summary>
    /// Compiles and reconciles a data set into a new ledger file, in place of an old one only when the new one is whole and on disk.
    /// It goes on with the history of the old one; two builds of one ledger take turns at that, so that none loses the other's entry.
    /// </summary>
    /// <param name="dataSet">The validated data set.</param>
    /// <param name="path">Where the ledger goes.</param>
    /// <param name="fingerprint">SHA-256 of the data set's files, kept in the ledger so that a cache knows when it is out of date.</param>
    /// <param name="stamp">When, by whom and with what, for the history.</param>
    /// <param name="replaces">Other ledgers of the same data set, the likeliest first: they are removed, and where there is none at
    /// <paramref name="path"/> the first goes on.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; the old ledger stays.</param>
    /// <exception cref="LedgerException">The file cannot be written, is something else than a ledger, or is one whose history cannot be
    /// gone on with.</exception>
    public static BuildSummary Build(
        DataSet dataSet, string path, string fingerprint, BuildStamp stamp, IEnumerable<string>? replaces = null,
        IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default) =>
        LedgerBuilder.Build(
            dataSet, path, fingerprint, stamp, reconcile: null, replaces, progress, step: null, cancellation);

    /// <summary>
    /// Brings a ledger up to date with a data set of which nothing but the rulings has changed, without compiling or reconciling it again.
    /// </summary>
    /// <param name="path">Where the ledger is.</param>
    /// <param name="rulings">All the rulings, as they are now.</param>
    /// <param name="before">The fingerprint of the data set from which the ledger has to have been made.</param>
    /// <param name="fingerprint">The fingerprint of the data set as it is now.</param>
    /// <param name="stamp">When, by whom and with what, for the history.</param>
    /// <param name="cancellation">Stops it; the old ledger stays.</param>
    /// <returns>Whether it was brought up to date; else it has to be built.</returns>
    /// <exception cref="LedgerException">The file cannot be read or written.</exception>
    public static bool Revise(
        string path, ImmutableArray<Ruling> rulings, string before, string fingerprint, BuildStamp stamp,
        CancellationToken cancellation = default) =>
        LedgerReviser.Revise(path, rulings, before, fingerprint, stamp, cancellation);

    /// <summary>
    /// Adds a data set to a ledger where it stands: what of it the ledger has already has to say the same and is passed over, and of the
    /// conflicts only those in which a question has a part that is answered anew are found again. All of it goes in, or nothing.
    /// </summary>
    /// <param name="path">Where the ledger is.</param>
    /// <param name="addition">The validated data set; without rulings, expectations and baseline.</param>
    /// <param name="fingerprint">SHA-256 of its files.</param>
    /// <param name="stamp">When, by whom and with what, for the history.</param>
    /// <param name="cancellation">Stops it; the ledger is as it was.</param>
    /// <exception cref="LedgerException">The ledger cannot be written, is of another schema, or says otherwise of one thing.</exception>
    public static AppendSummary Append(
        string path, DataSet addition, string fingerprint, BuildStamp stamp, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(addition);
        return LedgerAppender.Append(path, LedgerContent.Of(addition), fingerprint, stamp, cancellation);
    }

    /// <summary>
    /// The fingerprint kept in the ledger at <paramref name="path"/>; null where there is no ledger of this schema version.
    /// </summary>
    public static string? Fingerprint(string path)
    {
        try
        {
            using var ledger = Open(path);
            return ledger._opened!.IsOfThisSchema ? ledger.Read(Annotations.Ledger).Fingerprint : null;
        }
        catch (LedgerException)
        {
            return null;
        }
    }

    /// <summary>The fingerprint of the data set's files that this ledger was made from.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public string Fingerprint() => Read(Annotations.Ledger).Fingerprint;

    /// <summary>Conflicts, graver first unless sorted otherwise.</summary>
    /// <param name="filter">Which of them.</param>
    /// <param name="inWords">Whether to explain them, for which their claims are read; else explanations are empty, and hints null.</param>
    /// <exception cref="LedgerException">
    /// An unknown sort order; the ledger cannot be read, now or while the rows are gone through.
    /// </exception>
    public ListedRows<ListedConflict> Conflicts(ListFilter filter, bool inWords = true) => new(
        Read((connection, passing) => Listings.Keys(ListingSql.Conflicts(connection, passing)), filter),
        keys => Conflicts(keys, inWords));

    /// <summary>All conflicts in the order in which reconciliation finds them.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    internal IReadOnlyList<Conflict> ConflictsAsFound() =>
        Read(connection => Listings.ConflictsAsFound(connection, Words(connection)));

    /// <summary>The ids of the same conflicts, in the same order: nothing else is read of them.</summary>
    /// <exception cref="LedgerException">An unknown sort order; the ledger cannot be read.</exception>
    public IReadOnlyList<ConflictId> ConflictIds(ListFilter filter) => Read(Listings.ConflictIds, filter);

    /// <summary>The conflicts with these ids, in the order of these; what is not there is left out.</summary>
    /// <param name="ids">Their ids: all that is said of them is read at once.</param>
    /// <param name="inWords">Whether to explain them, for which their claims are read; else explanations are empty, and hints null.</param>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyList<ListedConflict> Conflicts(IReadOnlyList<ConflictId> ids, bool inWords = true)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var rows = ReadAtOnce(connection => Listings.Conflicts(connection, ids, inWords ? Words(connection) : null));
        var byId = rows.ToDictionary(row => row.Conflict.Id);
        return [.. ids.Where(byId.ContainsKey).Select(id => byId[id])];
    }

    /// <summary>Claims, in key order (question, as-of, publication, id) unless sorted otherwise.</summary>
    /// <exception cref="LedgerException">
    /// An unknown sort order; the ledger cannot be read, now or while the rows are gone through.
    /// </exception>
    public ListedRows<Claim> Claims(ListFilter filter) => new(
        Read((connection, passing) => Listings.Keys(ListingSql.Claims(connection, passing)), filter),
        keys => Read(connection =>
        {
            var claims = Listings.Claims(connection, keys);
            if (connection.Dialect.IsFar)
                View(connection).Expect([], [.. claims.Select(claim => claim.Question).Distinct()]);
            return claims;
        }));

    /// <summary>Sources, by id unless sorted otherwise.</summary>
    /// <exception cref="LedgerException">
    /// An unknown sort order; the ledger cannot be read, now or while the rows are gone through.
    /// </exception>
    public ListedRows<ListedSource> Sources(ListFilter filter) => new(
        Read((connection, passing) => Listings.Keys(ListingSql.Sources(connection, passing)), filter),
        keys => Read(connection => Listings.Sources(connection, keys)));

    /// <summary>Questions, in file order unless sorted otherwise.</summary>
    /// <exception cref="LedgerException">
    /// An unknown sort order; the ledger cannot be read, now or while the rows are gone through.
    /// </exception>
    public ListedRows<ListedQuestion> Questions(ListFilter filter) => new(
        Read((connection, passing) => Listings.Keys(ListingSql.Questions(connection, passing)), filter),
        keys => Read(connection => Listings.Questions(connection, keys)));

    /// <summary>The ids of all questions, in file order.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyList<QuestionId> QuestionIds() => Read(Listings.QuestionIds);

    /// <summary>The days of which claims speak, in the order of sources, without most of those between the first and the last.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyList<DaySpan> AsOfEnds() => Read(Listings.AsOfEnds);

    /// <summary>How many conflicts pass, however many of them are asked for.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public int ConflictCount(ListFilter filter) => Read(Listings.ConflictCount, filter with { After = null });

    /// <summary>How many claims pass, however many of them are asked for.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public int ClaimCount(ListFilter filter) => Read(Listings.ClaimCount, filter with { After = null });

    /// <summary>How much the ledger holds.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public LedgerTotals Totals() => Read(Listings.Totals);

    /// <summary>The conflicts as columns in memory, for <see cref="Narrow"/>: for whoever asks for many choices of one state.</summary>
    /// <param name="revised">The index of a ledger from which this one differs in nothing but its rulings; null for none.</param>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public ConflictIndex Index(ConflictIndex? revised = null) =>
        Read(connection => revised is null ? ConflictIndex.Read(connection) : revised.Revised(connection));

    /// <summary>
    /// Which conflicts pass, and by what they can be narrowed further; its <see cref="ListFilter.After"/> and limit do not count.
    /// </summary>
    /// <param name="index">The conflicts of this ledger.</param>
    /// <param name="filter">All that is chosen.</param>
    /// <param name="kinds">The kinds of choices that are asked for.</param>
    /// <param name="most">At most so many values of each.</param>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public NarrowedConflicts Narrow(ConflictIndex index, ListFilter filter, ImmutableArray<ChoiceKind> kinds, int most)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Read((connection, narrowed) => index.Narrow(connection, narrowed, kinds, most), filter);
    }

    /// <summary>Of the conflicts that pass, those of a page; graver first unless sorted otherwise.</summary>
    /// <param name="index">The conflicts of this ledger.</param>
    /// <param name="passing">Those that pass.</param>
    /// <param name="page">Its order, behind which one it begins, and how many.</param>
    /// <param name="inWords">Whether to explain them, for which their claims are read; else explanations are empty, and hints null.</param>
    /// <exception cref="LedgerException">An unknown sort order; the ledger cannot be read.</exception>
    public ListedRows<ListedConflict> Conflicts(ConflictIndex index, NarrowedConflicts passing, ListFilter page, bool inWords = true)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(passing);
        return new(
            Read(
                (connection, asked) => index.Keys(connection, passing, asked.Sort, asked.After, asked.Limit ?? int.MaxValue),
                page),
            keys => Conflicts(keys, inWords));
    }

    private IReadOnlyList<ListedConflict> Conflicts(IReadOnlyList<long> keys, bool inWords) =>
        ReadAtOnce(connection => Listings.Conflicts(connection, keys, inWords ? Words(connection) : null));

    /// <summary>All speakers, publishers or events, by name, with what hangs on their claims.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyList<ListedGroup> Groups(GroupKind kind) => Read(connection => Sqlite.Groups.Read(connection, kind));

    /// <summary>The rulings, by conflict, with what became of the conflicts that they are on.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyList<MatchedRuling> Rulings() => Read(Listings.Rulings);

    /// <summary>The speakers, in file order.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    internal IReadOnlyList<Speaker> Speakers() => Read(connection => SmallTables.Speakers(connection));

    /// <summary>The source with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    internal Source Source(SourceId id) => Read(connection => View(connection).Source(id));

    /// <summary>The question with this id, or null.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    internal Question? Question(QuestionId id) => Read(connection => View(connection).Question(id));

    /// <summary>The claim with this full id, or null.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    internal Claim? Claim(ClaimId id) => Read(connection => View(connection).Claim(id));

    /// <summary>Which claims were corrected, and by which.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    internal Corrections Corrections() => Read(Annotations.Corrections);

    /// <summary>The claims that stand aside, each with the source for whose sake it does.</summary>
    internal IReadOnlyDictionary<ClaimId, SourceId> Aside() => Read(StandingAside.Read);

    /// <summary>The data set as it was compiled, whole: for <c>explain</c>, and for reports of one file.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public DataSet ReadDataSet() => Read(Listings.DataSet);

    /// <summary>The data set without questions and claims, but with its sources and its baseline; without rulings.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public DataSet ReadFrame() => Read(Listings.Frame);

    /// <summary>A part of the data set as it was compiled, without rulings: for a page that shows no more.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public DataSet ReadPart(DataSetPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return ReadAtOnce(connection => (_parts ??= new PartReader(connection)).Read(part));
    }

    /// <summary>What was done to the ledger, the oldest entry first; empty in a ledger of a schema that kept no history.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyList<HistoryEntry> History() => Read(connection => Sqlite.History.Entries(connection).ToList());

    /// <summary>The ends of the history; null in a ledger of a schema that kept none.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public HistoryEnds? HistoryEnds() => Read(ChangesReader.Ends);

    /// <summary>What became of conflicts and rulings after the entry of the history with a hash; null where it has none of it.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public ChangesSince? ChangesSince(string hash) => Read(connection => ChangesReader.After(connection, hash));

    /// <summary>When conflicts came, as far as the history names them.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyDictionary<ConflictId, DateTimeOffset> ConflictsCame() => Read(ChangesReader.Came);

    /// <summary>The days of which answers to the questions of each event speak, by event and day.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyList<EventDays> EventDays() => Read(EventDaysReader.Read);

    /// <summary>What the questions of each event are about, by event and subject.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyList<EventSubject> EventSubjects() => Read(EventSubjectsReader.Read);

    /// <summary>What the history holds of the rulings on conflicts, the oldest first.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public IReadOnlyList<RecordedRuling> RecordedRulings(IEnumerable<ConflictId> conflicts) =>
        Read(connection => Sqlite.RecordedRulings.Read(connection, conflicts));

    /// <summary>
    /// Holds the ledger against its own rules and its history: the file, the schema, references, the chain of entries, the rows that
    /// the last build wrote, the packed facts, the full-text indexes, and the conflicts that a fresh reconciliation finds.
    /// Works on a copy in the folder for temporary files; the ledger itself is only read.
    /// </summary>
    /// <param name="expected">Hash of an entry that the history must hold, noted elsewhere; null where none was.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="LedgerException">The ledger cannot be read at all.</exception>
    public AuditReport Audit(string? expected = null, IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_opened is null, this);
        return Faults.Guard(_path, () => _opened.Audit(expected, progress, cancellation));
    }

    /// <summary>
    /// Runs one read-only SQL statement over the documented views; it can neither write nor attach, and stops after
    /// <paramref name="limit"/>.
    /// </summary>
    /// <exception cref="LedgerException">The statement fails, would write, or takes too long: now, or while the rows are read.</exception>
    public QueryResult Query(string sql, TimeSpan limit, CancellationToken cancellation = default) =>
        Query(sql, limit, allowsPragma: true, cancellation);

    /// <inheritdoc cref="Query(string, TimeSpan, CancellationToken)"/>
    /// <param name="sql">The statement.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="allowsPragma">
    /// Whether it may ask SQLite of itself and of its files: not where whoever asks is on another machine.
    /// </param>
    /// <param name="cancellation">Stops it.</param>
    public QueryResult Query(string sql, TimeSpan limit, bool allowsPragma, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ObjectDisposedException.ThrowIf(_opened is null, this);
        var (result, running) = Faults.Guard(_path, () => _opened.Query(sql, limit, allowsPragma, cancellation));
        _queries.RemoveAll(query => query.IsClosed);
        _queries.Add(running);
        return result;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        foreach (var query in _queries)
            query.Dispose();
        _queries.Clear();
        _parts = null;
        _words = null;
        _view?.Dispose();
        _view = null;
        _opened?.Dispose();
        _opened = null;
    }

    private Reconciliation.ConflictWords Words(LedgerConnection connection) =>
        _words ??= new Reconciliation.ConflictWords(View(connection));

    private LedgerView View(LedgerConnection connection) => _view ??= new LedgerView(connection);

    private T Read<T>(Func<LedgerConnection, ListFilter, T> read, ListFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Read(connection => read(connection, filter));
    }

    private T ReadAtOnce<T>(Func<LedgerConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_opened is null, this);
        return Faults.Guard(_path, () => _opened.ReadAtOnce(read));
    }

    private T Read<T>(Func<LedgerConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_opened is null, this);
        return Faults.Guard(_path, () => read(_opened.Ledger));
    }
}
