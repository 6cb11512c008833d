using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Data;
using Swamp.Cli.Extensions;
using Swamp.Cli.Rendering;
using Swamp.Cli.Vaults;
using Swamp.Cli.Workflows;
using Swamp.Engine.Errors;
using Swamp.Operations.Doctor;

namespace Swamp.Cli.Doctor;

/// <summary><c>swamp doctor</c> with the checks below it.</summary>
internal static class DoctorCommands
{
    /// <summary>The command that runs the quick checks; single, thorough ones lie below it.</summary>
    public static Command Build()
    {
        var command = new OperationCommand<DoctorRequest, DoctorResult>("doctor", DoctorOperations.Run)
        {
            Subcommands = { Audit(), Data(), Install(), DoctorExtensionsCommand.Build(), DoctorVaultCommands.Secrets(), DoctorVaultCommands.Vaults(), DoctorWorkflowsCommand.Build() },
            Examples = [new("Is everything well?", "swamp doctor"), new("The same for a program", "swamp doctor --json")],
            Bind = static (_, _) => ValueTask.FromResult(new DoctorRequest()),
            Render = Render,
            ExitStatus = static result => result.OverallStatus == "fail" ? ExitCodes.Failure : ExitCodes.Ok,
        };

        // The parser takes a command with others below it for a mere group unless it has an action.
        command.SetAction(static _ => 0);
        return command;
    }

    private static OperationCommand<DoctorAuditRequest, DoctorAuditResult> Audit()
    {
        var tool = new Option<string?>("--tool") { Description = "The AI tool (default: the first enrolled one)", HelpName = "tool" };
        return new OperationCommand<DoctorAuditRequest, DoctorAuditResult>("audit", DoctorOperations.Audit)
        {
            Options = { tool },
            Examples = [new("Are the commands of the AI tool recorded?", "swamp doctor audit")],
            Bind = (invocation, _) => ValueTask.FromResult(new DoctorAuditRequest { Tool = invocation.Value(tool) }),
            Render = static (result, output) =>
            {
                foreach (var check in result.Checks)
                {
                    WriteCheck(check.Name, check.Status, check.Message, check.Hint, check.Details, output);
                }

                WriteTotals([.. result.Checks.Select(static check => check.Status)], result.OverallStatus, output);
            },
            ExitStatus = static result => result.OverallStatus == "fail" ? ExitCodes.Failure : ExitCodes.Ok,
        };
    }

    private static OperationCommand<DoctorDataRequest, DoctorDataResult> Data() => new("data", DoctorOperations.Data)
    {
        Examples = [new("Is the stored data what was written?", "swamp doctor data"), new("What is damaged", "swamp doctor data --json")],
        Notes = "Reads everything, so it takes as long as the disk takes. Exit status 1 when something is damaged.",
        Bind = static (_, _) => ValueTask.FromResult(new DoctorDataRequest()),
        Render = static (result, output) =>
        {
            foreach (var damage in result.Damaged)
            {
                output.Line($"{output.Bad("✗")} {damage.Error}");
            }

            output.Line($"{result.Items} items, {result.VersionsIntact} versions intact ({result.VersionsWithoutChecksum} without a checksum), {result.Damaged.Count} damaged, {Sizes.Text(result.BytesRead)} read");
            output.Line($"OVERALL: {result.OverallStatus}");
        },
        ExitStatus = static result => result.OverallStatus == "fail" ? ExitCodes.Failure : ExitCodes.Ok,
    };

    private static OperationCommand<DoctorInstallRequest, DoctorInstallResult> Install() => new("install", DoctorOperations.Install)
    {
        Examples = [new("How is swamp installed?", "swamp doctor install")],
        Bind = static (_, _) => ValueTask.FromResult(new DoctorInstallRequest()),
        Render = static (result, output) =>
        {
            output.Field("Program", result.BinaryPath);
            output.Field("Version", result.CurrentVersion);
            output.Field("User", result.Owner.Uid is { } uid ? $"{result.Owner.Username} ({uid})" : result.Owner.Username);
            output.Field("Updates", result.Autoupdate.Enabled ? result.Autoupdate.Cadence : "by hand");
            output.Line($"{Mark(result.Writable, output)} {result.WritableMessage}");
            output.Line($"OVERALL: {result.OverallStatus}");
        },
        ExitStatus = static result => result.OverallStatus == "healthy" ? ExitCodes.Ok : ExitCodes.Failure,
    };

    private static void Render(DoctorResult result, TextOutput output)
    {
        foreach (var check in result.Checks)
        {
            WriteCheck(check.Id, check.Status, check.Message, check.Fix, check.Details, output);
        }

        WriteTotals([.. result.Checks.Select(static check => check.Status)], result.OverallStatus, output);
    }

    private static void WriteCheck(string name, string status, string message, string? hint, IReadOnlyList<string>? details, TextOutput output)
    {
        output.Line($"{Mark(status, output)} {name}: {message}");
        foreach (var detail in details ?? [])
        {
            output.Line($"    {detail}");
        }

        if (hint is not null)
        {
            output.Line($"    hint: {hint}");
        }
    }

    private static void WriteTotals(IReadOnlyList<string> statuses, string overall, TextOutput output)
    {
        output.Line();
        output.Line(string.Join(", ", statuses.GroupBy(static status => status).Select(static group => $"{group.Count()} {group.Key}")));
        output.Line($"OVERALL: {overall}");
    }

    private static string Mark(string status, TextOutput output) => status switch
    {
        "pass" => output.Good("✓"),
        "fail" => output.Bad("✗"),
        "warn" => output.Bad("!"),
        _ => "–",
    };
}
