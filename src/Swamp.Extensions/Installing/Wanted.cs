namespace Swamp.Extensions.Installing;

/// <summary>A wish for an extension.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version; null for the latest.</param>
/// <param name="AtLeast">Whether a higher version will do.</param>
/// <param name="By">Who wishes it; null for the user.</param>
public sealed record Wanted(string Name, string? Version, bool AtLeast, string? By)
{
    /// <summary>Reads a dependency of a manifest: <c>@c/n</c>, <c>@c/n@2026.01.01.1</c>, or with a constraint such as <c>@c/n@&gt;=2026.01.01.1</c> (EXT-106).</summary>
    public static Wanted Read(string dependency, string by)
    {
        ArgumentNullException.ThrowIfNull(dependency);
        var at = dependency.LastIndexOf('@');
        if (at <= 0)
        {
            return new Wanted(Manifests.ExtensionName.Parse(dependency).Name, null, AtLeast: false, by);
        }

        var version = dependency[(at + 1)..].TrimStart('^', '~', '>', '=', ' ');
        var name = Manifests.ExtensionName.Parse(dependency[..at]).Name;
        return new Wanted(name, Manifests.ExtensionVersion.Check(version), AtLeast: version.Length < dependency.Length - at - 1, by);
    }

    /// <summary>Whether a version will do.</summary>
    public bool Accepts(string version) =>
        Version is null || (AtLeast ? Manifests.ExtensionVersion.Order.Compare(version, Version) >= 0 : version == Version);

    /// <summary>The wish in words.</summary>
    public override string ToString() => $"{By ?? "you"} {(By is null ? "want" : "needs")} {Name} {(Version is null ? "in any version" : AtLeast ? $"{Version} or higher" : $"exactly {Version}")}";
}
