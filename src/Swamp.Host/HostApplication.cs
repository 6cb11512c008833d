using Swamp.Engine.Errors;
using Swamp.Host.Stdio;
using Swamp.Operations.Hosting;
using Swamp.Runner;

namespace Swamp.Host;

/// <summary>Chooses the mode of the managed executable.</summary>
internal static class HostApplication
{
    private const string Usage =
        """
        swamp-host: the long-lived half of swamp. People use 'swamp'.

        Usage:
          swamp-host operations   serve the operation catalogue on standard input and output, one JSON object per line
          swamp-host runner <address>
                                  compile and run extensions in C# for the swamp that listens at the address
          swamp-host container <folder> <result> [--wait]
                                  run the method that <folder>/request.json asks for and write what it produces into <result>;
                                  with --wait, once a line was read from standard input
          swamp-host --version
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, HostEnvironment host, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case ["operations"]:
                await using (var output = Console.OpenStandardOutput())
                await using (var input = Console.OpenStandardInput())
                {
                    using var door = new StdioDoor(host, input, output);
                    await door.ServeAsync(cancellationToken);
                }

                return ExitCodes.Ok;
            case ["runner", var address]:
                await CSharpRunner.ServeAsync(address, cancellationToken);

                // Whatever extensions left running ends with the connection.
                Environment.Exit(ExitCodes.Ok);
                return ExitCodes.Ok;
            case ["container", var folder, var result]:
                Environment.Exit(await CSharpRunner.RunOnceAsync(folder, result, go: null));
                return ExitCodes.Ok;
            case ["container", var folder, var result, "--wait"]:
                Environment.Exit(await CSharpRunner.RunOnceAsync(folder, result, Console.OpenStandardInput()));
                return ExitCodes.Ok;
            case ["--version" or "-V"]:
                await Console.Out.WriteLineAsync(host.Version);
                return ExitCodes.Ok;
            case ["--help" or "-h"]:
                await Console.Out.WriteLineAsync(Usage);
                return ExitCodes.Ok;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return ExitCodes.Usage;
        }
    }
}
