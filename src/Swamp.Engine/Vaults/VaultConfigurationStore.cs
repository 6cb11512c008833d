using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Vaults;

/// <summary>The files <c>vaults/{type}/{id}.yaml</c> (VAULT-1). A broken file is reported and passed over; the others keep working.</summary>
public sealed class VaultConfigurationStore(RepositoryLayout layout)
{
    /// <summary>All vaults, by name. Reads the folder anew.</summary>
    public async Task<VaultListing> ListAsync(CancellationToken cancellationToken)
    {
        var (vaults, warnings) = (new List<VaultConfiguration>(), new List<string>());
        foreach (var path in Files())
        {
            try
            {
                vaults.Add(await ReadAsync(path, warnings, cancellationToken));
            }
            catch (SwampException exception)
            {
                warnings.Add($"The vault configuration {Shown(path)} is passed over: {exception.Message}");
            }
        }

        var unique = new List<VaultConfiguration>();
        foreach (var group in vaults.GroupBy(static v => v.Name, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            unique.Add(group.First());
            warnings.AddRange(group.Skip(1).Select(v =>
                $"The vault configuration {Shown(v.Path!)} is passed over: {Shown(unique[^1].Path!)} is called '{v.Name}' too."));
        }

        return new VaultListing(unique, warnings);
    }

    /// <summary>Where the configuration of a vault belongs, absolute.</summary>
    public string PathOf(VaultConfiguration vault)
    {
        ArgumentNullException.ThrowIfNull(vault);
        return ContainedPath.Resolve(layout.Vaults, Path.Combine([.. vault.Type.Split('/'), $"{vault.Id:D}.yaml"]));
    }

    /// <summary>A path as people write it, relative to the repository.</summary>
    public string Shown(string path) => Path.GetRelativePath(layout.Root, path).Replace('\\', '/');

    /// <summary>Stores the configuration of a new vault.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.Conflict"/> when the name is taken.</exception>
    public async Task<VaultConfiguration> CreateAsync(VaultConfiguration vault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        if ((await ListAsync(cancellationToken)).Vaults.Any(v => v.Name == vault.Name))
        {
            throw new SwampException(ErrorCodes.Conflict, $"A vault named '{vault.Name}' exists already.", $"swamp vault get {vault.Name}");
        }

        var path = PathOf(vault);
        await AtomicFile.WriteAsync(path, YamlWriter.Write(VaultConfigurationJson.Write(vault)), new AtomicFileOptions { Root = layout.Vaults }, cancellationToken);
        return vault with { Path = path };
    }

    /// <summary>
    /// Stores a changed configuration: comments of the file stay, and the file moves when the type is another one. The new file is complete
    /// before the old one goes.
    /// </summary>
    public async Task<VaultConfiguration> UpdateAsync(VaultConfiguration vault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        var former = vault.Path ?? throw new ArgumentException("The configuration was never stored.", nameof(vault));
        var document = (await YamlDocument.LoadAsync(former, Shown(former), null, cancellationToken)).MergedWith(VaultConfigurationJson.Write(vault));
        var path = PathOf(vault);
        await AtomicFile.WriteAsync(path, document.Text, new AtomicFileOptions { Root = layout.Vaults }, cancellationToken);
        if (!string.Equals(Path.GetFullPath(former), path, StringComparison.Ordinal))
        {
            File.Delete(former);
        }

        return vault with { Path = path };
    }

    private async Task<VaultConfiguration> ReadAsync(string path, List<string> warnings, CancellationToken cancellationToken)
    {
        var document = await YamlDocument.LoadAsync(ContainedPath.Check(layout.Vaults, path), Shown(path), null, cancellationToken);
        var vault = VaultConfigurationJson.Read(document, path);
        if (VaultTypeNames.PresentNameOf(vault.Type) is not { } present)
        {
            return vault;
        }

        warnings.Add($"Vault '{vault.Name}' has the type '{vault.Type}', which is now called '{present}'; write that into {Shown(path)}.");
        return vault with { Type = present };
    }

    private List<string> Files()
    {
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.None };
            var files = Directory.EnumerateFiles(layout.Vaults, "*.yaml", options)
                .Where(static path => !Path.GetFileName(path).StartsWith('.'))
                .ToList();
            files.Sort(StringComparer.Ordinal);
            return files;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", layout.Vaults, exception);
        }
    }
}
