using Swamp.Extensions.Discovery;

namespace Swamp.Extensions.Sources;

/// <summary>The kinds of things that a local source may bring, as its file and the commands name them (EXT-85).</summary>
internal static class SourceKinds
{
    /// <summary>Name of the kind that is no code.</summary>
    public const string Workflows = "workflows";

    /// <summary>All of them, in the order in which they are shown (EXC-77).</summary>
    public static IReadOnlyList<string> All { get; } = ["models", "vaults", "drivers", "datastores", "reports", Workflows];

    /// <summary>The name under which files of a kind are kept.</summary>
    public static string NameOf(ExtensionKind kind) => kind switch
    {
        ExtensionKind.Model or ExtensionKind.Graft => "models",
        ExtensionKind.Vault => "vaults",
        ExtensionKind.Driver => "drivers",
        ExtensionKind.Datastore => "datastores",
        _ => "reports",
    };
}
