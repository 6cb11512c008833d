using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Storage.Files;

namespace Swamp.Storage.Data;

/// <summary>Where data items lie, and that they lie inside the data folder (DATA-1, GEN-19).</summary>
internal sealed class DataPaths(RepositoryLayout layout)
{
    /// <summary>The data folder of the repository's own namespace.</summary>
    public string Root => layout.Data;

    /// <summary>Folder of a model's items.</summary>
    /// <exception cref="SwampException">The id or the type would lead elsewhere.</exception>
    public string Model(string type, string modelId, string? ns = null)
    {
        if (modelId.Length == 0 || modelId is "." or ".." || modelId.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Invalid model id \"{modelId}\".", "Use the id that the definition's file states.");
        }

        if (type.Length == 0 || type.Split('/').Any(s => s.Length == 0 || s is "." or ".." || s.Contains('\\', StringComparison.Ordinal)))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Invalid model type \"{type}\".", "swamp model type search");
        }

        return Path.Combine(RootOf(ns), type, modelId);
    }

    /// <summary>Folder of an item, for reading: any name that is a single folder.</summary>
    public ItemFolder Item(DataItemKey key)
    {
        if (key.Name.Length == 0 || key.Name is "." or ".." || key.Name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Invalid data name \"{key.Name}\".", "Names have no slashes and are not '.' or '..'.");
        }

        return new ItemFolder(Path.Combine(Model(key.Type, key.ModelId, key.Namespace), key.Name));
    }

    /// <summary>Folder of an item that is to be written: never through a symbolic link, which would lead out of the data folder.</summary>
    public ItemFolder ItemForWriting(DataItemKey key)
    {
        if (key.Namespace is { } ns && ns != layout.Namespace)
        {
            throw new SwampException(
                ErrorCodes.Conflict, $"Data of namespace \"{ns}\" cannot be written from here.", "Run the command in the repository that owns the namespace.");
        }

        var item = Item(key);
        if (new FileInfo(item.Path).LinkTarget is { } target)
        {
            throw new SwampException(
                ErrorCodes.FileSystem, $"The data folder {item.Path} is a symbolic link to {target}; nothing is written through it.", $"rm '{item.Path}'");
        }

        return item;
    }

    /// <summary>All folders that hold items, with their keys.</summary>
    /// <param name="ns">The namespace; null for the own one.</param>
    public IEnumerable<DataItemKey> AllItems(string? ns = null) => Walk(RootOf(ns), [], ns);

    /// <summary>Names of a model's items.</summary>
    public IEnumerable<string> Names(string type, string modelId) => Children(Model(type, modelId));

    private static IEnumerable<DataItemKey> Walk(string folder, List<string> segments, string? ns)
    {
        foreach (var name in Children(folder))
        {
            var child = Path.Combine(folder, name);
            if (segments.Count >= 2 && IsItem(child))
            {
                yield return new DataItemKey(string.Join('/', segments[..^1]), segments[^1], name) { Namespace = ns };
                continue;
            }

            foreach (var key in Walk(child, [.. segments, name], ns))
            {
                yield return key;
            }
        }
    }

    private static bool IsItem(string folder) => File.Exists(Path.Combine(folder, "latest")) || new ItemFolder(folder).HighestComplete() > 0;

    private static IEnumerable<string> Children(string folder) =>
        FolderListing.Folders(folder)
            .Where(d => d.LinkTarget is null && !d.Name.StartsWith(ItemFolder.TemporaryPrefix, StringComparison.Ordinal))
            .Select(d => d.Name)
            .Order(StringComparer.Ordinal);

    private string RootOf(string? ns) => ns is null || ns == layout.Namespace ? layout.Data : Path.Combine(layout.DatastoreRoot, ns, "data");
}
