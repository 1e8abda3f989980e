using System.Text.Json;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class LegibleJsonTests
{
    private static readonly JsonSerializerOptions Legible = new() { Encoder = LegibleJson.Instance };

    [TestCase("a\u202eb", "\"a\\u202Eb\"")]
    [TestCase("\u2066a\u2069", "\"\\u2066a\\u2069\"")]
    [TestCase("a\u200e\u200f\u061c", "\"a\\u200E\\u200F\\u061C\"")]
    [TestCase("حريق & <שריפה>", "\"حريق & <שריפה>\"")]
    [TestCase("\u0639\u0644\u06cc\u200c\u0631", "\"\u0639\u0644\u06cc\u200c\u0631\"")]
    [TestCase("a\"b\\c\nd", "\"a\\\"b\\\\c\\nd\"")]
    public void What_turns_the_direction_of_text_is_a_number_and_letters_are_letters(string text, string json)
    {
        var written = JsonSerializer.Serialize(text, Legible);

        Assert.That(written, Is.EqualTo(json));
        Assert.That(JsonSerializer.Deserialize<string>(written), Is.EqualTo(text));
    }
}
