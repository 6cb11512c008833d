using System.Xml.Linq;
using Swamp.Architecture.Tests.Source;

namespace Swamp.Architecture.Tests.Assemblies;

/// <summary>References point one way: Cli, Host → Operations → Storage → Engine → Cel.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Project_Reference_GoesDown()
    {
        var wrong = from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                    let project = Path.GetFileNameWithoutExtension(file)
                    from reference in XDocument.Load(file).Descendants("ProjectReference")
                    let target = Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))
                    where Rooms.FloorOf(target) >= Rooms.FloorOf(project)
                    select $"{project} → {target}";
        Findings.None(wrong);
    }

    [Fact]
    public void Assembly_Reference_GoesDown()
    {
        Assert.True(ProductAssembly.Files.Count >= 6, "The assemblies of the product are not beside the tests.");
        foreach (var file in ProductAssembly.Files)
        {
            using var assembly = ProductAssembly.Open(file);
            var wrong = ReferencesOf(assembly)
                .Where(r => r.StartsWith("swamp", StringComparison.OrdinalIgnoreCase))
                .Where(r => Rooms.FloorOf(Rooms.ProjectOf(r)) >= Rooms.FloorOf(assembly.Project));
            Findings.None(wrong.Select(r => $"{assembly.Project} → {r}"));
        }
    }

    /// <summary>The runner takes the console away from the extensions that it runs.</summary>
    [Fact]
    public void Console_IsUsed_OnlyByExecutables()
    {
        foreach (var file in ProductAssembly.Files)
        {
            using var assembly = ProductAssembly.Open(file);
            Assert.False(
                assembly.Project is not ("Swamp.Cli" or "Swamp.Host" or "Swamp.Runner") && ReferencesOf(assembly).Contains("System.Console"),
                $"{assembly.Project} uses the console");
        }
    }

    private static IEnumerable<string> ReferencesOf(ProductAssembly assembly) => assembly.Metadata.AssemblyReferences
        .Select(handle => assembly.Metadata.GetString(assembly.Metadata.GetAssemblyReference(handle).Name));
}
