using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Engine.Yaml;

namespace Swamp.Extensions.Manifests;

/// <summary>Reads and judges manifests (EXT-6 to EXT-9). Everything that is wrong is said at once; unknown keys are ignored.</summary>
public sealed partial class ManifestReader
{
    private const int MostLabels = 20;
    private const int LongestNotes = 5000;
    private static readonly string[] Content = ["models", "workflows", "vaults", "drivers", "datastores", "reports", "skills"];

    private readonly JsonObject root;
    private readonly List<string> problems = [];

    private ManifestReader(JsonObject root) => this.root = root;

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Path, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidDocument"/>, in the order of EXT-8.</exception>
    public static ExtensionManifest Read(string path, string text)
    {
        if (YamlDocument.Parse(text, path).ToJson() is not JsonObject root)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{path} is no extension manifest: it is no YAML mapping.", "Begin it with: manifestVersion: 1");
        }

        if (root["manifestVersion"] is not { } version)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{path} has no manifestVersion.", "Add: manifestVersion: 1");
        }

        if (version.ToJsonString() != "1")
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{path} has the unsupported manifestVersion {version.ToJsonString()}; only 1 is supported.", "Write: manifestVersion: 1");
        }

        return new ManifestReader(root).Read(path);
    }

    /// <summary>Whether a path stays where it is relative to (EXT-7).</summary>
    public static bool IsSafePath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length > 0 && path[0] != '/' && !path.Split('/', '\\').Contains("..");
    }

    private ExtensionManifest Read(string path)
    {
        var manifest = new ExtensionManifest
        {
            Name = Matching("name", Name(), "expected a name such as @acme/thing, in lower case"),
            Version = VersionText(),
            Description = Text("description"),
            Repository = Url("repository"),
            Base = BaseOf(),
            Models = Paths("models"),
            Workflows = Paths("workflows"),
            Vaults = Paths("vaults"),
            Drivers = Paths("drivers"),
            Datastores = Paths("datastores"),
            Reports = Paths("reports"),
            Skills = Paths("skills"),
            Include = Paths("include"),
            AdditionalFiles = Paths("additionalFiles"),
            Binaries = Paths("binaries"),
            Platforms = Texts("platforms"),
            Labels = Labels(),
            ReleaseNotes = Notes(),
            Dependencies = Dependencies(),
        };
        if (Content.All(key => root[key] is not JsonArray { Count: > 0 }))
        {
            problems.Add($"At least one of {string.Join(", ", Content)} has to name something.");
        }

        return problems.Count == 0 ? manifest : throw new SwampException(
            ErrorCodes.InvalidDocument, $"Invalid extension manifest:\n{string.Join('\n', problems.Select(static p => "  - " + p))}", $"Correct {path}.");
    }

    private string Matching(string key, Regex pattern, string expected)
    {
        var text = root[key] is JsonValue value && value.TryGetValue<string>(out var given) ? given : null;
        if (text is null || !pattern.IsMatch(text))
        {
            problems.Add($"{key}: {expected}");
        }

        return text ?? "";
    }

    private string VersionText()
    {
        var text = Matching("version", Version(), "expected a version such as 2026.06.01.1");
        if (Version().IsMatch(text) && !DateTime.TryParseExact(text[..10], "yyyy.MM.dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add($"version: {text[..10]} is no date");
        }

        return text;
    }

    private string? Text(string key)
    {
        if (root[key] is not { } node)
        {
            return null;
        }

        if (node is JsonValue value && value.TryGetValue<string>(out var text))
        {
            return text;
        }

        problems.Add($"{key}: expected text");
        return null;
    }

    private string? Url(string key)
    {
        var text = Text(key);
        if (text is not null && !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            problems.Add($"{key}: expected a URL");
        }

        return text;
    }

    private string? Notes()
    {
        var text = Text("releaseNotes");
        if (text?.Length > LongestNotes)
        {
            problems.Add($"releaseNotes: at most {LongestNotes} characters, not {text.Length}");
        }

        return text;
    }

    private ManifestBase BaseOf()
    {
        if (root["paths"] is not { } node)
        {
            return ManifestBase.TypedDirectory;
        }

        if (node is not JsonObject paths)
        {
            problems.Add("paths: expected a mapping with the key base");
            return ManifestBase.TypedDirectory;
        }

        problems.AddRange(paths.Where(static p => p.Key != "base").Select(static p => $"paths.{p.Key}: unknown key; only base is known"));
        switch (paths["base"]?.ToString())
        {
            case null or "typedDir":
                return ManifestBase.TypedDirectory;
            case "manifest":
                return ManifestBase.Manifest;
            default:
                problems.Add("paths.base: expected typedDir or manifest");
                return ManifestBase.TypedDirectory;
        }
    }

    private IReadOnlyList<string> Paths(string key)
    {
        var paths = Texts(key);
        for (var i = 0; i < paths.Count; i++)
        {
            if (!IsSafePath(paths[i]))
            {
                problems.Add($"{key}.{i}: '{paths[i]}' must be a relative path without '..'");
            }
        }

        return paths;
    }

    private IReadOnlyList<string> Labels()
    {
        var labels = Texts("labels");
        if (labels.Count > MostLabels)
        {
            problems.Add($"labels: at most {MostLabels}, not {labels.Count}");
        }

        return labels;
    }

    private IReadOnlyList<string> Dependencies()
    {
        var dependencies = Texts("dependencies");
        for (var i = 0; i < dependencies.Count; i++)
        {
            if (!dependencies[i].Contains('/', StringComparison.Ordinal))
            {
                problems.Add($"dependencies.{i}: '{dependencies[i]}' is no name of an extension");
            }
        }

        return dependencies;
    }

    private List<string> Texts(string key)
    {
        var texts = new List<string>();
        switch (root[key])
        {
            case null:
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0)
                    {
                        texts.Add(text);
                    }
                    else
                    {
                        problems.Add($"{key}.{i}: expected text");
                    }
                }

                break;
            default:
                problems.Add($"{key}: expected a list");
                break;
        }

        return texts;
    }

    [GeneratedRegex("^@[a-z0-9_-]+/[a-z0-9_-]+(/[a-z0-9_-]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\d{4}\.\d{2}\.\d{2}\.\d+$", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
