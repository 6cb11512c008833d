namespace Swamp.Engine.Workflows.Runs;

/// <summary>State of a workflow run (WF-101).</summary>
public enum WorkflowRunStatus
{
    /// <summary>Not started.</summary>
    Pending,

    /// <summary>Under way, or its process died.</summary>
    Running,

    /// <summary>Waits for an approval, or for a resume after it.</summary>
    Suspended,

    /// <summary>Every job succeeded or was skipped.</summary>
    Succeeded,

    /// <summary>A job failed.</summary>
    Failed,

    /// <summary>Was cancelled.</summary>
    Cancelled,
}
