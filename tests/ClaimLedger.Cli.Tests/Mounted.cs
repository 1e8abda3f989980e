using System.Diagnostics;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// A small file system of its own, which can be filled and made read-only; the test is skipped, with the reason, where there can be none.
/// </summary>
internal sealed class Mounted : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimledger-mount-");

    private Mounted()
    {
    }

    /// <summary>Where it is.</summary>
    public string Path => _folder.FullName;

    /// <summary>Mounts one of so many KiB.</summary>
    public static Mounted Of(int kibibytes)
    {
        var mounted = new Mounted();
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", mounted.Path) is { } failure)
        {
            mounted._folder.Delete();
            Assert.Ignore($"No small file system can be mounted here ({failure}).");
        }
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("Small file systems are mounted on Linux only.");
        return mounted;
    }

    /// <summary>The path of a file on it.</summary>
    public string FullName(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Fills it but for so many bytes.</summary>
    public void Fill(long leaving)
    {
        using var filler = new FileStream(FullName("filler"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var block = new byte[4096];
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            filler.SetLength(Math.Max(0, filler.Length - leaving));
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(FullName("filler"));

    /// <summary>Nothing on it can be changed from now on.</summary>
    public void MakeReadOnly() => Assert.That(Run("mount", "-o", "remount,ro", Path), Is.Null);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Delete();
    }

    // Null where it worked, else what it said.
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : said.Trim();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }
}
