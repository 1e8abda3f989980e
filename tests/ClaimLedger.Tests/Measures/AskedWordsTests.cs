using ClaimLedger.Measures;

namespace ClaimLedger.Tests.Measures;

/// <summary>What the words of a question tell of its answers.</summary>
internal sealed class AskedWordsTests
{
    [TestCase("How many crews are fighting the fire?", OverTime.Instant)]
    [TestCase("How many of the lost have been named?", OverTime.Instant)]
    [TestCase("How many ferries has the company?", OverTime.Instant)]
    [TestCase("How many goats will the drones look for?", OverTime.Instant)]
    [TestCase("How many fairs were cancelled?", OverTime.Cumulative)]
    [TestCase("How many aftershocks were there?", OverTime.Cumulative)]
    [TestCase("How many halls collapsed?", OverTime.Cumulative)]
    [TestCase("How many piers does the harbour have?", OverTime.Fixed)]
    [TestCase("How many votes did Orlo get in the run-off?", OverTime.Fixed)]
    [TestCase("How many votes in the run-off were invalid?", OverTime.Fixed)]
    [TestCase("How many workers were at the mill when it burned?", OverTime.Fixed)]
    public void Its_verb_tells_how_a_number_behaves_over_time(string asks, OverTime overTime) =>
        Assert.That(AskedWords.OverTime(asks), Is.EqualTo(overTime));

    [TestCase("When did the ferry sail?", true)]
    [TestCase("In what year was the mill built?", true)]
    [TestCase("year of making", true)]
    [TestCase("How many ferries sailed that year?", false)]
    [TestCase("How long did the crossing take?", false)]
    public void Its_first_words_tell_whether_a_day_is_asked_for(string asks, bool isForDay) =>
        Assert.That(AskedWords.ForDay(asks), Is.EqualTo(isForDay));
}
