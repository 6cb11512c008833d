using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>Names of the vaults that are configured in a repository (VAULT-1), without opening any of them.</summary>
public static class VaultNames
{
    /// <summary>The names in ordinal order; configurations that cannot be read are left out.</summary>
    public static IReadOnlyCollection<string> In(RepositoryLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        if (!Directory.Exists(layout.Vaults))
        {
            return names;
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var path in Directory.EnumerateFiles(layout.Vaults, "*.yaml", options))
        {
            try
            {
                if (RegularFile.WithContent(path) is not null && YamlDocument.Parse(File.ReadAllText(path), path).Find("name")?.Resolved is YamlScalar { Value.Length: > 0 } name)
                {
                    names.Add(name.Value);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SwampException)
            {
                // The vault commands report broken configurations.
            }
        }

        return names;
    }
}
