using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Help;
using Swamp.Cli.Rendering;
using Swamp.Cli.Telemetry;
using Swamp.Cli.Terminal;
using Swamp.Engine.Errors;
using Swamp.Operations;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;

namespace Swamp.Cli;

/// <summary>The command line from arguments to exit status.</summary>
internal static class CliApplication
{
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, HostEnvironment host, ITerminal terminal, CancellationToken cancellationToken) =>
        RunAsync(arguments, CommandTree.Entries, host, terminal, cancellationToken);

    /// <summary>The same with other commands.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyList<CommandEntry> entries,
        HostEnvironment host,
        ITerminal terminal,
        CancellationToken cancellationToken)
    {
        arguments = ArgumentRewriter.Rewrite(arguments);
        var output = OutputOptions.Fallback(arguments, host);
        EventRenderer? events = null;
        CommandTelemetry? telemetry = null;
        var exit = ExitCodes.Ok;
        try
        {
            var parse = CommandTree.Parse(arguments, entries);
            output = OutputOptions.From(parse, host, terminal);
            var writer = new ResultWriter(terminal, output);
            if (parse.GetValue(GlobalOptions.Version))
            {
                if (!output.Json)
                {
                    writer.WriteText(text => text.Line(host.Version));
                    return ExitCodes.Ok;
                }

                parse = CommandTree.Parse(["version", "--json"], CommandTree.Entries);
            }

            var command = parse.CommandResult.Command;
            if (parse.GetValue(GlobalOptions.Help) || (command is not SwampCommand && !output.Json && UsageErrors.Find(parse) is null))
            {
                HelpCommands.Show(command, host.Version, writer);
                return ExitCodes.Ok;
            }

            if (UsageErrors.Find(parse) is { } wrong)
            {
                return ErrorRenderer.Report(wrong.Error, terminal, output, cancellationToken, wrong.ShowHelp ? command : null);
            }

            if (command is not SwampCommand runnable)
            {
                return ReportBareGroup(command, terminal, output, cancellationToken);
            }

            events = new EventRenderer(terminal, output, host.Clock);
            host = CommandTelemetry.WithContext(host, parse.GetValue(GlobalOptions.TraceParent), parse.GetValue(GlobalOptions.TraceState));
            telemetry = CommandTelemetry.Start(parse, host, text => Quietly.Write(terminal.Error, $"Warning: {text}\n"));
            host = telemetry?.Inside(host) ?? host;
            IOperationClient client = new InProcessClient(host, new SessionFactory(host), traced: telemetry is not null);
            client = telemetry?.Around(client) ?? client;
            exit = await runnable.RunAsync(new Invocation(parse, host, terminal, output, client, events), cancellationToken);
        }
        catch (Exception exception)
        {
            events?.Clear();
            Quietly.Flush(terminal.Output);
            telemetry?.Failed(exception);
            exit = ErrorRenderer.Report(exception, terminal, output, cancellationToken);
        }

        if (telemetry is not null)
        {
            await telemetry.FinishAsync(exit);
        }

        return exit;
    }

    private static int ReportBareGroup(Command group, ITerminal terminal, OutputOptions output, CancellationToken cancellationToken)
    {
        var error = new SwampException(ErrorCodes.InvalidArgument, "No subcommand specified", $"{CommandPath.Of(group)} --help");
        return ErrorRenderer.Report(
            error, terminal, output, cancellationToken, availableCommands: [.. group.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)]);
    }
}
