namespace Swamp.Cel;

/// <summary>How a walk goes on after a condition.</summary>
internal enum LoopStep
{
    Skip,
    Body,
    Stop,
}
