using Swamp.Engine.Errors;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Execution;

/// <summary>Where something stands in a definition's file; looked up only when there is an error to report.</summary>
internal static class DefinitionLocations
{
    public static SourceLocation? Find(string path, IReadOnlyList<string> keys)
    {
        try
        {
            return YamlDocument.Parse(File.ReadAllText(path), path).LocationOf([.. keys]);
        }
        catch (Exception exception) when (exception is SwampException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
