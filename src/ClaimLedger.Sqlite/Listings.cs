using System.Collections.Immutable;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Sqlite;

/// <summary>Reads the listings.</summary>
internal static class Listings
{
    /// <summary>
    /// So many rows are read at once, and conflicts put into words with the claims that were read for all of them.
    /// </summary>
    internal const int AtOnce = 256;

    /// <summary>
    /// The conflicts with these keys, <see cref="AtOnce"/> at most, in their order; without words where nothing makes them.
    /// </summary>
    internal static IReadOnlyList<ListedConflict> Conflicts(LedgerConnection connection, IReadOnlyList<long> keys, ConflictWords? words)
    {
        var sql = ListingSql.Rows(connection, "conflicts", "conflict.key", keys);
        var rows = InOrder(connection.Query<ConflictRow>(sql.Text, sql.Parameters), row => row.Key, keys);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["conflicts"] = sql.Parameters["keys"] };
        var claims = connection.Query<PositionClaimRow>(connection.Sql("position-claims"), parameters)
            .ToLookup(row => (row.Conflict, row.Number));
        var positions = connection.Query<PositionRow>(connection.Sql("positions"), parameters)
            .ToLookup(row => row.Conflict);
        words?.Expect(
            [.. claims.SelectMany(its => its).Select(claim => claim.Key).Distinct()],
            [.. rows.Select(row => new QuestionId(row.Question)).Distinct()]);
        return [.. rows.Select(row => Read(row, Found(row)))];

