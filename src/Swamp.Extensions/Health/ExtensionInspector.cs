using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Models;
using Swamp.Extensions.Sources;

namespace Swamp.Extensions.Health;

/// <summary>Loads every extension of a repository to see how it stands (EXC-80, EXC-81).</summary>
public sealed class ExtensionInspector
{
    private readonly ExtensionLibrary library;
    private readonly HostedModelTypes types;
    private readonly ExtensionPlaces places;
    private readonly string repository;
    private readonly string stateDirectory;
    private readonly SourceIndex index;

    internal ExtensionInspector(ExtensionLibrary library, HostedModelTypes types, ExtensionPlaces places, string repository, string stateDirectory, SourceIndex index) =>
        (this.library, this.types, this.places, this.repository, this.stateDirectory, this.index) = (library, types, places, repository, stateDirectory, index);

    private string StatesPath => Path.Combine(stateDirectory, "bundles", "_states.json");

    /// <summary>Looks at all of them.</summary>
    /// <param name="isKnownType">Tells whether a model type can be used, for files that add to one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.MissingDependencies"/>: there is nothing to run them with.</exception>
    public async Task<Inspection> InspectAsync(Func<string, CancellationToken, ValueTask<bool>> isKnownType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isKnownType);
        library.IsQuiet = true;
        var sources = await library.FindAsync(static _ => true, cancellationToken);
        var warnings = new List<(string Path, string Category, string Message)>();
        warnings.AddRange(places.MissingSources().Select(static s => (s.Path, "source", $"The folder is not there; 'swamp extension source rm {s.Path}' takes it out.")));
        warnings.AddRange(ManifestProblems());
        var providers = new Dictionary<(string Kind, string Type), string>();
        var found = new List<InspectedExtension>(sources.Count);
        foreach (var source in sources)
        {
            var loaded = await types.CheckAsync(source, cancellationToken);
            var one = Of(source, loaded);
            found.Add(one);
            if (loaded is not null && loaded.ModulePath == source.Path)
            {
                warnings.Add((one.SourcePath, "unbundled", "It cannot be bundled and runs from its source; a change of a file that it imports is seen by the next process."));
            }

            if (one is { Type: { } type, Kind: not "extension", State: ExtensionStates.Indexed } && !providers.TryAdd((one.Kind, type), one.SourcePath))
            {
                warnings.Add((one.SourcePath, "shadowed", $"{type} comes from {providers[(one.Kind, type)]} already; this file is not used."));
            }
            else if (one is { Type: { } target, Kind: "extension", State: ExtensionStates.Indexed } && !await isKnownType(target, cancellationToken))
            {
                warnings.Add((one.SourcePath, "graft", $"It adds to the model type {target}, which is not there."));
            }
        }

        await index.SaveAsync(cancellationToken);
        var former = FormerStates();
        await KeepAsync(found, cancellationToken);
        return new Inspection(found, warnings, library.FindOrphans(sources), former);
    }

    private InspectedExtension Of(ExtensionSource source, LoadedExtension? loaded)
    {
        var problem = loaded is null ? library.ProblemOf(source) ?? new ExtensionProblem(ExtensionStates.BundleBuildFailed, "It could not be loaded.") : null;
        var (name, version) = IdentityOf(source);
        return new InspectedExtension
        {
            SourcePath = source.DisplayPath,
            Kind = source.Kind == ExtensionKind.Graft ? "extension" : source.Kind.ToString().ToLowerInvariant(),
            Type = loaded is null ? source.NameHint : DescriptionReader.Text(loaded.Description[source.Kind == ExtensionKind.Report ? "name" : "type"]),
            State = problem?.State ?? ExtensionStates.Indexed,
            Problem = problem?.Message,
            Fingerprint = library.FingerprintOf(source),
            BundlePath = loaded is not null && loaded.ModulePath != source.Path ? loaded.ModulePath : null,
            ExtensionName = name,
            ExtensionVersion = version,
            Origin = source.Folder.Installed ? "pulled" : source.Folder.Boundary is null ? "local" : "source",
        };
    }

    /// <summary>The nearest manifest above a file says what it belongs to (EXT-23).</summary>
    private (string Name, string Version) IdentityOf(ExtensionSource source)
    {
        var boundary = source.Folder.Installed ? source.Folder.Path : source.Folder.Boundary ?? repository;
        for (var folder = Path.GetDirectoryName(source.Path); folder is not null && folder.Length >= boundary.Length; folder = Path.GetDirectoryName(folder))
        {
            if (ManifestProblem(Path.Combine(folder, "manifest.yaml"), out var manifest) is null && manifest is not null)
            {
                return (manifest.Name, manifest.Version);
            }
        }

        return ($"@local/{Path.GetFileName(boundary)}", "0.0.0");
    }

    private IEnumerable<(string, string, string)> ManifestProblems()
    {
        foreach (var path in places.ManifestFiles(index))
        {
            if (ManifestProblem(path, out _) is { } problem)
            {
                yield return (Shown(path), "manifest", problem);
            }
        }
    }

    private static string? ManifestProblem(string path, out ExtensionManifest? manifest)
    {
        manifest = null;
        try
        {
            manifest = File.Exists(path) ? ManifestReader.Read(path, File.ReadAllText(path)) : null;
            return null;
        }
        catch (Exception exception) when (exception is SwampException or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private Dictionary<string, string> FormerStates()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(StatesPath), ExtensionJsonContext.Default.DictionaryStringString) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private async Task KeepAsync(IReadOnlyList<InspectedExtension> found, CancellationToken cancellationToken)
    {
        var states = found.DistinctBy(static f => f.SourcePath).ToDictionary(static f => f.SourcePath, static f => f.State, StringComparer.Ordinal);
        try
        {
            await AtomicFile.WriteAsync(StatesPath, JsonSerializer.SerializeToUtf8Bytes(states, ExtensionJsonContext.Default.DictionaryStringString), null, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SwampException)
        {
            // A read-only repository has no memory of its states.
        }
    }

    private string Shown(string file)
    {
        var relative = Path.GetRelativePath(repository, file).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) ? file : relative;
    }
}
