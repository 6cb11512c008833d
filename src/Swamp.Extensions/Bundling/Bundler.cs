using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>
/// Makes one JavaScript file of an entry and everything it imports (EXT-30). Zod stays outside, so that every extension shares the host's (EXT-32).
/// </summary>
internal sealed partial class Bundler(ExtensionHostOptions options, string repository)
{
    private const string SharedZod = "swamp:zod";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>The text of the bundle.</summary>
    /// <exception cref="SwampException">It cannot be made; the message is the bundler's.</exception>
    public Task<string> BundleAsync(ExtensionSource source, Fingerprint fingerprint, CancellationToken cancellationToken) =>
        BundleAsync(source, fingerprint, isSelfContained: false, cancellationToken);

    /// <summary>The text of a bundle with zod inside, for where there is no host to share one: containers, workers, archives (EXT-32).</summary>
    /// <exception cref="SwampException">It cannot be made; the message is the bundler's.</exception>
    public Task<string> SelfContainedAsync(ExtensionSource source, Fingerprint fingerprint, CancellationToken cancellationToken) =>
        BundleAsync(source, fingerprint, isSelfContained: true, cancellationToken);

    /// <summary>
    /// The same of a bundle that shares zod with its host, as archives carry it. Everything else is inside already, so zod is put in as text: the bundler itself would
    /// want packages from a registry.
    /// </summary>
    public async Task<string> SelfContainedAsync(string bundle, CancellationToken cancellationToken)
    {
        var files = await HostFiles.UnpackAsync(options.CacheDirectory, cancellationToken);
        var zod = await File.ReadAllBytesAsync(Path.Combine(files, "vendor", "zod.js"), cancellationToken);
        var inside = $"\"data:text/javascript;base64,{Convert.ToBase64String(zod)}\"";
        return Quoted().Replace(await File.ReadAllTextAsync(bundle, cancellationToken), m => m.Groups["path"].Value == SharedZod ? inside : m.Value);
    }

    /// <summary>A program of the host as one file.</summary>
    /// <exception cref="SwampException">It cannot be made; the message is the bundler's.</exception>
    public async Task<string> HostProgramAsync(string files, string entry, CancellationToken cancellationToken)
    {
        var deno = await options.Deno.FindAsync(cancellationToken);
        var work = Directory.CreateTempSubdirectory("swamp-bundle-").FullName;
        try
        {
            var configuration = Path.Combine(work, "deno.json");
            var output = Path.Combine(work, "out.js");
            var imports = new JsonObject { ["imports"] = ProjectImports.Read(Path.Combine(files, "import-map.json"), files) };
            await File.WriteAllTextAsync(configuration, imports.ToJsonString(), cancellationToken);
            await RunAsync(deno, ["bundle", "--quiet", "--config", configuration, "--no-lock", "--node-modules-dir=none", "--platform", "deno", "-o", output, entry], work, cancellationToken);
            return await File.ReadAllTextAsync(output, cancellationToken);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task<string> BundleAsync(ExtensionSource source, Fingerprint fingerprint, bool isSelfContained, CancellationToken cancellationToken)
    {
        var deno = await options.Deno.FindAsync(cancellationToken);
        var files = await HostFiles.UnpackAsync(options.CacheDirectory, cancellationToken);
        var work = Directory.CreateTempSubdirectory("swamp-bundle-").FullName;
        try
        {
            var zod = Path.Combine(files, "vendor", "zod.js");
            var configuration = Path.Combine(work, "deno.json");
            await File.WriteAllTextAsync(configuration, Configuration(source, fingerprint, files, zod).ToJsonString(), cancellationToken);
            var output = Path.Combine(work, "out.js");
            string[] zodOutside = isSelfContained ? [] : ["--external", zod];
            await RunAsync(
                deno, ["bundle", "--quiet", "--config", configuration, "--no-lock", "--node-modules-dir=none", "--platform", "deno", .. zodOutside, "-o", output, source.Path], work, cancellationToken);
            var text = await File.ReadAllTextAsync(output, cancellationToken);
            if (isSelfContained)
            {
                return text.Length == 0 ? "export {};\n" : text;
            }

            // The place of the shared zod differs between machines; the bundle must not.
            return text.Length == 0 ? "export {};\n" : Quoted().Replace(text, m => m.Groups["path"].Value == zod || m.Groups["path"].Value == new Uri(zod).AbsoluteUri ? $"\"{SharedZod}\"" : m.Value);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>The extension's own import map, with zod and the shims of the standard library on top.</summary>
    private JsonObject Configuration(ExtensionSource source, Fingerprint fingerprint, string files, string zod)
    {
        var imports = ProjectImports.Of(source, repository).Map;
        foreach (var (name, target) in ProjectImports.Read(Path.Combine(files, "import-map.json"), files))
        {
            imports.TryAdd(name, target?.DeepClone());
        }

        foreach (var specifier in fingerprint.Specifiers.Where(s => IsZod(s) || (imports[s]?.GetValue<string>() is { } mapped && IsZod(mapped))).ToList())
        {
            imports[specifier] = new Uri(zod).AbsoluteUri;
        }

        imports.Remove(SharedZod);
        return new JsonObject { ["imports"] = imports, ["compilerOptions"] = new JsonObject { ["lib"] = new JsonArray("deno.window") } };
    }

    private static bool IsZod(string specifier) => ZodFour().IsMatch(specifier);

    private async Task RunAsync(string deno, IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var errors = new OutputTail(32 << 10);
        var request = new ProcessRequest
        {
            Program = deno,
            Arguments = arguments,
            Environment = new Dictionary<string, string>(options.Variables, StringComparer.Ordinal) { ["NO_COLOR"] = "1", ["DENO_NO_UPDATE_CHECK"] = "1", ["DENO_NO_PACKAGE_JSON"] = "1" },
            WorkingDirectory = folder,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        ProcessExit exit;
        try
        {
            exit = await options.Processes.RunAsync(
                request,
                (stream, bytes) =>
                {
                    errors.Add(bytes.Span);
                    return ValueTask.CompletedTask;
                },
                limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SwampException(ErrorCodes.TimedOut, $"The bundler did not end within {Limit.TotalSeconds:0} s.");
        }

        if (exit.ExitCode != 0)
        {
            throw new SwampException(ErrorCodes.InvalidModelType, errors.Text(12));
        }
    }

    [GeneratedRegex("""^(?:npm:)?zod(?:@[\^~]?4(?:\.[0-9.]+)?)?(?:/v4)?$""", RegexOptions.NonBacktracking)]
    private static partial Regex ZodFour();

    [GeneratedRegex("(?<=\\bfrom\\s*|\\bimport\\s*)\"(?<path>[^\"\\n]+)\"", RegexOptions.None, 10_000)]
    private static partial Regex Quoted();
}
