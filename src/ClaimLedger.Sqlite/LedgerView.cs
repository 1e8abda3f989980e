using System.Runtime.InteropServices;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Sqlite;

/// <summary>
/// A ledger on disk, as reconciliation reads it: streams in key order, and remembers only what was asked for lately, so
/// that memory does not grow with the ledger.
/// </summary>
internal sealed class LedgerView : IClaimView, IDisposable
{
    private readonly LedgerConnection _connection;
    private readonly SortedDictionary<long, Facet> _facets;
    private readonly ClaimReader _claims;
    private readonly QuestionReader _questions;
    private readonly Statement _claimByKey, _questionById, _questionByKey, _questionsByKey, _questionsAbout, _factsOfQuestion,
        _lineageOfClaims, _correctionsOfClaims, _asideOfClaims, _asideFor, _claimHead, _speakerName;
    private readonly bool _hasLineage, _hasAside;
    private readonly BoundedCache<QuestionId, Question?> _questionCache = new(1024);
    private readonly BoundedCache<SpeakerName, Speaker> _speakerCache = new(1024);
    // A series has a constraint for every day, each of the same few questions.
    private readonly BoundedCache<QuestionId, IReadOnlyList<ClaimFacts>> _factsCache = new(4);
    private readonly BoundedCache<long, string> _nameCache = new(4096);
    private readonly BoundedCache<ClaimId, Claim?> _claimCache = new(1024);
    private Dictionary<long, Claim> _expected = [];
    private Dictionary<ClaimId, Claim>? _expectedById;
    private Dictionary<long, ClaimHead> _expectedHeads = [];
    private Dictionary<long, Question> _expectedQuestions = [];
    private Dictionary<QuestionId, long> _expectedKeys = [];
    // Of the part of some buckets that is looked at: in which one each of its claims is.
    private Dictionary<long, (short Bucket, long Source)> _places = [];
    private IReadOnlyDictionary<long, ClaimLineage>? _lineageOfAll;
    private HashSet<long>? _asideOfAll;
    // Neighbouring claims mostly share these.
    private string? _publisher;
    private readonly Action<long>? _streamed;

    /// <param name="connection">An open ledger; the caller's own.</param>
    /// <param name="streamed">Told now and then how many claims have streamed by.</param>
    internal LedgerView(LedgerConnection connection, Action<long>? streamed = null)
    {
        _connection = connection;
        _streamed = streamed;
        _facets = SmallTables.Facets(connection);
        Constraints = SmallTables.Constraints(connection);
        _claims = new ClaimReader(connection);
        _questions = new QuestionReader(_facets);
        _claimByKey = connection.PrepareFew(connection.Sql("claim-by-key"));
        var inBucket = connection.Dialect.InBucket("question");
        _questionById = connection.Prepare(ListingSql.Fill(connection, "question-rows", "question.id = @id" + inBucket, ""));
        _questionByKey = connection.Prepare(ListingSql.Fill(connection, "question-rows", "question.key = @key" + inBucket, ""));
        _questionsByKey = connection.PrepareFew(
            ListingSql.Fill(connection, "question-rows", connection.Dialect.AmongKeys("question.key", "@keys") + inBucket, ""));
        _questionsAbout = connection.Prepare(ListingSql.Fill(connection, "question-rows", "question.subject = @subject", ""));
        _factsOfQuestion = connection.Prepare(connection.Sql("facts-of-question"));
        _lineageOfClaims = connection.Prepare(connection.Sql("lineage-of-claims"));
        _correctionsOfClaims = connection.Prepare(connection.Sql("corrections-of-claims"));
        _asideOfClaims = connection.Prepare(connection.Sql("aside-of-claims"));
        _asideFor = connection.Prepare(connection.Sql("aside-for"));
        _claimHead = connection.PrepareFew(connection.Sql("claim-heads"));
        _speakerName = connection.Prepare(connection.Sql("speaker-name"));
        Derivations = StandingAside.Derivations(connection);
        _hasAside = !Derivations.IsEmpty && connection.Number(connection.Sql("has-aside")) != 0;
        _hasLineage = connection.Number(connection.Sql("has-lineage")) != 0;
    }

    public IReadOnlyList<Constraint> Constraints { get; }

    public Derivations Derivations { get; }

    public IEnumerable<QuestionClaims> ByQuestion() => ByQuestion(1, long.MaxValue);

