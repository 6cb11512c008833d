namespace Swamp.Engine.Workflows.Scheduling;

/// <summary>A step that may start as soon as there is room.</summary>
/// <param name="Lane">Its job.</param>
/// <param name="Group">Its group, or null.</param>
/// <param name="Weight">Lighter ones start first.</param>
/// <param name="Sequence">Among equals, the lower one starts first.</param>
/// <param name="TakesSlot">Whether it counts for the ceiling of the run; one that only waits for others does not, or they could never start.</param>
/// <param name="Item">What the owner of the queue knows it by.</param>
internal sealed record QueuedStep(StepLane Lane, StepGroup? Group, double Weight, long Sequence, bool TakesSlot, object Item);
