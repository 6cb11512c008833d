using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Agents;

/// <summary>
/// Puts the skills into the folders where AI tools look for them (REPO-13). Beside each <c>SKILL.md</c> lies a record of what was written;
/// a file that no longer matches its record was changed by the user and stays.
/// </summary>
internal sealed class SkillInstaller(SwampEnvironment environment, string version)
{
    public const string RecordName = ".swamp-skill.json";

    /// <summary>Plans the skills of a folder.</summary>
    /// <returns>For each skill, whether it is going to be in place, and whether it changes.</returns>
    public IReadOnlyList<(string Skill, ScaffoldAction Action)> Plan(ScaffoldPlan plan, string repository, AgentTool tool)
    {
        var (root, relative) = Split(repository, tool.SkillsDirectory);
        if (root is null)
        {
            plan.Notes.Add($"Skills for {tool.Name} were not installed: neither HOME nor USERPROFILE is set");
            return [];
        }

        return [.. Skills.All.Select(skill => (skill.Name, Plan(plan, root, relative, tool.SkillsDirectory, skill)))];
    }

    /// <summary>The folder that a skills directory must not leave, and the way from there.</summary>
    private (string? Root, string Relative) Split(string repository, string directory)
    {
        if (!directory.StartsWith("~/", StringComparison.Ordinal))
        {
            return (repository, directory);
        }

        // The folder itself may be a link, as people who keep their settings under version control have it; what is below it may not lead out.
        return (environment.Home is { } home ? Path.Combine(home, directory[2..]) : null, "");
    }

    private ScaffoldAction Plan(ScaffoldPlan plan, string root, string relative, string shown, Skill skill)
    {
        var folder = Path.Combine(relative, skill.Name);
        var file = Path.Combine(folder, "SKILL.md");
        var record = Path.Combine(folder, RecordName);
        var display = $"{shown}/{skill.Name}/SKILL.md";
        var present = plan.TextOf(root, file);
        if (present is not null && present != skill.Text)
        {
            var written = ReadRecord(plan.TextOf(root, record));
            if (written?.Hash != Hash(present))
            {
                plan.Keep(display, "it was changed after swamp wrote it; delete it and run \"swamp repo upgrade\" to get the current one");
                return ScaffoldAction.Keep;
            }

            if (IsNewer(written.Value.Version))
            {
                plan.Keep(display, $"it was written by the newer swamp {written.Value.Version}");
                return ScaffoldAction.Keep;
            }
        }

        var content = new JsonObject { ["version"] = version, ["sha256"] = Hash(skill.Text) }.ToJsonString() + "\n";
        var action = plan.AddFile(root, file, display, _ => skill.Text);
        if (action != ScaffoldAction.Unchanged || ReadRecord(plan.TextOf(root, record)) is null)
        {
            plan.AddFile(root, record, $"{shown}/{skill.Name}/{RecordName}", _ => content);
        }

        return action;
    }

    private bool IsNewer(string other) =>
        SwampVersion.TryParse(other, out var theirs) && SwampVersion.TryParse(version, out var ours) && theirs.IsNewerThan(ours);

    private static (string Version, string Hash)? ReadRecord(string? text)
    {
        try
        {
            var json = text is null ? null : JsonNode.Parse(text) as JsonObject;
            return json?["version"] is JsonValue version && json["sha256"] is JsonValue hash
                && version.TryGetValue<string>(out var versionText) && hash.TryGetValue<string>(out var hashText)
                ? (versionText, hashText)
                : null;
        }
        catch (JsonException)
        {
            // A record that cannot be read says nothing, so the skill counts as changed by the user.
            return null;
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
