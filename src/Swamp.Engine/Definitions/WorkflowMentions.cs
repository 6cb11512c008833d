using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions;

/// <summary>Finds the workflows whose steps run a model, which then cannot be deleted (MOD-31).</summary>
public sealed class WorkflowMentions(RepositoryLayout layout)
{
    private static readonly string[] ReferringKeys = ["modelIdOrName", "modelName"];

    /// <summary>Names of the workflows that have a step on the definition, ordinal order. Files that cannot be read are left out.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(Definition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        if (!Directory.Exists(layout.Workflows))
        {
            return [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var path in Directory.EnumerateFiles(layout.Workflows, "*.yaml", options))
        {
            try
            {
                if (RegularFile.WithContent(path) is null)
                {
                    continue;
                }

                var text = await FileContent.TextAsync(path, cancellationToken);
                if ((text.Contains(definition.Name, StringComparison.Ordinal) || text.Contains(definition.Id, StringComparison.OrdinalIgnoreCase))
                    && YamlDocument.Parse(text, path).ToJson() is JsonObject workflow && Mentions(workflow, definition))
                {
                    names.Add(workflow["name"] is JsonValue value && value.TryGetValue<string>(out var name) ? name : Path.GetFileNameWithoutExtension(path));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SwampException)
            {
                // A broken workflow runs nothing, so it is no reason to keep a model.
            }
        }

        return [.. names];
    }

    private static bool Mentions(JsonNode? node, Definition definition) => node switch
    {
        JsonObject map => map.Any(entry => ReferringKeys.Contains(entry.Key, StringComparer.Ordinal) ? IsReference(entry.Value, definition) : Mentions(entry.Value, definition)),
        JsonArray list => list.Any(item => Mentions(item, definition)),
        _ => false,
    };

    private static bool IsReference(JsonNode? value, Definition definition) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out var text)
        && (string.Equals(text, definition.Name, StringComparison.Ordinal) || string.Equals(text, definition.Id, StringComparison.OrdinalIgnoreCase));
}
