using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Schemas;
using Swamp.Engine.Values;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>What exists around an expression: other models and their types, vaults, the inputs of the definition (MOD-45).</summary>
/// <param name="definitions">The models of the repository.</param>
/// <param name="types">Their types.</param>
/// <param name="vaults">Names of the vaults.</param>
internal sealed class ExpressionSurroundings(IDefinitionStore definitions, ModelTypeRegistry types, IReadOnlyCollection<string> vaults)
{
    // LIM-25
    private const int MostKeysShown = 5;

    private static readonly string[] ModelParts = ["input", "definition", "resource", "file", "execution"];
    private static readonly string[] RecordFields =
    [
        "id", "name", "version", "isLatest", "createdAt", "namespace", "attributes", "tags", "modelName", "modelId", "modelType", "specName", "dataType",
        "contentType", "lifetime", "ownerType", "streaming", "size", "content", "ownerRef", "workflowRunId", "workflowName", "jobName", "stepName", "source",
    ];

    private readonly Dictionary<string, Definition?> models = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? modelNames;

    /// <summary>What is wrong with a mention, or null.</summary>
    public async ValueTask<string?> ProblemOfAsync(ExpressionReference reference, Definition definition, CancellationToken cancellationToken) => reference switch
    {
        { Root: "vault", Function: "get", Arguments: [{ } vault, ..] } => VaultProblem(vault),
        { Root: "inputs", Path: [{ } input, ..] } => InputProblem(input, definition),
        { Root: "model", Path: [{ } model, ..] } => await ModelProblemAsync(model, [.. reference.Path.Skip(1)], cancellationToken),
        _ => null,
    };

    private string? VaultProblem(string vault) => vaults.Contains(vault)
        ? null
        : $"Unknown vault '{vault}'.{Suggestions.DidYouMean(vault, vaults)} {(vaults.Count == 0 ? "There are no vaults: swamp vault create local_encryption " + vault : $"Vaults: {Keys(vaults)}")}";

    private static string? InputProblem(string input, Definition definition)
    {
        var declared = (definition.Inputs?["properties"] as JsonObject ?? definition.Inputs ?? []).Select(static property => property.Key).ToList();
        return declared.Contains(input, StringComparer.Ordinal)
            ? null
            : $"Undeclared input '{input}'.{Suggestions.DidYouMean(input, declared)} {(declared.Count == 0 ? "The definition declares no inputs" : $"Inputs: {Keys(declared)}")}";
    }

    private async ValueTask<string?> ModelProblemAsync(string name, string?[] path, CancellationToken cancellationToken)
    {
        if (await ModelAsync(name, cancellationToken) is not { } model)
        {
            modelNames ??= [.. (await definitions.ListAsync(includeAutoCreated: true, onBroken: null, cancellationToken)).Select(static stored => stored.Definition.Name)];
            return $"Unknown model '{name}'.{Suggestions.DidYouMean(name, modelNames)}";
        }

        if (path is [{ } part, ..] && !ModelParts.Contains(part, StringComparer.Ordinal))
        {
            return $"A model has no '{part}'.{Suggestions.DidYouMean(part, ModelParts)} It has: {string.Join(", ", ModelParts)}";
        }

        if (path is not [{ } kind and ("resource" or "file"), { } spec, ..] || await types.FindAsync(model.Type, cancellationToken) is not { } type)
        {
            return null;
        }

        var specs = kind == "resource" ? type.Resources.Keys.ToList() : type.Files.Keys.ToList();
        if (!specs.Contains(spec, StringComparer.Ordinal))
        {
            return $"{type.Name.Normalized} has no {kind} spec '{spec}'.{Suggestions.DidYouMean(spec, specs)} {(specs.Count == 0 ? "It has none" : $"Specs: {Keys(specs)}")}";
        }

        return kind == "resource" && path.Length > 3 ? RecordProblem(type.Resources[spec].Schema, path[3..]) : null;
    }

    private static string? RecordProblem(JsonObject schema, string?[] path)
    {
        if (path[0] is { } field && !RecordFields.Contains(field, StringComparer.Ordinal))
        {
            return $"A data record has no '{field}'.{Suggestions.DidYouMean(field, RecordFields)} The content is under 'attributes'";
        }

        return path[0] == "attributes" ? PropertyProblem(schema, path[1..]) : null;
    }

    private static string? PropertyProblem(JsonObject root, string?[] path)
    {
        JsonNode? schema = root;
        foreach (var key in path)
        {
            var parts = SchemaShape.Parts(schema, root);
            if (key is null || parts.Any(static part => part.ContainsKey("anyOf") || part.ContainsKey("oneOf") || SchemaKeys.IsOpen(part)))
            {
                return null;
            }

            var known = parts.SelectMany(SchemaKeys.Of).Distinct(StringComparer.Ordinal).ToList();
            if (!known.Contains(key, StringComparer.Ordinal))
            {
                return $"Property '{key}' not found in schema.{Suggestions.DidYouMean(key, known)} Available: {Keys(known)}";
            }

            schema = SchemaShape.Property(schema, root, key);
        }

        return null;
    }

    private async ValueTask<Definition?> ModelAsync(string name, CancellationToken cancellationToken)
    {
        if (!models.TryGetValue(name, out var model))
        {
            try
            {
                model = (await definitions.FindAsync(name, cancellationToken))?.Definition;
            }
            catch (SwampException)
            {
                // Its own validation says what is wrong with it; here it counts as a model of an unknown type.
                model = new Definition { Type = new ModelTypeName("?"), Id = "", Name = name, Version = 1 };
            }

            models.Add(name, model);
        }

        return model;
    }

    private static string Keys(IReadOnlyCollection<string> keys) =>
        string.Join(", ", keys.Take(MostKeysShown)) + (keys.Count > MostKeysShown ? $", ... ({keys.Count - MostKeysShown} more)" : "");
}
