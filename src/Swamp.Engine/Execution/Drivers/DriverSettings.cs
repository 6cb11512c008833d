using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Execution.Drivers;

/// <summary>Brings the settings of a driver into the form that its schema asks for.</summary>
public static class DriverSettings
{
    /// <summary>The settings, texts of a command line turned into what the schema declares.</summary>
    /// <exception cref="SwampException"><c>validation_failed</c> with every place that is wrong.</exception>
    public static JsonObject Checked(DriverChoice choice, JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(schema);
        var settings = (JsonObject)SchemaCoercion.Coerce(schema, choice.Config)!;
        var violations = JsonSchema.Compile(schema).Validate(settings);
        if (violations.Count == 0)
        {
            return settings;
        }

        throw new SwampException(
            ErrorCodes.ValidationFailed,
            $"The settings of driver '{choice.Driver}', asked for by {choice.Source}, are wrong: {string.Join("; ", violations.Select(Text))}.",
            $"swamp driver type describe {choice.Driver}");
    }

    private static string Text(SchemaViolation violation) =>
        $"{(violation.InstanceDotted.Length == 0 ? "driverConfig" : $"driverConfig.{violation.InstanceDotted}")} {violation.Message.TrimEnd('.')}";
}
