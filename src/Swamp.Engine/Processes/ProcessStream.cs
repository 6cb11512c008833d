namespace Swamp.Engine.Processes;

/// <summary>A stream of a program.</summary>
public enum ProcessStream
{
    /// <summary>Standard output.</summary>
    Output,

    /// <summary>Standard error.</summary>
    Error,
}