    /// <summary>The questions whose packed facts begin with one of a run of keys.</summary>
    internal IEnumerable<QuestionClaims> ByQuestion(long from, long to)
    {
        using var rows = new FactRows(_connection, from, to);
        foreach (var (_, _, asked) in ByKey(rows))
            yield return asked;
    }

    private IEnumerable<(long Key, short Bucket, QuestionClaims Asked)> ByKey(FactRows rows)
    {
        var claims = new List<ClaimFacts>();
        QuestionClaims? asked = null;
        string? answer = null, overTime = null;
        long key = 0, streamed = 0, told = 0, first = 0;
        short bucket = 0;
        while (rows.Step())
        {
            var row = rows.Row;
            var next = row.Int64("question");
            if (asked is null || next != key)
            {
                if (asked is not null)
                {
                    SetAside(claims);
                    yield return (key, bucket, asked);
                    if (streamed - told >= 10_000)
                        _streamed?.Invoke(told = streamed);
                }
                asked = new QuestionClaims(
                    StoredNames<AnswerType>.Parse(row.Shared("answer", ref answer)!),
                    StoredNames<OverTime>.Parse(row.Shared("over_time", ref overTime)!),
                    () => ReadQuestion(next),
                    claims,
                    () => LineageOf(claims),
                    Derivations);
                (key, bucket) = (next, rows.Bucket);
                first = 0;
                claims.Clear();
            }
            streamed += Unpack(row, claims, ref first);
        }
        if (asked is not null)
        {
            SetAside(claims);
            yield return (key, bucket, asked);
        }
        _streamed?.Invoke(streamed);
    }

    /// <summary>
    /// Of some buckets, the questions among whose answers there may be something to find, in parts, of each of which the questions are read
    /// at once: a store that is far away is not asked question by question, nor bucket by bucket.
    /// </summary>
    /// <param name="buckets">The buckets.</param>
    /// <param name="claimsOfAPart">So many claims make a part, more where one question has more.</param>
    /// <param name="looked">Told how many claims each question has.</param>
    internal IEnumerable<BucketsPart> OfBuckets(IReadOnlyCollection<short> buckets, int claimsOfAPart, Action<int> looked)
    {
        _lineageOfAll = _hasLineage ? ReadLineage([(1, long.MaxValue)], buckets) : null;
        _asideOfAll = _hasAside ? ReadAside([(1, long.MaxValue)], buckets) : null;
        using var rows = new FactRows(_connection, buckets);
        var part = new List<(long Key, short Bucket, QuestionClaims Asked)>();
        var claims = 0;
        foreach (var (key, bucket, asked) in ByKey(rows))
        {
            looked(asked.Claims.Count);
            if (!QuestionFinder.MayFind(asked))
                continue;
            part.Add((key, bucket, asked.Kept()));
            if ((claims += asked.Claims.Count) < claimsOfAPart)
                continue;
            yield return Read(part);
            claims = 0;
            part.Clear();
        }
        if (part.Count > 0)
            yield return Read(part);
    }

    private BucketsPart Read(List<(long Key, short Bucket, QuestionClaims Asked)> part)
    {
        var questions = part.ToDictionary(each => each.Key, each => each.Bucket);
        _expectedQuestions = AtOnce(_questionsByKey, [.. questions.Keys], _questions.Read, key => questions[key]);
        _expectedKeys = _expectedQuestions.ToDictionary(each => each.Value.Id, each => each.Key);
        _places = new(part.Sum(each => each.Asked.Claims.Count));
        foreach (var (_, bucket, asked) in part)
        {
            foreach (var claim in asked.Claims)
                _places.Add(claim.Key, (bucket, claim.Source));
        }
        return new BucketsPart([.. part.Select(each => each.Asked)], questions, _places);
    }

    /// <summary>The key of a question that was expected; null of any other.</summary>
    internal long? KeyOf(QuestionId question) => _expectedKeys.TryGetValue(question, out var key) ? key : null;

    public IEnumerable<FramingGroup> ByFacet() => ByFacet(scene: null);

    /// <summary>The facets of one scene, by the key of its first question; null for all.</summary>
    internal IEnumerable<FramingGroup> ByFacet(long? scene)
    {
        using var groups = _connection.Prepare(_connection.Sql("framing-groups"));
        using var rows = _connection.Prepare(_connection.Sql("frames-of-group"));
        groups.Bind("scene", scene);
        while (groups.Step())
        {
            var first = ReadQuestion(groups.Int64("first_question"));
            rows.Bind("facet", groups.Int64("facet"));
            rows.Bind("scene", groups.Int64("scene"));
            var frames = new List<FrameFacts>();
            while (rows.Step())
                frames.Add(new FrameFacts(rows.Int64("claim"), rows.Int64("source"), rows.Int32("term")));
            rows.Reset();
            yield return new FramingGroup(_facets[groups.Int64("facet")], first.Event, first, frames);
        }
    }

