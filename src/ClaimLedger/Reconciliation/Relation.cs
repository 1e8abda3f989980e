namespace ClaimLedger.Reconciliation;

/// <summary>How two answers stand to each other, by the sets of what their words allow.</summary>
public enum Relation
{
    /// <summary>Both readings have something in common: they can both be true.</summary>
    Agree,

    /// <summary>Only the literal sets have nothing in common: they differ by no more than their rounding.</summary>
    Rounding,

    /// <summary>Only the usual sets have nothing in common: they can both be true by the letter, and are far apart in practice.</summary>
    Tension,

    /// <summary>Neither reading leaves anything in common: they cannot both be true.</summary>
    Contradiction,

    /// <summary>A gate keeps them apart: they do not answer the same question.</summary>
    NotComparable,
}

/// <summary>The two sets of numbers that words allow: by the letter, and as usually read.</summary>
/// <param name="Literal">What the words commit the speaker to.</param>
/// <param name="Usual">What a reader takes them to mean.</param>
internal readonly record struct BothReadings(Interval Literal, Interval Usual)
{
    /// <summary>Those of a value.</summary>
    public static BothReadings Of(Value.Range range) => new(range.Literal, range.Usual);

    /// <summary>Whether every number here is below every number there, in both readings.</summary>
    public bool IsBelow(in BothReadings other) => Literal.IsBelow(other.Literal) && Usual.IsBelow(other.Usual);

    /// <summary>How the two stand to each other.</summary>
    public Relation To(in BothReadings other)
    {
        if (IsBelow(other) || other.IsBelow(this))
            return Relation.Contradiction;
        if (!Usual.Meets(other.Usual))
            return Relation.Tension;
        return Literal.Meets(other.Literal) ? Relation.Agree : Relation.Rounding;
    }

    /// <summary>Whether whoever denies this denies all that <paramref name="other"/> allows, by the letter or as usually read.</summary>
    public bool Covers(in BothReadings other) => Literal.Contains(other.Literal) || Usual.Contains(other.Usual);
}

/// <summary>
/// The one relation of answers: the finders sweep over it, <c>explain</c>, <c>vet</c> and <c>compare</c> ask it of two.
/// </summary>
internal static class Relations
{
    /// <summary>How the answers of two claims stand to each other that no <see cref="Gate"/> keeps apart.</summary>
    public static Relation Between(Question question, in ClaimFacts left, in ClaimFacts right)
    {
        if (left.Modality == Modality.Denied)
            return Denies(left, right) ? Relation.Contradiction : Relation.Agree;
        if (right.Modality == Modality.Denied)
            return Denies(right, left) ? Relation.Contradiction : Relation.Agree;
        if (question.Answer is not (AnswerType.Choice or AnswerType.Term))
            return left.Readings.To(right.Readings);
        if (new OptionComparison(question.Exclusions).Contradict(left.Options, right.Options))
            return Relation.Contradiction;
        return new OptionComparison(OptionComparison.Graded(question)).Contradict(left.Options, right.Options)
            ? Relation.Tension
            : Relation.Agree;
    }

    /// <summary>Whether a denial covers all that a statement allows.</summary>
    public static bool Denies(in ClaimFacts denied, in ClaimFacts stated) => !denied.Options.IsEmpty
        ? denied.Options.Contains(stated.Options)
        : denied.Readings.Covers(stated.Readings);
}
