using Swamp.Engine.Errors;

namespace Swamp.Extensions.Manifests;

/// <summary>What discovery wants to know of a manifest; one that breaks the rules still tells it as far as it can be read.</summary>
internal sealed record ManifestEntries(string Folder, string Name, bool IsBesideItsEntries, IReadOnlyList<string> Workflows, IReadOnlyList<string> Dependencies)
{
    /// <summary>Reads a manifest; null when it is none.</summary>
    public static ManifestEntries? TryRead(string path)
    {
        try
        {
            var manifest = ManifestReader.Read(path, File.ReadAllText(path));
            return new ManifestEntries(Path.GetDirectoryName(path)!, manifest.Name, manifest.Base == ManifestBase.Manifest, manifest.Workflows, manifest.Dependencies);
        }
        catch (Exception exception) when (exception is SwampException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The workflow files that it names and that are there, when they lie beside it.</summary>
    public IEnumerable<string> WorkflowFiles() =>
        IsBesideItsEntries ? Workflows.Select(w => Path.GetFullPath(w, Folder)).Where(File.Exists) : [];
}
