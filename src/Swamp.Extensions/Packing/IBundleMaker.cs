using Swamp.Extensions.Discovery;

namespace Swamp.Extensions.Packing;

/// <summary>Bundles and describes extension files for an archive.</summary>
internal interface IBundleMaker
{
    /// <summary>Makes a bundle.</summary>
    /// <exception cref="Engine.Errors.SwampException">The file cannot be bundled or loaded.</exception>
    Task<MadeBundle> MakeAsync(ExtensionSource source, CancellationToken cancellationToken);

    /// <summary>What a bundle depends on: the sources, what their names mean, and the tools that make it.</summary>
    string StateOf(ExtensionSource source);

    /// <summary>Packages that the code names only by way of an import map: <c>npm:zod@4.1.0</c>.</summary>
    IReadOnlyList<string> PackagesOf(ExtensionSource source);

    /// <summary>A bundle that was made before; null when the two do not belong together.</summary>
    MadeBundle? Restore(ExtensionSource source, ReadOnlyMemory<byte> bundle, ReadOnlyMemory<byte> description);
}
