using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Models;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Gates;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Models;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Provisioning;

namespace Swamp.Extensions.Bundling;

/// <summary>
/// Makes the bundles of an archive. They share zod with the host as every bundle does, and say nothing of the machine they were made on, so that the
/// same sources give the same bytes everywhere. C# is compiled where it runs.
/// </summary>
internal sealed partial class PackageBundles(Bundler bundler, ExtensionHost host, SourceIndex index, TypeScriptLanguage language, ExtensionHostOptions options, string repository, string folder)
    : IBundleMaker
{
    public async Task<MadeBundle> MakeAsync(ExtensionSource source, CancellationToken cancellationToken)
    {
        if (source.Path.EndsWith(".cs", StringComparison.Ordinal))
        {
            return Compiled(source) ?? throw Refused(source, "its type cannot be read; write it as plain text in the attribute.");
        }

        var fingerprint = Fingerprint.Of(source.Path, index);
        try
        {
            var bundle = Encoding.UTF8.GetBytes(PathComments().Replace(await bundler.BundleAsync(source, fingerprint, cancellationToken), ""));
            var description = await DescribeAsync(source, fingerprint, bundle, cancellationToken);
            var kept = new DescribedExtension
            {
                Format = DescribedExtension.CurrentFormat,
                Fingerprint = fingerprint.Value,
                Description = description,
                Bundle = Path.GetFileName(Path.ChangeExtension(source.Path, ".js")),
                BundleHash = HostFiles.Hash(bundle),
            };
            var name = DescriptionReader.Text(description[source.Kind == ExtensionKind.Report ? "name" : "type"]) ?? throw Refused(source, "it does not say its name.");
            if (source.Kind == ExtensionKind.Model)
            {
                // A version that breaks the rules would only be found where it is pulled.
                ModelTypeRules.VersionOf(new ModelTypeName(name), DescriptionReader.Text(description["version"]));
            }

            return new MadeBundle(name, bundle, JsonSerializer.SerializeToUtf8Bytes(kept, ExtensionJsonContext.Default.DescribedExtension), ModelOf(source, name, description));
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidModelType or ErrorCodes.MethodExecutionFailed)
        {
            throw Refused(source, exception.Message);
        }
    }

    public string StateOf(ExtensionSource source)
    {
        if (source.Path.EndsWith(".cs", StringComparison.Ordinal))
        {
            return options.Version;
        }

        // Names of an import map may lead to files that do not travel as sources, and each tool bundles in its own way.
        return $"{language.FingerprintOf(source).Value} {DescribedExtension.CurrentFormat} {options.Version} {DenoRelease.StateOf(options.Variables)}";
    }

    public IReadOnlyList<string> PackagesOf(ExtensionSource source)
    {
        if (source.Path.EndsWith(".cs", StringComparison.Ordinal) || ProjectImports.FilesOf(source, repository).Count == 0)
        {
            return [];
        }

        try
        {
            var imports = ProjectImports.Of(source, repository);
            return [.. language.FingerprintOf(source).Specifiers.Select(imports.PackageOf).OfType<string>()];
        }
        catch (SwampException)
        {
            // What is wrong with the map is said when the extension is bundled.
            return [];
        }
    }

    public MadeBundle? Restore(ExtensionSource source, ReadOnlyMemory<byte> bundle, ReadOnlyMemory<byte> description)
    {
        if (source.Path.EndsWith(".cs", StringComparison.Ordinal))
        {
            return Compiled(source);
        }

        try
        {
            var kept = description.IsEmpty ? null : JsonSerializer.Deserialize(description.Span, ExtensionJsonContext.Default.DescribedExtension);
            var name = DescriptionReader.Text(kept?.Description?[source.Kind == ExtensionKind.Report ? "name" : "type"]);
            return kept?.Format == DescribedExtension.CurrentFormat && name is not null && kept.BundleHash == HostFiles.Hash(bundle.Span)
                ? new MadeBundle(name, bundle.ToArray(), description.ToArray(), ModelOf(source, name, kept.Description!))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PackedModel? ModelOf(ExtensionSource source, string name, JsonObject description) => source.Kind != ExtensionKind.Model ? null : new PackedModel(
        name,
        DescriptionReader.Text(description["version"]),
        (description["upgrades"] as JsonArray)?.LastOrDefault() is JsonObject last ? DescriptionReader.Text(last["toVersion"]) : null);

    /// <summary>What is compiled where it runs is told by its text.</summary>
    private MadeBundle? Compiled(ExtensionSource source)
    {
        if (source.NameHint is not { } name)
        {
            return null;
        }

        IEnumerable<string> files = [source.Path, .. CSharpFiles.Of(source, index)];
        return new MadeBundle(name, null, null, source.Kind == ExtensionKind.Model ? ModelVersions.OfCSharp(name, files.Select(File.ReadAllText)) : null);
    }

    private async Task<JsonObject> DescribeAsync(ExtensionSource source, Fingerprint fingerprint, byte[] bundle, CancellationToken cancellationToken)
    {
        // A name of its own: another process may be packing the same.
        var path = Path.Combine(folder, "_packing", $"{HostFiles.Hash(bundle)[..16]}-{Path.GetRandomFileName()}.js");
        await AtomicFile.WriteAsync(path, bundle, null, cancellationToken);
        try
        {
            var parameters = new JsonObject { ["path"] = path, ["fingerprint"] = fingerprint.Value, ["source"] = source.Path };
            return await host.CallAsync("describe", parameters, host.Limits.Load, $"Loading {source.DisplayPath}", cancellationToken) as JsonObject
                ?? throw Refused(source, "it says nothing of itself.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static SwampException Refused(ExtensionSource source, string problem) =>
        new(ErrorCodes.ExtensionRefused, $"{source.DisplayPath} cannot be published: {problem}", $"Correct {source.DisplayPath}; 'swamp doctor extensions' says more.");

    /// <summary>The bundler writes above each module where it lay, relative to a temporary folder.</summary>
    [GeneratedRegex(@"^// (?:\.\.?/|/|file:)[^\n]*\.(?:ts|tsx|js|jsx|mjs|cjs|mts|cts|json)\n", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex PathComments();
}
