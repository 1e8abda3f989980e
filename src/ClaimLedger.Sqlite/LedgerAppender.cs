using System.Collections.Immutable;
using ClaimLedger.Comparison;
using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>What an append did.</summary>
/// <param name="Sources">Sources that came.</param>
/// <param name="Claims">Claims that came.</param>
/// <param name="Questions">Questions that came.</param>
/// <param name="Repeated">Claims that the ledger had already, word for word, and that were passed over.</param>
/// <param name="Conflicts">What became of conflicts.</param>
/// <param name="Head">The newest entry of the history; null where nothing was added.</param>
public sealed record AppendSummary(int Sources, int Claims, int Questions, int Repeated, Changes Conflicts, HistoryEntry? Head);

/// <summary>
/// Adds claims to a ledger where it stands, in one transaction: rows are only added, and of what is derived from them only what lies in the
/// questions, constraints and events of the new claims is made anew. The conflicts are those that a ledger made at once would have.
/// </summary>
internal static class LedgerAppender
{
    /// <summary>Adds to the ledger at a path.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="content">What is added: claims, with their questions, sources and speakers, known to the ledger or not.</param>
    /// <param name="fingerprint">SHA-256 of what it is from.</param>
    /// <param name="stamp">When, who, with what.</param>
    /// <param name="cancellation">Stops it; the ledger is as it was.</param>
    /// <exception cref="LedgerException">It is no ledger of this schema, or says otherwise what the addition says of a question, source,
    /// speaker or constraint.</exception>
    internal static AppendSummary Append(
        string path, LedgerContent content, string fingerprint, BuildStamp stamp, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        path = Path.GetFullPath(path);
        return Faults.Guard(path, () =>
        {
            using var held = FolderLock.Take(path, cancellation);
            // An append that was killed is taken back by whoever opens the file to write.
            using var connection = Connections.Open(path, SqliteOpenMode.ReadWrite);
            var last = Verify(connection, path);
            Sql.Execute(connection, "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;");
            try
            {
                var summary = Fill(connection, content, fingerprint, stamp, last, cancellation);
                cancellation.ThrowIfCancellationRequested();
                Sql.Execute(connection, summary.Claims == 0 ? "ROLLBACK" : "COMMIT");
                return summary;
            }
            catch
            {
                Schema.TryRollBack(connection);
                throw;
            }
        });
    }

    private static HistoryEntry Verify(SqliteConnection connection, string path)
    {
        if (Sql.Number(connection, "PRAGMA application_id") != Schema.ApplicationId)
            throw Faults.NotALedger(path);
        var version = Sql.Number(connection, "PRAGMA user_version");
        if (version > Schema.Version)
            throw Faults.Newer(path, version);
        if (version < Schema.Version)
            throw Faults.TooOldToAppend(path, version);
        // The rest of the chain is an audit's.
        return History.Last(SqliteLedger.Of(connection)) is { } last && History.Holds(last)
            ? last
            : throw Faults.BrokenHistory(path, 1, "its last entry is missing or was changed");
    }

    private static AppendSummary Fill(
        SqliteConnection connection, LedgerContent content, string fingerprint, BuildStamp stamp, HistoryEntry last,
        CancellationToken cancellation)
    {
        using var keys = new StoredKeys(connection);
        using var writer = new LedgerWriter(connection, content.Twin, keys);
        using var known = new KnownThings(connection, keys, writer);
        var declared = known.Add(content.Declared);
        var repeated = 0;
        foreach (var (claim, source, ordinal) in content.InKeyOrder)
        {
            cancellation.ThrowIfCancellationRequested();
            if (known.Has(claim, source, content))
                repeated++;
            else
                writer.Add(claim, source, known.Ordinal(source, ordinal));
        }
        writer.Finish(declared.Sources);
        content.Compiled?.Invoke();

        var added = (int)(writer.Claims - keys.Last.Claim);
        var conflicts = new TouchedConflicts(connection);
        foreach (var (question, facts) in writer.Added)
            PackedAnew.Write(connection, question, facts);
        conflicts.FindAnew([.. writer.Added.Keys], declared.Constraints, cancellation);
        var sources = (int)(LastKeys.Of(connection).Source - keys.Last.Source);
        if (added == 0)
            return new AppendSummary(0, 0, 0, repeated, default, null);
        Rename(connection, fingerprint);
        var head = HistoryWriter.WriteAppend(
            connection,
            last,
            stamp,
            new BuildSummary(sources, added, declared.Questions.Length, 0),
            known.Ids,
            conflicts,
            keys.Last,
            cancellation);
        return new AppendSummary(sources, added, declared.Questions.Length, repeated, conflicts.Counts, head);
    }

