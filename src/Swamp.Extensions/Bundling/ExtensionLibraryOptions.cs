using Swamp.Extensions.Discovery;

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

    /// <summary>For files that end in <c>.ts</c>.</summary>
    public required IExtensionLanguage TypeScript { get; init; }

    /// <summary>For files that end in <c>.cs</c>.</summary>
    public required IExtensionLanguage CSharp { get; init; }

    /// <summary>Told what is wrong with an extension.</summary>
    public required Func<string, CancellationToken, ValueTask> OnWarning { get; init; }

    /// <summary>Makes sure that an installed file is what was pulled; throws when it is not.</summary>
    public required Func<string, CancellationToken, ValueTask> Verify { get; init; }
}
