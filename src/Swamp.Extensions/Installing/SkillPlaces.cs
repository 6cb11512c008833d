using Swamp.Engine.Agents;
using Swamp.Engine.Repositories;

namespace Swamp.Extensions.Installing;

/// <summary>Where skills of installed extensions go: to every enrolled AI tool; without one, to a folder of swamp's own (EXT-102).</summary>
internal static class SkillPlaces
{
    public static IReadOnlyList<string> Of(string skill, RepositoryLayout layout, RepositoryMarker marker)
    {
        var known = new AgentTools(CustomToolsFile.Load(layout.Root).Tools);
        var tools = marker.Tools.Select(known.Find).OfType<AgentTool>().Select(t => Path.Combine(layout.Root, t.RepositorySkillsDirectory, skill)).Distinct(StringComparer.Ordinal).ToList();
        return tools.Count > 0 ? tools : [Path.Combine(layout.PulledExtensions, "skills", skill)];
    }
}
