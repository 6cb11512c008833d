using Swamp.Cli;
using Swamp.Cli.Terminal;
using Swamp.Operations.Hosting;

StandardDescriptors.KeepTaken();
using var interruption = new Interruption();
return await CliApplication.RunAsync(args, HostEnvironmentReader.Read(), new ProcessTerminal(), interruption.Token);
