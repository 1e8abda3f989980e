namespace ClaimLedger.Reconciliation;

/// <summary>Finds the conflicts of a view: a pure function of what the view holds.</summary>
public static class Reconciler
{
    /// <summary>The conflicts of a data set, in the order questions, constraints, framing.</summary>
    /// <param name="dataSet">A data set without mistakes, as a loader gives it.</param>
    /// <param name="cancellation">Stops it between two questions.</param>
    public static IEnumerable<Conflict> Reconcile(DataSet dataSet, CancellationToken cancellation = default) =>
        Reconcile(new DataSetView(dataSet), cancellation);

    /// <summary>
    /// The conflicts, in the order questions, constraints, framing. One pass over the claims, grouped by question; memory is
    /// bounded by the largest question, event or constraint.
    /// </summary>
    /// <param name="view">A data set in memory or a ledger on disk.</param>
    /// <param name="cancellation">Stops it between two questions.</param>
    internal static IEnumerable<Conflict> Reconcile(IClaimView view, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var words = new ConflictWords(view);
        return Find(view, cancellation).Select(words.Say);
    }

    /// <summary>The same conflicts as they are stored, without words.</summary>
    internal static IEnumerable<FoundConflict> Find(IClaimView view, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        return InQuestions(view, view.ByQuestion(), cancellation).Concat(AcrossQuestions(view, cancellation));
    }

    /// <summary>The conflicts among the answers to each of some questions: no question has a part in what is found in another.</summary>
    internal static IEnumerable<FoundConflict> InQuestions(
        IClaimView view, IEnumerable<QuestionClaims> questions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return InEach(view, questions, QuestionFinder.Find, cancellation);
    }

    /// <summary>
    /// The same of a part of them that is in memory: what is asked of their claims is told to the view before, all at once.
    /// </summary>
    internal static IEnumerable<FoundConflict> InPart(
        IClaimView view, IReadOnlyList<QuestionClaims> questions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(questions);
        var found = new List<List<Finding>>();
        foreach (var asked in questions)
        {
            cancellation.ThrowIfCancellationRequested();
            var findings = new List<Finding>();
            QuestionFinder.Find(asked, findings);
            if (findings.Count > 0)
                found.Add(findings);
        }
        var writer = new ConflictWriter(view);
        writer.Expect(found.SelectMany(findings => findings));
        return found.SelectMany(findings => Written(writer, findings));
    }

    /// <summary>The conflicts that span questions: broken constraints, and word choices.</summary>
    internal static IEnumerable<FoundConflict> AcrossQuestions(IClaimView view, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        var constraints = view.Constraints.Concat(ConstraintFinder.ImpliedOrders(view, view.QuestionsOf(AnswerType.Date)));
        return InConstraints(view, constraints, cancellation).Concat(InScenes(view, view.ByFacet(), cancellation));
    }

    /// <summary>The conflicts that some constraints find.</summary>
    internal static IEnumerable<FoundConflict> InConstraints(
        IClaimView view, IEnumerable<Constraint> constraints, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(constraints);
        return InEach(view, constraints, Find, cancellation);

        void Find(Constraint constraint, List<Finding> findings)
        {
            if (ConstraintExpression.Parse(constraint.Holds) is { Success: true, Value: { } expression })
                ConstraintFinder.Find(constraint, expression, view, findings);
        }
    }

    /// <summary>The conflicts of word choices in some scenes.</summary>
    internal static IEnumerable<FoundConflict> InScenes(
        IClaimView view, IEnumerable<FramingGroup> groups, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return InEach(view, groups, Find, cancellation);

        static void Find(FramingGroup group, List<Finding> findings)
        {
            if (FramingFinder.Find(group) is { } finding)
                findings.Add(finding);
        }
    }

    private static IEnumerable<FoundConflict> InEach<T>(
        IClaimView view, IEnumerable<T> things, Action<T, List<Finding>> find, CancellationToken cancellation)
    {
        var writer = new ConflictWriter(view);
        var findings = new List<Finding>();
        foreach (var thing in things)
        {
            cancellation.ThrowIfCancellationRequested();
            find(thing, findings);
            foreach (var conflict in Written(writer, findings))
                yield return conflict;
        }
    }

    private static List<FoundConflict> Written(ConflictWriter writer, List<Finding> findings)
    {
        if (findings.Count == 0)
            return [];
        var written = findings
            .Select(finding => (Finding: finding, Found: writer.Write(finding)))
            .Where(pair => pair.Found is not null)
            .GroupBy(pair => pair.Found!.Conflict.Id)
            .Select(same =>
                same.Skip(1).Any()
                ? writer.Write(Finding.Merge([.. same.Select(pair => pair.Finding)]), same.Key)!
                : same.First().Found!)
            .ToList();
        findings.Clear();
        return written;
    }
}
