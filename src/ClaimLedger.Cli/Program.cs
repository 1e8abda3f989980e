using ClaimLedger.Cli;

using var interruption = new Interruption();
using var host = Host.ForProcess(interruption.Token);
return interruption.ExitCode(App.Run(args, host));
