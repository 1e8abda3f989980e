namespace ClaimLedger.DataSets;

/// <summary>What the files of a data set are called.</summary>
internal static class FileNames
{
    public const string Ledger = "ledger.yaml";
    public const string Questions = "questions.yaml";
    public const string Speakers = "speakers.yaml";
    public const string Framing = "framing.yaml";
    public const string Rulings = "rulings.yaml";
    public const string Queries = "queries.yaml";
    public const string Expect = "expect.yaml";
    public const string Baseline = "baseline.json";
}
