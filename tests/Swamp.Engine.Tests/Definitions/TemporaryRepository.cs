using Swamp.Engine.Definitions;
using Swamp.Engine.Models;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Tests.Definitions;

/// <summary>A repository in a folder of its own that disappears with the test.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    public TemporaryRepository()
    {
        Root = Directory.CreateTempSubdirectory("swamp-defs-").FullName;
        Layout = new RepositoryLayout(Root);
        Directory.CreateDirectory(Layout.Models);
    }

    public string Root { get; }

    public RepositoryLayout Layout { get; }

    public FileDefinitionStore NewStore() => new(Layout, TimeProvider.System);

    public string Write(string relativePath, string text)
    {
        var path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string WriteModel(string name, string type = "command/shell", string? id = null, string? fileName = null) =>
        Write($"models/{type}/{fileName ?? name}.yaml", Text(name, type, id));

    public static string Text(string name, string type = "command/shell", string? id = null) =>
        $"""
        type: '{type}'
        typeVersion: 2026.02.09.1
        id: {id ?? Guid.NewGuid().ToString()}
        name: '{name}'
        version: 1
        tags: {"{}"}
        globalArguments: {"{}"}
        methods: {"{}"}

        """;

    public static Definition New(string name, string type = "command/shell") => new()
    {
        Type = new ModelTypeName(type),
        Id = Guid.NewGuid().ToString(),
        Name = name,
        Version = 1,
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
