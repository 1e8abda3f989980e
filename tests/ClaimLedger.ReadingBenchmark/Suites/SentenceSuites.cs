using System.Text.Json;
using ClaimLedger.Reconciliation;
using ClaimLedger.Sentences;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>Pairs of sentences of which people have said whether both can be true.</summary>
internal sealed class SentenceSuites : ISuites
{
    public IEnumerable<ISuite> All() => [new VitaminC(contrast: false), new VitaminC(contrast: true), new Equate()];

    private static IEnumerable<JsonElement> Lines(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);

    /// <summary>
    /// VitaminC: a claim, evidence from a Wikipedia revision, and whether it supports or refutes the claim or says too little.
    /// </summary>
    private sealed class VitaminC(bool contrast) : ISuite
    {
        public string Name => contrast ? "vitaminc/numeric-only-contrast" : "vitaminc/numeric";

        public string Goal => contrast ? "85% of pairs" : "REFUTES precision 75% at recall 60%";

        public Result Run(string folder, TextWriter misses)
        {
            int cases = 0, right = 0;
            var score = default(Score);
            var floor = default(Score);
            foreach (var row in Lines(Path.Combine(folder, "vitaminc", "real_test_numeric_dev.jsonl")))
            {
                if (contrast && !row.GetProperty("numeric_only_contrast").GetBoolean())
                    continue;
                var (claim, evidence) = (Text(row, "claim"), Text(row, "evidence"));
                var label = row.GetProperty("label").GetString();
                var verdict = SentenceComparison.Compare(claim, evidence);
                var refutes = label == "REFUTES";
                var said = verdict.Relation == Relation.Contradiction;
                cases++;
                right += refutes == said ? 1 : 0;
                score += Of(refutes, said);
                floor += Of(refutes, NaiveRefutes(claim, evidence));
                if (refutes != said)
                    misses.WriteLine($"{label}\t{verdict.Relation}\t{claim}\t{evidence}\t{verdict.Why}");
            }
            return new Result(cases, right, score, floor, []);
        }

        private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!.Replace('\uFFFD', ' ');

        private static Score Of(bool refutes, bool said) =>
            new(refutes && said ? 1 : 0, !refutes && said ? 1 : 0, refutes && !said ? 1 : 0);

        // A claim with a number that the evidence does not have.
        private static bool NaiveRefutes(string claim, string evidence) =>
            NaiveReader.Numbers(claim).Except(NaiveReader.Numbers(evidence)).Any();
    }

    /// <summary>EQUATE's RTE-Quant: whether the hypothesis follows from the premise.</summary>
    private sealed class Equate : ISuite
    {
        public string Name => "equate/RTE_Quant";

        public string Goal => "above 68%";

        public Result Run(string folder, TextWriter misses)
        {
            int cases = 0, right = 0;
            var score = default(Score);
            var floor = default(Score);
            foreach (var row in Lines(Path.Combine(folder, "equate", "RTE_Quant.jsonl")))
            {
                var (premise, hypothesis) = (row.GetProperty("premise").GetString()!, row.GetProperty("hypothesis").GetString()!);
                var entails = row.GetProperty("label").GetString() == "entailment";
                var verdict = SentenceComparison.Compare(hypothesis, premise);
                var said = verdict.Relation is Relation.Agree or Relation.Rounding;
                cases++;
                right += entails == said ? 1 : 0;
                score += new Score(entails && said ? 1 : 0, !entails && said ? 1 : 0, entails && !said ? 1 : 0);
                var naive = !NaiveReader.Numbers(hypothesis).Except(NaiveReader.Numbers(premise)).Any();
                floor += new Score(entails && naive ? 1 : 0, !entails && naive ? 1 : 0, entails && !naive ? 1 : 0);
                if (entails != said)
                    misses.WriteLine($"{row.GetProperty("label")}\t{verdict.Relation}\t{hypothesis}\t{premise}\t{verdict.Why}");
            }
            return new Result(cases, right, score, floor, []);
        }
    }
}
