using ClaimLedger.Naming;

namespace ClaimLedger.Tests.Naming;

/// <summary>The one line of what a reading rests on.</summary>
internal sealed class ReasonsTests
{
    [TestCase(new[] { "12 read as count", "of killed by killed" }, null, "12 read as count; of killed by killed")]
    [TestCase(new[] { "12 read as count" }, "a word stands for the number", "12 read as count; not sure: a word stands for the number")]
    [TestCase(new string[0], "nobody knows", "not sure: nobody knows")]
    [TestCase(new[] { "two\nlines" }, "of; three", "two lines; not sure: of; three")]
    public void The_doubt_stands_last_and_is_found_again(string[] reasons, string? doubt, string line)
    {
        Assert.That(Reasons.Of(reasons, doubt), Is.EqualTo(line));
        Assert.That(Reasons.DoubtIn(line), Is.EqualTo(doubt));
    }
}
