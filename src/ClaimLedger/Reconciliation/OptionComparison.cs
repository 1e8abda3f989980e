using System.Collections.Immutable;

namespace ClaimLedger.Reconciliation;

/// <summary>
/// Compares the answers of a choice question. An answer is a set of options; two exclude each other where every pair of their options
/// does.
/// </summary>
/// <param name="exclusions">As <see cref="Question.Exclusions"/>.</param>
internal readonly struct OptionComparison(ImmutableArray<OptionSet> exclusions)
{
    /// <summary>For each option of a question those that exclude it or sit badly with it.</summary>
    public static ImmutableArray<OptionSet> Graded(Question question) =>
    [
        .. question.Tensions.Select((set, index) => index < question.Exclusions.Length ? set.Union(question.Exclusions[index]) : set),
    ];

    /// <summary>Whether no option of one can stand beside an option of the other.</summary>
    public bool Contradict(OptionSet left, OptionSet right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return false;
        foreach (var option in left)
        {
            if (!Excluded(option).Contains(right))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Groups of claims that can stand together, in the order of their options: made greedily, the narrowest answers first. "A or B",
    /// "B or C" and "A or C" meet pair by pair and yet leave no answer, so a group must have one answer left.
    /// </summary>
    public List<List<ClaimFacts>> Partition(IReadOnlyList<ClaimFacts> claims)
    {
        var groups = new List<(List<OptionSet> Answers, List<ClaimFacts> Claims)>();
        var of = new Dictionary<OptionSet, int>();
        foreach (var answer in claims.Select(claim => claim.Options).Distinct().OrderBy(set => set.Count).ThenBy(set => set))
        {
            var self = this;
            var index = groups.FindIndex(group =>
                group.Answers.TrueForAll(other => !self.Contradict(other, answer)) && self.LeavesAnAnswer([.. group.Answers, answer]));
            if (index < 0)
            {
                index = groups.Count;
                groups.Add(([], []));
            }
            groups[index].Answers.Add(answer);
            of[answer] = index;
        }
        foreach (var claim in claims)
            groups[of[claim.Options]].Claims.Add(claim);
        return [.. groups.OrderBy(group => group.Answers.Min().First).Select(group => group.Claims)];
    }

    /// <summary>
    /// Whether some option, or some options that stand beside each other, satisfy every answer: looked for option by option, the
    /// narrowest answer first.
    /// </summary>
    private bool LeavesAnAnswer(List<OptionSet> answers) =>
        !answers.Aggregate(OptionSet.Everything, (all, answer) => all.Intersect(answer)).IsEmpty
        || Choose([.. answers.OrderBy(answer => answer.Count)], 0, chosen: default, steps: new int[1]);

    // A search over few options; past the limit it is taken to succeed, so that no false alarm follows.
    private bool Choose(List<OptionSet> answers, int next, OptionSet chosen, int[] steps)
    {
        if (next == answers.Count || ++steps[0] > 10_000)
            return true;
        if (answers[next].Meets(chosen))
            return Choose(answers, next + 1, chosen, steps);
        foreach (var option in answers[next])
        {
            if (!Excluded(option).Meets(chosen) && Choose(answers, next + 1, chosen.With(option), steps))
                return true;
        }
        return false;
    }

    private OptionSet Excluded(int option) => option < exclusions.Length ? exclusions[option] : default;

    /// <summary>Whether two claims with different keys exclude each other.</summary>
    public bool AnyContradiction<TKey>(IReadOnlyList<ClaimFacts> claims, Func<ClaimFacts, TKey> key)
        where TKey : notnull
    {
        // Two keys an answer are enough to know whether a pair with different keys exists.
        var keys = new Dictionary<OptionSet, List<TKey>>();
        foreach (var claim in claims)
        {
            if (!keys.TryGetValue(claim.Options, out var seen))
                keys[claim.Options] = seen = [];
            if (seen.Count < 2 && !seen.Contains(key(claim)))
                seen.Add(key(claim));
        }
        var answers = keys.ToArray();
        for (var left = 0; left < answers.Length; left++)
        {
            for (var right = left + 1; right < answers.Length; right++)
            {
                if (Contradict(answers[left].Key, answers[right].Key)
                    && (answers[left].Value.Count > 1 || answers[right].Value.Count > 1
                        || !answers[left].Value[0].Equals(answers[right].Value[0])))
                {
                    return true;
                }
            }
        }
        return false;
    }
}
