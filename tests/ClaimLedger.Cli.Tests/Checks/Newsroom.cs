using ClaimLedger.Application.Checks;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;
using NJsonSchema;

namespace ClaimLedger.Cli.Tests.Checks;

/// <summary>A repository in a temporary folder with the harbour fire in <c>db/harbour fire</c>.</summary>
internal sealed class Newsroom : IDisposable
{
    /// <summary>The data set from the repository's root; the blank in it has to be encoded in an address.</summary>
    public const string DataSet = "db/harbour fire";

    private static readonly Lazy<JsonSchema> SarifSchema =
        new(
            () =>
                JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", "sarif-2.1.0.schema.json"))
                    .GetAwaiter()
                    .GetResult());

    private readonly DataSetFolder _folder = DataSetFolder.Empty();

    public Newsroom(string dataSet = DataSet)
    {
        Directory.CreateDirectory(_folder.FullName(".git"));
        var original = RepositoryRoot.Combine("tests/data/harbour-fire");
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
            _folder.WriteBytes($"{dataSet}/{Path.GetRelativePath(original, file).Replace('\\', '/')}", File.ReadAllBytes(file));
        Cli = new Cli { Folder = _folder.Path };
        // The machine that runs the tests may itself be one of GitHub's.
        Cli.Environment["GITHUB_WORKSPACE"] = "";
        Cli.Environment["GITHUB_STEP_SUMMARY"] = "";
    }

    /// <summary>The repository.</summary>
    public DataSetFolder Folder => _folder;

    /// <summary>The tool, run from the repository's root.</summary>
    public Cli Cli { get; }

    /// <summary>
    /// Gives the desk a history: one conflict ruled on, one accepted, one entry whose conflict is gone, and expectations of which one does
    /// not hold.
    /// </summary>
    public Newsroom WithHistory()
    {
        _folder.Write($"{DataSet}/rulings.yaml", """
            rulings:
              - conflict: c-a4a5de8e21a0e581
                verdict: prefer
                position: arson
                reason: "Dana Mor confirmed it [by letter]."
                by: desk
                on: 2031-06-09
              - conflict: c-00000000000000aa
                verdict: dismissed
                reason: An invented reason.
                by: desk
                on: 2031-06-09

            """);
        _folder.Write($"{DataSet}/baseline.json", """
            {"version": 1, "conflicts": [
              {"id":"c-00000000000000bb","kind":"tension","question":"fire.injured","says":"dozens | 400"},
              {"id":"c-0e6a4ba8ce6ca2b7","kind":"arithmetic","question":"fire.casualties","says":"50 | 9 | 25"}
            ]}

            """);
        _folder.Write($"{DataSet}/expect.yaml", """
            expect:
              - conflict: contradiction on fire.killed between 11 and 5
              - agree: fire.killed

            """);
        return this;
    }

    /// <summary>Accepts all there is, so that all is well.</summary>
    public Newsroom Accepted()
    {
        Cli.Done("check", DataSet, "--update-baseline");
        return this;
    }

    /// <summary>What a check of it finds, in this process.</summary>
    public CheckResult Check()
    {
        using var host = new Host
        {
            Version = App.Version,
            Out = StreamWriter.Null,
            Error = TextWriter.Null,
            CurrentDirectory = _folder.Path,
            Environment = _ => null,
        };
        var folder = new Target.Folder(_folder.FullName(DataSet), DataSet);
        var (dataSet, _) = DataSetReader.Load(host, folder);
        var file = BaselineFile.Of(host, folder, null);
        return Checker.Check(
            dataSet,
            [.. Reconciler.Reconcile(new DataSetView(dataSet))],
            file.Read(),
            file.Shown,
            Severity.Error,
            folder,
            Spots.For(host, folder.Path),
            host.Version);
    }

    /// <summary>Asserts that a text is valid SARIF 2.1.0.</summary>
    public static void AssertSarif(string text)
    {
        var errors = SarifSchema.Value.Validate(text);
        Assert.That(errors, Is.Empty, string.Join('\n', errors));
    }

    public void Dispose()
    {
        Cli.Dispose();
        _folder.Dispose();
    }
}
