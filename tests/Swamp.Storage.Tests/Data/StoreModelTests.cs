using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;

namespace Swamp.Storage.Tests.Data;

/// <summary>Random sequences of operations against a model that is a dictionary; after each, the catalogue equals a rebuild.</summary>
public sealed class StoreModelTests
{
    private static readonly string[] s_names = ["a", "b", "c"];

    /// <summary>Number of the operation, the item it is about, a further number.</summary>
    private static Gen<(int Kind, string Name, int Number)> Step =>
        from kind in Gen.Choose(0, 9)
        from name in Gen.Elements(s_names)
        from number in Gen.Choose(1, 6)
        select (kind, name, number);

    [Fact]
    public void AnySequence_ActsLikeTheModel() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(Step.ListOf(30).ToArbitrary(), steps => RunAsync(steps).GetAwaiter().GetResult()));

    private static async Task<bool> RunAsync(IEnumerable<(int Kind, string Name, int Number)> steps)
    {
        using var repo = new TestRepo();
        var model = new Dictionary<string, SortedDictionary<int, string>>();
        var session = repo.Open();
        var sequence = 0;
        await session.Rows();
        foreach (var (kind, name, number) in steps)
        {
            var versions = model.GetValueOrDefault(name);
            var key = TestRepo.Key(name);
            switch (kind)
            {
                case 0 or 1 or 2:
                    await session.Write(name, $"{++sequence}");
                    Put(model, name, $"{sequence}");
                    break;
                case 3:
                    var deferred = await session.Store.WriteAsync(TestRepo.Write(name, deferred: true), System.Text.Encoding.UTF8.GetBytes($"{++sequence}"), default);
                    if (number % 2 == 0)
                    {
                        await session.Store.CommitAsync([deferred], default);
                        Put(model, name, $"{sequence}");
                    }
                    else
                    {
                        await session.Store.AbandonAsync([deferred], default);
                    }

                    break;
                case 4:
                    var removed = await session.Store.DeleteVersionsAsync(key, [number], default);
                    Assert.Equal(versions?.Remove(number) == true ? 1 : 0, removed.Versions);
                    if (versions?.Count == 0)
                    {
                        model.Remove(name);
                    }

                    break;
                case 5:
                    Assert.Equal(versions?.Count, (await session.Store.DeleteItemAsync(key, default))?.Versions);
                    model.Remove(name);
                    break;
                case 6:
                    await RenameAsync(session, model, name, s_names[number % 3]);
                    break;
                case 7:
                    var retention = await new DataCollector(session.Store, new NoRuns(), repo.Clock).CollectAsync(dryRun: false, default);
                    Assert.Empty(retention.Expired); // Everything is infinite here and keeps ten versions.
                    break;
                case 8:
                    await session.DisposeAsync();
                    session = repo.Open(); // Another process.
                    break;
                default:
                    await session.Catalog.FlushAsync(default);
                    break;
            }

            await CompareAsync(session, model);
        }

        var rows = await session.Rows();
        await session.Catalog.RebuildAsync(default);
        Assert.Equal(await session.Rows(), rows);
        await session.DisposeAsync();
        return true;
    }

    private static void Put(Dictionary<string, SortedDictionary<int, string>> model, string name, string content)
    {
        var versions = model.TryGetValue(name, out var known) ? known : model[name] = [];
        versions.Add(versions.Count == 0 ? 1 : versions.Keys.Max() + 1, content);
    }

    /// <summary>A tombstone is a version whose content begins with an arrow.</summary>
    private static async Task RenameAsync(TestSession session, Dictionary<string, SortedDictionary<int, string>> model, string name, string target)
    {
        var source = model.GetValueOrDefault(name);
        var isThere = source is not null && !source.Values.Last().StartsWith('→');
        var isFree = !model.TryGetValue(target, out var occupied) || occupied.Values.Last().StartsWith('→');
        if (name == target || !isThere || !isFree)
        {
            await Assert.ThrowsAsync<SwampException>(async () => await session.Store.RenameAsync(TestRepo.Key(name), target, default));
            return;
        }

        await session.Store.RenameAsync(TestRepo.Key(name), target, default);
        Put(model, target, source!.Values.Last());
        Put(model, name, $"→{target}");
    }

    private static async Task CompareAsync(TestSession session, Dictionary<string, SortedDictionary<int, string>> model)
    {
        Assert.Equal(model.Keys.Order(StringComparer.Ordinal), (await session.Store.ListAllItemsAsync(default)).Select(k => k.Name));
        var expected = new List<string>();
        foreach (var (name, versions) in model.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            Assert.Equal(versions.Keys, (await session.Store.ListVersionsAsync(TestRepo.Key(name), default)).Select(v => v.Version));
            foreach (var (version, content) in versions)
            {
                var isTombstone = content.StartsWith('→');
                if (!isTombstone)
                {
                    Assert.Equal(content, await session.Read(name, version));
                    expected.Add($"{name}/{version}{(version == versions.Keys.Last() ? "*" : "")}");
                }
            }
        }

        Assert.Equal(expected, await session.Rows());
    }

    private sealed class NoRuns : Swamp.Engine.Runs.IWorkflowRunLookup
    {
        public ValueTask<bool> ExistsAsync(string runId, CancellationToken cancellationToken) => ValueTask.FromResult(false);

        public ValueTask<IReadOnlyList<Swamp.Engine.Runs.WorkflowRunSummary>> ListAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Swamp.Engine.Runs.WorkflowRunSummary>>([]);

        public ValueTask<long> DeleteAsync(Swamp.Engine.Runs.WorkflowRunSummary run, CancellationToken cancellationToken) => ValueTask.FromResult(0L);
    }
}
