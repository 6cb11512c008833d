using System.Collections.Concurrent;
using System.IO.Enumeration;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Models;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions;

/// <summary>Finds and reads the definition files below one folder.</summary>
/// <param name="root">The folder.</param>
/// <param name="boundary">The folder that no link may lead out of.</param>
/// <param name="autoCreated">Whether these are definitions of direct execution.</param>
/// <param name="paths">Where things lie.</param>
internal sealed class DefinitionFiles(string root, string boundary, bool autoCreated, DefinitionPaths paths)
{
    private const int HeadBytes = 1024;
    private const int DeepestFolder = 32;

    private readonly ConcurrentDictionary<string, ((long Ticks, long Length) Stamp, (string? Name, string? Id) Identity)> identities = new(StringComparer.Ordinal);

    /// <summary>Paths of all definition files, ordinal order; folders that cannot be entered safely are left out.</summary>
    public List<string> List(Action<string, SwampError>? onBroken)
    {
        var files = new List<string>();
        if (Directory.Exists(root) && StaysInside(root))
        {
            Collect(root, 0, files, onBroken);
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SwampException">It is broken, gone, or leads out of the boundary.</exception>
    public async ValueTask<StoredDefinition> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var document = await ParseAsync(path, cancellationToken);
        return new StoredDefinition(DefinitionReader.Read(document, paths.Shown(path), paths.TypeOf(path, autoCreated)), path, autoCreated);
    }

    /// <summary>Reads the YAML of a file.</summary>
    public async ValueTask<YamlDocument> ParseAsync(string path, CancellationToken cancellationToken)
    {
        // Folders are checked when they are entered, so only the file itself can still lead elsewhere.
        if (new FileInfo(path).LinkTarget is not null)
        {
            ContainedPath.Check(boundary, path);
        }

        return await YamlDocument.LoadAsync(path, paths.Shown(path), null, cancellationToken);
    }

    /// <summary>
    /// Name and id of a file, parsed where its start leaves doubt; null for what cannot be read. Kept while length and time of the file stay, so
    /// that looking again costs one call to the file system.
    /// </summary>
    public async ValueTask<(string? Name, string? Id)> IdentityAsync(string path, CancellationToken cancellationToken)
    {
        if (RegularFile.WithContent(path) is not { } info)
        {
            return default;
        }

        var stamp = (info.LastWriteTimeUtc.Ticks, info.Length);
        if (identities.TryGetValue(path, out var known) && known.Stamp == stamp)
        {
            return known.Identity;
        }

        var identity = ReadHead(path);
        if (identity.Name is null || identity.Id is null)
        {
            try
            {
                var definition = (await ReadAsync(path, cancellationToken)).Definition;
                identity = (definition.Name, definition.Id);
            }
            catch (SwampException)
            {
                // A broken file runs nothing; validation and doctor name it.
            }
        }

        identities[path] = (stamp, identity);
        return identity;
    }

    /// <summary>Name and id as far as they can be told from the start of the file.</summary>
    public static (string? Name, string? Id) Head(string path) => RegularFile.WithContent(path) is null ? default : ReadHead(path);

    /// <summary>The type that the start of a file names, if it can be told.</summary>
    public static ModelTypeName? HeadType(string path) =>
        RegularFile.WithContent(path) is not null && HeadValue(path, "type"u8, ""u8).First is { } type ? new ModelTypeName(type) : null;

    private static (string? Name, string? Id) ReadHead(string path) => HeadValue(path, "name"u8, "id"u8);

    private static (string? First, string? Second) HeadValue(string path, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Span<byte> buffer = stackalloc byte[HeadBytes];
        int read;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            read = RandomAccess.Read(file, buffer, 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }

        var text = (ReadOnlySpan<byte>)buffer[..read];
        if (read == HeadBytes)
        {
            // The last line may be cut; the rest of the file may hold a second key of that name, which parsing then refuses.
            text = text[..(text.LastIndexOf((byte)'\n') + 1)];
        }

        return (DefinitionHead.ValueOf(text, first), second.IsEmpty ? null : DefinitionHead.ValueOf(text, second));
    }

    private void Collect(string folder, int depth, List<string> files, Action<string, SwampError>? onBroken)
    {
        var entries = new FileSystemEnumerable<(string Path, bool IsFolder)>(
            folder,
            static (ref entry) => (entry.ToFullPath(), entry.IsDirectory),
            new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = static (ref entry) => !entry.FileName.StartsWith(".", StringComparison.Ordinal) && (entry.IsDirectory || IsYaml(entry.FileName)),
        };
        foreach (var (path, isFolder) in entries)
        {
            if (isFolder)
            {
                if (depth < DeepestFolder && CanEnter(folder, path))
                {
                    Collect(path, depth + 1, files, onBroken);
                }
            }
            else if (path.EndsWith(DefinitionPaths.Extension, StringComparison.Ordinal))
            {
                files.Add(path);
            }
            else
            {
                onBroken?.Invoke(path, WrongExtension(path));
            }
        }
    }

    // A linked folder is entered when it stays inside the boundary and does not lead back to where we are.
    private bool CanEnter(string parent, string folder) =>
        new FileInfo(folder).LinkTarget is null
        || (StaysInside(folder)
            && !Below(ContainedPath.Check(boundary, parent)).StartsWith(Below(ContainedPath.Check(boundary, folder)), StringComparison.Ordinal));

    private bool StaysInside(string folder)
    {
        if (new FileInfo(folder).LinkTarget is null)
        {
            return true;
        }

        try
        {
            ContainedPath.Check(boundary, folder);
            return true;
        }
        catch (SwampException)
        {
            return false;
        }
    }

    private static string Below(string folder) => Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;

    private static bool IsYaml(ReadOnlySpan<char> name) =>
        name.EndsWith(DefinitionPaths.Extension, StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal);

    private SwampError WrongExtension(string path) => new()
    {
        Code = ErrorCodes.InvalidDefinition,
        Message = $"'{paths.Shown(path)}' is not read: definition files end in {DefinitionPaths.Extension}.",
        Hint = $"mv '{paths.Shown(path)}' '{Path.ChangeExtension(paths.Shown(path), DefinitionPaths.Extension)}'",
    };
}
