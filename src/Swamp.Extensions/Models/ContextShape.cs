using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Expressions;
using Swamp.Extensions.Bundling;

namespace Swamp.Extensions.Models;

/// <summary>What a method is told at once; everything else it asks for.</summary>
internal static class ContextShape
{
    public static JsonObject Of(LoadedExtension loaded, IMethodContext context)
    {
        var definition = context.Definition;
        var (filesRoot, installed) = FilesRoot(loaded, context.RepositoryPath);
        return new JsonObject
        {
            ["kind"] = (string?)loaded.Description["kind"],
            ["repoDir"] = context.RepositoryPath,
            ["modelType"] = new JsonObject { ["raw"] = definition.Type.Raw, ["normalized"] = definition.Type.Normalized },
            ["modelId"] = definition.Id,
            ["methodName"] = context.MethodName,
            ["globalArgs"] = Reveal(definition.GlobalArguments, context.Secrets),
            ["unresolvedGlobals"] = Map(context.UnresolvedGlobals),
            ["methodArgs"] = Reveal(context.GivenArguments, context.Secrets),
            ["definition"] = new JsonObject
            {
                ["id"] = definition.Id,
                ["name"] = definition.Name,
                ["version"] = definition.Version,
                ["tags"] = Map(definition.Tags),
            },
            ["tags"] = Map(context.RunTags),
            ["filesRoot"] = filesRoot,
            ["filesInstalled"] = installed,
        };
    }

    /// <summary>A copy with the real values of secrets: this is the place where the method runs (SEC-1).</summary>
    public static JsonNode? Reveal(JsonNode? node, SecretTable secrets) => node switch
    {
        JsonObject map => new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, Reveal(m.Value, secrets)))),
        JsonArray list => new JsonArray([.. list.Select(item => Reveal(item, secrets))]),
        JsonValue value when value.TryGetValue<string>(out var text) => secrets.Reveal(text),
        _ => node?.DeepClone(),
    };

    private static JsonObject Map(IReadOnlyDictionary<string, string> map) => new(map.Select(static m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value)));

    /// <summary>The folder of the nearest manifest above the file, or the files of the archive it came in (EXT-62).</summary>
    public static (string? Folder, bool Installed) FilesRoot(LoadedExtension loaded, string repository)
    {
        if (loaded.Source.Folder is { Installed: true, FilesRoot: { } files })
        {
            return (files, true);
        }

        var boundary = loaded.Source.Folder.Boundary ?? repository;
        for (var folder = Path.GetDirectoryName(loaded.Source.Path); folder is not null && folder.Length >= boundary.Length; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "manifest.yaml")))
            {
                return (folder, false);
            }
        }

        return (null, false);
    }
}
