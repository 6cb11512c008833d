using Swamp.Engine.Execution.Drivers;
using Swamp.Extensions.Sources;

namespace Swamp.Extensions;

/// <summary>Where the extensions of a repository lie.</summary>
public sealed record RepositoryExtensionsOptions
{
    /// <summary>Absolute path of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>Where its extensions come from.</summary>
    public required ExtensionPlaces Places { get; init; }

    /// <summary>Absolute folder for caches of the repository.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>The driver of definitions that name none; when it is <c>sandbox</c>, extensions are loaded with what it grants. Null for <c>raw</c>.</summary>
    public DriverSetting? DefaultDriver { get; init; }

    /// <summary>Time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told what is wrong with an extension.</summary>
    public required Func<string, CancellationToken, ValueTask> OnWarning { get; init; }

    /// <summary>Makes sure that a file of an installed extension is what was pulled; throws when it is not.</summary>
    public required Func<string, CancellationToken, ValueTask> Verify { get; init; }
}
