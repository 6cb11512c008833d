using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>What the extensions of a repository are found and run with.</summary>
internal sealed record ExtensionLibraryOptions
{
    /// <summary>Absolute path of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The folders that are searched, in the order of precedence.</summary>
    public required Func<IReadOnlyList<ExtensionFolder>> Folders { get; init; }

    /// <summary>Absolute folder for caches of the repository.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>Tells what is wrong with where they come from, such as a local source whose folder is gone (EXT-88).</summary>
    public required Func<IReadOnlyList<string>> PlaceProblems { get; init; }

    /// <summary>What is known of source files.</summary>
    public required SourceIndex Index { get; init; }

    /// <summary>The host that runs them.</summary>
    public required ExtensionHost Host { get; init; }

    /// <summary>What the host is made of; the bundler uses the same Deno.</summary>
    public required ExtensionHostOptions HostOptions { get; init; }

    /// <summary>Told what is wrong with an extension.</summary>
    public required Func<string, CancellationToken, ValueTask> OnWarning { get; init; }
}
