using Swamp.Extensions.Discovery;

namespace Swamp.Extensions.Packing;

/// <summary>Bundles and describes extension files for an archive.</summary>
internal interface IBundleMaker
{
    /// <summary>Makes a bundle.</summary>
    /// <exception cref="Engine.Errors.SwampException">The file cannot be bundled or loaded.</exception>
    Task<MadeBundle> MakeAsync(ExtensionSource source, CancellationToken cancellationToken);
}
