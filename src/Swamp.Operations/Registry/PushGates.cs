using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Sources;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Registry;

/// <summary>What an extension passes before it is published, and what is said of it without forbidding it (EXT-76, EXT-78, EXT-79).</summary>
internal static class PushGates
{
    /// <summary>The packer of a repository, or of another folder that the call names (EXC-2).</summary>
    /// <param name="session">The repository.</param>
    /// <param name="extensionsDirectory">That folder, as the caller wrote it; null for the repository's own.</param>
    /// <param name="context">The call.</param>
    public static ExtensionPacker PackerOf(RepositorySession session, string? extensionsDirectory, OperationContext context)
    {
        if (extensionsDirectory is null)
        {
            return session.Extensions.CreatePacker(session.Layout, session.Marker, session.Environment.Home);
        }

        var folder = Path.GetFullPath(extensionsDirectory, context.Call.WorkingDirectory);
        if (!Directory.Exists(folder))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"--extensions-dir is no folder: {folder}", "Name the folder that holds extensions/.");
        }

        var variables = new Dictionary<string, string>(session.Environment.Variables, StringComparer.Ordinal) { ["SWAMP_EXTENSIONS_DIR"] = folder };
        return session.Extensions.CreatePacker(session.Layout, session.Marker, session.Environment.Home, new ExtensionPlaces(session.Layout, session.Marker, SwampEnvironment.From(variables)));
    }

    /// <summary>Packs an extension while its sources are looked at.</summary>
    /// <exception cref="SwampException">It cannot be packed, or its sources do not pass.</exception>
    public static async Task<PackedExtension> PackAsync(RepositorySession session, ExtensionPacker packer, string manifest, string? version, CancellationToken cancellationToken)
    {
        var files = packer.TypeScriptFiles(manifest);
        var folder = Path.GetDirectoryName(manifest)!;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var checking = session.Extensions.CreateSourceGate().CheckAsync(
            files, folder, async token => new SourceStyle(await session.FindDenoAsync(token), session.Processes, session.Host.Variables), ends.Token);
        PackedExtension packed;
        try
        {
            packed = await packer.PackAsync(manifest, version, cancellationToken);
        }
        catch
        {
            // What cannot be packed is told first; how it is written comes after that.
            await ends.CancelAsync();
            await Task.WhenAny(checking);
            _ = checking.Exception;
            throw;
        }

        var issues = await checking;
        return issues.Count == 0 ? packed : throw new SwampException(
            ErrorCodes.ExtensionRefused,
            $"{packed.Manifest.Name} cannot be published:\n{string.Join('\n', issues.Select(static i => $"  - {i.Check}: {i.Output.Replace("\n", "\n    ", StringComparison.Ordinal)}"))}",
            issues.All(static i => i.Check == "dynamic-import") ? "docs/publish-extensions.md lists the rules." : $"swamp extension fmt {Path.GetFileName(manifest)}");
    }

    /// <summary>What is published of an extension, to compare versions of model types with: the latest version of the channel. Null when nothing is, or nobody can tell.</summary>
    /// <param name="packed">What is to be published.</param>
    /// <param name="registry">Where.</param>
    /// <param name="extension">What the registry told of it; null when it was not asked.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="context">The call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ExtensionRecord?> PublishedAsync(
        PackedExtension packed, IExtensionRegistry registry, RegistryExtension? extension, string channel, OperationContext context, CancellationToken cancellationToken)
    {
        if (packed.Models.All(static m => m.Version is null))
        {
            return null;
        }

        try
        {
            extension ??= await registry.FindAsync(packed.Manifest.Name, cancellationToken);
            return extension?.LatestFor(channel) is { } latest ? await registry.ReadAsync(packed.Manifest.Name, latest, cancellationToken) : null;
        }
        catch (SwampException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Only a warning depends on it. A dry run needs no login (EXC-45).
            await context.Events.InfoAsync("extension", $"Versions of models are not compared with what is published: {exception.Message}", cancellationToken);
            return null;
        }
    }

    /// <summary>The list, or null when there is nothing in it.</summary>
    public static IReadOnlyList<T>? OrNone<T>(IReadOnlyList<T> list) => list.Count > 0 ? list : null;
}
