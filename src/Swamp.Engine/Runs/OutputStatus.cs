namespace Swamp.Engine.Runs;

/// <summary>State of an output record (OUT-3).</summary>
public enum OutputStatus
{
    /// <summary>Not started; legal when read, never written.</summary>
    Pending,

    /// <summary>Under way; legal when read, never written.</summary>
    Running,

    /// <summary>The method returned.</summary>
    Succeeded,

    /// <summary>The method or its checks failed.</summary>
    Failed,

    /// <summary>The method was cancelled or ran out of time.</summary>
    Cancelled,
}
