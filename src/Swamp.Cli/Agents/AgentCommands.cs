using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Operations.Agents;

namespace Swamp.Cli.Agents;

/// <summary><c>swamp agent setup|list|rm</c> (REPO-35).</summary>
internal static class AgentCommands
{
    /// <summary>The group.</summary>
    public static Command Build()
    {
        var group = new Command("agent");
        group.Subcommands.Add(Setup());
        group.Subcommands.Add(List());
        group.Subcommands.Add(Remove());
        return group;
    }

    private static OperationCommand<AgentSetupRequest, CustomToolResult> Setup()
    {
        var name = new Argument<string?>("name") { Description = "Name of the tool: letters, digits and hyphens" };
        var skills = new Option<string>("--skills-dir")
        {
            Description = "Where its skills go: below the repository, or below the home directory with a leading ~/",
            HelpName = "dir",
            Required = true,
        };
        var instructions = new Option<string>("--instructions-file") { Description = "The file it reads its instructions from", HelpName = "file", Required = true };
        var mode = new Option<string>("--instructions-mode") { Description = "shared: others write the file too (default); owned: only for this tool", HelpName = "mode", DefaultValueFactory = _ => "shared" };
        var frontmatter = new Option<string?>("--frontmatter") { Description = "Front matter of a new instructions file, without the dashes", HelpName = "yaml" };
        var style = new Option<string>("--skill-reference") { Description = "How instructions refer to skills: name (default) or path", HelpName = "style", DefaultValueFactory = _ => "name" };
        var ignored = new Option<string[]>("--gitignore") { Description = "A line for .gitignore; repeatable", HelpName = "line" };
        return new OperationCommand<AgentSetupRequest, CustomToolResult>("setup", AgentOperations.Setup)
        {
            Arguments = { name },
            Options = { skills, instructions, mode, frontmatter, style, ignored },
            Examples =
            [
                new("Describe a tool, then enrol it", "swamp agent setup aider --skills-dir .aider/skills --instructions-file CONVENTIONS.md"),
                new("", "swamp repo upgrade --tool claude --tool aider"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new AgentSetupRequest
            {
                Name = invocation.Required(name),
                SkillsDir = invocation.Value(skills)!,
                InstructionsFile = invocation.Value(instructions)!,
                InstructionsMode = invocation.Value(mode)!,
                Frontmatter = invocation.Value(frontmatter),
                SkillReferenceStyle = invocation.Value(style)!,
                GitignoreEntries = invocation.Values(ignored),
            }),
            Render = static (result, output) =>
            {
                output.Line(output.Good($"Described {result.Name}"));
                output.Line($"Enrol it with: swamp repo upgrade --tool {result.Name}");
            },
        };
    }

    private static OperationCommand<AgentListRequest, AgentListResult> List() => new("list", AgentOperations.List)
    {
        Examples = [new("List the tools described here", "swamp agent list --json")],
        Bind = static (_, _) => ValueTask.FromResult(new AgentListRequest()),
        Render = static (result, output) => output.Table(
            ["Name", "Skills", "Instructions"],
            [.. result.Tools.Select(static tool => new[] { tool.Name, tool.SkillsDir, tool.InstructionsFile })],
            "No custom tools. Describe one with: swamp agent setup"),
    };

    private static FlowCommand Remove()
    {
        var name = new Argument<string?>("name") { Description = "Name of the tool" };
        return new FlowCommand("rm", AgentOperations.Remove.Summary, AgentOperations.Remove)
        {
            Arguments = { name },
            Examples = [new("Forget a tool", "swamp agent rm aider")],
            Flow = async (invocation, cancellationToken) =>
            {
                var result = await invocation.CallAsync(AgentOperations.Remove, new AgentRemoveRequest { Name = invocation.Required(name) }, cancellationToken);
                if (!result.Removed && !invocation.Output.Json)
                {
                    throw new SwampException(ErrorCodes.NotFound, $"There is no custom tool \"{result.Name}\".", "swamp agent list");
                }

                invocation.Write(AgentOperations.Remove, result, static (removed, output) => output.Line(output.Good($"Forgot {removed.Name}; its files stay")));
                return ExitCodes.Ok;
            },
        };
    }
}
