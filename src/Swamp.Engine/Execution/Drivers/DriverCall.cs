using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Execution.Drivers;

/// <summary>A method call that is ready to run.</summary>
public sealed record DriverCall
{
    /// <summary>The type of the model.</summary>
    public required ModelType Type { get; init; }

    /// <summary>The method.</summary>
    public required MethodDescriptor Method { get; init; }

    /// <summary>Method arguments as the code gets them on <c>raw</c>: coerced, with defaults, validated; secrets are tokens of the context.</summary>
    public required JsonObject Arguments { get; init; }

    /// <summary>The method's context. Drivers report through it; whether the code of the method reaches it is up to the driver.</summary>
    public required IMethodContext Context { get; init; }

    /// <summary>Method arguments with the real values of secrets; for the place where the method runs, and nowhere else.</summary>
    public JsonObject RevealedArguments() => (JsonObject)Context.Secrets.Reveal(Arguments)!;

    /// <summary>Global arguments with the real values of secrets.</summary>
    public JsonObject RevealedGlobals() => (JsonObject)Context.Secrets.Reveal(Context.Definition.GlobalArguments)!;

    /// <summary>
    /// Method arguments as a driver hands them on: with the defaults and the validation that JSON Schema can express, also where the code itself would do that.
    /// </summary>
    /// <exception cref="SwampException">They do not fit.</exception>
    public JsonObject CompletedArguments() => Completed(Method.Arguments, RevealedArguments(), "Method arguments");

    /// <summary>Global arguments in the same form.</summary>
    /// <exception cref="SwampException">They do not fit.</exception>
    public JsonObject CompletedGlobals()
    {
        if (Type.GlobalArguments is not { } schema)
        {
            return RevealedGlobals();
        }

        var lenient = (JsonObject)schema.DeepClone();
        lenient.Remove("required");
        return Completed(lenient, RevealedGlobals(), "Global arguments");
    }

    private static JsonObject Completed(JsonObject schema, JsonObject value, string what)
    {
        var completed = (JsonObject)SchemaDefaults.Apply(schema, value)!;
        var violations = JsonSchema.Compile(schema).Validate(completed);
        return violations.Count == 0
            ? completed
            : throw new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"{what} validation failed: {string.Join("; ", violations.Select(static v => $"{v.Message} at \"{v.InstanceDotted}\""))}");
    }

    /// <summary>The code of the method in a form that needs nothing beside it; null when it is built in.</summary>
    public ValueTask<MethodCode?> FindCodeAsync(CancellationToken cancellationToken) => Type.Implementation.Behind(Method.Name).FindCodeAsync(cancellationToken);
}
