using System.Collections.Frozen;
using Swamp.Engine.Errors;

namespace Swamp.Drivers.Docker;

/// <summary>
/// Variables that the engine's program itself reads. A container's value for one must not become the program's own, so it is passed as an argument, which everybody
/// on the machine can see; all others are only named there, and their values travel in the program's environment.
/// </summary>
internal static class EngineVariables
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "TZ",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "no_proxy", "all_proxy",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "DBUS_SESSION_BUS_ADDRESS", "NOTIFY_SOCKET", "NO_COLOR", "PODMAN_USERNS",
        "GOGC", "GODEBUG", "GOMAXPROCS", "GOMEMLIMIT", "GOTRACEBACK", "GORACE", "GOCOVERDIR",
        "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT", "DOCKER_API_VERSION", "DOCKER_CERT_PATH", "DOCKER_TLS", "DOCKER_TLS_VERIFY", "DOCKER_DEFAULT_PLATFORM",
        "DOCKER_CONTENT_TRUST", "DOCKER_CONTENT_TRUST_SERVER", "DOCKER_CUSTOM_HEADERS", "DOCKER_HIDE_LEGACY_COMMANDS", "DOCKER_AUTH_CONFIG", "DOCKER_CLI_HINTS",
        "CONTAINER_HOST", "CONTAINER_SSHKEY", "CONTAINER_PASSPHRASE", "CONTAINER_PROXY", "CONTAINERD_ADDRESS", "CONTAINERD_NAMESPACE", "CONTAINERD_SNAPSHOTTER",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Families of which new members appear.</summary>
    private static readonly string[] Families = ["LD_", "XDG_", "BUILDKIT_", "CONTAINERS_", "NERDCTL_", "_CONTAINERS_"];

    /// <summary>Whether the engine's program reads a variable of that name.</summary>
    public static bool Has(string name) => Names.Contains(name) || Families.Any(family => name.StartsWith(family, StringComparison.Ordinal));

    /// <summary>What is thrown for a secret that would have to be an argument.</summary>
    /// <param name="place">Where it stands: <c>driverConfig.env.HTTPS_PROXY</c>.</param>
    /// <param name="command">The engine's program.</param>
    /// <param name="hint">What to do instead.</param>
    public static SwampException Exposed(string place, string command, string hint) => new(
        ErrorCodes.ValidationFailed, $"{place} holds a secret, which would be an argument of '{command}' that everybody on this machine can read.", hint);

    /// <summary>The same for a variable.</summary>
    public static SwampException ExposedVariable(string place, string name, string command) => Exposed(
        place, command, $"'{command}' reads {name} itself. Give the secret another name, and set {name} from it where the program starts: run: {name}=\"$MY_SECRET\" program");
}
