using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model validate</c> (MOD-40 to MOD-48).</summary>
internal static class ValidateModelCommand
{
    public static Command Build()
    {
        var model = new Argument<string?>("model") { Description = "Name or id; all models when left out", Arity = ArgumentArity.ZeroOrOne };
        var label = new Option<string[]>("--label") { Description = "Run only checks with this label (repeatable)", HelpName = "label", Arity = ArgumentArity.ZeroOrMore };
        var method = new Option<string?>("--method") { Description = "Run only checks that apply to this method", HelpName = "method" };
        var command = new FlowCommand("validate", ModelOperations.Validate.Summary, ModelOperations.Validate)
        {
            Examples = [new("Validate one model", "swamp model validate greet"), new("Validate all models", "swamp model validate --json")],
            AlsoCalls = [ModelOperations.ValidateAll],
            Notes = "Exit status 1 when anything failed.",
            Flow = async (invocation, cancellationToken) => invocation.Value(model) is { } name
                ? await OneAsync(invocation, name, label, method, cancellationToken)
                : await AllAsync(invocation, label, method, cancellationToken),
        };
        command.Arguments.Add(model);
        command.Options.Add(label);
        command.Options.Add(method);
        return command;
    }

    private static async Task<int> OneAsync(
        Invocation invocation, string name, Option<string[]> label, Option<string?> method, CancellationToken cancellationToken)
    {
        var request = new ValidateModelRequest { Model = name, Labels = invocation.Values(label), Method = invocation.Value(method) };
        var result = await invocation.CallAsync(ModelOperations.Validate, request, cancellationToken);
        invocation.Write(ModelOperations.Validate, result, RenderOne);
        return result.Passed ? ExitCodes.Ok : ExitCodes.Failure;
    }

    private static async Task<int> AllAsync(Invocation invocation, Option<string[]> label, Option<string?> method, CancellationToken cancellationToken)
    {
        var request = new ValidateModelsRequest { Labels = invocation.Values(label), Method = invocation.Value(method) };
        var result = await invocation.CallAsync(ModelOperations.ValidateAll, request, cancellationToken);
        invocation.Write(ModelOperations.ValidateAll, result, RenderAll);
        return result.Passed ? ExitCodes.Ok : ExitCodes.Failure;
    }

    private static void RenderAll(ValidateModelsResult result, TextOutput output)
    {
        foreach (var model in result.Models)
        {
            RenderOne(model, output);
            output.Line();
        }

        output.Line($"{result.TotalPassed} passed, {result.TotalFailed} failed, {result.TotalWarnings} warnings");
    }

    private static void RenderOne(ValidateModelResult result, TextOutput output)
    {
        output.Line($"Validating: {result.ModelName}{(result.Type.Length == 0 ? "" : $" ({result.Type})")}");
        foreach (var validation in result.Validations)
        {
            output.Line($"  {(validation.Passed ? output.Good("✓") : output.Bad("✗"))} {validation.Name}");
            foreach (var line in validation.Error?.Split('\n') ?? [])
            {
                output.Line($"    → {line}");
            }
        }

        foreach (var warning in result.Warnings)
        {
            output.Line($"  ! {warning.Name}: {warning.Message}");
            foreach (var use in warning.EnvVars)
            {
                output.Line($"    → {use.Path}: env.{use.EnvVar}");
            }
        }

        output.Line($"Summary: {result.Validations.Count(static v => v.Passed)}/{result.Validations.Count} validations passed");
        output.Line($"Result: {(result.Passed ? output.Good("PASSED") : output.Bad("FAILED"))}");
    }
}