    /// <summary>The ledger is from what it was from, and from what was added.</summary>
    private static void Rename(SqliteConnection connection, string fingerprint)
    {
        var before = Annotations.Ledger(SqliteLedger.Of(connection)).Fingerprint;
        using var row = new SqliteStatement(connection, "UPDATE ledger SET fingerprint = @fingerprint");
        row.Bind(
            "fingerprint",
            Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes($"{before} {fingerprint}"))));
        row.Run();
    }
}

/// <summary>What an addition and a ledger both know: it has to be said alike, and is not added again.</summary>
internal sealed class KnownThings(SqliteConnection connection, StoredKeys keys, LedgerWriter writer) : IDisposable
{
    // What a later table may say otherwise: what is remarked, and of a source which text of it was read.
    private static readonly ImmutableArray<ComparedField<Question>> OfQuestion =
        [.. ComparedFields.OfQuestion.Where(field => field.Name != "note")];

    private static readonly ImmutableArray<ComparedField<Source>> OfSource =
        [.. ComparedFields.OfSource.Where(field => field.Name is "title" or "publisher" or "published" or "url" or "derived-from")];

    private readonly Dictionary<SourceId, (long? Key, int Ordinal)> _sources = [];
    private readonly SqliteStatement _claimKey = new(connection, EmbeddedSql.Query("claim-key"));
    private readonly SqliteStatement _claimByKey = new(connection, EmbeddedSql.Query("claim-by-key"));
    private readonly SqliteStatement _questionById = new(
        connection, ListingSql.Fill(SqliteLedger.Of(connection), "question-rows", "question.id = @id", ""));
    private readonly SqliteStatement _questionKey = new(connection, EmbeddedSql.Query("question-key"));
    private readonly ClaimReader _claims = new(SqliteLedger.Of(connection));
    private readonly SortedDictionary<long, Facet> _facets = SmallTables.Facets(SqliteLedger.Of(connection));
    private QuestionReader? _questions;
    private readonly List<string> _ids = [];

    /// <summary>The ids of the claims that were added, or the first of them.</summary>
    internal IReadOnlyList<string> Ids => _ids;

    /// <summary>Makes what is declared known to the writer, and gives back what the ledger does not have.</summary>
    internal DataSet Add(DataSet declared)
    {
        foreach (var (key, facet) in _facets)
            writer.Know(facet, key);
        if (declared.Facets.FirstOrDefault(facet => _facets.Values.All(other => other.Id != facet.Id)) is { } stranger)
            throw Faults.NoSuchFacet(stranger.Id);
        AddSpeakers(declared);
        var questions = declared.Questions.Where(question => !KnowQuestion(question)).ToList();
        writer.Add(questions);
        var constraints = SmallTables.Constraints(SqliteLedger.Of(connection))
            .ToDictionary(constraint => constraint.Id, StringComparer.Ordinal);
        var fresh = declared.Constraints.Where(constraint => !IsThere(constraint, constraints)).ToList();
        foreach (var constraint in fresh)
            writer.Add(constraint);
        return declared with
        {
            Questions = [.. questions],
            Constraints = [.. fresh],
            Sources = [.. declared.Sources.Where(source => !IsThere(source))],
        };
    }

    /// <summary>Whether the ledger has a claim already; one of its name that says something else is its twin.</summary>
    internal bool Has(Claim claim, Source source, LedgerContent content)
    {
        if (Stored(claim.Id, source) is not { } stored)
        {
            if (_ids.Count < HistoryWriter.MostNamed)
                _ids.Add(claim.Id.ToString());
            return false;
        }
        if (SpooledTwins.SaysTheSame(stored, claim))
            return true;
        // What was found of its question is packed with it as it stood.
        if (SpooledTwins.SaysTheSame(stored with { Withdrawn = claim.Withdrawn }, claim))
            (content.Withdrawn ?? (again => throw Faults.WithdrawnSince(again.Id.ToString())))(claim);
        else
            (content.Twin ?? ((again, _) => throw Faults.SaidOtherwise("claim", again.Id.ToString())))(claim, stored.Place);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _claims.Dispose();
        foreach (var statement in (ReadOnlySpan<Statement>)[_claimKey, _claimByKey, _questionById, _questionKey])
            statement.Dispose();
    }

