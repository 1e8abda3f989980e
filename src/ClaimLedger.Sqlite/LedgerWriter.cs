using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Fills an empty ledger, row by row, inside the caller's transaction: speakers, facets, questions and constraints, then
/// the claims in key order, then <see cref="Finish"/>. Foreign keys are checked at the end, all at once.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<Statement> _statements = [];
    private readonly IKeys _keys;
    private readonly StoredKeys? _stored;
    private readonly Dictionary<long, List<ClaimFacts>> _added = [];
    private readonly Dictionary<SpeakerName, Speaker> _speakers = [];
    private readonly List<Speaker> _speakersInOrder = [];
    private readonly Dictionary<SpeakerName, long> _speakerKeys = [];
    private readonly Dictionary<string, (long Key, Dictionary<string, int> Terms)> _facets = new(StringComparer.Ordinal);
    private readonly Dictionary<QuestionId, (long Key, long Scene, OverTime OverTime)> _questions = [];
    private readonly Dictionary<QuestionId, (long Key, long Scene, OverTime OverTime)> _known = [];
    private readonly Dictionary<QuestionId, string?> _eventOf = [];
    private readonly Dictionary<string, long> _scenes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _unknownPublishers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _publishers = new(StringComparer.Ordinal);
    private readonly List<(long Chain, IReadOnlyList<SpeakerName> Speakers)> _chains = [];
    private readonly List<(long By, int Ordinal, ClaimId Corrected)> _corrections = [];
    private readonly List<(long Source, ImmutableArray<SourceId> From)> _derived = [];
    private readonly byte[] _run = new byte[FactsCodec.RunLength * FactsCodec.MaxSize];
    private readonly Statement _claim, _frame, _source, _publisher;
    private readonly Statement? _facts;
    private (long Question, long First, int Claims, int Bytes) _open;
    private long _claims, _sources, _chainCount, _constraints;

    private readonly Action<Claim, Place>? _twin;
    private readonly HashSet<SourceId> _written = [];

    /// <param name="connection">The empty ledger.</param>
    /// <param name="twin">
    /// Takes a claim whose name its source has given before, with the place of the other; null where nobody can have done that.
    /// </param>
    /// <param name="stored">The keys of a ledger that is not empty: rows are added behind all that it has; null where it is.</param>
    internal LedgerWriter(SqliteConnection connection, Action<Claim, Place>? twin = null, StoredKeys? stored = null)
    {
        _connection = connection;
        _twin = twin;
        _keys = stored is null ? new KeyTable() : stored;
        _stored = stored;
        if (stored is not null)
        {
            (_claims, _sources) = (stored.Last.Claim, stored.Last.Source);
            (_chainCount, _constraints) = (stored.Last.Chain, stored.Last.Constraint);
        }
        _claim = Insert("claim");
        _frame = Insert("claim_frame");
        if (stored is null)
        {
            // Spooled, and moved in one go: side by side in the file they are read in one sweep of the disk.
            Sql.Execute(
                connection, "CREATE TEMP TABLE spool (first_claim INTEGER PRIMARY KEY, question INTEGER, claims INTEGER, facts BLOB)");
            _facts = Insert("spool");
        }
        _source = Insert("source");
        _publisher = Insert("publisher");
    }

    /// <summary>How many claims were added.</summary>
    internal long Claims => _claims;

    /// <summary>The facts that were added to a ledger that was not empty, by the keys of their questions: not packed yet.</summary>
    internal IReadOnlyDictionary<long, List<ClaimFacts>> Added => _added;

    internal void Header(DataSet dataSet, string fingerprint) => Once("ledger", row =>
    {
        row.Bind("key", 1L);
        row.Bind("title", dataSet.Title);
        row.Bind("about", dataSet.About);
        row.Bind("language", dataSet.Language);
        row.Bind("has_baseline", dataSet.HasBaseline);
        row.Bind("fingerprint", fingerprint);
    });

    /// <summary>Makes a speaker known; the row is written by <see cref="Finish"/>, when its key is known.</summary>
    internal void Add(Speaker speaker)
    {
        _speakers.Add(speaker.Name, speaker);
        _speakersInOrder.Add(speaker);
    }

    internal void Add(Facet facet)
    {
        var key = _facets.Count + 1L;
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        Once("facet", row =>
        {
            row.Bind("key", key);
            row.Bind("id", facet.Id);
            row.Bind("asks", facet.Asks);
            BindPlace(row, facet.Place);
        });
        foreach (var term in facet.Terms)
        {
            Once("facet_term", row =>
            {
                row.Bind("facet", key);
                row.Bind("term", (long)terms.Count);
                row.Bind("id", term.Id);
                row.Bind("shown_by", StoredJson.Texts(term.ShownBy) ?? "[]");
            });
            terms.Add(term.Id, terms.Count);
        }
        _facets.Add(facet.Id, (key, terms));
    }

    internal void Add(IEnumerable<Question> questions)
    {
        using var row = SqliteStatement.InsertInto(_connection, "question");
        foreach (var question in questions)
        {
            var key = (_stored?.Last.Question ?? 0) + _questions.Count + 1L;
            if (!_scenes.TryGetValue(question.Scene, out var scene))
                _scenes[question.Scene] = scene = SceneOf(question) ?? key;
            _questions.Add(question.Id, (key, scene, question.OverTime));

            row.Bind("key", key);
            row.Bind("id", question.Id.ToString());
            row.Bind("subject", question.Subject);
            row.Bind("asks", question.Asks);
            row.Bind("answer", TermNames<AnswerType>.Of(question.Answer));
            row.Bind("unit", question.Unit);
            row.Bind("over_time", TermNames<OverTime>.Of(question.OverTime));
            if (question.Facet is null)
                row.BindNull("facet");
            else
                row.Bind("facet", FacetOf(question.Facet).Key);
            row.Bind("event", question.Event);
            row.Bind("tolerance", question.Tolerance);
            row.Bind("note", question.Note);
            row.Bind("options", StoredJson.Texts(question.Options));
            row.Bind("exclusions",
                StoredJson.Texts(question.Exclusions.Select(excluded => excluded.Bits.ToString(CultureInfo.InvariantCulture))));
            row.Bind("includes", StoredJson.Texts(question.Includes));
            row.Bind("qualifiers", question.Qualifiers.IsEmpty ? null : JsonSerializer.Serialize(
                [.. question.Qualifiers.Select(pair => new StoredQualifier(pair.Key, pair.Value))],
                StoredJson.Readable.StoredQualifierArray));
            row.Bind("breaks", question.Breaks.IsEmpty ? null : JsonSerializer.Serialize(
                [.. question.Breaks.Select(Store)], StoredJson.Readable.StoredBreakArray));
            BindPlace(row, question.Place);
            row.Run();
            AddDetail(question, key);
        }

        static StoredBreak Store(SeriesBreak seriesBreak) =>
            new(Stored.Date(seriesBreak.On.First), Stored.Date(seriesBreak.On.Last), seriesBreak.On.IsUncertain, seriesBreak.Why);
    }

    /// <summary>Makes a question known that the ledger has.</summary>
    internal void Know(Question question, long key)
    {
        _known[question.Id] = (key, 0, question.OverTime);
        _eventOf[question.Id] = question.Event;
    }

    // Few claims have word choices, so that few scenes are looked for.
    private long SceneOf(QuestionId question, long key) => _eventOf[question] is { } name ? FirstOf(name) ?? key : key;

    /// <summary>Makes a speaker known whom the ledger has.</summary>
    internal void Know(Speaker speaker) => _speakers.Add(speaker.Name, speaker);

    /// <summary>Makes a facet known that the ledger has.</summary>
    internal void Know(Facet facet, long key) => _facets.Add(
        facet.Id,
        (
            key,
            facet.Terms.Select((term, index) => (term.Id, index))
                .ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal)));

    // An event that the ledger knows goes on under its first question.
    private long? SceneOf(Question question)
    {
        return _stored is null || question.Event is null ? null : FirstOf(question.Event);
    }

    private long? FirstOf(string name)
    {
        using var row = new SqliteStatement(_connection, EmbeddedSql.Query("first-of-event"));
        row.Bind("event", name);
        return row.Step() && !row.IsNull("key") ? row.Int64("key") : null;
    }

    private void AddDetail(Question question, long key)
    {
        if (!question.IsSameAssumed && question.Tensions.IsEmpty && question.Counts.IsEmpty)
            return;
        Once("question_detail", row =>
        {
            row.Bind("question", key);
            row.Bind("is_same_assumed", question.IsSameAssumed);
            row.Bind("tensions", StoredJson.Texts(question.Tensions.Select(set => set.Bits.ToString(CultureInfo.InvariantCulture))));
            row.Bind("counts", StoredJson.Texts(question.Counts));
        });
    }

    internal void Add(Constraint constraint) => Once("declared_constraint", row =>
    {
        row.Bind("key", ++_constraints);
        row.Bind("id", constraint.Id);
        row.Bind("holds", constraint.Holds);
        row.Bind("why", constraint.Why);
        BindPlace(row, constraint.Place);
    });

    /// <summary>Adds the next claim in key order. <paramref name="ordinal"/> is its place in its source's file.</summary>
    internal void Add(Claim claim, Source source, int ordinal)
    {
        var (question, scene, overTime) = _questions.TryGetValue(claim.Question, out var declared) ? declared : _known[claim.Question];
        var facts = _keys.Facts(claim, ++_claims, source, overTime, SpeakerOf);
        if (facts.Source > _sources)
            Write(source, facts.Publisher);
        if (facts.Origin != 0)
            _speakerKeys.TryAdd(Speakers.InWhoseName(SpeakerOf(claim.Speakers[0]), SpeakerOf).Name, facts.Origin);
        if (facts.Wire != 0)
            _speakerKeys.TryAdd(claim.Speakers.Skip(1).First(name => SpeakerOf(name).Kind == SpeakerKind.Outlet), facts.Wire);
        if (claim.Whose is { } whose)
            _speakerKeys.TryAdd(whose, facts.Whose);
        if (facts.Chain > _chainCount)
        {
            _chainCount = facts.Chain;
            _chains.Add((facts.Chain, claim.Speakers));
        }
        if (!Write(claim, source, ordinal, question, facts))
            return;
        WriteDetail(claim, facts.Key);
        WriteLineage(claim, facts.Key);
        if (_stored is null)
            Pack(facts, question);
        else if (_added.TryGetValue(question, out var others))
            others.Add(facts);
        else
            _added.Add(question, [facts]);
        for (var index = 0; index < claim.Frames.Length; index++)
        {
            var frame = claim.Frames[index];
            var facet = FacetOf(frame.Facet);
            _frame.Bind("facet", facet.Key);
            _frame.Bind("scene", scene == 0 ? SceneOf(claim.Question, question) : scene);
            _frame.Bind("claim", facts.Key);
            _frame.Bind("term", facet.Terms.TryGetValue(frame.Term, out var term) ? term : throw Undeclared("term", frame.Term));
            _frame.Bind("ordinal", (long)index);
            _frame.Bind("phrase", frame.Phrase);
            _frame.Run();
        }
    }

    /// <summary>Writes what could only be known now: sources without claims, speakers, chains, the last packed run.</summary>
    internal void Finish(IEnumerable<Source> sources)
    {
        WriteRun();
        if (_stored is null)
        {
            Sql.Execute(
                _connection,
                "INSERT INTO claim_facts SELECT first_claim, question, claims, NULL, facts FROM spool ORDER BY first_claim; "
                    + "DELETE FROM spool");
        }
        // KeyTable hands out publishers' keys to sources with claims; the rest follow.
        foreach (var source in sources.Where(source => !_written.Contains(source.Id) && _stored?.Find(source.Id) is null))
            Write(source, publisher: null);
        WriteOrigins();

        var used = _speakerKeys.Values.ToHashSet();
        var next = Math.Max(_stored?.Last.Speaker ?? 0, used.Count == 0 ? 0 : used.Max());
        foreach (var speaker in _speakersInOrder)
        {
            if (!_speakerKeys.ContainsKey(speaker.Name))
                _speakerKeys[speaker.Name] = ++next;
        }
        // Places in the file are as many as there are speakers.
        var before = _stored is null ? 0 : (int)Sql.Number(_connection, "SELECT count(*) FROM speaker");
        for (var ordinal = 0; ordinal < _speakersInOrder.Count; ordinal++)
            Write(_speakersInOrder[ordinal], before + ordinal);

        WriteCorrections();
        using var chainRow = SqliteStatement.InsertInto(_connection, "chain");
        using var stepRow = SqliteStatement.InsertInto(_connection, "chain_step");
        foreach (var (chain, names) in _chains)
        {
            chainRow.Bind("key", chain);
            chainRow.Bind("length", (long)names.Count);
            chainRow.Run();
            for (var step = 0; step < names.Count; step++)
            {
                stepRow.Bind("chain", chain);
                stepRow.Bind("step", (long)step);
                stepRow.Bind("speaker", KeyOf(names[step]));
                stepRow.Run();
            }
        }
        if (_stored is null)
        {
            Sql.Execute(_connection, """
                INSERT INTO claim_search (claim_search) VALUES ('rebuild');
                INSERT INTO source_search (source_search) VALUES ('rebuild');
                INSERT INTO question_search (question_search) VALUES ('rebuild');
                """);
            return;
        }
        foreach (var (query, after) in (ReadOnlySpan<(string, long)>)[
            ("search-claims-after", _stored.Last.Claim),
            ("search-sources-after", _stored.Last.Source),
            ("search-questions-after", _stored.Last.Question),
        ])
        {
            using var words = new SqliteStatement(_connection, EmbeddedSql.Query(query));
            words.Bind("after", after);
            words.Run();
        }
    }

    internal void Add(Ruling ruling, int ordinal) => Once("ruling", row =>
    {
        row.Bind("ordinal", (long)ordinal);
        row.Bind("conflict", ruling.Conflict.ToString());
        row.Bind("kind", ruling.Kind is { } kind ? TermNames<ConflictKind>.Of(kind) : null);
        row.Bind("question", ruling.Question?.ToString());
        row.Bind("says", StoredJson.Texts(ruling.Says));
        row.Bind("verdict", TermNames<Verdict>.Of(ruling.Verdict));
        row.Bind("position", ruling.Position);
        row.Bind("reason", ruling.Reason);
        row.Bind("ruled_by", ruling.By);
        row.Bind("ruled_on", Stored.Date(ruling.On));
        BindPlace(row, ruling.Place);
    });

    internal void Add(ReadingOverride reading, int ordinal) => Once("reading_override", row =>
    {
        row.Bind("ordinal", (long)ordinal);
        row.Bind("reading", reading.Row);
        row.Bind("literal", reading.Literal);
        row.Bind("usual", reading.Usual);
    });

    /// <summary>The notes on what has no column for one.</summary>
    internal void AddRemarks(DataSet dataSet)
    {
        foreach (var (kind, id, note) in Remarks.Of(dataSet))
        {
            Once("remark", row =>
            {
                row.Bind("kind", kind);
                row.Bind("id", id);
                row.Bind("note", note);
            });
        }
    }

    internal void Add(Expectation expectation, int ordinal) => Once("expectation", row =>
    {
        row.Bind("ordinal", (long)ordinal);
        row.Bind("subject", expectation.Subject);
        row.Bind("expected", expectation.Text);
        BindPlace(row, expectation.Place);
    });

    internal void AddBaseline(ConflictId conflict, int ordinal) => Once("baseline", row =>
    {
        row.Bind("ordinal", (long)ordinal);
        row.Bind("conflict", conflict.ToString());
    });

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement.Dispose();
    }

    private bool Write(Claim claim, Source source, int ordinal, long question, in ClaimFacts facts)
    {
        if (claim.Id.Source != source.Id)
            throw new LedgerException($"The claim {claim.Id} is not named SOURCE/CLAIM after its source {source.Id}; rename it.");

        var row = _claim;
        row.Bind("key", facts.Key);
        row.Bind("question", question);
        row.Bind("source", facts.Source);
        row.Bind("name", claim.Id.Local);
        row.Bind("ordinal", (long)ordinal);
        row.Bind("says", claim.Value.Text);
        var range = claim.Value as Value.Range;
        var options = claim.Value as Value.Options;
        row.Bind("form", range is not null ? "range" : options is not null ? "options" : "unknown");
        Ends.Bind(row, "literal_low", "literal_high", "literal_ends", range?.Literal);
        Ends.Bind(row, "usual_low", "usual_high", "usual_ends", range?.Usual);
        Ends.Bind(row, "written", range?.Written);
        row.Bind("reading", range?.Reading);
        if (options is null)
            row.BindNull("options");
        else
            row.Bind("options", unchecked((long)options.Allowed.Bits));
        row.Bind("as_of", claim.AsOf.Text);
        row.Bind("as_of_first", Stored.Date(claim.AsOf.Days.First));
        row.Bind("as_of_last", Stored.Date(claim.AsOf.Days.Last));
        row.Bind("as_of_uncertain", claim.AsOf.Days.IsUncertain);
        if (facts.Chain == 0)
            row.BindNull("chain");
        else
            row.Bind("chain", facts.Chain);
        row.Bind("modality", TermNames<Modality>.Of(claim.Modality));
        row.Bind("quote", claim.Quote);
        row.Bind("note", claim.Note);
        BindPlace(row, claim.Place);
        if (claim.Place.File == source.Place.File)
            row.BindNull("place_file");
        if (_twin is null)
        {
            row.Run();
            return true;
        }
        try
        {
            row.Run();
            return true;
        }
        // The table's own key finds a second claim of a name, however many there are.
        catch (SqliteException fault) when (fault.SqliteExtendedErrorCode == raw.SQLITE_CONSTRAINT_UNIQUE)
        {
            _twin(claim, PlaceOf(facts.Source, claim.Id.Local, source));
            return false;
        }
    }

    private Place PlaceOf(long source, string name, Source of)
    {
        using var row = new SqliteStatement(_connection, EmbeddedSql.Query("place-of-claim"));
        row.Bind("source", source);
        row.Bind("name", name);
        return row.Step() ? new Place(row.TextOrNull("place_file") ?? of.Place.File, row.Int32("place_line"), row.Int32("place_column"))
            : of.Place;
    }

    private void WriteDetail(Claim claim, long key)
    {
        if (claim.Whose is null && claim.If is null && claim.Because is null && !claim.IsCounted)
            return;
        Once("claim_detail", row =>
        {
            row.Bind("claim", key);
            row.Bind("whose", claim.Whose?.Text);
            row.Bind("condition", claim.If);
            row.Bind("is_counted", claim.IsCounted);
            row.Bind("because", claim.Because);
        });
    }

    private void WriteLineage(Claim claim, long key)
    {
        for (var index = 0; index < claim.Corrects.Length; index++)
            _corrections.Add((key, index, claim.Corrects[index]));
        if (claim.Version is not null || claim.Withdrawn is not null)
        {
            Once("claim_lineage", row =>
            {
                row.Bind("claim", key);
                if (claim.Version is { } version)
                    row.Bind("version", (long)version);
                if (claim.Withdrawn is not { } withdrawal)
                    return;
                row.Bind("withdrawn", withdrawal.On.ToString());
                row.Bind("withdrawn_first", Stored.Date(withdrawal.On.Days.First));
                row.Bind("withdrawn_last", Stored.Date(withdrawal.On.Days.Last));
                row.Bind("withdrawn_uncertain", withdrawal.On.Days.IsUncertain);
                row.Bind("withdrawn_why", withdrawal.Why);
            });
        }
        if (claim.Anchor is { } anchor)
        {
            Once("claim_anchor", row =>
            {
                row.Bind("claim", key);
                row.Bind("prefix", anchor.Prefix);
                row.Bind("suffix", anchor.Suffix);
                row.Bind("first", (long)anchor.Start);
                row.Bind("last", (long)anchor.End);
            });
        }
    }

    /// <summary>Which claims correct which: a claim can have a smaller key than the one that it corrects.</summary>
    private void WriteCorrections()
    {
        if (_corrections.Count == 0)
            return;
        using var keyOf = new SqliteStatement(_connection, EmbeddedSql.Query("claim-key"));
        using var row = SqliteStatement.InsertInto(_connection, "claim_correction");
        foreach (var (by, ordinal, corrected) in _corrections)
        {
            keyOf.Bind("source", corrected.Source.ToString());
            keyOf.Bind("name", corrected.Local);
            row.Bind("corrected", keyOf.Step() ? keyOf.Int64("key") : throw Undeclared("claim", corrected.ToString()));
            keyOf.Reset();
            row.Bind("corrected_by", by);
            row.Bind("ordinal", (long)ordinal);
            row.Run();
        }
    }

    private void Write(Source source, long? publisher)
    {
        var row = _source;
        _written.Add(source.Id);
        row.Bind("key", ++_sources);
        row.Bind("id", source.Id.ToString());
        row.Bind("title", source.Title);
        row.Bind("publisher", PublisherKey(source.Publisher, publisher));
        row.Bind("url", source.Url);
        row.Bind("published", source.Published.ToString());
        row.Bind("published_first", Stored.Date(source.Published.Days.First));
        row.Bind("published_last", Stored.Date(source.Published.Days.Last));
        row.Bind("published_uncertain", source.Published.Days.IsUncertain);
        row.Bind("dated_by", source.DatedBy);
        row.Bind("language", source.Language);
        row.Bind("sha256", source.Sha256);
        row.Bind("note", source.Note);
        BindPlace(row, source.Place);
        row.Run();
        if (source.Short is not null)
        {
            Once("source_detail", detail =>
            {
                detail.Bind("source", _sources);
                detail.Bind("short", source.Short);
            });
        }
        if (!source.DerivedFrom.IsEmpty)
            _derived.Add((_sources, source.DerivedFrom));
        for (var index = 0; index < source.Versions.Length; index++)
            WriteVersion(source.Versions[index], _sources, index + 1);
    }

    /// <summary>From which sources others derive: one can have a smaller key than those.</summary>
    private void WriteOrigins()
    {
        if (_derived.Count == 0)
            return;
        using var row = new SqliteStatement(_connection, EmbeddedSql.Query("origin-of-source"));
        foreach (var (source, from) in _derived)
        {
            for (var ordinal = 0; ordinal < from.Length; ordinal++)
            {
                row.Bind("source", source);
                row.Bind("ordinal", (long)ordinal);
                row.Bind("id", from[ordinal].Text);
                row.Run();
            }
        }
    }

    private void WriteVersion(SourceVersion version, long source, int number) => Once("source_version", row =>
    {
        row.Bind("source", source);
        row.Bind("number", (long)number);
        row.Bind("retrieved", version.Retrieved.ToString());
        row.Bind("retrieved_first", Stored.Date(version.Retrieved.Days.First));
        row.Bind("retrieved_last", Stored.Date(version.Retrieved.Days.Last));
        row.Bind("retrieved_uncertain", version.Retrieved.Days.IsUncertain);
        row.Bind("sha256", version.Sha256);
        row.Bind("note", version.Note);
        BindPlace(row, version.Place);
    });

    private long PublisherKey(string name, long? given)
    {
        var known = !Publishers.IsUnknown(name);
        var table = known ? _publishers : _unknownPublishers;
        if (table.TryGetValue(name, out var key))
            return key;
        if (_stored?.FindPublisher(name) is { } there)
            return there;
        key = known ? given ?? _keys.Publisher(name) : Math.Min(_stored?.Last.UnknownPublisher ?? 1, 1) - 1 - table.Count;
        table.Add(name, key);
        _publisher.Bind("key", key);
        _publisher.Bind("name", name);
        _publisher.Bind("folded", Folded.Of(name));
        _publisher.Run();
        return key;
    }

    private void Write(Speaker speaker, int ordinal)
    {
        var key = _speakerKeys[speaker.Name];
        Once("speaker", row =>
        {
            row.Bind("key", key);
            row.Bind("ordinal", (long)ordinal);
            row.Bind("name", speaker.Name.ToString());
            row.Bind("folded", Folded.Of(speaker.Name.ToString()));
            row.Bind("kind", TermNames<SpeakerKind>.Of(speaker.Kind));
            if (speaker.SpeaksFor is { } other)
                row.Bind("speaks_for", KeyOf(SpeakerOf(other).Name));
            else
                row.BindNull("speaks_for");
            row.Bind("voice", KeyOf(Speakers.InWhoseName(speaker, SpeakerOf).Name));
            row.Bind("note", speaker.Note);
            BindPlace(row, speaker.Place);
        });
        for (var index = 0; index < speaker.Also.Length; index++)
        {
            var alias = speaker.Also[index];
            Once("speaker_alias", row =>
            {
                row.Bind("speaker", key);
                row.Bind("ordinal", (long)index);
                row.Bind("name", alias);
                row.Bind("folded", Folded.Of(alias));
            });
        }
    }

    private long KeyOf(SpeakerName name) =>
        _speakerKeys.TryGetValue(name, out var key) ? key : _stored?.Find(name) ?? throw Undeclared("speaker", name.ToString());

    private void Pack(in ClaimFacts facts, long question)
    {
        if (_open.Claims > 0 && (_open.Question != question || _open.Claims == FactsCodec.RunLength))
            WriteRun();
        if (_open.Claims == 0)
            _open = (question, facts.Key, 0, 0);
        _open.Bytes += FactsCodec.Write(_run.AsSpan(_open.Bytes), facts);
        _open.Claims++;
    }

    private void WriteRun()
    {
        if (_open.Claims == 0 || _facts is null)
            return;
        _facts.Bind("first_claim", _open.First);
        _facts.Bind("question", _open.Question);
        _facts.Bind("claims", (long)_open.Claims);
        _facts.Bind("facts", _run.AsSpan(0, _open.Bytes));
        _facts.Run();
        _open = default;
    }

    private (long Key, Dictionary<string, int> Terms) FacetOf(string id) =>
        _facets.TryGetValue(id, out var facet) ? facet : throw Undeclared("facet", id);

    private Speaker SpeakerOf(SpeakerName name) => _speakers.TryGetValue(name, out var speaker) ? speaker
        : throw Undeclared("speaker", name.ToString());

    private static LedgerException Undeclared(string what, string id) => Faults.Undeclared(what, id);

    private static void BindPlace(Statement row, Place place)
    {
        row.Bind("place_file", place.File);
        row.Bind("place_line", place.Line == 0 ? null : place.Line);
        row.Bind("place_column", place.Line == 0 ? null : place.Column);
    }

    private void Once(string table, Action<Statement> bind)
    {
        using var row = SqliteStatement.InsertInto(_connection, table);
        bind(row);
        row.Run();
    }

    private SqliteStatement Insert(string table)
    {
        var statement = SqliteStatement.InsertInto(_connection, table);
        _statements.Add(statement);
        return statement;
    }
}