    public IEnumerable<Question> QuestionsOf(AnswerType answer)
    {
        using var rows = _connection.Prepare(ListingSql.Fill(_connection, "question-rows", "question.answer = @answer", ""));
        rows.Bind("answer", TermNames<AnswerType>.Of(answer));
        while (rows.Step())
            yield return _questions.Read(rows);
    }

    public Question? Question(QuestionId id) => _questionCache.Get(id, ReadQuestion);

    public IReadOnlyList<Question> About(string subject, int most)
    {
        var questions = new List<Question>();
        _questionsAbout.Bind("subject", subject);
        while (questions.Count < most && _questionsAbout.Step())
            questions.Add(_questions.Read(_questionsAbout));
        _questionsAbout.Reset();
        return questions;
    }

    /// <summary>The claims of one question that take part in finding.</summary>
    internal QuestionClaims Asked(Question question)
    {
        var claims = ReadClaimsOf(question.Id);
        return new QuestionClaims(question.Answer, question.OverTime, () => question, claims, () => LineageOf(claims), Derivations);
    }

    public IReadOnlyList<ClaimFacts> ClaimsOf(QuestionId question) => _factsCache.Get(question, ReadClaimsOf);

    private IReadOnlyList<ClaimFacts> ReadClaimsOf(QuestionId question)
    {
        var claims = new List<ClaimFacts>();
        BindQuestion(_factsOfQuestion, question);
        var first = 0L;
        while (_factsOfQuestion.Step())
            Unpack(_factsOfQuestion, claims, ref first);
        _factsOfQuestion.Reset();
        SetAside(claims);
        return claims;
    }

    public SourceId? AsideFor(Claim claim)
    {
        if (!_hasAside)
            return null;
        _asideFor.Bind("source", claim.Source.Text);
        _asideFor.Bind("name", claim.Id.Local);
        SourceId? origin = _asideFor.Step() ? new SourceId(_asideFor.Text("id")) : null;
        _asideFor.Reset();
        return origin;
    }

    /// <summary>Takes out of one question's claims those that stand aside.</summary>
    private void SetAside(List<ClaimFacts> claims)
    {
        if (!_hasAside || claims.Count == 0)
            return;
        if ((_asideOfAll ?? ReadAside(Runs(claims), [])) is { Count: > 0 } aside)
            claims.RemoveAll(claim => aside.Contains(claim.Key));
    }

    private HashSet<long> ReadAside(List<(long First, long Last)> runs, IReadOnlyCollection<short> buckets)
    {
        var aside = new HashSet<long>();
        foreach (var row in InRuns(_asideOfClaims, runs, buckets))
            aside.Add(row.Int64("claim"));
        return aside;
    }

    // Where buckets are named, the runs are looked for in each of them.
    private static IEnumerable<Statement> InRuns(
        Statement rows, List<(long First, long Last)> runs, IReadOnlyCollection<short> buckets)
    {
        foreach (var (first, last) in runs)
        {
            rows.Bind("first", first);
            rows.Bind("last", last);
            foreach (var bucket in buckets)
            {
                rows.Bind("bucket", (long)bucket);
                rows.Again();
            }
            while (rows.Step())
                yield return rows;
            rows.Reset();
        }
    }

    public IReadOnlyDictionary<long, ClaimLineage> LineageOf(IReadOnlyList<ClaimFacts> claims)
    {
        if (!_hasLineage || claims.Count == 0)
            return ClaimLineage.None;
        if (_lineageOfAll is { } all)
            return Of(claims, all);
        var lineage = ReadLineage(Runs(claims), []);
        // What stands aside has a key in the run, too.
        return _hasAside ? Of(claims, lineage) : lineage;
    }

    private static IReadOnlyDictionary<long, ClaimLineage> Of(
        IReadOnlyList<ClaimFacts> claims, IReadOnlyDictionary<long, ClaimLineage> lineage) => lineage.Count == 0
        ? ClaimLineage.None
        : claims.Where(claim => lineage.ContainsKey(claim.Key)).ToDictionary(claim => claim.Key, claim => lineage[claim.Key]);

