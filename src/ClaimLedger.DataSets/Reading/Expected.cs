using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Expectations;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Reads <c>expect.yaml</c>: a list of <c>what: …</c>, under <c>expect:</c> or by itself.</summary>
internal static class Expected
{
    public static ImmutableArray<Expectation> Read(YamlDocument document, Catalogue<Question> questions, MistakeBag mistakes)
    {
        var expectations = ImmutableArray.CreateBuilder<Expectation>();
        foreach (var item in Items(document.Root, mistakes))
        {
            if (item is Node.Refused)
                continue;
            if (item is not Node.Mapping { Entries: [var entry] })
            {
                mistakes.Add(item.Place, MistakeWording.NotAnExpectation);
                continue;
            }
            if (entry.Value is not Node.Scalar text || string.IsNullOrWhiteSpace(text.Text))
            {
                if (entry.Value is not Node.Refused)
                    mistakes.Add(entry.Value.Place, MistakeWording.NotAnExpectation);
            }
            else if (!ExpectationExpression.Subjects.Contains(entry.Key.Text))
            {
                mistakes.Add(
                    entry.Key.Place,
                    MistakeWording.UnknownKey(
                        "an expectation",
                        entry.Key.Text,
                        Nearest.Find(entry.Key.Text, ExpectationExpression.Subjects),
                        ExpectationExpression.Subjects));
            }
            else
            {
                Check(entry.Key.Text, text, questions, mistakes);
                expectations.Add(new Expectation(entry.Key.Text, text.Text, entry.Key.Place));
            }
        }
        return expectations.ToImmutable();
    }

    private static IReadOnlyList<Node> Items(Node? root, MistakeBag mistakes)
    {
        switch (root)
        {
            case null or Node.Refused:
                return [];
            case Node.Sequence list:
                return list.Items;
            case Node.Mapping:
                return Fields.Of(root, Shape.Expect, mistakes)?.Items("expect") ?? [];
            default:
                mistakes.Add(root.Place, MistakeWording.NotExpectations);
                return [];
        }
    }

    private static void Check(string subject, Node.Scalar text, Catalogue<Question> questions, MistakeBag mistakes)
    {
        var result = ExpectationExpression.Parse(subject, text.Text);
        if (!result.Success)
        {
            mistakes.Add(text.PlaceAt(result.Offset), new MistakeWords(result.Wrong, result.Cure));
            return;
        }
        var about = result.Value switch
        {
            ExpectationExpression.Conflicting expected => expected.Subject,
            ExpectationExpression.Quiet expected => expected.Subject,
            ExpectationExpression.Agreeing expected => expected.Subject,
            _ => null,
        };
        if (about is null)
            return;
        var place = text.PlaceAt(about.Offset);
        if (!about.IsEvent)
        {
            questions.Find(new Node.Scalar(place, about.Name, TextColumn: 0, IsNothing: false), mistakes);
            return;
        }
        var events = questions.Things.Select(question => question.Event).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (questions.IsWhole && !events.Contains(about.Name, StringComparer.Ordinal))
            mistakes.Add(place, MistakeWording.NoSuchEvent(about.Name, Nearest.Find(about.Name, events)));
    }
}
