using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Models;

namespace Swamp.Engine.Execution;

/// <summary>Runs pre-flight checks: all of them, and then says everything that is wrong (EXEC-11).</summary>
internal static class CheckRunner
{
    /// <exception cref="SwampException"><see cref="ErrorCodes.MethodExecutionFailed"/> when a check did not pass (EXEC-12).</exception>
    public static async Task RunAsync(
        IExecutionDriver driver, ModelType type, IReadOnlyList<CheckDescriptor> checks, IMethodContext context, CancellationToken cancellationToken)
    {
        var failures = new List<(string Name, IReadOnlyList<string> Errors)>();
        foreach (var check in checks)
        {
            var outcome = await RunOneAsync(driver, type, check, context, cancellationToken);
            if (!outcome.Passed)
            {
                failures.Add((check.Name, outcome.Errors.Count > 0 ? outcome.Errors : ["The check did not pass and gave no reason."]));
            }
        }

        if (failures.Count > 0)
        {
            var text = new StringBuilder($"Pre-flight checks failed for {context.Definition.Name}.{context.MethodName}:");
            foreach (var (name, errors) in failures)
            {
                text.Append($"\n  {name}");
                foreach (var error in errors)
                {
                    text.Append($"\n    - {error}");
                }
            }

            throw new SwampException(
                ErrorCodes.MethodExecutionFailed, text.ToString(), $"Mend the cause, or leave a check out: --skip-check {failures[0].Name}");
        }
    }

    /// <summary>Runs one check; what it throws counts as its failure.</summary>
    public static async Task<CheckOutcome> RunOneAsync(
        IExecutionDriver driver, ModelType type, CheckDescriptor check, IMethodContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await driver.CheckAsync(type, check.Name, context, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new CheckOutcome(Passed: false, [exception.Message]);
        }
    }
}
