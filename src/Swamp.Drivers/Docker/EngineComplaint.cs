using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;

namespace Swamp.Drivers.Docker;

/// <summary>
/// What the engine's program said on standard error, which it shares with the container. Status 125, and 126 and 127 for a program that cannot be started, mean
/// that the engine failed; a command may end with them too, so that only the words tell.
/// </summary>
internal sealed partial class EngineComplaint
{
    private const int Kept = 8192;
    private const int EngineFailed = 125;
    private const int CannotRun = 126;
    private const int NotFound = 127;

    private readonly List<byte> tail = [];

    /// <summary>The last lines, for a message.</summary>
    public string Tail(int lines) => string.Join('\n', Lines().TakeLast(lines));

    /// <summary>Takes what was printed.</summary>
    public void Add(ProcessStream stream, ReadOnlySpan<byte> bytes)
    {
        if (stream != ProcessStream.Error)
        {
            return;
        }

        tail.AddRange(bytes.Length > Kept ? bytes[^Kept..] : bytes);
        if (tail.Count > 2 * Kept)
        {
            tail.RemoveRange(0, tail.Count - Kept);
        }
    }

    /// <summary>Throws what the engine complained about.</summary>
    /// <exception cref="SwampException">It could not run the container.</exception>
    public void ThrowIfEngineFailed(int exitCode, string command, ContainerRequest request)
    {
        if (exitCode is not (EngineFailed or CannotRun or NotFound))
        {
            return;
        }

        var lines = Lines();
        if (lines.Find(l => Complaint().IsMatch(l)) is not { } line || (exitCode != EngineFailed && !lines.Exists(static l => CannotStart().IsMatch(l))))
        {
            return;
        }

        var all = string.Join('\n', lines);
        var said = Lead().Replace(line, "").Trim();
        throw all switch
        {
            _ when Unreachable().IsMatch(all) => new SwampException(
                ErrorCodes.MissingDependencies,
                $"The container engine '{command}' cannot be reached: {said}",
                "Start it (for docker: systemctl start docker), or say where it listens: DOCKER_HOST=unix:///path/docker.sock"),
            _ when CannotStart().Match(all) is { Success: true } match => NoProgram(match.Groups["program"].Value, request, said),
            _ when NoImage().IsMatch(all) => new SwampException(
                ErrorCodes.NotFound, $"The image '{request.Image}' is not there and cannot be fetched: {Detail(lines, said)}", $"{command} pull {request.Image}, or correct driverConfig.image."),
            _ when NoNetwork().IsMatch(all) => new SwampException(
                ErrorCodes.NotFound, $"The container has no network to join: {said}", $"{command} network ls shows what there is; driverConfig.network: none needs nothing."),
            _ => new SwampException(
                ErrorCodes.MethodExecutionFailed, $"{command} could not run the container: {said}", "Look at driverConfig, extraArgs above all: swamp driver type describe docker"),
        };
    }

    private static SwampException NoProgram(string program, ContainerRequest request, string said)
    {
        var wanted = program.Length > 0 ? program : request.Command[0];
        var hint = wanted switch
        {
            "deno" => "Methods of extensions in TypeScript need an image with Deno: driverConfig.bundleImage; docs/drivers.md says how to make one.",
            "dotnet" => "Methods of extensions in C# need an image with .NET: driverConfig.bundleImage; docs/drivers.md says how to make one.",
            _ => $"Use an image that has {wanted}.",
        };
        return new SwampException(ErrorCodes.MissingDependencies, $"The image '{request.Image}' has no program '{wanted}' that can be run: {said}", hint);
    }

    private static string Detail(List<string> lines, string said) => said.StartsWith("Unable to find image", StringComparison.Ordinal)
        ? Lead().Replace(lines.Find(static l => Complaint().IsMatch(l) && !l.StartsWith("Unable to find", StringComparison.Ordinal)) ?? said, "").Trim()
        : said;

    private List<string> Lines() => [.. Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(tail)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex("^(docker|podman|nerdctl|[a-z-]*docker[a-z-]*): |^Error: |^Error response from daemon|^invalid argument|^unknown (shorthand )?flag|^Cannot connect|^Unable to find image|level=(fatal|error)", RegexOptions.NonBacktracking)]
    private static partial Regex Complaint();

    [GeneratedRegex("^[a-z-]+: (Error response from daemon: )?|^Error: |^Error response from daemon: ", RegexOptions.NonBacktracking)]
    private static partial Regex Lead();

    [GeneratedRegex("Cannot connect to the Docker daemon|[Ii]s the docker daemon running|permission denied while trying to connect|[Cc]annot connect to Podman|connection refused|error during connect", RegexOptions.NonBacktracking)]
    private static partial Regex Unreachable();

    [GeneratedRegex("Unable to find image|[Nn]o such image|manifest unknown|pull access denied|image not known|repository does not exist|short-name|initializing source|requested access to the resource", RegexOptions.NonBacktracking)]
    private static partial Regex NoImage();

    [GeneratedRegex("network \\S+ not found|no such network|unable to find network", RegexOptions.NonBacktracking)]
    private static partial Regex NoNetwork();

    [GeneratedRegex("exec: \"(?<program>[^\"]+)\": (executable file not found|permission denied|stat |no such file)|exec(utable file)? `(?<program>[^`']+)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CannotStart();
}
