namespace Swamp.Engine.Data;

/// <summary>What an acknowledged write survives.</summary>
public enum DataDurability
{
    /// <summary>The death of the process.</summary>
    Process,

    /// <summary>Also the death of the machine: files and folders are flushed to the disk.</summary>
    Disk,
}
