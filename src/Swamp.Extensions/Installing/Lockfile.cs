using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Installing;

/// <summary><c>upstream_extensions.json</c>: which version of which extension is installed, from where, and what its bytes are (EXT-100).</summary>
public sealed class Lockfile
{
    /// <summary>Name of the file, in the folder of models.</summary>
    public const string FileName = "upstream_extensions.json";

    private readonly SortedDictionary<string, LockEntry> entries;

    private Lockfile(string path, SortedDictionary<string, LockEntry> entries) => (Path, this.entries) = (path, entries);

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Entries by name, sorted.</summary>
    public IReadOnlyDictionary<string, LockEntry> Entries => entries;

    /// <summary>Reads the lockfile; a missing one is empty.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidDocument"/>.</exception>
    public static Lockfile Load(string path)
    {
        try
        {
            var read = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), RegistryJsonContext.Default.DictionaryStringLockEntry) : null;
            if ((read ?? []).Keys.FirstOrDefault(static name => !ExtensionName.IsValid(name)) is { } wrong)
            {
                // Names become folders, and this file comes with clones of strangers' repositories.
                throw new SwampException(ErrorCodes.InvalidDocument, $"{path} has an entry '{wrong}', which is no name of an extension.", "Take the entry out, or restore the file from version control.");
            }

            if ((read ?? []).FirstOrDefault(static e => !IsSound(e.Value)) is { Key: { } damaged })
            {
                throw new SwampException(ErrorCodes.InvalidDocument, $"{path} has an entry '{damaged}' that is damaged: it names no version, or null where texts belong.", "Take the entry out and pull the extension again, or restore the file from version control.");
            }

            return new Lockfile(path, new SortedDictionary<string, LockEntry>(read ?? [], StringComparer.Ordinal));
        }
        catch (JsonException exception)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{path} cannot be read: {exception.Message}", "Restore the file from version control.", innerException: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", path, exception);
        }
    }

    private static bool IsSound(LockEntry? entry) =>
        entry?.Version is { } version && ExtensionVersion.IsValid(version) && entry.Files?.Contains(null!) != true && entry.Digests?.Values.Contains(null!) != true;

    /// <summary>Puts an entry in, or takes it out. Nothing is written yet.</summary>
    public void Set(string name, LockEntry? entry)
    {
        if (entry is null)
        {
            entries.Remove(name);
        }
        else
        {
            entries[name] = entry;
        }
    }

    /// <summary>Writes the file as a whole.</summary>
    public Task SaveAsync(CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(new Dictionary<string, LockEntry>(entries, StringComparer.Ordinal), RegistryJsonContext.Default.DictionaryStringLockEntry);
        return AtomicFile.WriteAsync(Path, json + "\n", null, cancellationToken);
    }
}
