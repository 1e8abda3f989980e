using System.Text.Json;
using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

/// <summary>Small invented data sets, each an instance of a kind that was once judged wrongly, with what is right.</summary>
internal sealed class ReconcileCases
{
    private static IEnumerable<TestCaseData> Cases => File.ReadLines(RepositoryRoot.Combine("tests/data/cases/reconcile.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Select(each => new TestCaseData(each).SetName($"{{m}}({each.GetProperty("name").GetString()})"));

    [TestCaseSource(nameof(Cases))]
    public void Nothing_is_found_but_what_cannot_stand_together(JsonElement each)
    {
        using var folder = DataSetFolder.Of([.. Files(each)]);
        var loaded = DataSetLoader.Load(folder.Path);

        if (each.TryGetProperty("refused", out var refused))
        {
            Assert.That(loaded.Mistakes.Select(mistake => mistake.ToString()), Has.Some.Contains(refused.GetString()!));
            return;
        }
        Assert.That(loaded.DataSet, Is.Not.Null, () => string.Join('\n', loaded.Mistakes));
        Assert.That(
            Reconciler.Reconcile(loaded.DataSet!).Select(conflict =>
                $"{Conflicts.Info(conflict.Kind).Name} {TermNames<Severity>.Of(conflict.Severity)}"),
            Is.EqualTo(each.GetProperty("found").EnumerateArray().Select(found => found.GetString())),
            each.GetProperty("what").GetString());
    }

    // JSON is YAML, so the parts of a case are files as they stand.
    private static IEnumerable<(string, string)> Files(JsonElement each)
    {
        yield return ("ledger.yaml", "title: A case\n");
        var constraints = each.TryGetProperty("constraints", out var declared) ? $", \"constraints\": {declared.GetRawText()}" : "";
        yield return ("questions.yaml", $"{{\"questions\": {each.GetProperty("questions").GetRawText()}{constraints}}}");
        if (each.TryGetProperty("speakers", out var speakers))
            yield return ("speakers.yaml", $"{{\"speakers\": {speakers.GetRawText()}}}");
        foreach (var source in each.GetProperty("claims").EnumerateArray().GroupBy(claim => claim.GetProperty("source").GetString()))
        {
            var published = source.First().GetProperty("published").GetString();
            var claims = source.Select((claim, index) => string.Join(", ", claim.EnumerateObject()
                .Where(field => field.Name is not ("source" or "published"))
                .Select(field => $"\"{field.Name}\": {field.Value.GetRawText()}").Prepend($"\"id\": \"c{index}\"")));
            yield return ($"sources/{source.Key}.yaml",
                $"{{\"source\": {{\"id\": \"{source.Key}\", \"title\": \"{source.Key}\", \"published\": \"{published}\"}}, "
                    + $"\"claims\": [{string.Join(", ", claims.Select(claim => $"{{{claim}}}"))}]}}");
        }
    }
}
