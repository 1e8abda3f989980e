using ClaimLedger.Cli;

using var interruption = new Interruption();
using var host = Host.ForProcess(App.Version, interruption.Token);
return interruption.ExitCode(App.Run(args, host));
