using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Models;

namespace Swamp.Engine.Execution;

/// <summary>Brings the global arguments of a definition to the version of its type, expressions kept (DEF-12).</summary>
internal static class DefinitionUpgrade
{
    /// <summary>The definition in its current form; saved when it changed.</summary>
    public static async Task<StoredDefinition> ApplyAsync(
        StoredDefinition stored, ModelType type, IDefinitionStore definitions, IRunObserver observer, CancellationToken cancellationToken)
    {
        var definition = stored.Definition;
        var isKnown = ModelTypeVersion.TryParse(definition.TypeVersion, out var from);
        var steps = type.Upgrades.Where(u => !isKnown || u.ToVersion > from).ToList();
        if (steps.Count == 0)
        {
            return stored;
        }

        var globals = (JsonObject)definition.GlobalArguments.DeepClone();
        foreach (var step in steps)
        {
            globals = await step.Upgrade(globals, cancellationToken);
            await observer.StageAsync("Upgraded", $"{definition.Name} to {step.ToVersion}: {step.Description}", cancellationToken);
        }

        return await definitions.UpdateAsync(
            stored, definition with { GlobalArguments = globals, TypeVersion = type.Version.ToString() }, cancellationToken);
    }
}
