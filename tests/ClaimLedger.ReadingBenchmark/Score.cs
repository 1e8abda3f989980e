namespace ClaimLedger.ReadingBenchmark;

/// <summary>How well something was found: what was expected and found, found alone, expected alone.</summary>
internal readonly record struct Score(int Right, int Spurious, int Missed)
{
    public double Precision => Ratio(Right, Right + Spurious);

    public double Recall => Ratio(Right, Right + Missed);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static Score operator +(Score left, Score right) =>
        new(left.Right + right.Right, left.Spurious + right.Spurious, left.Missed + right.Missed);

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
