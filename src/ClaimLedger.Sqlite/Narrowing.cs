using System.Collections.Immutable;
using System.Numerics;

namespace ClaimLedger.Sqlite;

/// <summary>
/// One pass over conflicts and their claims. Of each claim of a conflict it is known which kinds of choices it does not pass, a bit each:
/// where none, the conflict passes; where one alone, it would pass if that were chosen otherwise, and counts for that kind.
/// </summary>
internal sealed class Narrowing
{
    // What is chosen and is no kind of choice: a source, days, words.
    private const int Other = 1 << 30;
    // Set where a claim passes all.
    private const int All = 1 << 29;

    private static readonly ImmutableArray<ChoiceKind> Kinds = [.. Enum.GetValues<ChoiceKind>()];

    private readonly LedgerConnection _connection;
    private readonly ConflictColumns _conflicts;
    private readonly Standing _standing;
    private readonly ListFilter _filter;
    private readonly ClaimTest? _test;
    private readonly DisputedClaims? _claims;
    private readonly (ChoiceKind Kind, int Bit, Tally Tally)[] _ofConflicts;
    private readonly (int Bit, int[] Things, Values Values, Tally Tally)[] _ofClaims = [];
    private readonly (Values Values, Tally Tally)? _asked;
    private readonly (Periods Periods, Tally Tally)? _periods;
    private readonly int? _only;

    public Narrowing(
        LedgerConnection connection, ConflictColumns conflicts, Standing standing, ListFilter filter, ImmutableArray<ChoiceKind> kinds)
    {
        (_connection, _conflicts, _standing, _filter) = (connection, conflicts, standing, filter);
        _ofConflicts =
        [
            .. kinds.Where(kind => !kind.IsOfClaims()).Select(kind => (kind, Bit(kind), new Tally(TermNames<ConflictKind>.All.Length))),
        ];
        _only = string.IsNullOrWhiteSpace(filter.Id) ? null : conflicts.Find(connection, filter.Id);
        var isAsked = ClaimTest.IsAsked(connection, filter);
        if (!isAsked && !kinds.Any(kind => kind.IsOfClaims()))
            return;
        _claims = conflicts.Claims(connection);
        _test = isAsked ? new ClaimTest(connection, _claims, filter) : null;
        _ofClaims = [.. kinds.Where(kind => kind.IsOfClaims() && kind is not ChoiceKind.Period).Select(Tallied)];
        _asked = _ofClaims.Where(each => each.Bit == Bit(ChoiceKind.Question)).Select(each => ((Values, Tally)?)(each.Values, each.Tally))
            .FirstOrDefault();
        if (kinds.Contains(ChoiceKind.Period) && Periods.Of(_claims, filter) is { } periods)
            _periods = (periods, new Tally(periods.Count));
    }

    /// <summary>The bit of a kind.</summary>
    public static int Bit(ChoiceKind kind) => 1 << (int)kind;

    /// <summary>Counts.</summary>
    /// <param name="most">At most so many values of each kind.</param>
    public NarrowedConflicts Run(int most)
    {
        var passing = new ulong[(_conflicts.Count + 63) / 64];
        var count = 0;
        for (var conflict = 0; conflict < _conflicts.Count; conflict++)
        {
            var fails = FailsOf(conflict);
            // Whatever else were chosen, it would not pass.
            if (BitOperations.PopCount((uint)fails) > 1)
                continue;
            var seen = _claims is null ? Seen(fails) : Look(_claims, conflict, fails);
            if ((seen & All) != 0)
            {
                passing[conflict >> 6] |= 1UL << conflict;
                count++;
            }
            foreach (var (kind, bit, tally) in _ofConflicts)
            {
                if ((seen & (bit | All)) != 0)
                    tally.Add(ValueOf(kind, conflict), conflict);
            }
        }
        var choices = _ofConflicts.ToDictionary(each => each.Kind, each => OfConflicts(each.Kind, each.Tally, most));
        foreach (var (bit, _, values, tally) in _ofClaims)
            choices[Kinds[BitOperations.TrailingZeroCount(bit)]] = OfClaims(values, tally, most);
        if (_periods is var (periods, ofPeriods))
        {
            choices[ChoiceKind.Period] =
                [.. ofPeriods.Found.Reverse().Take(most).Select(period => new Choice(periods.NameOf(period), null, ofPeriods.Of(period)))];
        }
        return new NarrowedConflicts(passing, count, choices);
    }

