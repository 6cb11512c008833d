using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Workflows.Scheduling;

namespace Swamp.Engine.Tests.Workflows.Scheduling;

public sealed class DependencyGraphTests
{
    [Fact]
    public void Any_graph_without_a_cycle_is_walked_in_full_and_in_order() =>
        Prop.ForAll<int>(static seed => Try(seed)).QuickCheckThrowOnFailure();

    private static void Try(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 50);
        var units = Enumerable.Range(0, count)
            .Select(i => ($"n{i}", (IReadOnlyList<string>)[.. Enumerable.Range(0, i).Where(_ => random.Next(4) == 0).Select(d => $"n{d}")]))
            .OrderBy(_ => random.Next())
            .ToList();
        var graph = DependencyGraph.Build(units, "step");
        var done = new HashSet<string>();
        var ready = new Queue<GraphNode>(graph.Roots());
        while (ready.TryDequeue(out var node))
        {
            Assert.All(units.Single(u => u.Item1 == node.Name).Item2, d => Assert.Contains(d, done));
            Assert.True(done.Add(node.Name));
            DependencyGraph.Complete(node, ready.Enqueue);
        }

        Assert.Equal(count, done.Count);
    }

    [Fact]
    public void Cycle_is_named_in_full()
    {
        var error = Assert.Throws<SwampException>(() => DependencyGraph.Build([("start", []), ("a", ["start", "c"]), ("b", ["a"]), ("c", ["b"])], "job"));
        Assert.Equal(ErrorCodes.CyclicDependency, error.Code);
        Assert.Contains("a -> c -> b -> a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chain_of_many_steps_is_walked_without_deep_calls()
    {
        const int Count = 200_000;
        var graph = DependencyGraph.Build([.. Enumerable.Range(0, Count).Select(i => ($"{i}", (IReadOnlyList<string>)(i == 0 ? [] : [$"{i - 1}"])))], "step");
        var ready = new Queue<GraphNode>(graph.Roots());
        var walked = 0;
        while (ready.TryDequeue(out var node))
        {
            walked++;
            DependencyGraph.Complete(node, ready.Enqueue);
        }

        Assert.Equal(Count, walked);
    }
}
