using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Audit;
using Swamp.Engine.Errors;
using Swamp.Operations.Audit;

namespace Swamp.Cli.Audit;

/// <summary><c>swamp audit</c> and <c>swamp audit record</c>.</summary>
internal static class AuditCommands
{
    /// <summary>The command that shows; the one that records lies below it.</summary>
    public static Command Build()
    {
        var hours = new Option<double>("--hours") { Description = "How far back", HelpName = "n", DefaultValueFactory = _ => 24 };
        var all = new Option<bool>("--all") { Description = "Show commands that only look around too" };
        var session = new Option<string?>("--session") { Description = "Only commands of this session", HelpName = "id" };
        var diagnostic = new Option<bool>("--include-diagnostic") { Description = "Show the commands of 'swamp doctor audit' too" };
        var command = new OperationCommand<AuditListRequest, AuditListResult>("audit", AuditOperations.List)
        {
            Options = { hours, all, session, diagnostic },
            Subcommands = { Record() },
            Examples =
            [
                new("What ran here today", "swamp audit"),
                new("Everything of the last week, for a program", "swamp audit --hours 168 --all --json"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new AuditListRequest
            {
                Hours = invocation.Value(hours),
                All = invocation.Value(all),
                Session = invocation.Value(session),
                IncludeDiagnostic = invocation.Value(diagnostic),
            }),
            Render = Render,
        };

        // The parser takes a command with others below it for a mere group unless it has an action.
        command.SetAction(static _ => 0);
        return command;
    }

    private static FlowCommand Record()
    {
        var fromHook = new Option<bool>("--from-hook") { Description = "Read a hook's JSON from standard input", Required = true };
        var tool = new Option<string>("--tool") { Description = "The AI tool: claude, cursor, kiro, opencode or copilot", HelpName = "tool", DefaultValueFactory = _ => "claude" };
        return new FlowCommand("record", AuditOperations.Record.Summary, AuditOperations.Record)
        {
            Options = { fromHook, tool },
            Notes = "Hooks call this after every command. It never fails and prints nothing.",
            Flow = async (invocation, cancellationToken) =>
            {
                var name = invocation.Value(tool)!;
                try
                {
                    // Kiro hands the payload over in a variable.
                    var payload = (name == "kiro" ? invocation.Host.Variable("USER_PROMPT") : null)
                        ?? await invocation.ReadPipedInputAsync(HookPayload.MaxLength, cancellationToken);
                    if (payload is not null)
                    {
                        await invocation.CallAsync(AuditOperations.Record, new AuditRecordRequest { Tool = name, Payload = payload }, cancellationToken);
                    }
                }
                catch (Exception exception) when (exception is SwampException or IOException)
                {
                    // A hook that fails would stop the tool's own work (AUD-1).
                }

                return ExitCodes.Ok;
            },
        };
    }

    private static void Render(AuditListResult result, TextOutput output)
    {
        if (result.Entries is not { } entries)
        {
            output.Line(result.Message ?? "");
            return;
        }

        output.Line($"{result.TotalSwamp} swamp commands and {result.TotalDirect} others in the last {result.HoursAnalyzed} hours");
        output.Line();
        const int Before = 29;
        var room = output.Width > Before + 20 ? output.Width - Before : int.MaxValue;
        output.Line(output.Bold("Time                 Source  Summary"));
        foreach (var entry in entries)
        {
            output.Line($"{entry.Timestamp[..19].Replace('T', ' ')}  {entry.Source.PadRight(6)}  {Shortened(entry.Summary, room)}");
            if (entry.Status == "error" && entry.Source == "direct")
            {
                var status = entry.ExitCode is { } code ? $"exit {code}: " : "";
                output.Line(output.Bad($"{"",29}{status}{Shortened(entry.Error ?? "failed", room)}"));
            }
        }
    }

    private static string Shortened(string text, int room)
    {
        var line = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= room ? line : line[..(room - 1)] + "…";
    }
}
