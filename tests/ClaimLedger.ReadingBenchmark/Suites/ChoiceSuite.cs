using ClaimLedger.DataSets;
using ClaimLedger.Matching;
using ClaimLedger.TestSupport;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>The questions that the review offers for a claim of the shipped data set, as if no source but the others were known.</summary>
internal sealed class ChoiceSuites : ISuites
{
    public IEnumerable<ISuite> All() => [new ChoiceSuite()];

    /// <summary>A claim is right where the question that people put it to is offered first.</summary>
    private sealed class ChoiceSuite : ISuite
    {
        private const int AtOneLook = 3;

        public string Name => "choice/gaza-ceasefire";

        public string Goal => "no worse";

        public Result Run(string folder, TextWriter misses)
        {
            var dataSet = DataSetLoader.Load(RepositoryRoot.Combine("db/gaza-ceasefire")).DataSet
                ?? throw new InvalidOperationException("the shipped data set does not load");
            var questions = dataSet.Questions.ToDictionary(question => question.Id);
            int cases = 0, first = 0, near = 0, listed = 0;
            foreach (var source in dataSet.Sources)
            {
                var choice = new QuestionChoice(
                    dataSet.Questions, dataSet.Sources.Where(other => other.Id != source.Id).SelectMany(other => other.Claims));
                foreach (var claim in source.Claims.Where(claim => claim is { Quote: not null, Value: Value.Range }))
                {
                    var isNew = new Question
                    {
                        Id = new("new.question"),
                        Subject = source.Title,
                        Asks = $"{claim.Quote}?",
                        Answer = questions[claim.Question].Answer,
                    };
                    var offered = choice.Fitting(claim, source, isNew).Select(question => question.Id).ToList();
                    var place = offered.IndexOf(claim.Question);
                    cases++;
                    first += place == 0 ? 1 : 0;
                    near += place is >= 0 and < AtOneLook ? 1 : 0;
                    listed += place >= 0 ? 1 : 0;
                    if (place != 0)
                        misses.WriteLine($"{claim.Id}\tis {claim.Question}, offered as {place + 1}\t{string.Join(", ", offered)}");
                }
            }
            return new Result(cases, first, new Score(first, cases - first, cases - first), default,
                [("among three", near), ("listed", listed)]);
        }
    }
}
