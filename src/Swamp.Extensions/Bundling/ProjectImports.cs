using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Extensions.Discovery;

namespace Swamp.Extensions.Bundling;

/// <summary>The import map of an extension's own project: the nearest <c>deno.json</c> or <c>deno.jsonc</c> (EXT-31).</summary>
/// <param name="Path">Absolute path of the file; null when there is none.</param>
/// <param name="Map">Targets by specifier; those below the project as absolute URLs.</param>
internal sealed record ProjectImports(string? Path, JsonObject Map)
{
    private static readonly string[] Names = ["deno.json", "deno.jsonc"];

    /// <summary>Looks from the folder of an extension upwards to the root of where it comes from.</summary>
    /// <exception cref="SwampException"><c>invalid_document</c>: the file is no JSON.</exception>
    public static ProjectImports Of(ExtensionSource source, string repository)
    {
        var path = FileOf(source, repository);
        return new ProjectImports(path, path is null ? [] : Read(path, System.IO.Path.GetDirectoryName(path)!));
    }

    /// <summary>Absolute path of the file; null when there is none.</summary>
    public static string? FileOf(ExtensionSource source, string repository)
    {
        var boundary = source.Folder.Boundary ?? repository;
        for (var folder = System.IO.Path.GetDirectoryName(source.Path); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (Names.Select(name => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } path)
            {
                return path;
            }

            if (folder == boundary || folder == repository)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>The <c>imports</c> of a file, relative targets made absolute.</summary>
    public static JsonObject Read(string path, string folder)
    {
        JsonObject? imports;
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            imports = (JsonNode.Parse(File.ReadAllText(path), documentOptions: options) as JsonObject)?["imports"] as JsonObject;
        }
        catch (JsonException exception)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{path} is no JSON: {exception.Message}");
        }

        var absolute = new JsonObject();
        foreach (var (name, target) in imports ?? [])
        {
            if (target is JsonValue value && value.TryGetValue<string>(out var text))
            {
                absolute[name] = text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal)
                    ? new Uri(System.IO.Path.GetFullPath(text, folder)).AbsoluteUri
                    : text;
            }
        }

        return absolute;
    }

    /// <summary>The file that a specifier leads to; null when it leads out of the project.</summary>
    public string? FileOf(string specifier)
    {
        var (name, target) = Map
            .Where(m => m.Key == specifier || (m.Key.EndsWith('/') && specifier.StartsWith(m.Key, StringComparison.Ordinal)))
            .Select(static m => (m.Key, Target: m.Value!.GetValue<string>()))
            .OrderByDescending(static m => m.Key.Length)
            .FirstOrDefault();
        return target?.StartsWith("file:", StringComparison.Ordinal) == true ? new Uri(target + specifier[name.Length..]).LocalPath : null;
    }
}
