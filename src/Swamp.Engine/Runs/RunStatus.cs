namespace Swamp.Engine.Runs;

/// <summary>State of a tracked run (TRK-2, STATE-10 to STATE-15).</summary>
public enum RunStatus
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Completed,

    /// <summary>Ended badly, or its process died.</summary>
    Failed,

    /// <summary>Was cancelled.</summary>
    Cancelled,

    /// <summary>Waits for an approval or a later resume.</summary>
    Suspended,
}
