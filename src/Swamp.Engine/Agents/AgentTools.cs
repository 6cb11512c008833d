using Swamp.Engine.Errors;

namespace Swamp.Engine.Agents;

/// <summary>The AI tools that are known: the built-in ones and those of <c>.swamp-custom-tools.yaml</c>.</summary>
/// <param name="custom">Tools that the repository describes itself.</param>
public sealed class AgentTools(IReadOnlyList<AgentTool> custom)
{
    /// <summary>The word for "no tool" on the command line (REPO-10).</summary>
    public const string None = "none";

    /// <summary>The tool that is enrolled when none is asked for (REPO-10).</summary>
    public const string Default = "claude";

    private const string SharedSkills = "~/.agents/skills";

    /// <summary>The tools of REPO-10.</summary>
    public static IReadOnlyList<AgentTool> BuiltIn { get; } =
    [
        new()
        {
            Name = "claude",
            SkillsDirectory = "~/.claude/skills",
            InstructionsFile = "CLAUDE.md",
            Program = "claude",
            GitignoreEntries =
            [
                ".claude/worktrees/", ".claude/settings.local.json", ".claude/scheduled_tasks.lock", ".claude/scheduled_tasks.json",
            ],
        },
        new()
        {
            Name = "cursor",
            SkillsDirectory = SharedSkills,
            InstructionsFile = ".cursor/rules/swamp.mdc",
            FrontMatter = "description: How to work in this swamp repository\nalwaysApply: true",
            Program = "cursor",
        },
        new() { Name = "opencode", SkillsDirectory = SharedSkills, InstructionsFile = "AGENTS.md", Program = "opencode" },
        new() { Name = "codex", SkillsDirectory = SharedSkills, InstructionsFile = "AGENTS.md" },
        new() { Name = "copilot", SkillsDirectory = SharedSkills, InstructionsFile = "AGENTS.md", Program = "copilot" },
        new()
        {
            Name = "kiro",
            SkillsDirectory = "~/.kiro/skills",
            InstructionsFile = ".kiro/steering/swamp-rules.md",
            FrontMatter = "inclusion: always",
            Program = "kiro-cli",
        },
    ];

    /// <summary>Every known tool, the built-in ones first.</summary>
    public IEnumerable<AgentTool> All => BuiltIn.Concat(custom);

    /// <summary>The tool of a name; null when there is none.</summary>
    public AgentTool? Find(string name) => All.FirstOrDefault(tool => tool.Name == name);

    /// <summary>
    /// Turns what was asked for into a list of tools: nothing means the default, doubles collapse, <c>none</c> alone is the empty list (REPO-10).
    /// </summary>
    /// <exception cref="SwampException">An unknown tool (REPO-16), or <c>none</c> together with others.</exception>
    public IReadOnlyList<AgentTool> Select(IReadOnlyList<string> names)
    {
        var wanted = names.Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
        {
            wanted.Add(Default);
        }

        if (wanted.Remove(None))
        {
            return wanted.Count == 0
                ? []
                : throw new SwampException(
                    ErrorCodes.InvalidArgument, "The tool \"none\" cannot be combined with others", "Use --tool none alone, or leave it out.");
        }

        return [.. wanted.Select(name => Find(name) ?? throw Unknown(name))];
    }

    private SwampException Unknown(string name) => new(
        ErrorCodes.InvalidArgument,
        $"Unknown tool \"{name}\"; known are {string.Join(", ", All.Select(static tool => tool.Name))} and {None}",
        "To describe another tool, run: swamp agent setup");
}
