using System.Text.Json.Nodes;

namespace Swamp.Runner.Loading;

/// <summary>An extension to load.</summary>
/// <param name="Path">Absolute path of its assembly.</param>
/// <param name="Fingerprint">State of its source; another one is another extension.</param>
/// <param name="Source">Absolute path of its entry file; a newer state of the same file takes the place of an older one.</param>
internal sealed record ModuleRef(string Path, string Fingerprint, string Source)
{
    /// <summary>Reads the parameters of a call.</summary>
    public static ModuleRef Read(JsonObject module)
    {
        var path = (string?)module["path"] ?? throw new ArgumentException("The module has no path.");
        return new ModuleRef(path, (string?)module["fingerprint"] ?? "", (string?)module["source"] ?? path);
    }
}
