using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Model;

/// <summary>Finds what is not in dispute: answers of one time that agree, and answers that speak of different dates.</summary>
internal sealed class Harmony(DataSetIndex index, Disputes disputes, ReportBuilder builder)
{
    /// <summary>So many answers are shown; the rest is counted.</summary>
    public const int MostAnswers = 40;

    /// <summary>Of these questions what several origins answer alike, and whose answers go on changing.</summary>
    public (List<AgreementModel> Agreements, List<ChangeModel> Changes) Find(IEnumerable<Question> questions)
    {
        var agreements = new List<AgreementModel>();
        var changes = new List<ChangeModel>();
        foreach (var question in questions.Where(disputes.IsCalm))
        {
            // A demand and a statement are not answers to one question.
            foreach (var modality in index
                .ClaimsOn(question.Id)
                .Where(claim => claim.Value is not Value.Unknown && claim.Modality != Modality.Denied && index.AsideFor(claim) is null)
                .GroupBy(claim => claim.Modality))
            {
                var claims = modality.ToList();
                agreements.AddRange(Moments(claims, question.OverTime).Where(Agree).Select(moment => Agreement(question, moment)));
                if (question.OverTime != OverTime.Fixed && Differ(claims, question))
                    changes.Add(Change(question, claims));
            }
        }
        return (agreements, changes);
    }

    private ChangeModel Change(Question question, List<Claim> claims)
    {
        var (answers, more) = Answers(claims);
        return new ChangeModel(
            question.Id.ToString(),
            question.Subject,
            question.Asks,
            ReportBuilder.IsReading(question),
            question.OverTime == OverTime.Instant ? "true at a moment" : "only grows",
            Chart(question, claims),
            answers,
            more,
            [.. question.Breaks.Select(change => new FactModel(ReportWords.Date(change.On), change.Reason))]);
    }

    private AgreementModel Agreement(Question question, List<Claim> claims)
    {
        var origins = index.Origins(claims);
        var (answers, more) = Answers(claims);
        return new AgreementModel(
            question.Id.ToString(), question.Subject, question.Asks, ReportBuilder.IsReading(question), question.OverTime != OverTime.Fixed,
            origins, claims.Count, ReportBuilder.Support(claims.Count, origins), answers, more);
    }

    /// <summary>
    /// The largest groups of claims that speak of one time, as conflicts are looked for: all of them where time does not matter.
    /// </summary>
    private static IEnumerable<List<Claim>> Moments(List<Claim> claims, OverTime overTime)
    {
        if (overTime == OverTime.Fixed)
        {
            yield return claims;
            yield break;
        }
        // One sweep: a group is complete when its first member ends.
        var open = new List<Claim>();
        var ends = DateOnly.MaxValue;
        foreach (var claim in claims.OrderBy(claim => claim.AsOf.Days.First))
        {
            if (ends < claim.AsOf.Days.First)
            {
                yield return [.. open];
                open.RemoveAll(other => other.AsOf.Days.IsBefore(claim.AsOf.Days));
                ends = open.Select(other => other.AsOf.Days.Last).DefaultIfEmpty(DateOnly.MaxValue).Min();
            }
            open.Add(claim);
            ends = ends < claim.AsOf.Days.Last ? ends : claim.AsOf.Days.Last;
        }
        if (open.Count > 0)
            yield return open;
    }

    /// <summary>Whether two or more sources, of two or more origins, give the same answer, or one that lies within the other.</summary>
    private bool Agree(List<Claim> claims) =>
        claims.Select(claim => claim.Source).Distinct().Skip(1).Any() && index.Origins(claims) > 1 && Alike(claims);

    private static bool Alike(List<Claim> claims)
    {
        // Of options only the same ones: "all of it" and "all or a part of it" are compatible, which is not to agree.
        if (claims.TrueForAll(claim => claim.Value is Value.Options))
            return claims.Select(claim => ((Value.Options)claim.Value).Allowed).Distinct().Count() == 1;
        if (!claims.TrueForAll(claim => claim.Value is Value.Range))
            return false;
        var sets = claims.Select(claim => (Value.Range)claim.Value).Select(range => (range.Literal, range.Usual)).Distinct().ToList();
        Interval? common = Interval.Everything;
        foreach (var (_, usual) in sets)
            common = common?.Intersect(usual);
        // From the narrowest outward, each inside the next.
        var literal = sets.Select(set => set.Literal).Distinct().ToList();
        return common is not null && literal.TrueForAll(one => literal.TrueForAll(other => one.Contains(other) || other.Contains(one)));
    }

    /// <summary>Whether answers differ that speak of different dates, so that only their dates keep them from being compared.</summary>
    private static bool Differ(List<Claim> claims, Question question)
    {
        // Each as it begins, against what had ended by then: of what was said alike, one stands for all.
        var ended = claims.OrderBy(claim => claim.AsOf.Days.Last).ToList();
        var before = new Dictionary<object, Value>();
        var next = 0;
        foreach (var claim in claims.OrderBy(claim => claim.AsOf.Days.First))
        {
            for (; ended[next].AsOf.Days.IsBefore(claim.AsOf.Days); next++)
                before.TryAdd(Said(ended[next].Value), ended[next].Value);
            if (before.Values.Any(value => Differ(value, claim.Value, question)))
                return true;
        }
        return false;
    }

    private static object Said(Value value) => value switch
    {
        Value.Range range => range.Usual,
        Value.Options options => options.Allowed,
        _ => value.GetType(),
    };

    // Options that can stand beside each other do not differ in this sense, nor do words for the same thing.
    private static bool Differ(Value left, Value right, Question question) => (left, right) switch
    {
        (Value.Range one, Value.Range other) => one.Usual != other.Usual,
        (Value.Options one, Value.Options other) => question.Answer == AnswerType.Choice && Exclude(one.Allowed, other.Allowed, question),
        _ => false,
    };

    private static bool Exclude(OptionSet left, OptionSet right, Question question)
    {
        foreach (var option in left)
        {
            if (option >= question.Exclusions.Length || !question.Exclusions[option].Contains(right))
                return false;
        }
        return !left.IsEmpty && !right.IsEmpty;
    }

    private RawText? Chart(Question question, List<Claim> claims) => builder.DrawsCharts
        ? SeriesChart.Draw(
            "change-" + question.Id.ToString().Replace('.', '-') + "-" + ReportWords.Name(claims[0].Modality),
            question,
            claims,
            120,
            hasCaption: false)?.Svg
        : null;

    // What a source says twice, it says. Those that are shown, and how many more there are.
    private (List<AnswerModel> Shown, string? More) Answers(List<Claim> claims)
    {
        var once = claims.DistinctBy(claim => (claim.Source, claim.Value.Text, Credited(claim), claim.AsOf.Days)).ToList();
        return (
            [.. once.Take(MostAnswers).Select(builder.Answer)],
            once.Count - MostAnswers is > 0 and var more ? $"and {ReportWords.Count(more, "more answer")}" : null);

        static string Credited(Claim claim) => claim.Speakers.Length switch
        {
            0 => "",
            1 => claim.Speakers[0].Text,
            _ => string.Join('>', claim.Speakers),
        };
    }
}
