using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Extensions.Discovery;

namespace Swamp.Extensions.Bundling;

/// <summary>
/// What the names mean that an extension imports without saying from where: the import map of the nearest <c>deno.json</c> or <c>deno.jsonc</c>, and below it
/// the dependencies of the nearest <c>package.json</c> (EXT-30, EXT-31).
/// </summary>
/// <param name="Files">Absolute paths of the files that were read.</param>
/// <param name="Map">Targets by specifier; those below the project as absolute URLs.</param>
internal sealed partial record ProjectImports(IReadOnlyList<string> Files, JsonObject Map)
{
    /// <summary>Looks from the folder of an extension upwards to the root of where it comes from.</summary>
    /// <exception cref="SwampException"><c>invalid_document</c>: <c>deno.json</c> is no JSON.</exception>
    public static ProjectImports Of(ExtensionSource source, string repository)
    {
        var (deno, npm) = (Nearest(source, repository, "deno.json", "deno.jsonc"), Nearest(source, repository, "package.json"));
        var map = deno is null ? [] : Read(deno, Path.GetDirectoryName(deno)!);
        foreach (var (name, target) in npm is null ? [] : Dependencies(npm))
        {
            map.TryAdd(name, target);
        }

        return new ProjectImports(FilesOf(deno, npm), map);
    }

    /// <summary>Absolute paths of the files that say what names mean.</summary>
    public static IReadOnlyList<string> FilesOf(ExtensionSource source, string repository) =>
        FilesOf(Nearest(source, repository, "deno.json", "deno.jsonc"), Nearest(source, repository, "package.json"));

    /// <summary>The <c>imports</c> of a file, relative targets made absolute.</summary>
    public static JsonObject Read(string path, string folder)
    {
        var absolute = new JsonObject();
        foreach (var (name, text) in Texts(Parse(path)["imports"]))
        {
            absolute[name] = text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal)
                ? new Uri(Path.GetFullPath(text, folder)).AbsoluteUri
                : text;
        }

        return absolute;
    }

    /// <summary>The file that a specifier leads to; null when it leads out of the project.</summary>
    public string? FileOf(string specifier) => TargetOf(specifier) is { } target && target.StartsWith("file:", StringComparison.Ordinal) ? new Uri(target).LocalPath : null;

    /// <summary>The package that a specifier leads to, such as <c>npm:zod@4.1.0</c>; null when it leads to none.</summary>
    public string? PackageOf(string specifier) => TargetOf(specifier) is { } target && (target.StartsWith("npm:", StringComparison.Ordinal) || target.StartsWith("jsr:", StringComparison.Ordinal))
        ? $"{target[..4]}{target[4..].TrimStart('/')}"
        : null;

    private string? TargetOf(string specifier)
    {
        var (name, target) = Map
            .Where(m => m.Key == specifier || (m.Key.EndsWith('/') && specifier.StartsWith(m.Key, StringComparison.Ordinal)))
            .Select(static m => (m.Key, Target: m.Value!.GetValue<string>()))
            .OrderByDescending(static m => m.Key.Length)
            .FirstOrDefault();
        return target is null ? null : target + specifier[name.Length..];
    }

    private static string[] FilesOf(params string?[] paths) => [.. paths.OfType<string>()];

    private static string? Nearest(ExtensionSource source, string repository, params string[] names)
    {
        var boundary = source.Folder.Boundary ?? repository;
        for (var folder = Path.GetDirectoryName(source.Path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } path)
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

    /// <summary>Packages by name, and what lies in them; links to folders and repositories are nothing that npm has.</summary>
    private static IEnumerable<(string Name, string Target)> Dependencies(string path)
    {
        JsonObject package;
        try
        {
            package = Parse(path);
        }
        catch (SwampException)
        {
            // It may belong to something else entirely; an extension that needs it fails at the name it cannot find.
            yield break;
        }

        foreach (var (name, version) in Texts(package["dependencies"]).Concat(Texts(package["devDependencies"])))
        {
            if (Version().IsMatch(version))
            {
                yield return (name, $"npm:{name}@{version}");
                yield return (name + "/", $"npm:/{name}@{version}/");
            }
        }
    }

    private static IEnumerable<(string Name, string Text)> Texts(JsonNode? map)
    {
        foreach (var (name, value) in map as JsonObject ?? [])
        {
            if (value is JsonValue known && known.TryGetValue<string>(out var text))
            {
                yield return (name, text);
            }
        }
    }

    private static JsonObject Parse(string path)
    {
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            return JsonNode.Parse(File.ReadAllText(path), documentOptions: options) as JsonObject ?? [];
        }
        catch (JsonException exception)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{path} is no JSON: {exception.Message}");
        }
    }

    [GeneratedRegex(@"^[\^~<>=]*\s*[0-9*xX][0-9A-Za-z.*+-]*$|^latest$", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
