using Swamp.Engine.Agents;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Operations.Agents;

/// <summary>Operations on the AI tools that a repository describes itself (REPO-35).</summary>
public static class AgentOperations
{
    /// <summary>Lists them.</summary>
    public static Operation<AgentListRequest, AgentListResult> List { get; } = new()
    {
        Name = "agent.list",
        Summary = "List the AI tools that this repository describes itself.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidDocument],
        Request = static () => AgentJsonContext.Default.AgentListRequest,
        Result = static () => AgentJsonContext.Default.AgentListResult,
        Handler = static (_, context, _) => Task.FromResult(
            new AgentListResult { Tools = [.. CustomToolsFile.Load(Root(context)).Entries.Select(CustomToolResult.Of)] }),
    };

    /// <summary>Describes one.</summary>
    public static Operation<AgentSetupRequest, CustomToolResult> Setup { get; } = new()
    {
        Name = "agent.setup",
        Summary = "Describe an AI tool that swamp does not know, so that it can be enrolled.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.InvalidDocument],
        Request = static () => AgentJsonContext.Default.AgentSetupRequest,
        Result = static () => AgentJsonContext.Default.CustomToolResult,
        Handler = SetupAsync,
    };

    /// <summary>Forgets one.</summary>
    public static Operation<AgentRemoveRequest, AgentRemoveResult> Remove { get; } = new()
    {
        Name = "agent.rm",
        Summary = "Forget an AI tool that this repository describes itself; its files stay.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.InvalidDocument],
        Request = static () => AgentJsonContext.Default.AgentRemoveRequest,
        Result = static () => AgentJsonContext.Default.AgentRemoveResult,
        Handler = static async (request, context, cancellationToken) => new AgentRemoveResult
        {
            Name = request.Name,
            Removed = await CustomToolsFile.Load(Root(context)).RemoveAsync(request.Name, cancellationToken),
        },
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [List, Setup, Remove];

    private static async Task<CustomToolResult> SetupAsync(AgentSetupRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var tool = new CustomTool
        {
            Name = request.Name,
            SkillsDir = request.SkillsDir,
            InstructionsFile = request.InstructionsFile,
            InstructionsMode = request.InstructionsMode,
            Frontmatter = request.Frontmatter,
            SkillReferenceStyle = request.SkillReferenceStyle,
            GitignoreEntries = request.GitignoreEntries,
        };
        await CustomToolsFile.Load(Root(context)).SaveAsync(tool, cancellationToken);
        return CustomToolResult.Of(tool);
    }

    private static string Root(OperationContext context) =>
        new RepositoryLocator(SwampEnvironment.From(context.Host.Variables), context.Call.WorkingDirectory).Require(context.Call.RepositoryDirectory);
}
