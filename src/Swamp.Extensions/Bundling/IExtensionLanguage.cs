using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>How extensions of one language are made ready and run.</summary>
internal interface IExtensionLanguage
{
    /// <summary>Runs them.</summary>
    ExtensionHost Host { get; }

    /// <summary>Finds out what they are; it may be one that grants them less.</summary>
    ExtensionHost Loader { get; }

    /// <summary>Ending of the file that is built, <c>.js</c>.</summary>
    string Ending { get; }

    /// <summary>Whether the source can be run where building fails.</summary>
    bool RunsFromSource { get; }

    /// <summary>The state of an extension.</summary>
    Fingerprint FingerprintOf(ExtensionSource source);

    /// <summary>Builds an extension into a file.</summary>
    /// <exception cref="Engine.Errors.SwampException"><c>invalid_model_type</c> when the source is wrong, whenever it is built.</exception>
    Task BuildAsync(ExtensionSource source, Fingerprint fingerprint, string output, CancellationToken cancellationToken);
}