    private Dictionary<long, ClaimLineage> ReadLineage(List<(long First, long Last)> runs, IReadOnlyCollection<short> buckets)
    {
        var lineage = new Dictionary<long, ClaimLineage>();
        foreach (var row in InRuns(_lineageOfClaims, runs, buckets))
            lineage[row.Int64("claim")] = new ClaimLineage(
                row.IsNull("version") ? 0 : row.Int32("version"),
                [],
                row.IsNull("withdrawn_last") ? null : Stored.Date(row.Bytes("withdrawn_last")).DayNumber);
        foreach (var row in InRuns(_correctionsOfClaims, runs, buckets))
        {
            var own = lineage.GetValueOrDefault(row.Int64("corrected")) ?? new ClaimLineage(0, [], null);
            lineage[row.Int64("corrected")] = own with { CorrectedBy = own.CorrectedBy.Add(row.Int64("corrected_by")) };
        }
        return lineage;
    }

    public void Expect(IReadOnlyList<long> claims, IReadOnlyList<QuestionId> questions)
    {
        if (!_claimByKey.Takes("keys"))
            return;
        if (claims.Count > 0)
            (_expected, _expectedById) = (AtOnce(_claimByKey, claims, _claims.Read, BucketOf), null);
        if (questions.Count == 0)
            return;
        using var rows = _connection.Prepare(
            ListingSql.Fill(_connection, "question-rows", _connection.Dialect.Among("question.id", "@ids"), ""));
        rows.Bind("ids", StoredJson.Texts(questions.Select(id => id.ToString())) ?? "[]");
        while (rows.Step())
        {
            var question = _questions.Read(rows);
            _questionCache.Get(question.Id, _ => question);
        }
    }

    public void ExpectHeads(IReadOnlyList<long> claims)
    {
        if (_claimHead.Takes("keys") && claims.Count > 0)
            _expectedHeads = AtOnce(_claimHead, claims, ReadHead, BucketOf);
    }

    public IReadOnlyList<Claim> Load(IReadOnlyList<long> keys) => keys.All(_expected.ContainsKey)
        ? [.. keys.Select(key => _expected[key])]
        : OfEach(_claimByKey, keys, ReadClaim);

    // What words are made of is asked for by its id next, to be shown.
    private Claim ReadClaim(Statement row)
    {
        var claim = _claims.Read(row);
        _claimCache.Get(claim.Id, _ => claim);
        return claim;
    }

    /// <summary>The claim with this full id, or null.</summary>
    internal Claim? Claim(ClaimId id)
    {
        _expectedById ??= _expected.Values.ToDictionary(claim => claim.Id);
        return _expectedById.TryGetValue(id, out var expected) ? expected : _claimCache.Get(id, ReadClaim);
    }

    private Claim? ReadClaim(ClaimId id)
    {
        using var row = _connection.Kept(_connection.Sql("claim-key"));
        row.Bind("source", id.Source.ToString());
        row.Bind("name", id.Local);
        return row.Step() ? Load([row.Int64("key")])[0] : null;
    }

    public IReadOnlyList<ClaimHead> Heads(IReadOnlyList<long> keys) => keys.All(_expectedHeads.ContainsKey)
        ? [.. keys.Select(key => _expectedHeads[key])]
        : OfEach(_claimHead, keys, ReadHead);

    private ClaimHead ReadHead(Statement row) => new(
        new ClaimId(new SourceId(row.Text("source")), row.Text("name")),
        row.Text("says"),
        Stored.Span(row, "as_of_first", "as_of_last", "as_of_uncertain"),
        row.Shared("publisher", ref _publisher)!);

    /// <summary>What is read of the claim with each key, in their order: by one statement where the store's takes many keys.</summary>
    private T[] OfEach<T>(Statement rows, IReadOnlyList<long> keys, Func<Statement, T> read)
    {
        var all = new T[keys.Count];
        if (!rows.Takes("keys"))
        {
            for (var index = 0; index < all.Length; index++)
            {
                rows.Bind("key", keys[index]);
                all[index] = rows.Step() ? read(rows) : throw Missing(keys[index]);
                rows.Reset();
            }
            return all;
        }
        var found = AtOnce(rows, keys, read, BucketOf);
        for (var index = 0; index < all.Length; index++)
            all[index] = found.TryGetValue(keys[index], out var one) ? one : throw Missing(keys[index]);
        return all;
    }

