using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Drivers;
using Swamp.Extensions.Health;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Bundling;

/// <summary>
/// The extensions of a repository. Finding them reads an index; using one loads its stored description; only an extension that is new or was
/// changed is built and described by the host of its language.
/// </summary>
internal sealed class ExtensionLibrary(ExtensionLibraryOptions options)
{
    private readonly SourceIndex index = options.Index;
    private readonly ConcurrentDictionary<string, Task<LoadedExtension?>> loading = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ExtensionProblem> broken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IExtensionLanguage, string> missing = new();
    private IReadOnlyList<ExtensionSource>? sources;

    /// <summary>Extension files of a kind, in the order of precedence.</summary>
    public async ValueTask<IReadOnlyList<ExtensionSource>> FindAsync(Func<ExtensionKind, bool> wanted, CancellationToken cancellationToken)
    {
        if (sources is null)
        {
            sources = new SourceFinder(options.Repository, options.Folders, index).Find();
            await index.SaveAsync(cancellationToken);
            foreach (var problem in IsQuiet ? [] : options.PlaceProblems())
            {
                await options.OnWarning(problem, cancellationToken);
            }
        }

        return [.. sources.Where(s => wanted(s.Kind))];
    }

    /// <summary>The extension of a file; null when it is broken, which is said once.</summary>
    public async Task<LoadedExtension?> LoadAsync(ExtensionSource source, CancellationToken cancellationToken)
    {
        var fingerprint = LanguageOf(source).FingerprintOf(source);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await loading.GetOrAdd($"{source.Path}#{fingerprint.Value}", key => LoadOnceAsync(key, source, fingerprint, cancellationToken)).WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && attempt < 10)
            {
                // Whoever began to load it was cancelled; that is not our affair.
            }
        }
    }

    /// <summary>
    /// The extension of a file for a list of many: where the program that runs its language is missing it is left out like a broken one, and said once for all of that
    /// language, since looking for the program again may mean waiting for a network again.
    /// </summary>
    public async Task<LoadedExtension?> TryLoadAsync(ExtensionSource source, CancellationToken cancellationToken)
    {
        var language = LanguageOf(source);
        if (!missing.TryGetValue(language, out var problem))
        {
            try
            {
                return await LoadAsync(source, cancellationToken);
            }
            catch (SwampException exception) when (exception.Error.Code == ErrorCodes.MissingDependencies)
            {
                problem = exception.Message;
                if (missing.TryAdd(language, problem))
                {
                    await WarnAsync(source, $"and others of its language cannot be used: {problem}", cancellationToken);
                }
            }
        }

        broken[source.Path] = new ExtensionProblem(ExtensionStates.BundleBuildFailed, problem);
        return null;
    }

    /// <summary>Looks at the folders again; false when they hold the same extensions as before.</summary>
    public bool Refresh()
    {
        var before = sources;
        sources = new SourceFinder(options.Repository, options.Folders, index).Find();
        return before is null || !before.Select(static s => (s.Path, s.Kind, s.NameHint)).SequenceEqual(sources.Select(static s => (s.Path, s.Kind, s.NameHint)));
    }

    /// <summary>Whether an extension was found to be broken in this process.</summary>
    public bool IsBroken(ExtensionSource source) => broken.ContainsKey(source.Path);

    /// <summary>What is wrong with an extension that could not be loaded; null when nothing is known to be.</summary>
    public ExtensionProblem? ProblemOf(ExtensionSource source) => broken.GetValueOrDefault(source.Path);

    /// <summary>Why something is missing: the broken file that seems to have it, or the broken files that do not give away what they have.</summary>
    /// <param name="candidates">Files that have it by their text, and those whose text does not say.</param>
    /// <returns>Sentences with the file and the cause; null when none of them is known to be broken.</returns>
    public string? Explain(IEnumerable<ExtensionSource> candidates)
    {
        var found = candidates.Select(s => (Source: s, Problem: ProblemOf(s)?.Message)).Where(static b => b.Problem is not null).OrderBy(static b => b.Source.NameHint is null).ToList();
        return found switch
        {
            [] => null,
            [{ Source.NameHint: not null } one, ..] => $"{one.Source.DisplayPath} has it and cannot be used: {one.Problem}",
            [var one] => $"{one.Source.DisplayPath} may have it and cannot be used: {one.Problem}",
            _ => $"One of these files may have it, and none of them can be used: {string.Join(", ", found.Select(static b => b.Source.DisplayPath))}.",
        };
    }

    /// <summary>Whether nobody wants to be told what is wrong, because it is about to be shown as a whole.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Says that an extension cannot be used.</summary>
    public ValueTask RejectAsync(ExtensionSource source, string problem, CancellationToken cancellationToken) =>
        RejectAsync(source, problem, ExtensionStates.ValidationFailed, cancellationToken);

    /// <summary>Files among the bundles that belong to no extension: what was built of a source that is gone.</summary>
    public IReadOnlyList<string> FindOrphans(IReadOnlyList<ExtensionSource> present)
    {
        var folder = Path.Combine(options.StateDirectory, "bundles");
        var stems = present.Select(s => Path.Combine(FolderOf(s), Path.GetFileNameWithoutExtension(s.Path))).ToHashSet(StringComparer.Ordinal);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => !Path.GetRelativePath(folder, f).StartsWith('_') && !BundleFiles.StemsOf(folder, f).Any(stems.Contains))
                .Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The fingerprint of an extension as it is now.</summary>
    public string FingerprintOf(ExtensionSource source) => LanguageOf(source).FingerprintOf(source).Value;

    private ValueTask RejectAsync(ExtensionSource source, string problem, string state, CancellationToken cancellationToken)
    {
        broken[source.Path] = new ExtensionProblem(state, problem);
        return WarnAsync(source, "cannot be used: " + problem, cancellationToken);
    }

    /// <summary>Says something about an extension.</summary>
    public ValueTask WarnAsync(ExtensionSource source, string problem, CancellationToken cancellationToken) =>
        IsQuiet ? ValueTask.CompletedTask : options.OnWarning($"The extension {source.DisplayPath} {problem}", cancellationToken);

    private async Task<LoadedExtension?> LoadOnceAsync(string key, ExtensionSource source, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            if (source.Folder.Installed)
            {
                await options.Verify(source.Path, cancellationToken);
                if (await PulledAsync(source, fingerprint, cancellationToken) is { } pulled)
                {
                    return pulled;
                }
            }

            var stored = await ReadAsync(source, fingerprint, cancellationToken);
            if (stored is null)
            {
                stored = await DescribeAsync(source, fingerprint, cancellationToken);
                await index.SaveAsync(cancellationToken);
            }

            if (stored.Description is { } description)
            {
                broken.TryRemove(source.Path, out _);
                return new LoadedExtension(source, fingerprint.Value, stored.Bundle is { } bundle ? Path.Combine(FolderOf(source), bundle) : source.Path, description, LanguageOf(source).Host);
            }

            await RejectAsync(source, stored.Problem ?? "it says nothing of itself.", cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is OperationCanceledException or SwampException)
        {
            loading.TryRemove(key, out _);
            if (exception is SwampException { Error.Code: not ErrorCodes.MissingDependencies } failure)
            {
                var state = failure.Error.Code == ErrorCodes.InvalidModelType ? ExtensionStates.ValidationFailed : ExtensionStates.BundleBuildFailed;
                await RejectAsync(source, failure.Message, state, cancellationToken);
                return null;
            }

            throw;
        }
    }

    /// <summary>An installed extension as its archive brought it: bundled and described, so that nothing has to be built (EXT-34).</summary>
    private async Task<LoadedExtension?> PulledAsync(ExtensionSource source, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        if (BundlePlaces.Installed(source) is not { } bundle)
        {
            return null;
        }

        try
        {
            var described = JsonSerializer.Deserialize(
                await FileContent.BytesAsync(BundlePlaces.DescriptionOf(bundle), cancellationToken), ExtensionJsonContext.Default.DescribedExtension);
            return described is { Format: DescribedExtension.CurrentFormat, Description: { } description } && described.Fingerprint == fingerprint.Value
                ? new LoadedExtension(source, fingerprint.Value, bundle, description, LanguageOf(source).Host)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // An archive that describes nothing, as others make them.
            return null;
        }
    }

    private async Task<DescribedExtension> DescribeAsync(ExtensionSource source, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        var language = LanguageOf(source);
        var described = new DescribedExtension { Format = DescribedExtension.CurrentFormat, Fingerprint = fingerprint.Value };
        string bundleProblem;
        try
        {
            var name = $"{Path.GetFileNameWithoutExtension(source.Path)}-{fingerprint.Value[..12]}{language.Ending}";
            var bundle = Path.Combine(FolderOf(source), name);
            await BuildAsync(language, source, fingerprint, bundle, cancellationToken);
            described = described with { Bundle = name, BundleHash = await BundleFiles.HashAsync(bundle, cancellationToken) };
            var description = await AskAsync(source, bundle, fingerprint, cancellationToken);
            return await KeepAsync(source, described with { Description = description }, cancellationToken);
        }
        catch (SwampException exception) when (exception.Error.Code == ErrorCodes.InvalidModelType && (described.Bundle is not null || !language.RunsFromSource))
        {
            // It is wrong however it is loaded: remembered until the source changes.
            return await KeepAsync(source, described with { Problem = exception.Message }, cancellationToken);
        }
        catch (SwampException exception) when (language.RunsFromSource && exception.Error.Code is not (ErrorCodes.MissingDependencies or ErrorCodes.TimedOut))
        {
            bundleProblem = exception.Message;
        }

        var fromSource = await AskAsync(source, source.Path, fingerprint, cancellationToken);
        return await KeepAsync(source, described with { Bundle = null, BundleHash = null, BundleProblem = bundleProblem, Description = fromSource }, cancellationToken);
    }

    private static async Task BuildAsync(IExtensionLanguage language, ExtensionSource source, Fingerprint fingerprint, string bundle, CancellationToken cancellationToken)
    {
        // What an installed extension brought is used as it is; building it again may need what is not here.
        if (source.Folder.Installed && language.RunsFromSource && BundlePlaces.Installed(source) is { } brought)
        {
            await AtomicFile.WriteAsync(bundle, await File.ReadAllBytesAsync(brought, cancellationToken), null, cancellationToken);
        }
        else
        {
            await language.BuildAsync(source, fingerprint, bundle, cancellationToken);
        }
    }

    private async Task<JsonObject> AskAsync(ExtensionSource source, string module, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        var host = LanguageOf(source).Loader;
        var parameters = new JsonObject { ["path"] = module, ["fingerprint"] = fingerprint.Value, ["source"] = source.Path };
        JsonNode? answer;
        try
        {
            answer = await host.CallAsync("describe", parameters, host.Limits.Load, $"Loading {source.DisplayPath}", cancellationToken);
        }
        catch (SwampException exception) when (SandboxRefusal.Names(exception))
        {
            throw new SwampException(ErrorCodes.MethodExecutionFailed, $"{SandboxRefusal.Explained(exception, null).Message} It was loaded as the default driver says; what it needs can be granted in defaultDriverConfig.", innerException: exception);
        }

        return answer as JsonObject ?? throw new SwampException(ErrorCodes.InvalidModelType, "it says nothing of itself.");
    }

    private async Task<DescribedExtension> KeepAsync(ExtensionSource source, DescribedExtension described, CancellationToken cancellationToken)
    {
        await AtomicFile.WriteAsync(
            DescriptionPath(source), JsonSerializer.SerializeToUtf8Bytes(described.Sealed(), ExtensionJsonContext.Default.DescribedExtension), null, cancellationToken);
        RemoveOldBundles(source, described.Bundle);
        return described;
    }

    /// <summary>The stored description if it is of this state of the source and its bundle is what was written; anything else is made anew.</summary>
    private async Task<DescribedExtension?> ReadAsync(ExtensionSource source, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            var content = await FileContent.BytesAsync(DescriptionPath(source), cancellationToken);
            var stored = JsonSerializer.Deserialize(content, ExtensionJsonContext.Default.DescribedExtension);
            if (stored?.Format != DescribedExtension.CurrentFormat || stored.Fingerprint != fingerprint.Value || !stored.IsIntact)
            {
                return null;
            }

            if (stored.Bundle is null)
            {
                return stored;
            }

            var bundle = Path.Combine(FolderOf(source), Path.GetFileName(stored.Bundle));
            return await BundleFiles.HashAsync(bundle, cancellationToken) == stored.BundleHash ? stored : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What was built of former states; a process that still runs one has loaded it already.</summary>
    private void RemoveOldBundles(ExtensionSource source, string? current)
    {
        var stem = Path.GetFileNameWithoutExtension(source.Path);
        var ending = LanguageOf(source).Ending;
        foreach (var file in Directory.EnumerateFiles(FolderOf(source), $"{stem}-????????????{ending}").Where(f => Path.GetFileName(f) != current))
        {
            try
            {
                foreach (var beside in Directory.EnumerateFileSystemEntries(FolderOf(source), Path.GetFileNameWithoutExtension(file) + "*"))
                {
                    if (Directory.Exists(beside))
                    {
                        Directory.Delete(beside, recursive: true);
                    }
                    else
                    {
                        File.Delete(beside);
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The next change tries again.
            }
        }
    }

    private IExtensionLanguage LanguageOf(ExtensionSource source) => source.Path.EndsWith(".cs", StringComparison.Ordinal) ? options.CSharp : options.TypeScript;

    /// <summary>A name for each language, since <c>pond.ts</c> and <c>pond.cs</c> may lie side by side.</summary>
    private string DescriptionPath(ExtensionSource source) => Path.Combine(
        FolderOf(source), (LanguageOf(source) == options.TypeScript ? Path.GetFileNameWithoutExtension(source.Path) : Path.GetFileName(source.Path)) + ".json");

    private string FolderOf(ExtensionSource source)
    {
        var relative = Path.GetRelativePath(source.Folder.Path, Path.GetDirectoryName(source.Path)!);
        return Path.GetFullPath(Path.Combine(options.StateDirectory, "bundles", Namespace(source.Folder.Path), relative));
    }

    /// <summary>Eight hexadecimal digits that tell folders of extensions apart (EXT-33).</summary>
    private string Namespace(string folder)
    {
        var hash = 2166136261u;
        foreach (var c in Path.GetRelativePath(options.Repository, folder).Replace('\\', '/'))
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
