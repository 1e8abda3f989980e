using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Measures;

/// <summary>What the words of a question, in English, tell of its answers.</summary>
internal static class AskedWords
{
    private const int AtStart = 4;
    private const int NearVerb = 3;

    private static readonly FrozenSet<string> Present = WordClasses.Of("asks-of-now");
    private static readonly FrozenSet<string> Past = WordClasses.Of("asks-of-then");
    private static readonly FrozenSet<string> OfThings = WordClasses.Of("asks-what-it-has");
    private static readonly FrozenSet<string> Days = WordClasses.Of("asks-for-day");

    /// <summary>Whether it asks for a day, a month or a year: "When did", "In what year was".</summary>
    /// <param name="asks">The question, or the name of what is asked.</param>
    public static bool ForDay(string asks) =>
        Tokenizer.Read(asks).Take(AtStart).Any(token => Days.Contains(token.Text));

    /// <summary>
    /// How the number that it asks for behaves over time, by its verb. What is so now may change: "are fighting", "have been named". What
    /// was done to those that are counted, or by them, may have been done to more by the next day: "were cancelled", "collapsed". What a
    /// thing has, or had, is one number: "does the tower have", "did he receive".
    /// </summary>
    /// <param name="asks">The question.</param>
    public static OverTime OverTime(string asks)
    {
        var tokens = Tokenizer.Read(asks);
        for (var token = 0; token < tokens.Count; token++)
        {
            var word = tokens[token].Text;
            if (OfThings.Contains(word))
                return ClaimLedger.OverTime.Fixed;
            if (Present.Contains(word))
                return ClaimLedger.OverTime.Instant;
            if (Past.Contains(word))
                return tokens.Skip(token + 1).Take(NearVerb).Any(next => next.Is("there") || WordClasses.IsParticiple(next.Text))
                    ? ClaimLedger.OverTime.Cumulative : ClaimLedger.OverTime.Fixed;
        }
        return ClaimLedger.OverTime.Cumulative;
    }
}
