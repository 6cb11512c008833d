using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>What a check, and a method, knows about the model it runs for.</summary>
public interface ICheckContext : IRepositoryContext
{
    /// <summary>The model's type.</summary>
    ModelTypeName ModelType { get; }

    /// <summary>The model's definition.</summary>
    DefinitionInfo Definition { get; }

    /// <summary>The method that runs, or is about to.</summary>
    string MethodName { get; }

    /// <summary>The global arguments as JSON; the constructor gets them as a record.</summary>
    JsonObject GlobalArguments { get; }

    /// <summary>Global arguments whose expressions have no value, and why. Members of the record that may be null are null then; without them no instance is made.</summary>
    IReadOnlyDictionary<string, string> UnresolvedGlobalArguments { get; }

    /// <summary>The method's arguments as they were given.</summary>
    JsonObject GivenArguments { get; }

    /// <summary>Tags of the run.</summary>
    IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>The trace that the call belongs to, in the form of W3C trace context; null without one.</summary>
    string? TraceParent { get; }

    /// <summary>The latest version, or a given one, of a resource of this model, secrets included; null when there is none.</summary>
    /// <param name="name">Name of the data item.</param>
    /// <param name="version">The version. Default: the latest.</param>
    Task<JsonNode?> ReadResourceAsync(string name, int? version = null);

    /// <summary>The same as a typed value.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="name">Name of the data item.</param>
    /// <param name="version">The version. Default: the latest.</param>
    Task<T?> ReadResourceAsync<T>(string name, int? version = null);

    /// <summary>The latest data of another model.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="spec">Only data of this specification. Default: all.</param>
    Task<IReadOnlyList<JsonNode?>> ReadModelDataAsync(string model, string? spec = null);

    /// <summary>Absolute path of a file that belongs to the extension.</summary>
    /// <param name="relativePath">Its path below the folder of the extension's manifest.</param>
    /// <exception cref="FileNotFoundException">There is no manifest, or no such file.</exception>
    /// <exception cref="ArgumentException">The path leads out of the extension.</exception>
    string ExtensionFile(string relativePath);

    /// <summary>Runs a method of a model.</summary>
    /// <param name="request">Which, and with what.</param>
    /// <returns>What it produced, or why it failed; a failure is not an exception.</returns>
    Task<ModelRunResult> RunModelAsync(ModelRunRequest request);

    /// <summary>Lets a workflow that waits for a decision go on.</summary>
    /// <param name="decision">Which one.</param>
    Task<GateResult> ApproveWorkflowGateAsync(GateDecision decision);

    /// <summary>Ends a workflow that waits for a decision.</summary>
    /// <param name="decision">Which one.</param>
    Task<GateResult> RejectWorkflowGateAsync(GateDecision decision);
}
