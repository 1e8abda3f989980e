using NUnit.Framework;

namespace ClaimLedger.TestSupport;

/// <summary>The browser of this machine, in which pages are looked at as readers do.</summary>
public static class InstalledChromium
{
    // The one without windows first: it has no toolbars to draw, and takes half the time.
    private static readonly string[] Places =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>How it is started: without a window, and asking nobody for anything.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Each window is of our own pages: they share the process that draws and runs them.
        "--renderer-process-limit=1",
    ];

    /// <summary>Where it is; where there is none, the tests that ask are ignored.</summary>
    public static string Find()
    {
        var path = Environment.GetEnvironmentVariable("CLAIMLEDGER_CHROMIUM") ?? Array.Find(Places, File.Exists);
        if (path is null || !File.Exists(path))
            Assert.Ignore(
                "No Chromium is installed: run tests/run.sh, which installs one where it may, or point CLAIMLEDGER_CHROMIUM at one.");
        return path!;
    }
}