    private Claim? Stored(ClaimId id, Source source)
    {
        if (Of(source).Key is null)
            return null;
        _claimKey.Bind("source", id.Source.ToString());
        _claimKey.Bind("name", id.Local);
        Claim? stored = null;
        if (_claimKey.Step())
        {
            _claimByKey.Bind("key", _claimKey.Int64("key"));
            _ = _claimByKey.Step();
            stored = _claims.Read(_claimByKey);
            _claimByKey.Reset();
        }
        _claimKey.Reset();
        return stored;
    }

    /// <summary>The place of a claim among those of its source.</summary>
    internal int Ordinal(Source source, int ordinal) => Of(source).Ordinal + ordinal;

    private (long? Key, int Ordinal) Of(Source source)
    {
        if (_sources.TryGetValue(source.Id, out var known))
            return known;
        var key = keys.Find(source.Id);
        var ordinal = 0;
        if (key is { } there)
        {
            using var row = new SqliteStatement(
                connection, "SELECT coalesce(max(ordinal) + 1, 0) AS next FROM claim WHERE source = @source");
            row.Bind("source", there);
            ordinal = row.Step() ? row.Int32("next") : 0;
        }
        return _sources[source.Id] = (key, ordinal);
    }

    private void AddSpeakers(DataSet declared)
    {
        var known = new HashSet<SpeakerName>();
        foreach (var speaker in declared.Speakers)
        {
            if (keys.Find(speaker.Name) is null)
                writer.Add(speaker);
            else if (Know(speaker.Name) is { } stored && stored.Kind != speaker.Kind)
                throw Faults.SaidOtherwise("speaker", speaker.Name.ToString(), "kind");
        }

        // Whoever somebody speaks for is needed, too.
        Speaker? Know(SpeakerName name)
        {
            if (!known.Add(name) || SmallTables.Speakers(SqliteLedger.Of(connection), name.ToString()) is not [var stored])
                return null;
            writer.Know(stored);
            if (stored.SpeaksFor is { } other)
                Know(other);
            return stored;
        }
    }

    private bool KnowQuestion(Question question)
    {
        _questionById.Bind("id", question.Id.ToString());
        var stored = _questionById.Step() ? (_questions ??= new(_facets)).Read(_questionById) : null;
        _questionById.Reset();
        if (stored is null)
            return false;
        if (ComparedFields.Differing(OfQuestion, stored, question).FirstOrDefault() is { } other)
            throw Faults.SaidOtherwise("question", question.Id.ToString(), other.Field);
        _questionKey.Bind("id", question.Id.ToString());
        _ = _questionKey.Step();
        writer.Know(stored, _questionKey.Int64("key"));
        _questionKey.Reset();
        return true;
    }

    private static bool IsThere(Constraint constraint, Dictionary<string, Constraint> known) =>
        known.TryGetValue(constraint.Id, out var stored)
        && (stored.Holds == constraint.Holds ? true : throw Faults.SaidOtherwise("constraint", constraint.Id, "holds"));

    private bool IsThere(Source source)
    {
        if (Of(source).Key is null)
            return false;
        using var row = new SqliteStatement(connection, ListingSql.Fill(SqliteLedger.Of(connection), "source-rows", "source.id = @id", ""));
        row.Bind("id", source.Id.ToString());
        _ = row.Step();
        var stored = SourceReader.Read(row);
        return ComparedFields.Differing(OfSource, stored, source).FirstOrDefault() is { } other
            ? throw Faults.SaidOtherwise("source", source.Id.ToString(), other.Field)
            : true;
    }
}

