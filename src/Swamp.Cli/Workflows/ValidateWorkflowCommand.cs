using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow validate</c> (WFC-20).</summary>
internal static class ValidateWorkflowCommand
{
    public static Command Build()
    {
        var workflow = new Argument<string?>("workflow") { Description = "Name or id; all workflows when left out", Arity = ArgumentArity.ZeroOrOne };
        var command = new FlowCommand("validate", WorkflowOperations.Validate.Summary, WorkflowOperations.Validate)
        {
            Examples = [new("Validate one workflow", "swamp workflow validate nightly-audit"), new("Validate all workflows", "swamp workflow validate --json")],
            AlsoCalls = [WorkflowOperations.ValidateAll],
            Notes = "Exit status 1 when anything failed; warnings do not count.",
            Flow = async (invocation, cancellationToken) => invocation.Value(workflow) is { } name
                ? await OneAsync(invocation, name, cancellationToken)
                : await AllAsync(invocation, cancellationToken),
        };
        command.Arguments.Add(workflow);
        return command;
    }

    private static async Task<int> OneAsync(Invocation invocation, string name, CancellationToken cancellationToken)
    {
        var result = await invocation.CallAsync(WorkflowOperations.Validate, new WorkflowRequest(name), cancellationToken);
        invocation.Write(WorkflowOperations.Validate, result, RenderOne);
        return result.Passed ? ExitCodes.Ok : ExitCodes.Failure;
    }

    private static async Task<int> AllAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var result = await invocation.CallAsync(WorkflowOperations.ValidateAll, new ValidateWorkflowsRequest(), cancellationToken);
        invocation.Write(WorkflowOperations.ValidateAll, result, RenderAll);
        return result.Passed ? ExitCodes.Ok : ExitCodes.Failure;
    }

    private static void RenderAll(ValidateWorkflowsResult result, TextOutput output)
    {
        if (result.Workflows.Count == 0)
        {
            output.Line("No workflows to validate");
            return;
        }

        foreach (var workflow in result.Workflows)
        {
            RenderOne(workflow, output);
            output.Line();
        }

        output.Line($"Overall: {result.TotalPassed} passed, {result.TotalFailed} failed, {result.TotalWarnings} warnings");
    }

    private static void RenderOne(ValidateWorkflowResult result, TextOutput output)
    {
        output.Line($"Validating: {VisibleText.Of(result.WorkflowName)}");
        foreach (var validation in result.Validations)
        {
            output.Line($"  {(validation.Warning is true ? "⚠" : validation.Passed ? output.Good("✓") : output.Bad("✗"))} {VisibleText.Of(validation.Name)}");
            foreach (var line in validation.Error?.Split('\n') ?? [])
            {
                output.Line($"    → {VisibleText.Of(line)}");
            }
        }

        output.Line($"Summary: {result.Validations.Count(static v => v.Passed)}/{result.Validations.Count} validations passed, {result.TotalWarnings} warnings");
        output.Line($"Result: {(result.Passed ? output.Good("PASSED") : output.Bad("FAILED"))}");
    }
}
