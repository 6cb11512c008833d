using System.Text.Json.Nodes;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Agents;

/// <summary>An AI tool described by a user (REPO-35).</summary>
public sealed record CustomTool
{
    /// <summary>Name: letters, digits and hyphens, not beginning with a hyphen, not that of a built-in tool.</summary>
    public required string Name { get; init; }

    /// <summary>Where skills go: below the home directory when it begins with <c>~/</c>, else below the repository.</summary>
    public required string SkillsDir { get; init; }

    /// <summary>The file that the tool reads its instructions from, below the repository.</summary>
    public required string InstructionsFile { get; init; }

    /// <summary><c>shared</c> when users and other tools write the file too (default), <c>owned</c> when it is only for this tool.</summary>
    public string InstructionsMode { get; init; } = "shared";

    /// <summary>Front matter of a new instructions file, without the dashes.</summary>
    public string? Frontmatter { get; init; }

    /// <summary>How the instructions refer to skills: by <c>name</c> (default) or by <c>path</c>.</summary>
    public string SkillReferenceStyle { get; init; } = "name";

    /// <summary>Further lines for <c>.gitignore</c>.</summary>
    public IReadOnlyList<string> GitignoreEntries { get; init; } = [];

    /// <summary>The tool that scaffolding works with.</summary>
    public AgentTool ToTool() => new()
    {
        Name = Name,
        SkillsDirectory = SkillsDir.TrimEnd('/'),
        InstructionsFile = InstructionsFile,
        FrontMatter = Frontmatter,
        ReferencesSkillsByPath = SkillReferenceStyle == "path",
        GitignoreEntries = IsGlobal ? GitignoreEntries : [SkillsDir.TrimEnd('/') + "/", .. GitignoreEntries],
        IsCustom = true,
    };

    private bool IsGlobal => SkillsDir.StartsWith("~/", StringComparison.Ordinal);

    /// <summary>What is wrong with the description; null when nothing is.</summary>
    internal string? Problem()
    {
        if (Name.Length == 0 || Name[0] == '-' || !Name.All(static c => c == '-' || char.IsAsciiLetterOrDigit(c)))
        {
            return $"the name \"{Name}\" may hold letters, digits and hyphens only, and no hyphen in front";
        }

        if (Name == AgentTools.None || AgentTools.BuiltIn.Any(tool => tool.Name == Name))
        {
            return $"\"{Name}\" is a built-in tool";
        }

        if (!StaysBelow(IsGlobal ? SkillsDir[2..] : SkillsDir))
        {
            return $"skillsDir \"{SkillsDir}\" must be a path inside the repository, or begin with ~/";
        }

        if (!StaysBelow(InstructionsFile))
        {
            return $"instructionsFile \"{InstructionsFile}\" must be a path inside the repository";
        }

        if (InstructionsMode is not ("shared" or "owned"))
        {
            return $"instructionsMode must be shared or owned, not \"{InstructionsMode}\"";
        }

        if (GitignoreEntries.Any(static entry => entry.AsSpan().ContainsAny('\n', '\r')))
        {
            return "a gitignore entry must be one line";
        }

        return SkillReferenceStyle is "name" or "path" ? null : $"skillReferenceStyle must be name or path, not \"{SkillReferenceStyle}\"";
    }

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["name"] = Name,
            ["skillsDir"] = SkillsDir,
            ["instructionsFile"] = InstructionsFile,
            ["instructionsMode"] = InstructionsMode,
        };
        if (Frontmatter is not null)
        {
            json["frontmatter"] = Frontmatter;
        }

        json["skillReferenceStyle"] = SkillReferenceStyle;
        if (GitignoreEntries.Count > 0)
        {
            json["gitignoreEntries"] = new JsonArray([.. GitignoreEntries.Select(static entry => (JsonNode)entry)]);
        }

        return json;
    }

    internal static CustomTool? FromJson(JsonObject json)
    {
        if (Text(json, "name") is not { } name || Text(json, "skillsDir") is not { } skills || Text(json, "instructionsFile") is not { } file)
        {
            return null;
        }

        return new CustomTool
        {
            Name = name,
            SkillsDir = skills,
            InstructionsFile = file,
            InstructionsMode = Text(json, "instructionsMode") ?? "shared",
            Frontmatter = json["frontmatter"] is JsonObject map ? YamlWriter.Write(map) : Text(json, "frontmatter"),
            SkillReferenceStyle = Text(json, "skillReferenceStyle") ?? "name",
            GitignoreEntries = json["gitignoreEntries"] is JsonArray list ? [.. list.OfType<JsonValue>().Select(static item => item.ToString())] : [],
        };
    }

    private static string? Text(JsonObject json, string key) => json[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool StaysBelow(string path) =>
        path.Trim().Length > 0 && !Path.IsPathRooted(path) && path[0] != '~' && !path.Split('/', '\\').Any(static part => part is ".." or "")
        && !path.AsSpan().ContainsAny('\n', '\r');
}
