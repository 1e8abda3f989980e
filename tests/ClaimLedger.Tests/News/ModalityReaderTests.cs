namespace ClaimLedger.Tests.News;

internal sealed class ModalityReaderTests
{
    [TestCase("They closed 12 schools.", "12", Modality.Stated)]
    [TestCase("Some 12 schools were closed.", "Some 12", Modality.Stated)]
    [TestCase("The mayor said 12 schools were closed.", "12", Modality.Stated)]
    [TestCase("The mayor denied that 12 schools were closed.", "12", Modality.Denied)]
    [TestCase("The mayor said the union denies that 12 schools were closed.", "12", Modality.Denied)]
    [TestCase("The union demands 12 schools.", "12", Modality.Demanded)]
    [TestCase("The union insists on 12 schools, the mayor said.", "12", Modality.Demanded)]
    [TestCase("The mayor proposed 12 schools.", "12", Modality.Proposed)]
    [TestCase("The proposed 12 schools are new.", "12", Modality.Proposed)]
    [TestCase("The plan would close 12 schools.", "12", Modality.Proposed)]
    [TestCase("The plan, which fell after 12 schools were closed, is old.", "12", Modality.Stated,
        Description = "what happened beside a plan")]
    [TestCase("The mayor expects 12 schools to close.", "12", Modality.Forecast)]
    [TestCase("It will take 14 months.", "14 months", Modality.Forecast)]
    [TestCase("It is also believed that 12 schools are closed.", "12", Modality.Believed)]
    [TestCase("It was thought some 12 schools were closed.", "some 12", Modality.Believed)]
    [TestCase("They are now thought to stand at 12 metres.", "12 metres", Modality.Believed)]
    [TestCase("The paper believed that 12 schools were closed.", "12", Modality.Believed, Description = "a belief, and whose")]
    [TestCase("Police think 12 people took part.", "12", Modality.Believed)]
    [TestCase("The ministry is to hire 3,000 nurses.", "3,000", Modality.Proposed)]
    [TestCase("It is to blame for 40 deaths.", "40", Modality.Stated)]
    [TestCase("The work should take four months.", "four months", Modality.Forecast)]
    [TestCase("Doctors said the 14 wounded were expected to survive.", "14", Modality.Stated)]
    [TestCase("About 60,000 people marched on Sunday against the plan to raise fares.", "About 60,000", Modality.Stated)]
    [TestCase("Contrary to earlier reports, 15 people were not killed in the blast.", "15", Modality.Denied)]
    [TestCase("The police said 12 men were not named.", "12", Modality.Stated)]
    [TestCase("The mayor said it was wrong to say that 12,000 people had marched.", "12,000", Modality.Denied)]
    [TestCase("Will Brandt closed 12 schools.", "12", Modality.Stated, Description = "a name")]
    [TestCase("The flood closed 12 schools and it may close others.", "12", Modality.Stated, Description = "of the next clause")]
    [TestCase("The flood closed 12 schools and could be to blame for 9 others.", "12", Modality.Stated)]
    [TestCase("The flood closed 12 schools and could be to blame for 9 others.", "9", Modality.Forecast)]
    [TestCase("Some 12 schools have closed and more are expected to.", "Some 12", Modality.Stated)]
    [TestCase("Some 12 schools and shops could close.", "Some 12", Modality.Forecast, Description = "of one clause")]
    [TestCase("Likely closed 12 schools.", "12", Modality.Stated, Description = "what was done")]
    public void How_a_figure_is_put_forward_is_read_from_its_verb_else_from_its_clause(string text, string says, Modality modality)
    {
        var mood = new ReadText(text).Mention(says).Mood;

        Assert.That(mood.Modality, Is.EqualTo(modality), mood.Why);
        Assert.That(mood.Why is null, Is.EqualTo(modality is Modality.Stated));
    }
}
