using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows.Triggers;

/// <summary>The section <c>triggers</c> of <c>.swamp/serve.yaml</c>; everything else in that file stays as it is.</summary>
/// <param name="layout">Where everything of the repository lies.</param>
/// <param name="clock">Time.</param>
public sealed class TriggerOverrides(RepositoryLayout layout, TimeProvider clock)
{
    private const string Section = "triggers";

    private string FilePath => Path.Combine(layout.Local, "serve.yaml");

    /// <summary>The override of a workflow, or null.</summary>
    public async Task<TriggerOverride?> FindAsync(string workflow, CancellationToken cancellationToken) =>
        Of(await LoadAsync(cancellationToken), workflow);

    /// <summary>Puts the override of a workflow in place of an earlier one.</summary>
    public Task SetAsync(string workflow, TriggerOverride entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var value = new JsonObject();
        if (entry.Schedule is not null)
        {
            value["schedule"] = entry.Schedule;
        }

        if (entry.Inputs is not null)
        {
            value["inputs"] = entry.Inputs.DeepClone();
        }

        return ChangeAsync(document => document.With([Section, workflow], value), cancellationToken);
    }

    /// <summary>Removes the override of a workflow.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.NotFound"/> when there is none.</exception>
    public Task RemoveAsync(string workflow, CancellationToken cancellationToken) => ChangeAsync(
        document => Of(document, workflow) is null
            ? throw new SwampException(ErrorCodes.NotFound, $"No trigger override for workflow: {workflow}", $"swamp workflow trigger get {workflow}")
            : document.Without([Section, workflow]),
        cancellationToken);

    private async Task ChangeAsync(Func<YamlDocument, YamlDocument> change, CancellationToken cancellationToken)
    {
        using var mutex = await DefinitionMutex.AcquireAsync(FilePath + ".lock", clock, cancellationToken);
        var changed = change(await LoadAsync(cancellationToken));
        await AtomicFile.WriteAsync(FilePath, changed.Text, new AtomicFileOptions { Root = layout.Local }, cancellationToken);
    }

    private async Task<YamlDocument> LoadAsync(CancellationToken cancellationToken) => File.Exists(FilePath)
        ? await YamlDocument.LoadAsync(FilePath, ".swamp/serve.yaml", null, cancellationToken)
        : YamlDocument.Parse("", ".swamp/serve.yaml");

    private static TriggerOverride? Of(YamlDocument document, string workflow)
    {
        var content = document.ToJsonObject();
        if (content[Section] is not JsonObject section || !section.TryGetPropertyValue(workflow, out var node))
        {
            return null;
        }

        if (node is not (null or JsonObject))
        {
            throw new SwampException(
                ErrorCodes.InvalidDocument,
                $"'{Section}.{workflow}' has to be a mapping with 'schedule' and 'inputs'.",
                $"swamp workflow trigger set {workflow} --schedule '0 2 * * *'",
                document.LocationOf(Section, workflow));
        }

        var schedule = node?["schedule"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        return new TriggerOverride(schedule, node?["inputs"]?.DeepClone() as JsonObject);
    }
}
