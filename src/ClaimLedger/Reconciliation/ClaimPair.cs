namespace ClaimLedger.Reconciliation;

/// <summary>
/// Two claims that answer one question and still count: gate, relation, series and voice asked one after the other. What the finders
/// find by sweeps is defined here by pairs; a property of the tests holds the two together.
/// </summary>
internal sealed class ClaimPair
{
    private ClaimPair(Question question, in ClaimFacts earlier, in ClaimFacts later) =>
        (Question, Earlier, Later) = (question, earlier, later);

    /// <summary>Two claims in any order.</summary>
    public static ClaimPair Of(Question question, in ClaimFacts one, in ClaimFacts other) =>
        Moments.IsBefore(other, one) ? new(question, other, one) : new(question, one, other);

    /// <summary>The question.</summary>
    public Question Question { get; }

    /// <summary>The claim about the earlier time, where their times do not meet.</summary>
    public ClaimFacts Earlier { get; }

    /// <summary>The other one.</summary>
    public ClaimFacts Later { get; }

    /// <summary>Whether they are about the same time.</summary>
    public bool IsOneMoment => Moments.AreOne(Question.OverTime, Earlier, Later);

    /// <summary>Whether they are about different times of a figure that can only grow.</summary>
    public bool IsAlongTime =>
        !IsOneMoment && Series.IsAsked(Question) && Moments.IsBefore(Earlier, Later)
        && Earlier.Modality == Modality.Stated && Later.Modality == Modality.Stated;

    /// <summary>What keeps them apart; null where they are compared.</summary>
    public Gate? KeptApartBy => Gates.Between(this);

    /// <summary>How their answers stand to each other, where they are about the same time.</summary>
    public Relation Relation => Relations.Between(Question, Earlier, Later);

    /// <summary>The kind of conflict that their answers are in; null where they can stand together.</summary>
    public ConflictKind? Conflict
    {
        get
        {
            if (KeptApartBy is not null || Question.Answer == AnswerType.Term)
                return null;
            if (IsAlongTime)
                return Series.KindOf(Earlier, Later);
            return Relation switch
            {
                Relation.Agree => null,
                Relation.Rounding => ConflictKind.Rounding,
                Relation.Tension => ConflictKind.Tension,
                _ when Earlier.Modality != Later.Modality => ConflictKind.Answer,
                _ when Voice.KindOf(Earlier, Later) is { } ofOneVoice => ofOneVoice,
                _ => Question.Answer == AnswerType.Choice ? ConflictKind.Answer : ConflictKind.Contradiction,
            };
        }
    }
}
