using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Workflows.Scheduling;

namespace Swamp.Engine.Tests.Workflows.Scheduling;

public sealed class StepQueueTests
{
    [Fact]
    public void Queue_of_any_jobs_and_caps_starts_every_step_once_and_never_exceeds_a_cap() =>
        Prop.ForAll<int>(static seed => Try(seed)).QuickCheckThrowOnFailure();

    private static void Try(int seed)
    {
        var random = new Random(seed);
        var ceiling = random.Next(0, 5);
        var queue = new StepQueue(ceiling);
        var lanes = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(0, 4)).Select(cap => (Cap: cap, Lane: new StepLane(cap), Groups: Enumerable.Range(0, 2).Select(_ => random.Next(1, 3)).Select(c => (Cap: c, Group: new StepGroup(c))).ToList())).ToList();
        var total = random.Next(1, 60);
        var waiting = new Queue<QueuedStep>(Enumerable.Range(0, total).Select(i =>
        {
            var lane = lanes[random.Next(lanes.Count)];
            return new QueuedStep(lane.Lane, random.Next(3) == 0 ? lane.Groups[random.Next(2)].Group : null, random.Next(3), i, random.Next(5) > 0, i);
        }));
        var running = new List<QueuedStep>();
        var started = new HashSet<object>();
        while (started.Count < total || running.Count > 0)
        {
            if (waiting.Count > 0 && random.Next(2) == 0)
            {
                queue.Add(waiting.Dequeue());
            }

            while (queue.TryTake(out var step))
            {
                Assert.True(started.Add(step.Item));
                running.Add(step);
                Assert.True(ceiling == 0 || running.Count(s => s.TakesSlot) <= ceiling);
                Assert.All(lanes, l => Assert.True(l.Cap == 0 || running.Count(s => s.Lane == l.Lane) <= l.Cap));
                Assert.All(lanes.SelectMany(l => l.Groups), g => Assert.True(running.Count(s => s.Group == g.Group) <= g.Cap));
            }

            Assert.True(running.Count > 0 || waiting.Count > 0 || started.Count == total, "steps are ready, nothing runs, and nothing starts");
            if (running.Count > 0 && (waiting.Count == 0 || random.Next(2) == 0))
            {
                var ended = running[random.Next(running.Count)];
                running.Remove(ended);
                queue.Release(ended);
            }
        }

        Assert.Equal(total, started.Count);
    }

    [Fact]
    public void Jobs_take_turns_whatever_the_number_of_their_steps()
    {
        var queue = new StepQueue(1);
        var (large, small) = (new StepLane(0), new StepLane(0));
        for (var i = 0; i < 1000; i++)
        {
            queue.Add(new QueuedStep(large, null, 0, i, true, "large"));
        }

        queue.Add(new QueuedStep(small, null, 0, 1000, true, "small"));
        var order = new List<object>();
        while (order.Count < 3 && queue.TryTake(out var step))
        {
            order.Add(step.Item);
            queue.Release(step);
        }

        Assert.Contains("small", order);
    }

    [Fact]
    public void Lighter_steps_of_a_job_start_first()
    {
        var queue = new StepQueue(0);
        var lane = new StepLane(1);
        queue.Add(new QueuedStep(lane, null, 5, 0, true, "heavy"));
        queue.Add(new QueuedStep(lane, null, 1, 1, true, "light"));
        Assert.True(queue.TryTake(out var first));
        Assert.Equal("light", first.Item);
    }
}
