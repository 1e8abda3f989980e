using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ClaimLedger.Reconciliation;
using ClaimLedger.Text;

namespace ClaimLedger.Benchmarks;

/// <summary>What is done for every claim or pair of claims, with what it allocates: reading a value, asking the gate, the sweep.</summary>
[MemoryDiagnoser]
public class InnerLoops
{
    /// <summary>How many claims answer the question.</summary>
    [Params(1_000, 4_000)]
    public int Claims { get; set; }

    private static readonly DateOnly FirstDay = new(2031, 6, 1);

    private readonly ValueContext _people = new() { Answer = AnswerType.Quantity, Unit = "people" };
    private readonly ValueContext _date = new() { Answer = AnswerType.Date, Published = DaySpan.Day(FirstDay) };
    private DataSetView _agreeing = null!;
    private DataSetView _disagreeing = null!;
    private ImmutableArray<ClaimPair> _pairs;

    internal static int Run()
    {
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkRunner.Run<InnerLoops>(config);
        return 0;
    }

    /// <summary>A question that all claims agree on, and one on which every tenth does not.</summary>
    [GlobalSetup]
    public void Make()
    {
        (_agreeing, _disagreeing) = (View(each => 40), View(each => each % 10 == 0 ? 41 + each / 10 : 40));
        var facts = _disagreeing.ClaimsOf(new QuestionId("q"));
        var question = _disagreeing.Question(new QuestionId("q"))!;
        _pairs = [.. facts.Zip(facts.Skip(1), (one, other) => ClaimPair.Of(question, one, other))];
    }

    /// <summary>A number with a hedge.</summary>
    [Benchmark]
    public object? Parse_a_number() => ValueParser.Parse("around 1,800", _people).Value;

    /// <summary>A span in words.</summary>
    [Benchmark]
    public object? Parse_a_span() => ValueParser.Parse("between twelve and fourteen hundred people", _people).Value;

    /// <summary>A date that is reckoned from the day of publication.</summary>
    [Benchmark]
    public object? Parse_a_date() => ValueParser.Parse("the end of last month", _date).Value;

    /// <summary>The gate, of each claim and the next.</summary>
    [Benchmark]
    public int Ask_the_gate()
    {
        var apart = 0;
        foreach (var pair in _pairs)
            apart += pair.KeptApartBy is null ? 0 : 1;
        return apart;
    }

    /// <summary>A question whose claims have a common point.</summary>
    [Benchmark]
    public int Sweep_where_all_agree() => Reconciler.Find(_agreeing).Count();

    /// <summary>A question, of whose claims every tenth stands alone.</summary>
    [Benchmark]
    public int Sweep_where_some_do_not() => Reconciler.Find(_disagreeing).Count();

    private DataSetView View(Func<int, decimal> count)
    {
        var question = new Question
        {
            Id = new("q"),
            Subject = "An invented count",
            Asks = "How many?",
            Answer = AnswerType.Quantity,
            Unit = "people",
            OverTime = OverTime.Fixed,
        };
        var sources = Enumerable.Range(0, Claims).Select(each =>
        {
            var id = new SourceId($"s-{each}");
            var day = WrittenDate.Of(DaySpan.Day(FirstDay.AddDays(each % 30)));
            var value = count(each);
            return new Source
            {
                Id = id,
                Title = $"Count {each}",
                Publisher = $"Invented Post {each % 50}",
                Published = day,
                Claims =
                [
                    new Claim
                    {
                        Id = new ClaimId(id, "c"),
                        Source = id,
                        Question = question.Id,
                        Value = new Value.Range($"{value}", Interval.Point(value), Interval.Point(value), value, "count"),
                        AsOf = day,
                        Speakers = [],
                    },
                ],
            };
        });
        return new DataSetView(new DataSet { Title = "", Questions = [question], Sources = [.. sources] });
    }
}
