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
        await RequireFreeAsync(vault.Name, cancellationToken);
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
        return await MoveAsync(former, vault, document.Text, cancellationToken);
    }

    /// <summary>The file of a vault as it is written.</summary>
    public async Task<string> ReadTextAsync(VaultConfiguration vault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        return (await YamlDocument.LoadAsync(vault.Path!, Shown(vault.Path!), null, cancellationToken)).Text;
    }

    /// <summary>Replaces the file of a vault by a text that somebody edited.</summary>
    /// <param name="vault">The vault as it is stored.</param>
    /// <param name="text">The new text; its id must be the same.</param>
    /// <param name="expected">The text that was edited; null for any. When the file holds another one, nothing is written.</param>
    /// <param name="source">Name of the text for messages.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.InvalidDocument"/> with the place; <see cref="ErrorCodes.Conflict"/> when the file was changed meanwhile, or the
    /// name is taken; <see cref="ErrorCodes.InvalidArgument"/> for a name that a vault cannot have.
    /// </exception>
    public async Task<VaultConfiguration> ReplaceTextAsync(
        VaultConfiguration vault, string text, string? expected, string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        var former = vault.Path!;
        var document = YamlDocument.Parse(text, source);
        var changed = VaultConfigurationJson.Read(document, former);
        if (changed.Id != vault.Id)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"The id of a vault cannot be changed; it is {vault.Id:D}.", "Put the id back.", document.LocationOf("id"));
        }

        if (changed.Name != vault.Name)
        {
            VaultName.Check(changed.Name);
            await RequireFreeAsync(changed.Name, cancellationToken);
        }

        if (expected is not null && await ReadTextAsync(vault, cancellationToken) != expected)
        {
            throw new SwampException(ErrorCodes.Conflict, $"{Shown(former)} was changed by somebody else meanwhile.", $"swamp vault edit {vault.Name}");
        }

        return await MoveAsync(former, changed, document.Text, cancellationToken);
    }

    private async Task RequireFreeAsync(string name, CancellationToken cancellationToken)
    {
        if ((await ListAsync(cancellationToken)).Vaults.Any(v => v.Name == name))
        {
            throw new SwampException(ErrorCodes.Conflict, $"A vault named '{name}' exists already.", $"swamp vault get {name}");
        }
    }

    /// <summary>Writes the text where the vault belongs; the new file is complete before one elsewhere goes.</summary>
    private async Task<VaultConfiguration> MoveAsync(string former, VaultConfiguration vault, string text, CancellationToken cancellationToken)
    {
        var path = PathOf(vault);
        await AtomicFile.WriteAsync(path, text, new AtomicFileOptions { Root = layout.Vaults }, cancellationToken);
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