/// <summary>Packs the facts of a question to which claims were added.</summary>
internal static class PackedAnew
{
    /// <summary>Writes the runs of a question in the place of those that were.</summary>
    internal static void Write(SqliteConnection connection, long question, IReadOnlyList<ClaimFacts> added)
    {
        var facts = added.ToDictionary(claim => claim.Key);
        using (var packed = new SqliteStatement(connection, EmbeddedSql.Query("packed-of-question")))
        {
            packed.Bind("question", question);
            while (packed.Step())
            {
                var run = new ClaimFacts[packed.Int32("claims")];
                FactsCodec.Read(packed.Bytes("facts"), packed.Int64("first_claim"), run);
                if (!packed.IsNull("keys"))
                    FactsCodec.ReadKeys(packed.Bytes("keys"), packed.Int64("first_claim"), 0, run);
                foreach (var claim in run)
                    facts.Add(claim.Key, claim);
            }
        }
        var order = new List<long>(facts.Count);
        using (var rows = new SqliteStatement(connection, EmbeddedSql.Query("claims-in-order")))
        {
            rows.Bind("question", question);
            while (rows.Step())
                order.Add(rows.Int64("key"));
        }
        using (var gone = new SqliteStatement(connection, "DELETE FROM claim_facts WHERE question = @question"))
        {
            gone.Bind("question", question);
            gone.Run();
        }

        var isRun = true;
        for (var index = 1; index < order.Count; index++)
            isRun &= order[index] == order[index - 1] + 1;
        var named = order.Order().ToArray();
        var buffer = new byte[FactsCodec.RunLength * FactsCodec.MaxSize];
        using var row = SqliteStatement.InsertInto(connection, "claim_facts");
        foreach (var (at, run) in order.Chunk(FactsCodec.RunLength).Select((run, index) => (index * FactsCodec.RunLength, run)))
        {
            var bytes = 0;
            foreach (var key in run)
                bytes += FactsCodec.Write(buffer.AsSpan(bytes), facts[key]);
            // The least keys, so that runs stand in the order of their claims.
            row.Bind("first_claim", named[at]);
            row.Bind("question", question);
            row.Bind("claims", (long)run.Length);
            if (isRun)
                row.BindNull("keys");
            else
                row.Bind("keys", FactsCodec.WriteKeys(run));
            row.Bind("facts", buffer.AsSpan(0, bytes));
            row.Run();
        }
    }
}

/// <summary>The conflicts in which questions have a part to which claims were added: taken away, and found anew.</summary>
internal sealed class TouchedConflicts(SqliteConnection connection)
{
    private readonly Dictionary<string, string> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _after = new(StringComparer.Ordinal);

    /// <summary>The ids of those that came.</summary>
    internal IEnumerable<string> Came => _after.Keys.Where(id => !_before.ContainsKey(id));

    /// <summary>The ids of those that went.</summary>
    internal IEnumerable<string> Went => _before.Keys.Where(id => !_after.ContainsKey(id));

    /// <summary>The ids of those that are not as they were.</summary>
    internal IEnumerable<string> Changed => _after.Where(pair => _before.TryGetValue(pair.Key, out var was) && was != pair.Value)
        .Select(pair => pair.Key);

    /// <summary>How many.</summary>
    internal Changes Counts => new(Came.LongCount(), Went.LongCount(), Changed.LongCount());

    /// <summary>Finds them anew.</summary>
    /// <param name="touched">The keys of the questions.</param>
    /// <param name="declared">Constraints that came.</param>
    /// <param name="cancellation">Stops it.</param>
    internal void FindAnew(IReadOnlyList<long> touched, IReadOnlyList<Constraint> declared, CancellationToken cancellation)
    {
        var hasRulings = Sql.Number(connection, "SELECT EXISTS (SELECT 1 FROM ruling)") != 0;
        if (hasRulings)
            Sql.Execute(connection, "DELETE FROM stale_ruling");
        SetAside(touched);
        using var view = new LedgerView(SqliteLedger.Of(connection));
        var questions = touched.Order().Select(view.ReadQuestion).ToList();
        var constraints = Constraints(view, questions, declared);
        var scenes = Scenes(touched);

        TakeAway("conflicts-of-question", "question", touched);
        foreach (var constraint in constraints)
            TakeAway("conflicts-of-constraint", row => row.Bind("id", constraint.Id));
        TakeAway("conflicts-of-scene", "scene", scenes);

        var found = Reconciler.InQuestions(view, questions.Select(view.Asked), cancellation)
            .Concat(Reconciler.InConstraints(view, constraints, cancellation))
            .Concat(scenes.SelectMany(scene => Reconciler.InScenes(view, view.ByFacet(scene), cancellation)));
        using (var rows = new ConflictRows(SqliteLedger.Of(connection)))
        {
            using var content = new SqliteStatement(connection, EmbeddedSql.Query("conflict-content"));
            foreach (var conflict in found)
            {
                if (rows.Add(conflict))
                    Note(content, rows.Last, _after);
            }
        }
        if (hasRulings)
            StaleRulings.Write(SqliteLedger.Of(connection), Annotations.Rulings(SqliteLedger.Of(connection)));
    }

