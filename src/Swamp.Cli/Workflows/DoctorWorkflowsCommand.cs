using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp doctor workflows</c> (WFC-56, DOC-15).</summary>
internal static class DoctorWorkflowsCommand
{
    public static Command Build() => new OperationCommand<DoctorWorkflowsRequest, DoctorWorkflowsResult>("workflows", WorkflowOperations.Doctor)
    {
        Examples = [new("Can every workflow file be read?", "swamp doctor workflows"), new("The names of those that cannot", "swamp doctor workflows --json")],
        Bind = static (_, _) => ValueTask.FromResult(new DoctorWorkflowsRequest()),
        Render = static (result, output) =>
        {
            foreach (var file in result.Workflows)
            {
                output.Line($"{Mark(file.Status, output)} {file.File}{(file.Name is null ? "" : $" ({file.Name})")}");
                if (file.Error is not null)
                {
                    output.Line($"    {file.Error}");
                }
            }

            output.Line();
            output.Line($"{result.TotalPassed} pass, {result.TotalFailed} fail");
            output.Line($"OVERALL: {result.OverallStatus}");
        },
        ExitStatus = static result => result.OverallStatus == "fail" ? ExitCodes.Failure : ExitCodes.Ok,
    };

    private static string Mark(string status, TextOutput output) => status switch
    {
        "pass" => output.Good("✓"),
        "warn" => output.Bad("!"),
        _ => output.Bad("✗"),
    };
}
