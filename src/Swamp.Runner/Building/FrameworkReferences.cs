using Microsoft.CodeAnalysis;

namespace Swamp.Runner.Building;

/// <summary>The assemblies that every extension is compiled against.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(Read);

    /// <summary>Folder of the framework this process runs on.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The framework and the SDK.</summary>
    public static IReadOnlyList<MetadataReference> All() => References.Value;

    private static IReadOnlyList<MetadataReference> Read()
    {
        var trusted = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. trusted.Where(static p => Path.GetDirectoryName(p) == Folder).Append(typeof(Sdk.ModelAttribute).Assembly.Location).Select(static p => MetadataReference.CreateFromFile(p))];
    }
}
