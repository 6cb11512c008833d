using Swamp.Cli.CommandLine;
using Swamp.Cli.Help;
using Swamp.Cli.Rendering;
using Swamp.Cli.Terminal;
using Swamp.Engine.Errors;
using Swamp.Operations;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;

namespace Swamp.Cli;

/// <summary>The command line from arguments to exit status.</summary>
internal static class CliApplication
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, HostEnvironment host, ITerminal terminal, CancellationToken cancellationToken)
    {
        arguments = ArgumentRewriter.Rewrite(arguments);
        var output = OutputOptions.Fallback(arguments, host);
        EventRenderer? events = null;
        try
        {
            var parse = CommandTree.BuildFor(arguments).Parse(arguments);
            output = OutputOptions.From(parse, host, terminal);
            var command = parse.CommandResult.Command;
            if (parse.GetValue(GlobalOptions.Version))
            {
                WriteText(terminal, output, text => text.Line(host.Version));
                return ExitCodes.Ok;
            }

            if (parse.GetValue(GlobalOptions.Help) || (command is not SwampCommand && parse.UnmatchedTokens.Count == 0 && !output.Json))
            {
                WriteText(terminal, output, text => HelpWriter.Write(command, text));
                return ExitCodes.Ok;
            }

            UsageErrors.Check(parse);
            if (command is not SwampCommand runnable)
            {
                var names = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToList();
                return ErrorRenderer.Report(
                    new SwampException(ErrorCodes.InvalidArgument, "No subcommand specified", $"{CommandPath.Of(command)} --help"), terminal, output, names);
            }

            events = new EventRenderer(terminal, output, host.Clock);
            var client = new InProcessClient(host, new SessionFactory(host));
            return await runnable.RunAsync(new Invocation(parse, host, terminal, output, client, events), cancellationToken);
        }
        catch (Exception exception)
        {
            events?.Clear();
            terminal.Output.Flush();
            return ErrorRenderer.Report(exception, terminal, output);
        }
    }

    private static void WriteText(ITerminal terminal, OutputOptions output, Action<TextOutput> write)
    {
        using (var text = new TextOutput(terminal.Output, terminal.OutputIsTerminal ? terminal.Width : 0, output))
        {
            write(text);
        }

        terminal.Output.Flush();
    }
}
