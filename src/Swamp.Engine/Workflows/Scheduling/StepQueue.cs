namespace Swamp.Engine.Workflows.Scheduling;

/// <summary>
/// Steps that are ready, and the caps on how many run: of the whole run, of a job, of a group inside a job. Jobs take turns, so that one
/// with thousands of steps does not keep another from starting its first. Adding, taking and releasing cost the same whatever the number
/// of jobs, and grow with the logarithm of the number of ready steps of one job. Not safe for concurrent callers.
/// </summary>
/// <param name="ceiling">The most steps of the run that run at the same time; 0 for any number.</param>
internal sealed class StepQueue(int ceiling)
{
    private readonly Queue<StepLane> round = new();
    private readonly Queue<StepLane> waitingForSlot = new();
    private int running;

    /// <summary>Adds a step that is ready.</summary>
    public void Add(QueuedStep step)
    {
        step.Lane.Add(step);
        Join(step.Lane);
    }

    /// <summary>Takes a step that may start now, and its place under every cap.</summary>
    public bool TryTake(out QueuedStep step)
    {
        while (TryNext(out var lane))
        {
            lane.IsInRound = false;
            if (!lane.CanStart)
            {
                continue;
            }

            step = lane.Take();
            if (step.Group is { IsFull: true } group)
            {
                group.Parked.Enqueue(step);
                Join(lane);
                continue;
            }

            if (step.TakesSlot && ceiling > 0 && running >= ceiling)
            {
                lane.Add(step);
                lane.IsInRound = true;
                waitingForSlot.Enqueue(lane);
                continue;
            }

            Start(step);
            Join(lane);
            return true;
        }

        step = null!;
        return false;
    }

    /// <summary>Gives the places of a step back.</summary>
    public void Release(QueuedStep step)
    {
        step.Lane.Running--;
        if (step.TakesSlot)
        {
            running--;
            if (waitingForSlot.TryDequeue(out var waiting))
            {
                round.Enqueue(waiting);
            }
        }

        if (step.Group is { } group)
        {
            group.Running--;
            if (group.Parked.TryDequeue(out var parked))
            {
                parked.Lane.Add(parked);
            }
        }

        Join(step.Lane);
    }

    // A lane that was given a freed slot may not need it any more; the slot then goes to the next lane that waits for one.
    private bool TryNext(out StepLane lane) =>
        round.TryDequeue(out lane!) || (running < ceiling && waitingForSlot.TryDequeue(out lane!));

    private void Start(QueuedStep step)
    {
        step.Lane.Running++;
        if (step.TakesSlot)
        {
            running++;
        }

        if (step.Group is { } group)
        {
            group.Running++;
        }
    }

    private void Join(StepLane lane)
    {
        if (!lane.IsInRound && lane.CanStart)
        {
            lane.IsInRound = true;
            round.Enqueue(lane);
        }
    }
}
