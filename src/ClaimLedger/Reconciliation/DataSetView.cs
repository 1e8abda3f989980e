using System.Collections.Immutable;

namespace ClaimLedger.Reconciliation;

/// <summary>A data set in memory, as reconciliation reads it.</summary>
internal sealed class DataSetView : IClaimView
{
    private readonly Dictionary<QuestionId, Question> _questions;
    private readonly Dictionary<SourceId, Source> _sources;
    private readonly Dictionary<SpeakerName, Speaker> _speakers;
    private readonly Claim[] _claims;
    private readonly ClaimFacts[] _facts;
    private readonly Dictionary<QuestionId, List<ClaimFacts>> _byQuestion;
    private readonly Dictionary<long, ClaimLineage> _lineage;
    // Of questions with claims that stand aside alone.
    private readonly Dictionary<QuestionId, List<ClaimFacts>> _takingPart = [];
    private readonly Dictionary<ClaimId, SourceId> _aside = [];
    private readonly DataSet _dataSet;
    private readonly KeyTable _keys = new();

    /// <summary>Indexes a data set.</summary>
    public DataSetView(DataSet dataSet)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        _dataSet = dataSet;
        _questions = dataSet.Questions.ToDictionary(question => question.Id);
        _sources = dataSet.Sources.ToDictionary(source => source.Id);
        _speakers = dataSet.Speakers.ToDictionary(speaker => speaker.Name);
        _claims = [.. ClaimOrder.Sort(dataSet)];
        _facts = new ClaimFacts[_claims.Length];
        _byQuestion = [];

