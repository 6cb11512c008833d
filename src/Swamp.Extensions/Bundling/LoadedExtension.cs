using System.Text.Json.Nodes;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>An extension that can be used.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Fingerprint">State of the source.</param>
/// <param name="ModulePath">Absolute path of the file to import.</param>
/// <param name="Description">What it says of itself.</param>
/// <param name="Host">Runs it.</param>
internal sealed record LoadedExtension(ExtensionSource Source, string Fingerprint, string ModulePath, JsonObject Description, ExtensionHost Host)
{
    /// <summary>How the host is told what to load.</summary>
    public JsonObject ModuleRef() => new() { ["path"] = ModulePath, ["fingerprint"] = Fingerprint, ["source"] = Source.Path };
}