    // By one statement a bucket, where it is known in which they are.
    private static Dictionary<long, T> AtOnce<T>(
        Statement rows, IReadOnlyList<long> keys, Func<Statement, T> read, Func<long, short?> bucketOf)
    {
        var found = new Dictionary<long, T>(keys.Count);
        foreach (var same in keys.GroupBy(bucketOf))
        {
            rows.Bind("bucket", (long?)same.Key);
            rows.Bind("keys", $"[{string.Join(',', same)}]");
            rows.Again();
        }
        while (rows.Step())
            found[rows.Int64("key")] = read(rows);
        rows.Reset();
        return found;
    }

    private short? BucketOf(long claim) => _places.TryGetValue(claim, out var place) ? place.Bucket : null;

    private static KeyNotFoundException Missing(long key) => new($"There is no claim with key {key}.");

    public string SpeakerName(long key) => _nameCache.Get(key, ReadName);

    public Facet? Facet(string id) => _facets.Values.FirstOrDefault(facet => facet.Id == id);

    public Source Source(SourceId id) => _claims.Sources[id];

    public Speaker Speaker(SpeakerName name) => _speakerCache.Get(name, ReadSpeaker);

    public void Dispose()
    {
        _claims.Dispose();
        foreach (var statement in (ReadOnlySpan<Statement>)[
            _claimByKey,
            _questionById,
            _questionByKey,
            _questionsByKey,
            _questionsAbout,
            _factsOfQuestion,
            _lineageOfClaims,
            _correctionsOfClaims,
            _asideOfClaims,
            _asideFor,
            _claimHead,
            _speakerName,
        ])
            statement.Dispose();
    }

    // Keys follow questions, so one question's claims are a run of keys, but for those that came later.
    private static List<(long First, long Last)> Runs(IReadOnlyList<ClaimFacts> claims)
    {
        if (claims[0].Place == 0)
            return [(claims[0].Key, claims[^1].Key)];
        var runs = new List<(long First, long Last)>();
        foreach (var key in claims.Select(claim => claim.Key).Order())
        {
            if (runs.Count > 0 && runs[^1].Last == key - 1)
                runs[^1] = (runs[^1].First, key);
            else
                runs.Add((key, key));
        }
        return runs;
    }

    // Claims that came later have their place among those of their question, which begin with a key.
    private static int Unpack(Statement row, List<ClaimFacts> to, ref long begins)
    {
        var count = row.Int32("claims");
        var start = to.Count;
        CollectionsMarshal.SetCount(to, start + count);
        var claims = CollectionsMarshal.AsSpan(to)[start..];
        var first = row.Int64("first_claim");
        FactsCodec.Read(row.Bytes("facts"), first, claims);
        if (start == 0)
            begins = first;
        if (!row.IsNull("keys"))
            FactsCodec.ReadKeys(row.Bytes("keys"), begins, start, claims);
        return count;
    }

    // By its id alone it is known where a question is.
    private static void BindQuestion(Statement asked, QuestionId id)
    {
        asked.Bind("id", id.ToString());
        if (asked.Takes("bucket"))
            asked.Bind("bucket", (long)Bucket.Of(id.ToString()));
    }

    private Question? ReadQuestion(QuestionId id)
    {
        BindQuestion(_questionById, id);
        var question = _questionById.Step() ? _questions.Read(_questionById) : null;
        _questionById.Reset();
        return question;
    }

    /// <summary>The question with this key.</summary>
    internal Question ReadQuestion(long key)
    {
        if (_expectedQuestions.TryGetValue(key, out var expected))
            return expected;
        _questionByKey.Bind("key", key);
        var question = _questionByKey.Step()
            ? _questions.Read(_questionByKey)
            : throw new InvalidDataException($"There is no question with key {key}.");
        _questionByKey.Reset();
        return question;
    }

    private string ReadName(long key)
    {
        _speakerName.Bind("key", key);
        var name = _speakerName.Step() ? _speakerName.Text("name") : throw new KeyNotFoundException($"There is no speaker with key {key}.");
        _speakerName.Reset();
        return name;
    }

    private Speaker ReadSpeaker(SpeakerName name) => SmallTables.Speakers(_connection, name.ToString()) is [var speaker, ..]
        ? speaker
        : throw new KeyNotFoundException($"There is no speaker {name}.");
}

/// <summary>What a worker looks at together.</summary>
/// <param name="Asked">Questions with their claims.</param>
/// <param name="Questions">In which bucket each question is, by its key.</param>
/// <param name="Claims">In which bucket each claim is, and of which source, by its key.</param>
internal sealed record BucketsPart(
    IReadOnlyList<QuestionClaims> Asked,
    IReadOnlyDictionary<long, short> Questions,
    IReadOnlyDictionary<long, (short Bucket, long Source)> Claims);