        for (var index = 0; index < _claims.Length; index++)
        {
            var claim = _claims[index];
            var overTime = _questions[claim.Question].OverTime;
            _facts[index] = _keys.Facts(claim, index + 1, _sources[claim.Source], overTime, name => _speakers[name]);
            if (!_byQuestion.TryGetValue(claim.Question, out var list))
                _byQuestion[claim.Question] = list = [];
            list.Add(_facts[index]);
        }
        _lineage = ReadLineage();
        if (dataSet.Sources.Any(source => !source.DerivedFrom.IsEmpty))
        {
            LeaveOutUnknownOrigins();
            Derivations = _keys.Derivations(_sources.Values);
            SetAside();
        }
    }

    /// <summary>
    /// What reconciliation would see of a claim that is not in the data set, and whose speakers it may not know; its key is 0.
    /// </summary>
    internal ClaimFacts FactsOf(Claim stranger, Source source) =>
        _keys.Facts(stranger, key: 0, source, _questions[stranger.Question].OverTime,
            name => _speakers.GetValueOrDefault(name) ?? new Speaker { Name = name, Kind = SpeakerKind.Person });

    /// <inheritdoc/>
    public IReadOnlyList<Constraint> Constraints => _dataSet.Constraints;

    /// <inheritdoc/>
    public IEnumerable<QuestionClaims> ByQuestion() =>
        from question in _dataSet.Questions
        where _byQuestion.ContainsKey(question.Id)
        let claims = ClaimsOf(question.Id)
        select new QuestionClaims(question.Answer, question.OverTime, () => question, claims, () => LineageOf(claims), Derivations);

    /// <inheritdoc/>
    public IEnumerable<FramingGroup> ByFacet()
    {
        foreach (var facet in _dataSet.Facets)
        {
            var terms = facet.Terms.Select((term, index) => (term.Id, index))
                .ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
            var groups = new Dictionary<string, (string? Event, Question First, List<FrameFacts> Frames)>(StringComparer.Ordinal);
            foreach (var question in _dataSet.Questions)
            {
                var key = question.Scene;
                foreach (var fact in ClaimsOf(question.Id).Where(fact => _lineage.Counts(fact.Key)))
                {
                    foreach (var frame in _claims[fact.Key - 1].Frames.Where(frame => frame.Facet == facet.Id))
                    {
                        if (!groups.TryGetValue(key, out var group))
                            groups[key] = group = (question.Event, question, []);
                        group.Frames.Add(new FrameFacts(fact.Key, fact.Source, terms[frame.Term]));
                    }
                }
            }
            foreach (var group in groups.Values)
            {
                group.Frames.Sort((left, right) => (left.Claim, left.Term).CompareTo((right.Claim, right.Term)));
                yield return new FramingGroup(facet, group.Event, group.First, group.Frames);
            }
        }
    }

    /// <inheritdoc/>
    public Facet? Facet(string id) => _dataSet.Facets.FirstOrDefault(facet => facet.Id == id);

    /// <inheritdoc/>
    public Question? Question(QuestionId id) => _questions.GetValueOrDefault(id);

    /// <inheritdoc/>
    public IEnumerable<Question> QuestionsOf(AnswerType answer) => _dataSet.Questions.Where(question => question.Answer == answer);

    /// <inheritdoc/>
    public IReadOnlyList<Question> About(string subject, int most) =>
        [.. _dataSet.Questions.Where(question => question.Subject == subject).Take(most)];

    /// <inheritdoc/>
    public IReadOnlyList<ClaimFacts> ClaimsOf(QuestionId question) =>
        _takingPart.GetValueOrDefault(question) ?? _byQuestion.GetValueOrDefault(question) ?? [];

    /// <inheritdoc/>
    public SourceId? AsideFor(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return _aside.TryGetValue(claim.Id, out var origin) ? origin : null;
    }

    /// <inheritdoc/>
    public Derivations Derivations { get; } = Derivations.None;

    /// <summary>All claims, in key order.</summary>
    internal IReadOnlyList<Claim> Ordered => _claims;

    /// <summary>The claims that stand aside, each with the source for whose sake it does.</summary>
    internal IReadOnlyDictionary<ClaimId, SourceId> Aside => _aside;

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, ClaimLineage> LineageOf(IReadOnlyList<ClaimFacts> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return _lineage.Count == 0
            ? ClaimLineage.None
            : claims.Where(claim => _lineage.ContainsKey(claim.Key)).ToDictionary(claim => claim.Key, claim => _lineage[claim.Key]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Load(IReadOnlyList<long> keys) => [.. keys.Select(key => _claims[key - 1])];

    /// <inheritdoc/>
    public IReadOnlyList<ClaimHead> Heads(IReadOnlyList<long> keys) =>
    [
        .. keys.Select(key => _claims[key - 1]).Select(claim =>
            new ClaimHead(claim.Id, claim.Value.Text, claim.AsOf.Days, _sources[claim.Source].Publisher)),
    ];

    /// <inheritdoc/>
    public string SpeakerName(long key) => _keys.SpeakerOf(key).Text;

    /// <inheritdoc/>
    public Source Source(SourceId id) => _sources[id];

    /// <inheritdoc/>
    public Speaker Speaker(SpeakerName name) => _speakers[name];

    /// <summary>Whether a speaker is declared by this name.</summary>
    internal bool HasSpeaker(SpeakerName name) => _speakers.ContainsKey(name);

    // A part of a data set may name sources that are not in it.
    private void LeaveOutUnknownOrigins()
    {
        foreach (var source in _sources.Values.Where(source => source.DerivedFrom.Any(origin => !_sources.ContainsKey(origin))).ToList())
            _sources[source.Id] = source with { DerivedFrom = source.DerivedFrom.RemoveAll(origin => !_sources.ContainsKey(origin)) };
    }

    private void SetAside()
    {
        foreach (var (question, claims) in _byQuestion)
        {
            if (Derivations.Aside(claims, () => LineageOf(claims)) is not { } aside)
                continue;
            _takingPart[question] = claims.FindAll(claim => !aside.ContainsKey(claim.Key));
            var sources = claims.DistinctBy(claim => claim.Source)
                .ToDictionary(claim => claim.Source, claim => _claims[claim.Key - 1].Source);
            foreach (var (claim, origin) in aside)
                _aside[_claims[claim - 1].Id] = sources[origin];
        }
    }

    private Dictionary<long, ClaimLineage> ReadLineage()
    {
        var correctedBy = _claims
            .SelectMany((claim, index) => claim.Corrects.Select(corrected => (corrected, by: index + 1L)))
            .ToLookup(pair => pair.corrected, pair => pair.by);
        var lineage = new Dictionary<long, ClaimLineage>();
        for (var index = 0; index < _claims.Length; index++)
        {
            var claim = _claims[index];
            var withdrawn = claim.Withdrawn?.On.Days.Last.DayNumber;
            if (claim.Version is not null || withdrawn is not null || correctedBy.Contains(claim.Id))
                lineage[index + 1] = new ClaimLineage(claim.Version ?? 0, [.. correctedBy[claim.Id].Order()], withdrawn);
        }
        return lineage;
    }
}

/// <summary>The one order in which claims get their keys: by question, as-of, publication and id.</summary>
internal static class ClaimOrder
{
    /// <summary>All claims of a data set in key order; questions in file order.</summary>
    public static IEnumerable<Claim> Sort(DataSet dataSet)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        var rank = dataSet.Questions.Select((question, index) => (question.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        return dataSet.Sources
            .SelectMany(source => source.Claims, (source, claim) => (source, claim))
            .OrderBy(pair => rank[pair.claim.Question])
            .ThenBy(pair => pair.claim.AsOf.Days)
            .ThenBy(pair => pair.source.Published.Days)
            .ThenBy(pair => pair.claim.Id)
            .Select(pair => pair.claim);
    }
}

/// <summary>The keys of what claims name.</summary>
internal interface IKeys
{
    /// <summary>The key of a source.</summary>
    long Source(SourceId source);

    /// <summary>The key of a publisher that is known.</summary>
    long Publisher(string publisher);

    /// <summary>The key of a speaker.</summary>
    long Speaker(SpeakerName speaker);

    /// <summary>The key of a chain of speakers.</summary>
    long Chain(ImmutableArray<SpeakerName> chain);

    /// <summary>A number that conditions of the same words have, and no others of the same question.</summary>
    int Condition(QuestionId question, string condition);
}

/// <summary>Hands out the keys of sources, publishers, speakers and chains in the order they are first met.</summary>
internal sealed class KeyTable : IKeys
{
    private readonly Dictionary<SourceId, long> _sources = [];
    private readonly Dictionary<string, long> _publishers = new(StringComparer.Ordinal);
    private readonly Dictionary<SpeakerName, long> _speakers = [];
    private readonly Dictionary<long, SpeakerName> _names = [];
    private readonly Dictionary<string, long> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<QuestionId, Dictionary<string, long>> _conditions = [];

    /// <inheritdoc/>
    public long Source(SourceId source) => Key(_sources, source);

    /// <inheritdoc/>
    public long Publisher(string publisher) => Key(_publishers, publisher);

    /// <inheritdoc/>
    public long Speaker(SpeakerName speaker) => Key(_speakers, speaker);

    /// <inheritdoc/>
    public long Chain(ImmutableArray<SpeakerName> chain) => Key(_chains, string.Join('\n', chain));

    /// <inheritdoc/>
    public int Condition(QuestionId question, string condition)
    {
        if (!_conditions.TryGetValue(question, out var own))
            _conditions[question] = own = new(StringComparer.Ordinal);
        return (int)Key(own, condition);
    }

    /// <summary>Which of the sources derive from others; those that claim nothing get their keys after the rest.</summary>
    public Derivations Derivations(IReadOnlyCollection<Source> sources)
    {
        var publishers = new Dictionary<long, long>();
        foreach (var source in sources)
            publishers[Source(source.Id)] = Publishers.IsUnknown(source.Publisher) ? 0 : Publisher(source.Publisher);
        return new Derivations(
            sources.Where(source => !source.DerivedFrom.IsEmpty)
                .ToDictionary(
                    source => _sources[source.Id], source => source.DerivedFrom.Select(origin => _sources[origin]).ToImmutableArray()),
            publishers.GetValueOrDefault);
    }

    /// <summary>The speaker to whom a key was handed out.</summary>
    public SpeakerName SpeakerOf(long key)
    {
        if (_names.Count != _speakers.Count)
        {
            _names.Clear();
            foreach (var (name, own) in _speakers)
                _names.Add(own, name);
        }
        return _names[key];
    }

    private static long Key<T>(Dictionary<T, long> table, T name)
        where T : notnull
    {
        if (!table.TryGetValue(name, out var key))
            table[name] = key = table.Count + 1;
        return key;
    }
}

/// <summary>Makes facts of claims.</summary>
internal static class FactsOfClaims
{
    /// <summary>The facts of one claim.</summary>
    /// <param name="keys">The keys of what it names.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="key">Its key.</param>
    /// <param name="source">Its source.</param>
    /// <param name="overTime">How its question behaves as time goes on.</param>
    /// <param name="speaker">Looks a speaker up by declared name.</param>
    public static ClaimFacts Facts(
        this IKeys keys, Claim claim, long key, Source source, OverTime overTime, Func<SpeakerName, Speaker> speaker)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(speaker);

        var chain = claim.Speakers;
        var first = chain.IsEmpty ? null : speaker(chain[0]);
        SpeakerName? wire = chain.Skip(1)
            .Where(name => speaker(name).Kind == SpeakerKind.Outlet)
            .Select(name => (SpeakerName?)name)
            .FirstOrDefault();
        var range = claim.Value as Value.Range;
        // What is counted over a period that somebody wrote from end to end has grown so far at its end.
        var asOf = overTime == OverTime.Cumulative ? claim.AsOf.End : claim.AsOf.Days;
        return new ClaimFacts
        {
            Key = key,
            Source = keys.Source(source.Id),
            Publisher = Publishers.IsUnknown(source.Publisher) ? 0 : keys.Publisher(source.Publisher),
            Origin = first is null ? 0 : keys.Speaker(Speakers.InWhoseName(first, speaker).Name),
            OriginIsAnonymous = first is not null && Speakers.InWhoseName(first, speaker).Kind == SpeakerKind.Anonymous,
            Wire = wire is { } outlet ? keys.Speaker(outlet) : 0,
            Chain = chain.IsEmpty ? 0 : keys.Chain(chain),
            ChainLength = chain.Length,
            Modality = claim.Modality,
            AsOfFirst = asOf.First.DayNumber,
            AsOfLast = asOf.Last.DayNumber,
            IsAsOfUncertain = asOf.IsUncertain,
            AsOfMinute = claim.AsOf.Minute ?? 0,
            Condition = claim.If is { } condition ? keys.Condition(claim.Question, condition) : 0,
            Whose = claim.Whose is { } whose ? keys.Speaker(whose) : 0,
            PublishedFirst = source.Published.Days.First.DayNumber,
            PublishedLast = source.Published.Days.Last.DayNumber,
            Literal = range?.Literal ?? Interval.Everything,
            Usual = range?.Usual ?? Interval.Everything,
            Options = (claim.Value as Value.Options)?.Allowed ?? default,
            IsUnknown = claim.Value is Value.Unknown,
        };
    }
}

/// <summary>What is known of publishers.</summary>
internal static class Publishers
{
    /// <summary>Whether the data set says that the publisher is not known.</summary>
    public static bool IsUnknown(string publisher) => string.Equals(publisher, "unknown", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who speaks for whom.</summary>
internal static class Speakers
{
    /// <summary>Whose words these are in the end: follows <see cref="Speaker.SpeaksFor"/> until it stops.</summary>
    public static Speaker InWhoseName(Speaker speaker, Func<SpeakerName, Speaker> find)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(find);
        for (var steps = 0; speaker.SpeaksFor is { } other && steps < 16; steps++)
            speaker = find(other);
        return speaker;
    }
}
