using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// A server that is read and written to by several people at once, killed in between, and whose disk is full for a while. The benchmark
/// does the same for as long as somebody wants (<c>serve --mixed MINUTES</c>).
/// </summary>
internal sealed class MixedLoadTests
{
    [Test]
    [Platform("Linux")]
    public async Task Killed_and_on_a_full_disk_a_server_loses_nothing_that_it_has_answered_and_tears_nothing()
    {
        using var mounted = Mounted.Of(kibibytes: 16 * 1024);
        var (data, scratch) = (mounted.FullName("data"), Path.Combine(Path.GetTempPath(), $"claimledger-{Guid.NewGuid():n}.db"));
        using var fire = DataSetFolder.HarbourFire();
        Copy(fire.Path, data);
        using var cli = new Cli { Folder = data };
        cli.Environment["XDG_CACHE_HOME"] = Directory.CreateDirectory(mounted.FullName("cache")).FullName;
        cli.Environment["TMPDIR"] = Directory.CreateDirectory(mounted.FullName("tmp")).FullName;
        using var beside = new Cli { Folder = fire.Path };
        try
        {
            await using var load = new MixedLoad(
                data,
                () => cli.AsProcess.StartInfo("dotnet", RealProcess.Tool, "serve", data, "--port", "0"),
                arguments => beside.Run(arguments) is var run && run.ExitCode == 0 ? (0, run.Out) : (run.ExitCode, run.Out + run.Error),
                readers: 1);
            await load.Begin();
            await load.Written(4);
            await load.Kill();
            Assert.That(load.Faults(scratch), Is.Empty, "killed");

            await load.Serve();
            await load.Written(2);
            mounted.Fill(leaving: 6 * 1024);
            await load.Refused();
            Assert.That(load.Faults(scratch), Is.Empty, "full");

            mounted.Empty();
            await load.Written(2);
            Assert.That(load.Faults(scratch), Is.Empty, "with room again");
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
