namespace ClaimLedger.Naming;

/// <summary>Gives names that nothing else has: a name that is taken gets the next free number behind it.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Takes a name, so that no other gets it.</summary>
    public void Take(string name) => _taken.Add(name);

    /// <summary>The name, or with a number from 2 behind it.</summary>
    public string Of(string name)
    {
        var unique = name;
        while (!_taken.Add(unique))
        {
            var number = _numbers.GetValueOrDefault(name, 1) + 1;
            _numbers[name] = number;
            unique = $"{name}-{number}";
        }
        return unique;
    }
}

/// <summary>Gives new questions ids: none of another question, and the same question asked twice has one.</summary>
internal sealed class QuestionIds
{
    private readonly UniqueNames _names = new();
    private readonly Dictionary<(QuestionId Id, string Asks), QuestionId> _ids = [];

    /// <param name="taken">The ids of other questions.</param>
    public QuestionIds(IEnumerable<QuestionId> taken)
    {
        foreach (var id in taken)
            _names.Take(id.ToString());
    }

    /// <summary>The id of a question, by the one that was made of its words.</summary>
    public QuestionId Of(Question question) => _ids.TryGetValue((question.Id, question.Asks), out var id) ? id
        : _ids[(question.Id, question.Asks)] = new QuestionId(_names.Of(question.Id.ToString()));
}
