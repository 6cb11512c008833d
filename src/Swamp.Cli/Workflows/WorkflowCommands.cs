using System.CommandLine;
using Swamp.Cli.WorkflowRuns;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow</c> and everything below it.</summary>
internal static class WorkflowCommands
{
    public static Command Build() => new("workflow")
    {
        CreateWorkflowCommand.Build(),
        GetWorkflowCommand.Build(),
        SearchWorkflowsCommand.Build(),
        EditWorkflowCommand.Build(),
        DeleteWorkflowCommand.Build(),
        ValidateWorkflowCommand.Build(),
        EvaluateWorkflowCommand.Build(),
        WorkflowSchemaCommand.Build(),
        TriggerCommands.Build(),
        RunWorkflowCommand.BuildRun(),
        RunWorkflowCommand.BuildResume(),
        CancelWorkflowCommand.Build(),
        ApprovalCommands.BuildList(),
        ApprovalCommands.BuildApprove(),
        ApprovalCommands.BuildReject(),
        HistoryCommands.Build(),
    };
}
