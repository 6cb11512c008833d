using System.Reflection;

namespace Swamp.Engine.Agents;

/// <summary>The skills that come with swamp (REPO-13), kept as resources of this assembly.</summary>
public static class Skills
{
    private static readonly string[] NamesInOrder = ["swamp", "swamp-getting-started", "swamp-model-authoring", "swamp-driver-authoring"];

    /// <summary>Their names, the general one first.</summary>
    public static IReadOnlyList<string> Names => NamesInOrder;

    /// <summary>Every skill.</summary>
    public static IReadOnlyList<Skill> All => [.. NamesInOrder.Select(static name => new Skill(name, Resource($"Skills/{name}.md")))];

    /// <summary>The text between the markers of an instructions file, with <c>{skills}</c> where the skills are listed.</summary>
    internal static string Instructions => Resource("Instructions.md");

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Agents/" + name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
