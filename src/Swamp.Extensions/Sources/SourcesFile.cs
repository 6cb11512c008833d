using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Yaml;

namespace Swamp.Extensions.Sources;

/// <summary><c>.swamp-sources.yaml</c>: the folders of extensions that a repository uses from elsewhere (EXT-85). Comments survive changes.</summary>
public sealed class SourcesFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = ".swamp-sources.yaml";

    private readonly string path;
    private readonly YamlDocument document;

    private SourcesFile(string path, YamlDocument document)
    {
        (this.path, this.document) = (path, document);
        Sources = Read();
    }

    /// <summary>The sources in the order of the file, which is their precedence.</summary>
    public IReadOnlyList<LocalSource> Sources { get; }

    /// <summary>Reads the file of a repository; a missing one has no sources.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidDocument"/>: everything that is wrong, a line each.</exception>
    public static SourcesFile Load(string repository)
    {
        var path = Path.Combine(repository, FileName);
        try
        {
            return new SourcesFile(path, YamlDocument.Parse(File.Exists(path) ? File.ReadAllText(path) : "", FileName));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", FileName, exception);
        }
    }

    /// <summary>Writes a source at the end.</summary>
    public Task AddAsync(LocalSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var json = new JsonObject { ["path"] = source.Path };
        Put(json, "only", source.Only);
        Put(json, "installedSkills", source.InstalledSkills);
        return WriteAsync(
            document.Root is null ? document.With(["sources"], new JsonArray(json)) : document.With(["sources", $"{Sources.Count}"], json), cancellationToken);
    }

    /// <summary>Takes a source out; with the last one the file goes.</summary>
    /// <returns>The source; null when there is none of that path.</returns>
    public async Task<LocalSource?> RemoveAsync(string source, CancellationToken cancellationToken)
    {
        var index = Sources.ToList().FindIndex(s => s.Path == source);
        if (index < 0)
        {
            return null;
        }

        if (Sources.Count > 1)
        {
            await WriteAsync(document.Without(["sources", $"{index}"]), cancellationToken);
        }
        else
        {
            File.Delete(path);
        }

        return Sources[index];
    }

    private Task WriteAsync(YamlDocument changed, CancellationToken cancellationToken) => AtomicFile.WriteAsync(path, changed.Text, null, cancellationToken);

    private static void Put(JsonObject json, string name, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 })
        {
            json[name] = new JsonArray([.. values.Select(static v => (JsonNode)v)]);
        }
    }

    private List<LocalSource> Read()
    {
        if (document.Root is null)
        {
            return [];
        }

        var problems = new List<string>();
        var sources = new List<LocalSource>();
        var list = (document.ToJson() as JsonObject)?["sources"];
        if (list is not JsonArray { Count: > 0 } entries)
        {
            problems.Add("sources: expected a list of at least one source");
            entries = [];
        }

        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is not JsonObject entry || Text(entry["path"]) is not { Length: > 0 } folder)
            {
                problems.Add($"sources.{i}.path: expected the path of a folder");
                continue;
            }

            sources.Add(new LocalSource(
                folder,
                Texts(entry["only"], $"sources.{i}.only", static k => SourceKinds.All.Contains(k) ? null : $"'{k}' is no kind; {string.Join(", ", SourceKinds.All)} are", problems),
                Texts(entry["installedSkills"], $"sources.{i}.installedSkills", static s => SkillName.Problem(s), problems)));
        }

        return problems.Count == 0 ? sources : throw new SwampException(
            ErrorCodes.InvalidDocument, $"Invalid {FileName}:\n{string.Join('\n', problems.Select(static p => "  - " + p))}", $"Correct {FileName}, or delete it.");
    }

    private static IReadOnlyList<string>? Texts(JsonNode? node, string where, Func<string, string?> problemOf, List<string> problems)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not JsonArray list || list.Any(static i => Text(i) is null))
        {
            problems.Add($"{where}: expected a list of texts");
            return null;
        }

        var texts = list.Select(static i => Text(i)!).ToList();
        problems.AddRange(texts.Select(problemOf).OfType<string>().Select(p => $"{where}: {p}"));
        return texts;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
