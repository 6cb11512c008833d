using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Agents;

/// <summary><c>.swamp-custom-tools.yaml</c>: AI tools that a repository describes itself (REPO-35). Comments survive changes.</summary>
public sealed class CustomToolsFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = ".swamp-custom-tools.yaml";

    private const string Hint = "Correct the file, or take the entry out and run: swamp agent setup";

    private readonly string _path;
    private readonly YamlDocument _document;

    private CustomToolsFile(string path, YamlDocument document)
    {
        _path = path;
        _document = document;
        Entries = ReadEntries();
    }

    /// <summary>The entries in the order of the file.</summary>
    public IReadOnlyList<CustomTool> Entries { get; }

    /// <summary>The entries as tools.</summary>
    public IReadOnlyList<AgentTool> Tools => [.. Entries.Select(static entry => entry.ToTool())];

    /// <summary>Reads the file of a repository; a missing one has no entries.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidDocument"/> with the place.</exception>
    public static CustomToolsFile Load(string root)
    {
        var path = Path.Combine(root, FileName);
        return new CustomToolsFile(path, YamlDocument.Parse(File.Exists(path) ? File.ReadAllText(path) : "", path));
    }

    /// <summary>Writes an entry; one of that name is replaced.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/> for a bad name or a path that leaves the repository.</exception>
    public Task SaveAsync(CustomTool tool, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tool);
        Check(tool, null);
        var index = IndexOf(tool.Name);
        var at = index < 0 ? Entries.Count : index;
        var changed = _document.Root is null ? _document.With(["tools"], new JsonArray(tool.ToJson())) : _document.With(PathOf(at), tool.ToJson());
        return WriteAsync(changed, cancellationToken);
    }

    /// <summary>Takes an entry out.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        var index = IndexOf(name);
        if (index < 0)
        {
            return false;
        }

        if (Entries.Count > 1)
        {
            await WriteAsync(_document.Without(PathOf(index)), cancellationToken);
        }
        else
        {
            File.Delete(_path);
        }

        return true;
    }

    private Task WriteAsync(YamlDocument document, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(_path, document.Text, null, cancellationToken);

    /// <summary>The list is the document itself in files that were written by hand, else the key <c>tools</c>.</summary>
    private bool IsBareList => _document.Root is YamlSequence;

    private string[] PathOf(int index) => IsBareList ? [index.ToString()] : ["tools", index.ToString()];

    private int IndexOf(string name) => Entries.ToList().FindIndex(entry => entry.Name == name);

    private List<CustomTool> ReadEntries()
    {
        var list = IsBareList ? _document.Root : _document.Find("tools");
        if (_document.Root is not null && list?.Resolved is not YamlSequence)
        {
            throw Wrong("must hold a list of tools under the key \"tools\"", []);
        }

        var entries = new List<CustomTool>();
        var items = (IsBareList ? _document.ToJson() : _document.ToJson()?["tools"]) as JsonArray ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            var path = PathOf(i);
            var entry = items[i] is JsonObject map ? CustomTool.FromJson(map) : null;
            if (entry is null)
            {
                throw Wrong("a tool needs the texts name, skillsDir and instructionsFile", path);
            }

            Check(entry, path);
            if (entries.Exists(other => other.Name == entry.Name))
            {
                throw Wrong($"the tool \"{entry.Name}\" is described twice", path);
            }

            entries.Add(entry);
        }

        return entries;
    }

    private void Check(CustomTool tool, string[]? place)
    {
        if (tool.Problem() is { } problem)
        {
            throw place is null
                ? new SwampException(ErrorCodes.InvalidArgument, $"The tool \"{tool.Name}\" cannot be used: {problem}", "Run swamp agent setup --help for an example.")
                : Wrong(problem, place);
        }
    }

    private SwampException Wrong(string problem, string[] path)
    {
        var place = _document.LocationOf(path) ?? new SourceLocation(_path, 1, 1);
        return new SwampException(ErrorCodes.InvalidDocument, problem, Hint, place);
    }
}
