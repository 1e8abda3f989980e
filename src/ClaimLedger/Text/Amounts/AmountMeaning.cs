namespace ClaimLedger.Text;

/// <summary>What amounts mean in the terms of a question: the one place where hedges become sets and units are converted.</summary>
/// <param name="context">What the question asks for.</param>
internal abstract class AmountMeaning(ValueContext context)
{
    /// <summary>What is wrong, once there is no meaning.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>The words that are read, for what is told where there is no meaning.</summary>
    public string Words { get; set; } = "";

    /// <summary>What the question asks for.</summary>
    protected ValueContext Context { get; } = context;

    /// <summary>The sets of one term.</summary>
    internal readonly record struct Meant(Interval Literal, Interval Usual, decimal? Written, string Row);

    /// <summary>The amount as an answer; null where no answer fits it.</summary>
    public Value.Range? Of(Amount amount)
    {
        if (Of(amount.First) is not { } first)
            return null;
        if (amount.Second is not { } other)
            return AsRange(first);
        return Of(other) is { } second ? Between(first, second) : null;
    }

    /// <summary>One term as an answer.</summary>
    public Value.Range AsRange(in Meant meant) => new(Words, meant.Literal, meant.Usual, meant.Written, meant.Row);

    /// <summary>The sets of a term; null where no answer fits it.</summary>
    public Meant? Of(AmountTerm term)
    {
        if (term.IsVague)
            return OfVague(term);
        if (term.High is { } high)
            return OfSpan(term, high);
        var row = term.Row ?? PlainRow(term.Low);
        if (Evaluate(Context.Readings.Row(row), term.Low) is not { } sets)
            return null;
        if (Settle(sets, term.Low) is not { } settled)
            return FailEmpty(term.Low.Offset);
        settled = Tolerate(row, settled, term.Low);
        return new Meant(settled.Literal, settled.Usual, InQuestionTerms(term.Low), row);
    }

    /// <summary>The row of a number without a hedge.</summary>
    protected abstract string PlainRow(Operand operand);

    /// <summary>The sets of one row and number, in the terms of the question; null with a complaint where they hold nothing.</summary>
    /// <param name="row">The row.</param>
    /// <param name="operand">The number with its unit.</param>
    /// <param name="scale">What the row's own numbers are multiplied by: 100 for "several hundred".</param>
    protected abstract TwoSets? Evaluate(Reading row, Operand operand, decimal scale = 1);

    /// <summary>Moves the ends to where an answer can be: whole numbers for counts.</summary>
    protected abstract TwoSets? Settle(TwoSets sets, params ReadOnlySpan<Operand> operands);

    /// <summary>The number in the terms of the question, or null where it is no single number there.</summary>
    protected abstract decimal? InQuestionTerms(Operand operand);

    /// <summary>Whether a span may name its upper end first: "from -18 °C to -34 °C".</summary>
    protected virtual bool MayFall => false;

    /// <summary>Lets go what was wrong.</summary>
    public void Forget() => Complaint = null;

    protected void Fail(Complaint complaint) => Complaint ??= complaint;

    protected Meant? FailEmpty(int offset)
    {
        Fail(Complaints.HoldsNothing(Words, offset));
        return null;
    }

    // Two bounds of one answer: what both words commit to is all that is meant.
    private Value.Range? Between(in Meant first, in Meant second)
    {
        if (first.Literal.Intersect(second.Literal) is { } both)
            return new Value.Range(Words, both, both, null, "between");
        FailEmpty(0);
        return null;
    }

    private Meant? OfVague(AmountTerm term)
    {
        if (Evaluate(Context.Readings.Row(term.Row!), term.Low, term.Scale) is not { } sets || Settle(sets, term.Low) is not { } settled)
            return null;
        decimal? written = settled.Literal.IsPoint ? settled.Literal.Low : null;
        return new Meant(settled.Literal, settled.Usual, written, term.Row!);
    }

    private Meant? OfSpan(AmountTerm term, Operand high)
    {
        var row = term.Row ?? "between";
        if (Evaluate(Context.Readings.Row(row), term.Low) is not { } low
            || Evaluate(Context.Readings.Row(term.HighRow ?? row), high) is not { } top)
            return null;
        if (Interval.CompareLow(low.Literal, top.Literal) > 0 || Interval.CompareHigh(low.Literal, top.Literal) > 0)
        {
            if (!MayFall)
            {
                Fail(Complaints.Reversed(Words, term.Low.Offset));
                return null;
            }
            (low, top) = (top, low);
        }
        if (Settle(new TwoSets(low.Literal.Hull(top.Literal), low.Usual.Hull(top.Usual)), term.Low, high) is not { } settled)
            return FailEmpty(term.Low.Offset);
        return new Meant(settled.Literal, settled.Usual, null, row);
    }

    private TwoSets Tolerate(string row, TwoSets sets, Operand operand)
    {
        if (Context.Tolerance is not { } text || Tolerance.Parse(text, Context) is not { Success: true } parsed)
            return sets;
        if (InQuestionTerms(operand) is not { } number)
        {
            // Months have no one length: the tolerance is added to the shortest and the longest.
            return row is "duration" or "calendar-unit" && sets.Literal is { Low: { } shortest, High: { } longest } && shortest >= 0
                ? sets with
                {
                    Usual = Interval.Between(Math.Max(0, shortest - parsed.Value.Around(shortest).Below),
                    longest + parsed.Value.Around(longest).Above)
                }
                : sets;
        }
        var (below, above) = parsed.Value.Around(number);
        var low = number >= 0 ? Math.Max(0, number - below) : number - below;
        var around = Interval.Between(low, number + above);
        return row switch
        {
            "count" or "large-count" or "measure" or "a-dozen" or "duration" or "calendar-unit" =>
                Settle(sets with { Usual = around }, operand) ?? sets,
            "about" => Settle(sets with { Usual = sets.Usual.Hull(around) }, operand) ?? sets,
            _ => sets,
        };
    }
}