    // All the kinds, one bit each, that have to be chosen otherwise for one of its claims to pass; and whether one passes.
    private int Look(DisputedClaims claims, int conflict, int ofConflict)
    {
        var seen = 0;
        for (var row = claims.First[conflict]; row < claims.First[conflict + 1]; row++)
        {
            var fails = ofConflict | (_test?.FailsOf(row, conflict) ?? 0);
            if (BitOperations.PopCount((uint)fails) > 1 || fails == Other)
                continue;
            seen |= Seen(fails);
            foreach (var (bit, things, values, tally) in _ofClaims)
            {
                if ((fails & ~bit) == 0)
                    tally.Add(values.Of(things[row]), conflict);
            }
            if (_periods is var (periods, ofPeriods) && (fails & ~Bit(ChoiceKind.Period)) == 0)
            {
                var (first, last) = periods.Of(claims, row);
                for (var period = first; period <= last; period++)
                    ofPeriods.Add(period, conflict);
            }
        }
        // The question that a conflict is about counts, too, whichever claim passes.
        if (_asked is var (asked, tallied) && (seen & (All | Bit(ChoiceKind.Question))) != 0)
            tallied.Add(asked.Of(claims.QuestionOfConflict[conflict]), conflict);
        return seen;
    }

    private static int Seen(int fails) => fails == 0 ? All : fails;

    private int FailsOf(int conflict)
    {
        var fails = _only is null || _only == conflict ? 0 : Other;
        if (!_filter.Kinds.IsDefaultOrEmpty && !_filter.Kinds.Contains((ConflictKind)_conflicts.Kinds[conflict]))
            fails |= Bit(ChoiceKind.Kind);
        if (!_filter.Severities.IsDefaultOrEmpty && !_filter.Severities.Contains((Severity)_conflicts.Severities[conflict]))
            fails |= Bit(ChoiceKind.Severity);
        if (_filter.Scope is { } scope && scope != (Scope)_conflicts.Scopes[conflict])
            fails |= Bit(ChoiceKind.Scope);
        if (!_standing.Passes(conflict, _filter))
            fails |= Bit(ChoiceKind.Status);
        return fails;
    }

    private int ValueOf(ChoiceKind kind, int conflict) => kind switch
    {
        ChoiceKind.Kind => _conflicts.Kinds[conflict],
        ChoiceKind.Severity => _conflicts.Severities[conflict],
        ChoiceKind.Status => (int)_standing.Of(conflict),
        _ => _conflicts.Scopes[conflict],
    };

    private (int Bit, int[] Things, Values Values, Tally Tally) Tallied(ChoiceKind kind)
    {
        var (things, values) = kind switch
        {
            ChoiceKind.Publisher => (_claims!.Source, _claims.Publishers),
            ChoiceKind.Speaker => (_claims!.Chain, _claims.Speakers),
            ChoiceKind.Event => (_claims!.Question, _claims.Events),
            ChoiceKind.Unit => (_claims!.Question, _claims.Units),
            _ => (_claims!.Question, _claims.Asked),
        };
        return (Bit(kind), things, values, new Tally(values.Count));
    }

    private static IReadOnlyList<Choice> OfConflicts(ChoiceKind kind, Tally tally, int most)
    {
        var choices = tally.Found.Select(value => (Value: value, Choice: new Choice(NameOf(kind, value), null, tally.Of(value))));
        return
        [
            .. (kind is ChoiceKind.Severity
                ? choices.OrderByDescending(each => each.Value).Select(each => each.Choice)
                : choices.Select(each => each.Choice)
                    .OrderByDescending(choice => choice.Count).ThenBy(choice => choice.Value, StringComparer.Ordinal))
            .Take(most),
        ];
    }

    private static string NameOf(ChoiceKind kind, int value) => kind switch
    {
        ChoiceKind.Kind => TermNames<ConflictKind>.Of((ConflictKind)value),
        ChoiceKind.Severity => TermNames<Severity>.Of((Severity)value),
        ChoiceKind.Status => TermNames<ConflictStatus>.Of((ConflictStatus)value),
        _ => TermNames<Scope>.Of((Scope)value),
    };