        Conflict Found(ConflictRow row)
        {
            List<List<PositionClaimRow>> standing =
                [.. positions[row.Key].Select(position => claims[(row.Key, position.Number)].ToList())];
            var conflict = ReadConflict(row, [.. positions[row.Key].Zip(standing, Read)]);
            if (words is null)
                return conflict;
            try
            {
                return words.Say(new FoundConflict(conflict, [.. standing.Select(its => its.ConvertAll(claim => claim.Key))]));
            }
            catch (InvalidOperationException fault)
            {
                throw new InvalidDataException(fault.Message, fault);
            }
        }
    }

    /// <summary>All conflicts by their keys, which follow the order in which they are found.</summary>
    internal static IReadOnlyList<Conflict> ConflictsAsFound(LedgerConnection connection, ConflictWords words) =>
        [.. InPortions(connection, Keys(ListingSql.ConflictsAsFound(connection)), words).Select(row => row.Conflict)];

    /// <summary>The conflicts with these ids, by their keys; without words where nothing makes them.</summary>
    internal static IReadOnlyList<ListedConflict> Conflicts(
        LedgerConnection connection, IReadOnlyList<ConflictId> ids, ConflictWords? words) =>
        [.. InPortions(connection, Keys(ListingSql.Conflicts(connection, ids)), words)];

    private static IEnumerable<ListedConflict> InPortions(LedgerConnection connection, List<long> keys, ConflictWords? words) =>
        keys.Chunk(AtOnce).SelectMany(some => Conflicts(connection, some, words));

    /// <summary>The ids of the conflicts that pass, in their order.</summary>
    internal static IReadOnlyList<ConflictId> ConflictIds(LedgerConnection connection, ListFilter filter)
    {
        var sql = ListingSql.Conflicts(connection, filter);
        return Read(connection, sql, row => new ConflictId(row.Text("id")));
    }

    /// <summary>The ids of all questions, in file order.</summary>
    internal static IReadOnlyList<QuestionId> QuestionIds(LedgerConnection connection) =>
        [.. connection.Query<string>(connection.Sql("question-ids")).Select(id => new QuestionId(id))];

    /// <summary>The days of which claims speak that begin first or end last, each once, in the order of sources.</summary>
    internal static IReadOnlyList<DaySpan> AsOfEnds(LedgerConnection connection)
    {
        var days = new HashSet<DaySpan>();
        var inOrder = new List<DaySpan>();
        using var rows = connection.Prepare(connection.Sql("as-of-ends"));
        while (rows.Step())
        {
            var span = Stored.Span(rows, "as_of_first", "as_of_last", "as_of_uncertain");
            if (days.Add(span))
                inOrder.Add(span);
        }
        return inOrder;
    }

    /// <summary>The keys that a statement gives, in its order.</summary>
    internal static List<long> Keys(ListingSql sql)
    {
        var keys = new List<long>();
        sql.Each(keys.Add);
        return keys;
    }

    internal static int ConflictCount(LedgerConnection connection, ListFilter filter)
    {
        return Number(connection, ListingSql.ConflictCount(connection, filter));
    }

    internal static int ClaimCount(LedgerConnection connection, ListFilter filter)
    {
        return Number(connection, ListingSql.ClaimCount(connection, filter));
    }

    private static int Number(LedgerConnection connection, ListingSql sql)
    {
        var number = 0L;
        sql.Each(count => number = count);
        return checked((int)number);
    }

    internal static LedgerTotals Totals(LedgerConnection connection)
    {
        var row = connection.Query<TotalsRow>(connection.Sql("totals")).Single();
        return new LedgerTotals((int)row.Sources, (int)row.Claims, (int)row.Questions, (int)row.Conflicts);
    }

    /// <summary>The rulings in file order, with what became of their conflicts.</summary>
    internal static IReadOnlyList<MatchedRuling> Rulings(LedgerConnection connection)
    {
        var successors = connection
            .Query<SuccessorRow>(connection.Sql("successors"))
            .ToLookup(row => new ConflictId(row.Ruling), row => new ConflictId(row.Successor));
        var current = connection.Query<string>(connection.Sql("current-rulings")).Select(id => new ConflictId(id)).ToHashSet();
        return
        [
            .. from ruling in Annotations.Rulings(connection)
               select new MatchedRuling(ruling, current.Contains(ruling.Conflict), [.. successors[ruling.Conflict]]),
        ];
    }

    /// <summary>The claims with these keys, in their order.</summary>
    internal static IReadOnlyList<Claim> Claims(LedgerConnection connection, IReadOnlyList<long> keys)
    {
        using var reader = new ClaimReader(connection);
        return Read(connection, "claims", "claim.key", keys, reader.Read);
    }

    /// <summary>The sources with these keys, in their order.</summary>
    internal static IReadOnlyList<ListedSource> Sources(LedgerConnection connection, IReadOnlyList<long> keys) => Read(
        connection,
        "sources",
        "source.key",
        keys,
        row => new ListedSource(SourceReader.Read(row), row.Int32("claims"), row.Int32("conflicts")));

    /// <summary>The questions with these keys, in their order.</summary>
    internal static IReadOnlyList<ListedQuestion> Questions(LedgerConnection connection, IReadOnlyList<long> keys)
    {
        var reader = new QuestionReader(SmallTables.Facets(connection));
        return Read(
            connection,
            "questions",
            "question.key",
            keys,
            row => new ListedQuestion(reader.Read(row), row.Int32("claims"), row.Int32("conflicts")));
    }

    internal static DataSet DataSet(LedgerConnection connection) =>
        Header(connection, SmallTables.Facets(connection).Values) with
        {
            Questions = ReadQuestions(connection),
            Sources = ReadSources(connection),
            Rulings = Annotations.Rulings(connection),
            Expectations = Annotations.Expectations(connection),
            Baseline = Annotations.Baseline(connection),
        };

    /// <summary>The data set without questions, and its sources without their claims.</summary>
    internal static DataSet Frame(LedgerConnection connection) => Header(connection, SmallTables.Facets(connection).Values) with
    {
        Sources =
        [
            .. Keys(ListingSql.Sources(connection, new ListFilter())).Chunk(AtOnce)
                .SelectMany(keys => Read(connection, "source-rows", "source.key", keys, SourceReader.Read)),
        ],
        Baseline = Annotations.Baseline(connection),
    };

    /// <summary>What a data set has besides questions and sources, and what was said of its conflicts.</summary>
    internal static DataSet Header(LedgerConnection connection, IEnumerable<Facet> facets)
    {
        var header = Annotations.Ledger(connection);
        return new DataSet
        {
            Title = header.Title,
            About = header.About,
            Language = header.Language,
            HasBaseline = header.HasBaseline,
            Readings = Remarks.Readings(connection),
            Speakers = SmallTables.Speakers(connection),
            Facets = [.. facets],
            Constraints = SmallTables.Constraints(connection),
        };
    }

    private static ImmutableArray<Source> ReadSources(LedgerConnection connection)
    {
        var claims = new Dictionary<long, ImmutableArray<Claim>.Builder>();
        using (var reader = new ClaimReader(connection))
        using (var rows = connection.Prepare(ListingSql.Fill(connection, "claims", "TRUE", "claim.source, claim.ordinal")))
        {
            while (rows.Step())
            {
                var source = rows.Int64("source");
                if (!claims.TryGetValue(source, out var list))
                    claims[source] = list = ImmutableArray.CreateBuilder<Claim>();
                list.Add(reader.Read(rows));
            }
        }
        var keys = Keys(ListingSql.Sources(connection, new ListFilter()));
        return
        [
            .. Read(connection, "source-rows", "source.key", keys, row => SourceReader.Read(row) with
            {
                Claims = claims.TryGetValue(row.Int64("key"), out var list) ? list.ToImmutable() : [],
            }),
        ];
    }

    private static ImmutableArray<Question> ReadQuestions(LedgerConnection connection)
    {
        var reader = new QuestionReader(SmallTables.Facets(connection));
        using var rows = connection.Prepare(ListingSql.Fill(connection, "question-rows", "TRUE", ""));
        var questions = ImmutableArray.CreateBuilder<Question>();
        while (rows.Step())
            questions.Add(reader.Read(rows));
        return questions.ToImmutable();
    }

    private static IReadOnlyList<T> Read<T>(
        LedgerConnection connection, string query, string key, IReadOnlyList<long> keys, Func<Statement, T> read)
    {
        var rows = Read(connection, ListingSql.Rows(connection, query, key, keys), row => (Key: row.Int64("key"), Row: read(row)));
        return [.. InOrder(rows, row => row.Key, keys).Select(row => row.Row)];
    }

    // A row that went meanwhile cannot be: what is open stays as it was.
    private static List<T> InOrder<T>(List<T> rows, Func<T, long> key, IReadOnlyList<long> keys)
    {
        var places = new Dictionary<long, int>(keys.Count);
        for (var place = 0; place < keys.Count; place++)
            places[keys[place]] = place;
        return [.. rows.OrderBy(row => places[key(row)])];
    }

    private static List<T> Read<T>(LedgerConnection connection, ListingSql sql, Func<Statement, T> read)
    {
        using var rows = connection.Kept(sql.Text);
        rows.Bind(sql.Parameters);
        var list = new List<T>();
        while (rows.Step())
            list.Add(read(rows));
        return list;
    }

    private static Conflict ReadConflict(ConflictRow row, ImmutableArray<Position> positions) => new()
    {
        Id = new(row.Id),
        Kind = StoredNames<ConflictKind>.Parse(row.Kind),
        Severity = StoredNames<Severity>.Parse(row.Severity),
        Scope = StoredNames<Scope>.Parse(row.Scope),
        Question = new(row.Question),
        Subject = row.Subject,
        Asks = row.Asks,
        Constraint = row.ConstraintId,
        Event = row.Event,
        Facet = row.Facet,
        Positions = positions,
    };

    private static ListedConflict Read(ConflictRow row, Conflict conflict)
    {
        var ruling = row.Verdict is null ? null : new Ruling
        {
            Conflict = new(row.RuledConflict ?? row.Id),
            Kind = row.RuledKind is { } kind ? StoredNames<ConflictKind>.Parse(kind) : null,
            Question = row.RuledQuestion is { } questionId ? new QuestionId(questionId) : null,
            Says = StoredJson.Texts(row.RuledSays),
            Verdict = StoredNames<Verdict>.Parse(row.Verdict),
            Position = row.RulingPosition,
            Reason = row.Reason ?? "",
            By = row.RuledBy ?? "",
            On = Stored.Date(row.RuledOn ?? ""),
            Place = row.Place,
        };
        var status = ruling is null ? ConflictStatus.Open : ruling.Conflict == conflict.Id ? ConflictStatus.Ruled : ConflictStatus.Stale;
        return new ListedConflict(conflict, status, ruling, row.IsAccepted);
    }

    private static Position Read(PositionRow row, List<PositionClaimRow> claims) => new()
    {
        Says = row.Says,
        Question = row.Question is { } questionId ? new QuestionId(questionId) : null,
        At = row.AskedAt is { } at ? Stored.Span(at) : null,
        Literal = Ends.From(row.LiteralLow, row.LiteralHigh, row.LiteralEnds),
        Usual = Ends.From(row.UsualLow, row.UsualHigh, row.UsualEnds),
        Options = StoredJson.Texts(row.Options),
        Term = row.Term,
        Origins = (int)row.Origins,
        Claims = [.. claims.Select(claim => new ClaimId(claim.Claim))],
    };
}
