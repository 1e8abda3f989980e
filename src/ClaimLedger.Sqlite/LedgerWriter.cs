using System.Globalization;
using System.Text.Json;
using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Fills an empty ledger, row by row, inside the caller's transaction: speakers, facets, questions and constraints, then
/// the claims in key order, then <see cref="Finish"/>. Foreign keys are checked at the end, all at once.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<Statement> _statements = [];
    private readonly KeyTable _keys = new();
    private readonly Dictionary<SpeakerName, Speaker> _speakers = [];
    private readonly List<Speaker> _speakersInOrder = [];
    private readonly Dictionary<SpeakerName, long> _speakerKeys = [];
    private readonly Dictionary<string, (long Key, Dictionary<string, int> Terms)> _facets = new(StringComparer.Ordinal);
    private readonly Dictionary<QuestionId, (long Key, long Scene)> _questions = [];
    private readonly Dictionary<string, long> _scenes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _unknownPublishers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _publishers = new(StringComparer.Ordinal);
    private readonly List<(long Chain, IReadOnlyList<SpeakerName> Speakers)> _chains = [];
    private readonly List<(long By, int Ordinal, ClaimId Corrected)> _corrections = [];
    private readonly byte[] _run = new byte[FactsCodec.RunLength * FactsCodec.MaxSize];
    private readonly Statement _claim, _frame, _facts, _source, _publisher;
    private (long Question, long First, int Claims, int Bytes) _open;
    private long _claims, _sources, _chainCount, _constraints;

    internal LedgerWriter(SqliteConnection connection)
    {
        _connection = connection;
        _claim = Insert("claim");
        _frame = Insert("claim_frame");
        // Spooled, and moved in one go: side by side in the file they are read in one sweep of the disk.
        Sql.Execute(connection, "CREATE TEMP TABLE spool (first_claim INTEGER PRIMARY KEY, question INTEGER, claims INTEGER, facts BLOB)");
        _facts = Insert("spool");
        _source = Insert("source");
        _publisher = Insert("publisher");
    }

    /// <summary>How many claims were added.</summary>
    internal long Claims => _claims;

    internal void Header(DataSet dataSet, string fingerprint) => Once("ledger", row =>
    {
        row.Bind(1, 1L);
        row.Bind(2, dataSet.Title);
        row.Bind(3, dataSet.About);
        row.Bind(4, dataSet.Language);
        row.Bind(5, dataSet.HasBaseline);
        row.Bind(6, fingerprint);
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
            row.Bind(1, key);
            row.Bind(2, facet.Id);
            row.Bind(3, facet.Asks);
            BindPlace(row, 4, facet.Place);
        });
        foreach (var term in facet.Terms)
        {
            Once("facet_term", row =>
            {
                row.Bind(1, key);
                row.Bind(2, (long)terms.Count);
                row.Bind(3, term.Id);
                row.Bind(4, StoredJson.Texts(term.ShownBy) ?? "[]");
            });
            terms.Add(term.Id, terms.Count);
        }
        _facets.Add(facet.Id, (key, terms));
    }

    internal void Add(IEnumerable<Question> questions)
    {
        using var row = Statement.InsertInto(_connection, "question");
        foreach (var question in questions)
        {
            var key = _questions.Count + 1L;
            var scene = key;
            if (question.Event is not null && !_scenes.TryAdd(question.Event, key))
                scene = _scenes[question.Event];
            _questions.Add(question.Id, (key, scene));

            row.Bind(1, key);
            row.Bind(2, question.Id.ToString());
            row.Bind(3, question.Subject);
            row.Bind(4, question.Asks);
            row.Bind(5, TermNames<AnswerType>.Of(question.Answer));
            row.Bind(6, question.Unit);
            row.Bind(7, TermNames<OverTime>.Of(question.OverTime));
            if (question.Facet is null)
                row.BindNull(8);
            else
                row.Bind(8, FacetOf(question.Facet).Key);
            row.Bind(9, question.Event);
            row.Bind(10, question.Tolerance);
            row.Bind(11, question.Note);
            row.Bind(12, StoredJson.Texts(question.Options));
            row.Bind(13, StoredJson.Texts(question.Exclusions.Select(excluded => excluded.Bits.ToString(CultureInfo.InvariantCulture))));
            row.Bind(14, StoredJson.Texts(question.Includes));
            row.Bind(15, question.Qualifiers.IsEmpty ? null : JsonSerializer.Serialize(
                [.. question.Qualifiers.Select(pair => new StoredQualifier(pair.Key, pair.Value))], StoredJson.Readable.StoredQualifierArray));
            row.Bind(16, question.Breaks.IsEmpty ? null : JsonSerializer.Serialize(
                [.. question.Breaks.Select(Store)], StoredJson.Readable.StoredBreakArray));
            BindPlace(row, 17, question.Place);
            row.Run();
        }

        static StoredBreak Store(SeriesBreak seriesBreak) =>
            new(Stored.Date(seriesBreak.On.First), Stored.Date(seriesBreak.On.Last), seriesBreak.On.IsUncertain, seriesBreak.Why);
    }

    internal void Add(Constraint constraint) => Once("declared_constraint", row =>
    {
        row.Bind(1, ++_constraints);
        row.Bind(2, constraint.Id);
        row.Bind(3, constraint.Holds);
        row.Bind(4, constraint.Why);
        BindPlace(row, 5, constraint.Place);
    });

    /// <summary>Adds the next claim in key order. <paramref name="ordinal"/> is its place in its source's file.</summary>
    internal void Add(Claim claim, Source source, int ordinal)
    {
        var facts = _keys.Facts(claim, ++_claims, source, SpeakerOf);
        var (question, scene) = _questions[claim.Question];
        if (facts.Source > _sources)
            Write(source, facts.Publisher);
        if (facts.Origin != 0)
            _speakerKeys.TryAdd(Speakers.InWhoseName(SpeakerOf(claim.Speakers[0]), SpeakerOf).Name, facts.Origin);
        if (facts.Wire != 0)
            _speakerKeys.TryAdd(claim.Speakers.Skip(1).First(name => SpeakerOf(name).Kind == SpeakerKind.Outlet), facts.Wire);
        if (facts.Chain > _chainCount)
        {
            _chainCount = facts.Chain;
            _chains.Add((facts.Chain, claim.Speakers));
        }
        Write(claim, source, ordinal, question, facts);
        WriteLineage(claim, facts.Key);
        Pack(facts, question);
        for (var index = 0; index < claim.Frames.Length; index++)
        {
            var frame = claim.Frames[index];
            var facet = FacetOf(frame.Facet);
            _frame.Bind(1, facet.Key);
            _frame.Bind(2, scene);
            _frame.Bind(3, facts.Key);
            _frame.Bind(4, facet.Terms.TryGetValue(frame.Term, out var term) ? term : throw Undeclared("term", frame.Term));
            _frame.Bind(5, (long)index);
            _frame.Bind(6, frame.Phrase);
            _frame.Run();
        }
    }

    /// <summary>Writes what could only be known now: sources without claims, speakers, chains, the last packed run.</summary>
    internal void Finish(IEnumerable<Source> sources)
    {
        WriteRun();
        Sql.Execute(_connection, "INSERT INTO claim_facts SELECT first_claim, question, claims, facts FROM spool ORDER BY first_claim; DELETE FROM spool");
        // KeyTable hands out publishers' keys to sources with claims; the rest follow.
        foreach (var source in sources.Where(source => source.Claims.IsEmpty))
            Write(source, publisher: null);

        var used = _speakerKeys.Values.ToHashSet();
        var next = used.Count == 0 ? 0L : used.Max();
        foreach (var speaker in _speakersInOrder)
        {
            if (!_speakerKeys.ContainsKey(speaker.Name))
                _speakerKeys[speaker.Name] = ++next;
        }
        for (var ordinal = 0; ordinal < _speakersInOrder.Count; ordinal++)
            Write(_speakersInOrder[ordinal], ordinal);

        WriteCorrections();
        using var chainRow = Statement.InsertInto(_connection, "chain");
        using var stepRow = Statement.InsertInto(_connection, "chain_step");
        foreach (var (chain, names) in _chains)
        {
            chainRow.Bind(1, chain);
            chainRow.Bind(2, (long)names.Count);
            chainRow.Run();
            for (var step = 0; step < names.Count; step++)
            {
                stepRow.Bind(1, chain);
                stepRow.Bind(2, (long)step);
                stepRow.Bind(3, _speakerKeys[names[step]]);
                stepRow.Run();
            }
        }
        Sql.Execute(_connection, """
            INSERT INTO claim_search (claim_search) VALUES ('rebuild');
            INSERT INTO source_search (source_search) VALUES ('rebuild');
            INSERT INTO question_search (question_search) VALUES ('rebuild');
            """);
    }

    internal void Add(Ruling ruling, int ordinal) => Once("ruling", row =>
    {
        row.Bind(1, (long)ordinal);
        row.Bind(2, ruling.Conflict.ToString());
        row.Bind(3, ruling.Kind is { } kind ? TermNames<ConflictKind>.Of(kind) : null);
        row.Bind(4, ruling.Question?.ToString());
        row.Bind(5, StoredJson.Texts(ruling.Says));
        row.Bind(6, TermNames<Verdict>.Of(ruling.Verdict));
        row.Bind(7, ruling.Position);
        row.Bind(8, ruling.Reason);
        row.Bind(9, ruling.By);
        row.Bind(10, Stored.Date(ruling.On));
        BindPlace(row, 11, ruling.Place);
    });

    internal void Add(ReadingOverride reading, int ordinal) => Once("reading_override", row =>
    {
        row.Bind(1, (long)ordinal);
        row.Bind(2, reading.Row);
        row.Bind(3, reading.Literal);
        row.Bind(4, reading.Usual);
    });

    /// <summary>The notes on what has no column for one.</summary>
    internal void AddRemarks(DataSet dataSet)
    {
        foreach (var (kind, id, note) in Remarks.Of(dataSet))
        {
            Once("remark", row =>
            {
                row.Bind(1, kind);
                row.Bind(2, id);
                row.Bind(3, note);
            });
        }
    }

    internal void Add(Expectation expectation, int ordinal) => Once("expectation", row =>
    {
        row.Bind(1, (long)ordinal);
        row.Bind(2, expectation.Subject);
        row.Bind(3, expectation.Text);
        BindPlace(row, 4, expectation.Place);
    });

    internal void AddBaseline(ConflictId conflict, int ordinal) => Once("baseline", row =>
    {
        row.Bind(1, (long)ordinal);
        row.Bind(2, conflict.ToString());
    });

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement.Dispose();
    }

    private void Write(Claim claim, Source source, int ordinal, long question, in ClaimFacts facts)
    {
        if (claim.Id.Source != source.Id)
            throw new LedgerException($"The claim {claim.Id} is not named SOURCE/CLAIM after its source {source.Id}; rename it.");

        var row = _claim;
        row.Bind(1, facts.Key);
        row.Bind(2, question);
        row.Bind(3, facts.Source);
        row.Bind(4, claim.Id.Local);
        row.Bind(5, (long)ordinal);
        row.Bind(6, claim.Value.Text);
        var range = claim.Value as Value.Range;
        var options = claim.Value as Value.Options;
        row.Bind(7, range is not null ? "range" : options is not null ? "options" : "unknown");
        Ends.Bind(row, 8, range?.Literal);
        Ends.Bind(row, 11, range?.Usual);
        Ends.Bind(row, 14, range?.Written);
        row.Bind(15, range?.Reading);
        if (options is null)
            row.BindNull(16);
        else
            row.Bind(16, unchecked((long)options.Allowed.Bits));
        row.Bind(17, claim.AsOf.Text);
        row.Bind(18, Stored.Date(claim.AsOf.Days.First));
        row.Bind(19, Stored.Date(claim.AsOf.Days.Last));
        row.Bind(20, claim.AsOf.Days.IsUncertain);
        if (facts.Chain == 0)
            row.BindNull(21);
        else
            row.Bind(21, facts.Chain);
        row.Bind(22, TermNames<Modality>.Of(claim.Modality));
        row.Bind(23, claim.Quote);
        row.Bind(24, claim.Note);
        BindPlace(row, 25, claim.Place);
        if (claim.Place.File == source.Place.File)
            row.BindNull(25);
        row.Run();
    }

    private void WriteLineage(Claim claim, long key)
    {
        for (var index = 0; index < claim.Corrects.Length; index++)
            _corrections.Add((key, index, claim.Corrects[index]));
        if (claim.Version is not null || claim.Withdrawn is not null)
        {
            Once("claim_lineage", row =>
            {
                row.Bind(1, key);
                if (claim.Version is { } version)
                    row.Bind(2, (long)version);
                if (claim.Withdrawn is not { } withdrawal)
                    return;
                row.Bind(3, withdrawal.On.ToString());
                row.Bind(4, Stored.Date(withdrawal.On.Days.First));
                row.Bind(5, Stored.Date(withdrawal.On.Days.Last));
                row.Bind(6, withdrawal.On.Days.IsUncertain);
                row.Bind(7, withdrawal.Why);
            });
        }
        if (claim.Anchor is { } anchor)
        {
            Once("claim_anchor", row =>
            {
                row.Bind(1, key);
                row.Bind(2, anchor.Prefix);
                row.Bind(3, anchor.Suffix);
                row.Bind(4, (long)anchor.Start);
                row.Bind(5, (long)anchor.End);
            });
        }
    }

    /// <summary>Which claims correct which: a claim can have a smaller key than the one that it corrects.</summary>
    private void WriteCorrections()
    {
        if (_corrections.Count == 0)
            return;
        using var keyOf = new Statement(_connection, EmbeddedSql.Query("claim-key"));
        using var row = Statement.InsertInto(_connection, "claim_correction");
        foreach (var (by, ordinal, corrected) in _corrections)
        {
            keyOf.Bind(1, corrected.Source.ToString());
            keyOf.Bind(2, corrected.Local);
            row.Bind(1, keyOf.Step() ? keyOf.Int64(0) : throw Undeclared("claim", corrected.ToString()));
            keyOf.Reset();
            row.Bind(2, by);
            row.Bind(3, (long)ordinal);
            row.Run();
        }
    }

    private void Write(Source source, long? publisher)
    {
        var row = _source;
        row.Bind(1, ++_sources);
        row.Bind(2, source.Id.ToString());
        row.Bind(3, source.Title);
        row.Bind(4, PublisherKey(source.Publisher, publisher));
        row.Bind(5, source.Url);
        row.Bind(6, source.Published.ToString());
        row.Bind(7, Stored.Date(source.Published.Days.First));
        row.Bind(8, Stored.Date(source.Published.Days.Last));
        row.Bind(9, source.Published.Days.IsUncertain);
        row.Bind(10, source.DatedBy);
        row.Bind(11, source.Language);
        row.Bind(12, source.Sha256);
        row.Bind(13, source.Note);
        BindPlace(row, 14, source.Place);
        row.Run();
        for (var index = 0; index < source.Versions.Length; index++)
            WriteVersion(source.Versions[index], _sources, index + 1);
    }

    private void WriteVersion(SourceVersion version, long source, int number) => Once("source_version", row =>
    {
        row.Bind(1, source);
        row.Bind(2, (long)number);
        row.Bind(3, version.Retrieved.ToString());
        row.Bind(4, Stored.Date(version.Retrieved.Days.First));
        row.Bind(5, Stored.Date(version.Retrieved.Days.Last));
        row.Bind(6, version.Retrieved.Days.IsUncertain);
        row.Bind(7, version.Sha256);
        row.Bind(8, version.Note);
        BindPlace(row, 9, version.Place);
    });

    private long PublisherKey(string name, long? given)
    {
        var known = !Publishers.IsUnknown(name);
        var table = known ? _publishers : _unknownPublishers;
        if (table.TryGetValue(name, out var key))
            return key;
        key = known ? given ?? _publishers.Count + 1 : -table.Count;
        table.Add(name, key);
        _publisher.Bind(1, key);
        _publisher.Bind(2, name);
        _publisher.Bind(3, Folded.Of(name));
        _publisher.Run();
        return key;
    }

    private void Write(Speaker speaker, int ordinal)
    {
        var key = _speakerKeys[speaker.Name];
        Once("speaker", row =>
        {
            row.Bind(1, key);
            row.Bind(2, (long)ordinal);
            row.Bind(3, speaker.Name.ToString());
            row.Bind(4, Folded.Of(speaker.Name.ToString()));
            row.Bind(5, TermNames<SpeakerKind>.Of(speaker.Kind));
            if (speaker.SpeaksFor is { } other)
                row.Bind(6, _speakerKeys[SpeakerOf(other).Name]);
            else
                row.BindNull(6);
            row.Bind(7, _speakerKeys[Speakers.InWhoseName(speaker, SpeakerOf).Name]);
            row.Bind(8, speaker.Note);
            BindPlace(row, 9, speaker.Place);
        });
        for (var index = 0; index < speaker.Also.Length; index++)
        {
            var alias = speaker.Also[index];
            Once("speaker_alias", row =>
            {
                row.Bind(1, key);
                row.Bind(2, (long)index);
                row.Bind(3, alias);
                row.Bind(4, Folded.Of(alias));
            });
        }
    }

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
        if (_open.Claims == 0)
            return;
        _facts.Bind(1, _open.First);
        _facts.Bind(2, _open.Question);
        _facts.Bind(3, (long)_open.Claims);
        _facts.Bind(4, _run.AsSpan(0, _open.Bytes));
        _facts.Run();
        _open = default;
    }

    private (long Key, Dictionary<string, int> Terms) FacetOf(string id) => _facets.TryGetValue(id, out var facet) ? facet : throw Undeclared("facet", id);

    private Speaker SpeakerOf(SpeakerName name) => _speakers.TryGetValue(name, out var speaker) ? speaker : throw Undeclared("speaker", name.ToString());

    private static LedgerException Undeclared(string what, string id) => Faults.Undeclared(what, id);

    private static void BindPlace(Statement row, int first, Place place)
    {
        row.Bind(first, place.File);
        if (place.Line == 0)
        {
            row.BindNull(first + 1);
            row.BindNull(first + 2);
        }
        else
        {
            row.Bind(first + 1, (long)place.Line);
            row.Bind(first + 2, (long)place.Column);
        }
    }

    private void Once(string table, Action<Statement> bind)
    {
        using var row = Statement.InsertInto(_connection, table);
        bind(row);
        row.Run();
    }

    private Statement Insert(string table)
    {
        var statement = Statement.InsertInto(_connection, table);
        _statements.Add(statement);
        return statement;
    }
}
