using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Drivers;

/// <summary>The drivers that use an extension host: <c>sandbox</c>, and those that extensions bring.</summary>
public sealed class ExtensionDrivers
{
    private readonly ExtensionLibrary library;
    private readonly ExtensionHostOptions options;
    private readonly Func<ExtensionServices> services;
    private readonly string repository;
    private readonly string temporary;

    internal ExtensionDrivers(ExtensionLibrary library, ExtensionHostOptions options, Func<ExtensionServices> services, string repository, string temporary) =>
        (this.library, this.options, this.services, this.repository, this.temporary) = (library, options, services, repository, temporary);

    /// <summary>Opens <c>sandbox</c>.</summary>
    /// <exception cref="SwampException">Its settings are wrong.</exception>
    public IExecutionDriver OpenSandbox(DriverChoice choice) => new SandboxDriver(choice, options, repository, temporary);

    /// <summary>Opens a driver of an extension.</summary>
    /// <returns>The driver; null when no extension has that type.</returns>
    /// <exception cref="SwampException">Two have it; its settings are wrong; it could not be made.</exception>
    public async Task<IExecutionDriver?> OpenAsync(DriverChoice choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var found = new List<LoadedExtension>();
        foreach (var source in (await library.FindAsync(static kind => kind == ExtensionKind.Driver, cancellationToken)).Where(s => s.NameHint is null || Is(s.NameHint, choice)))
        {
            if (await library.LoadAsync(source, cancellationToken) is { } loaded && Is(DescriptionReader.Text(loaded.Description["type"]), choice))
            {
                found.Add(loaded);
            }
        }

        return found switch
        {
            [] => null,
            [var only] => await ExtensionDriver.OpenAsync(only, choice, services, temporary, cancellationToken),
            _ => throw new SwampException(
                ErrorCodes.Conflict,
                $"Driver type '{choice.Driver}' is already registered: {string.Join(" and ", found.Select(static f => f.Source.DisplayPath))} both have it.",
                "Rename one of them, or take it away."),
        };
    }

    private static bool Is(string? type, DriverChoice choice) => string.Equals(type, choice.Driver, StringComparison.OrdinalIgnoreCase);
}
