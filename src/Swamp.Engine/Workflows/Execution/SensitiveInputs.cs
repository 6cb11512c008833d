using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Redaction;
using Swamp.Engine.Schemas;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Inputs of a workflow that are marked <c>sensitive</c>: the run uses them and keeps none, so that whoever goes on with it gives them again.</summary>
internal static class SensitiveInputs
{
    /// <summary>The inputs as they may be recorded; the values are hidden wherever else they turn up.</summary>
    public static JsonObject Hide(JsonObject inputs, JsonObject schema, Redactor redactor)
    {
        foreach (var (_, value, _) in SensitivePaths.In(schema, inputs).ToList())
        {
            redactor.Register(value);
        }

        return SensitiveArguments.Hide(schema, inputs, redactor);
    }

    /// <summary>Recorded inputs with what was hidden in them, as the parent's step says it again.</summary>
    public static JsonObject Restore(JsonObject recorded, JsonObject given, JsonObject schema)
    {
        var result = (JsonObject)recorded.DeepClone();
        foreach (var name in SensitivePaths.In(schema, recorded).Select(static p => p.Path[0]).Distinct(StringComparer.Ordinal).ToList())
        {
            result[name] = given[name]?.DeepClone() ?? result[name]?.DeepClone();
        }

        return result;
    }

    /// <summary>Refuses to go on with a mask in the place of a value.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InputValidationFailed"/> with the name of the input.</exception>
    public static void RequireAll(JsonObject inputs, JsonObject schema, WorkflowRun run)
    {
        foreach (var (path, value, _) in SensitivePaths.In(schema, inputs))
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var hidden) && hidden == Redactor.Mask)
            {
                var name = string.Join('.', path);
                throw new SwampException(
                    ErrorCodes.InputValidationFailed,
                    $"The input '{name}' of {run.WorkflowName} is sensitive, so the run {run.Id} did not keep it.",
                    $"Give it again: --input {name}=…");
            }
        }
    }
}
