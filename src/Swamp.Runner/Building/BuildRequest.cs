using System.Text.Json.Nodes;

namespace Swamp.Runner.Building;

/// <summary>What is to be compiled.</summary>
/// <param name="Entry">Absolute path of the file with the extension's class.</param>
/// <param name="Sources">Absolute paths of all files, the entry among them.</param>
/// <param name="Repository">Absolute path of the repository; messages name files relative to it, packages are configured there.</param>
/// <param name="Output">Absolute path of the assembly to write; what belongs to it gets the same name with other endings.</param>
internal sealed record BuildRequest(string Entry, IReadOnlyList<string> Sources, string Repository, string Output)
{
    /// <summary>Absolute path of the folder for the assemblies of packages.</summary>
    public string PackageFolder => Path.ChangeExtension(Output, null);

    /// <summary>Reads the parameters of a call.</summary>
    public static BuildRequest Read(JsonObject parameters) => new(
        Text(parameters, "entry"), [.. ((JsonArray)parameters["sources"]!).Select(static s => (string)s!)], Text(parameters, "repository"), Text(parameters, "output"));

    private static string Text(JsonObject parameters, string name) => (string?)parameters[name] ?? throw new ArgumentException($"'{name}' is missing.");
}
