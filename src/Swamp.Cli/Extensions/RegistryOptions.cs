using System.CommandLine;

namespace Swamp.Cli.Extensions;

/// <summary>Options that commands about registries share.</summary>
internal static class RegistryOptions
{
    public static Option<string?> Registry() => new("--registry") { Description = "A folder (file:/srv/extensions), an OCI registry (oci://host/path) or one with the HTTP API (https://host) instead of the configured ones", HelpName = "address" };

    public static Option<string?> Channel(string description) => new("--channel") { Description = description, HelpName = "beta|rc|stable" };

    public static Option<bool> DryRun(string description) => new("--dry-run") { Description = description };

    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Do not ask" };

    public static Argument<string?> Extension(string description) => new("extension") { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
