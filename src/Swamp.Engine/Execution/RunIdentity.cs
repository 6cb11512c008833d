using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Models;

namespace Swamp.Engine.Execution;

/// <summary>What a run is: which method of which model, who started it, and what its data carries.</summary>
internal sealed record RunIdentity(
    string OutputId, ModelType Type, string ModelId, MethodDescriptor Method, string InitiatedBy, IReadOnlyDictionary<string, string> RuntimeTags)
{
    /// <summary>What the step changes of output specs; null without a step.</summary>
    public IReadOnlyDictionary<string, StepOutput>? Outputs { get; init; }

    /// <summary>The step that calls; null without one.</summary>
    public StepMethodCall? Step { get; init; }

    /// <summary>How it is run.</summary>
    public DriverChoice Driver { get; init; } = DriverChoice.Default;

    /// <summary>The methods behind the call; null when no method makes it.</summary>
    public CallChain? Caller { get; init; }

    /// <summary>The name that an item of a spec gets.</summary>
    public string NameOf(string spec, string name) => Outputs is not null && Outputs.TryGetValue(spec, out var output) ? name + output.Suffix : name;

    /// <summary>Where a data item of this model is kept.</summary>
    public DataItemKey KeyOf(string name) => new(Type.Name.Normalized, ModelId, name);

    /// <summary>The tags of a written version; later sources win (DATA-20).</summary>
    public IReadOnlyDictionary<string, string> TagsFor(
        Definition definition,
        string spec,
        DataKind kind,
        IReadOnlyDictionary<string, string> specTags,
        IReadOnlyDictionary<string, string>? writeTags)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = kind == DataKind.Resource ? "resource" : "file" };
        AddAll(tags, definition.Tags);
        AddAll(tags, specTags);
        AddAll(tags, Outputs is not null && Outputs.TryGetValue(spec, out var output) ? output.Tags : null);
        AddAll(tags, writeTags);
        tags["specName"] = spec;
        tags["modelName"] = definition.Name;
        tags["initiatedBy"] = InitiatedBy;
        AddAll(tags, RuntimeTags);
        return tags;
    }

    /// <summary>Who owns what is written.</summary>
    public DataOwner Owner(Definition definition) => new()
    {
        DefinitionHash = DefinitionHash.Of(definition),
        OwnerType = DataOwner.ModelMethod,
        OwnerRef = ModelId,
        WorkflowId = Step?.WorkflowId,
        WorkflowRunId = Step?.RunId,
        WorkflowName = Step?.WorkflowName,
        JobName = Step?.JobName,
        StepName = Step?.StepName,
        Source = Step is null ? null : "step-output",
    };

    private static void AddAll(Dictionary<string, string> tags, IReadOnlyDictionary<string, string>? more)
    {
        foreach (var (key, value) in more ?? new Dictionary<string, string>())
        {
            tags[key] = value;
        }
    }
}
