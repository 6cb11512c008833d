namespace Swamp.Engine.Data;

/// <summary>Why an item expired (DATA-41).</summary>
public enum DataExpiry
{
    /// <summary>Its lifetime has passed.</summary>
    DurationExpired,

    /// <summary>The workflow run that it belongs to is gone.</summary>
    WorkflowDeleted,

    /// <summary>The workflow run of the job that it belongs to is gone.</summary>
    JobDeleted,
}
