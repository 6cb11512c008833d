namespace Swamp.Engine.Workflows.Runs;

/// <summary>State of a job or step (WF-102).</summary>
public enum UnitStatus
{
    /// <summary>Not started yet; never the last state of a run that ended.</summary>
    Pending,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Waits until somebody decides.</summary>
    WaitingApproval,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended badly, tolerated or not.</summary>
    Failed,

    /// <summary>Did not run, and will not.</summary>
    Skipped,
}
