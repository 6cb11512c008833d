using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Docker;

/// <summary>How bundles of each language are started in a container.</summary>
internal sealed class BundleProgram(DockerSettings settings, DockerDriverOptions options)
{
    private const string Wait = "--wait";

    /// <summary>
    /// For .NET in a container that serves one call: no profiling for code that never runs long enough, and no sockets for debuggers in its temporary folder.
    /// </summary>
    private static readonly Dictionary<string, string> DotNet = new(StringComparer.Ordinal) { ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableDiagnostics"] = "0" };

    /// <summary>Puts what a bundle needs into a call's folder.</summary>
    /// <param name="code">The bundle.</param>
    /// <param name="folder">The folder; the request comes later.</param>
    /// <param name="waits">Whether the program is to wait for a line on standard input before it looks for the request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The container to run.</returns>
    public async Task<ContainerRequest> PrepareAsync(MethodCode code, CallFolder folder, bool waits, CancellationToken cancellationToken)
    {
        var request = new ContainerRequest { Image = settings.BundleImage, Command = [], Timeout = settings.Timeout };
        List<string> arguments = ["-v", $"{folder.In}:/swamp:ro", "-v", $"{folder.Result}:/swamp-result"];
        if (code.FilesRoot is { } files)
        {
            folder.MakeRoom("files");
            arguments.AddRange(["-v", $"{files}:/swamp/files:ro"]);
        }

        if (code.Language == MethodCode.CSharp)
        {
            folder.MakeRoom("host");
            folder.MakeRoom("extension");
            arguments.AddRange(["-v", $"{options.FindHost()}:/swamp/host:ro", "-v", $"{code.Path}:/swamp/extension:ro"]);
            return request with
            {
                Arguments = arguments,
                Env = DotNet,
                Command = ["dotnet", "/swamp/host/swamp-host.dll", "container", "/swamp", "/swamp-result", .. waits ? [Wait] : Array.Empty<string>()],
            };
        }

        folder.Copy(await options.FindRunner(cancellationToken), "");
        folder.Copy(code.Path, "bundle.js");
        return request with
        {
            Arguments = arguments,
            Command = ["deno", "run", "--quiet", "--no-lock", "--no-config", "--allow-all", "/swamp/runner.js", .. waits ? [Wait] : Array.Empty<string>()],
        };
    }
}
