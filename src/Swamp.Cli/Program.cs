using Swamp.Cli;
using Swamp.Cli.Terminal;
using Swamp.Engine.Errors;
using Swamp.Operations.Hosting;

StandardDescriptors.KeepTaken();
using var interruption = new Interruption();
var status = await CliApplication.RunAsync(args, HostEnvironmentReader.Read(), new ProcessTerminal(), interruption.Token);
return status == ExitCodes.Interrupted ? interruption.ExitStatus : status;
