using System.Reflection;
using System.Runtime.Loader;
using Swamp.Runner.Building;

namespace Swamp.Runner.Loading;

/// <summary>
/// The load context of one state of one extension. The framework and <c>Swamp.Sdk</c> are the host's; everything else is the extension's own, whatever the
/// host itself uses.
/// </summary>
internal sealed class ExtensionContext(string name, string packageFolder) : AssemblyLoadContext(name, isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = $"{assemblyName.Name}.dll";
        if (assemblyName.Name == "Swamp.Sdk" || File.Exists(Path.Combine(FrameworkReferences.Folder, file)))
        {
            return null;
        }

        var own = Path.Combine(packageFolder, file);
        return File.Exists(own) ? LoadFromBytes(own) : null;
    }

    /// <summary>From memory, so that no file is kept open that a newer state replaces.</summary>
    public Assembly LoadFromBytes(string path)
    {
        using var content = new MemoryStream(File.ReadAllBytes(path));
        var symbolPath = Path.ChangeExtension(path, ".pdb");
        if (!File.Exists(symbolPath))
        {
            return LoadFromStream(content);
        }

        using var symbols = new MemoryStream(File.ReadAllBytes(symbolPath));
        return LoadFromStream(content, symbols);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (var candidate in new[] { unmanagedDllName, $"lib{unmanagedDllName}.so", $"{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib", $"{unmanagedDllName}.dll" })
        {
            var own = Path.Combine(packageFolder, candidate);
            if (File.Exists(own))
            {
                return LoadUnmanagedDllFromPath(own);
            }
        }

        return 0;
    }
}