    // Who derives from whom is looked at anew in the questions that were touched.
    private void SetAside(IReadOnlyList<long> touched)
    {
        if (Sql.Number(connection, EmbeddedSql.Query("has-derivations")) == 0)
            return;
        using var view = new LedgerView(SqliteLedger.Of(connection));
        using var gone = new SqliteStatement(
            connection, "DELETE FROM claim_aside WHERE claim IN (SELECT claim.key FROM claim WHERE claim.question = @question)");
        foreach (var question in touched)
        {
            gone.Bind("question", question);
            gone.Run();
        }
        StandingAside.Write(SqliteLedger.Of(connection), view, touched.Select(view.ReadQuestion).Select(view.Asked));
    }

    private static List<Constraint> Constraints(LedgerView view, List<Question> questions, IReadOnlyList<Constraint> declared)
    {
        var ids = questions.Select(question => question.Id).ToHashSet();
        var fresh = declared.Select(constraint => constraint.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. view.Constraints.Where(constraint => fresh.Contains(constraint.Id)
                || ConstraintExpression.Parse(constraint.Holds).Value?.Questions.Any(asked => ids.Contains(asked.Question)) is true),
            .. ConstraintFinder.ImpliedOrders(
                view,
                questions.Where(question => question.Answer == AnswerType.Date)
                    .SelectMany(question => ConstraintFinder.Starts(view, question))
                    .DistinctBy(question => question.Id)),
        ];
    }

    private List<long> Scenes(IReadOnlyList<long> touched)
    {
        var scenes = new SortedSet<long>();
        if (Sql.Number(connection, "SELECT EXISTS (SELECT 1 FROM facet)") == 0)
            return [];
        using var rows = new SqliteStatement(connection, EmbeddedSql.Query("scene-of-question"));
        foreach (var question in touched)
        {
            rows.Bind("question", question);
            if (rows.Step())
                scenes.Add(rows.Int64("scene"));
            rows.Reset();
        }
        return [.. scenes];
    }

    private void TakeAway(string query, string parameter, IEnumerable<long> keys)
    {
        foreach (var key in keys)
            TakeAway(query, row => row.Bind(parameter, key));
    }

    private void TakeAway(string query, Action<Statement> bind)
    {
        var conflicts = new List<long>();
        using (var rows = new SqliteStatement(connection, EmbeddedSql.Query(query)))
        {
            bind(rows);
            while (rows.Step())
                conflicts.Add(rows.Int64("key"));
        }
        if (conflicts.Count == 0)
            return;
        using var content = new SqliteStatement(connection, EmbeddedSql.Query("conflict-content"));
        using var claims = new SqliteStatement(connection, "DELETE FROM position_claim WHERE conflict = @key");
        using var positions = new SqliteStatement(connection, "DELETE FROM position WHERE conflict = @key");
        using var itself = new SqliteStatement(connection, "DELETE FROM conflict WHERE key = @key");
        foreach (var conflict in conflicts)
        {
            Note(content, conflict, _before);
            foreach (var gone in (ReadOnlySpan<Statement>)[claims, positions, itself])
            {
                gone.Bind("key", conflict);
                gone.Run();
            }
        }
    }

    private static void Note(Statement content, long key, Dictionary<string, string> into)
    {
        content.Bind("key", key);
        if (content.Step())
            into[content.Text("id")] = content.Text("content");
        content.Reset();
    }
}
