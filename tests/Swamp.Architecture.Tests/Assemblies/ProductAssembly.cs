using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Swamp.Architecture.Tests.Assemblies;

/// <summary>A compiled assembly of the product, read without loading it.</summary>
internal sealed class ProductAssembly : IDisposable
{
    private readonly PEReader image;

    private ProductAssembly(string file)
    {
        image = new PEReader(File.OpenRead(file));
        Metadata = image.GetMetadataReader();
        Project = Rooms.ProjectOf(Path.GetFileNameWithoutExtension(file));
    }

    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(f => Path.GetFileName(f).StartsWith("swamp", StringComparison.OrdinalIgnoreCase) && !f.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public string Project { get; }

    public MetadataReader Metadata { get; }

    public static ProductAssembly Open(string file) => new(file);

    /// <summary>All types that people wrote, with the name of the outermost type, which is the name of the file.</summary>
    public IEnumerable<(TypeDefinition Type, string Name, string Outermost)> WrittenTypes() =>
        from handle in Metadata.TypeDefinitions
        let type = Metadata.GetTypeDefinition(handle)
        where !OutermostOf(type).Name.StartsWith('<') && !NamespaceOf(type).Contains(".Generated", StringComparison.Ordinal)
        select (type, Metadata.GetString(type.Name), OutermostOf(type).Name);

    /// <summary>What the methods of a type call: <c>System.Environment.get_CurrentDirectory</c>.</summary>
    public IEnumerable<(string Method, string Called)> Calls(TypeDefinition type) =>
        from handle in type.GetMethods()
        let method = Metadata.GetMethodDefinition(handle)
        where method.RelativeVirtualAddress != 0
        from called in IntermediateLanguage.Calls(Metadata, image.GetMethodBody(method.RelativeVirtualAddress))
        select (Metadata.GetString(method.Name), called);

    public void Dispose() => image.Dispose();

    private (string Name, string Namespace) OutermostOf(TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
        {
            type = Metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return (Metadata.GetString(type.Name).Split('`')[0], Metadata.GetString(type.Namespace));
    }

    private string NamespaceOf(TypeDefinition type) => OutermostOf(type).Namespace;
}