    private IReadOnlyList<Choice> OfClaims(Values values, Tally tally, int most)
    {
        if (values.Keys is not { } keys)
        {
            return
            [
                .. tally.Found.Select(value => new Choice(values.Names[value], null, tally.Of(value)))
                    .OrderByDescending(choice => choice.Count).ThenBy(choice => choice.Value, StringComparer.Ordinal).Take(most),
            ];
        }
        // Questions are many, and in the order of their ids.
        var first = tally.Found.OrderByDescending(tally.Of).ThenBy(value => value).Take(most).ToList();
        var asked = _connection.Query<AskedRow>(
            _connection.Sql("asked-of"),
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["questions"] = $"[{string.Join(',', first.Select(value => keys[value]))}]",
            })
            .ToDictionary(row => row.Key);
        return [.. first.Select(value => new Choice(asked[keys[value]].Id, asked[keys[value]].Asks, tally.Of(value)))];
    }

    /// <summary>The row of <c>asked-of.sql</c>.</summary>
    private sealed class AskedRow
    {
        public long Key { get; set; }
        public string Id { get; set; } = "";
        public string Asks { get; set; } = "";
    }

    /// <summary>How many conflicts have each value; one that has it several times counts once. Conflicts come in order.</summary>
    private sealed class Tally(int values)
    {
        private readonly int[] _counts = new int[values];
        private readonly int[] _last = new int[values];

        public IEnumerable<int> Found => Enumerable.Range(0, _counts.Length).Where(value => _counts[value] > 0);

        public int Of(int value) => _counts[value];

        public void Add(ReadOnlySpan<int> values, int conflict)
        {
            foreach (var value in values)
                Add(value, conflict);
        }

        public void Add(int value, int conflict)
        {
            if (_last[value] == conflict + 1)
                return;
            _last[value] = conflict + 1;
            _counts[value]++;
        }
    }

    /// <summary>Which kinds of choices a claim does not pass.</summary>
    private sealed class ClaimTest
    {
        private readonly DisputedClaims _claims;
        private readonly int[] _sources, _questions, _chains;
        private readonly bool[]? _asked;
        private readonly List<(bool[] Passing, int Bit)> _rows = [];

        public ClaimTest(LedgerConnection connection, DisputedClaims claims, ListFilter filter)
        {
            _claims = claims;
            _sources = Fails(claims.SourcesOf, ClaimCondition.Publisher, ClaimCondition.Source, ClaimCondition.Until);
            _questions = Fails(claims.QuestionsOf, ClaimCondition.Event, ClaimCondition.Unit);
            _chains = Fails(claims.ChainsOf, ClaimCondition.Speaker);
            if (ListingSql.Keys(connection, filter, ClaimCondition.Question) is { } asked)
                _asked = claims.QuestionsOf(connection, asked);
            if (ListingSql.Keys(connection, filter, ClaimCondition.Since) is { } since)
                _rows.Add((claims.RowsSince(filter.Since!.Value, claims.SourcesOf(connection, since)), BitOf(ClaimCondition.Since)));
            if (!string.IsNullOrWhiteSpace(filter.Search))
            {
                var words = SearchWords.Split(filter.Search);
                // Without a letter or digit it asks for what stands nowhere.
                _rows.AddRange(words.Count == 0 ? [(new bool[claims.Count], Other)]
                    : words.Select(word => (claims.RowsWith(connection, word), Other)));
            }

            int[] Fails(Func<LedgerConnection, ListingSql, bool[]> among, params IEnumerable<ClaimCondition> conditions)
            {
                int[]? fails = null;
                foreach (var condition in conditions)
                {
                    if (ListingSql.Keys(connection, filter, condition) is not { } keys)
                        continue;
                    var passing = among(connection, keys);
                    fails ??= new int[passing.Length];
                    for (var thing = 0; thing < passing.Length; thing++)
                        fails[thing] |= passing[thing] ? 0 : BitOf(condition);
                }
                return fails ?? [];
            }
        }

        /// <summary>Whether anything is asked of claims.</summary>
        public static bool IsAsked(LedgerConnection connection, ListFilter filter) =>
            Enum.GetValues<ClaimCondition>().Any(condition => ListingSql.Keys(connection, filter, condition) is not null)
                || !string.IsNullOrWhiteSpace(filter.Search);

        public int FailsOf(int row, int conflict)
        {
            var fails = 0;
            if (_sources.Length > 0)
                fails |= _sources[_claims.Source[row]];
            if (_questions.Length > 0)
                fails |= _questions[_claims.Question[row]];
            if (_chains.Length > 0)
                fails |= _chains[_claims.Chain[row]];
            if (_asked is not null && !_asked[_claims.Question[row]] && !_asked[_claims.QuestionOfConflict[conflict]])
                fails |= Bit(ChoiceKind.Question);
            foreach (var (passing, bit) in _rows)
                fails |= passing[row] ? 0 : bit;
            return fails;
        }

        private static int BitOf(ClaimCondition condition) => condition switch
        {
            ClaimCondition.Publisher => Bit(ChoiceKind.Publisher),
            ClaimCondition.Speaker => Bit(ChoiceKind.Speaker),
            ClaimCondition.Event => Bit(ChoiceKind.Event),
            ClaimCondition.Unit => Bit(ChoiceKind.Unit),
            ClaimCondition.Since or ClaimCondition.Until => Bit(ChoiceKind.Period),
            _ => Other,
        };
    }
}
