using System.Text;
using Swamp.Cel;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;

namespace Swamp.Storage.Tests.Catalog;

public sealed class DataQueryTests : IAsyncLifetime
{
    private readonly TestRepo _repo = new();
    private TestSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _session = _repo.Open();
        await WriteAsync("web", "greet", "result", """{"status":"ok","count":3}""");
        await WriteAsync("web", "greet", "result", """{"status":"failed","count":9}""");
        await WriteAsync("db", "store", "state", """{"status":"ok","list":[1,2]}""");
        await WriteAsync("broken", "store", "state", "not json");
        await _session.Store.WriteAsync(
            TestRepo.Write("notes") with { ContentType = "text/plain", Tags = new Dictionary<string, string> { ["type"] = "file", ["modelName"] = "greet", ["env"] = "test" } },
            "hello world"u8.ToArray(),
            CancellationToken.None);
        await _session.Store.WriteAsync(
            TestRepo.Write("image") with { ContentType = "image/png", Tags = new Dictionary<string, string> { ["type"] = "file" } }, new byte[] { 1, 2 }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        _repo.Dispose();
    }

    private async Task WriteAsync(string name, string model, string spec, string content) => await _session.Store.WriteAsync(
        TestRepo.Write(name) with { Tags = new Dictionary<string, string> { ["type"] = "resource", ["modelName"] = model, ["specName"] = spec } },
        Encoding.UTF8.GetBytes(content),
        CancellationToken.None);

    private async Task<DataQueryResult> RunAsync(string predicate, string? select = null, int? limit = null) =>
        await new DataQuery(_session.Catalog, _session.Store).RunAsync(
            new DataQueryRequest { Predicate = predicate, Select = select, Limit = limit }, CancellationToken.None);

    private async Task<string> NamesAsync(string predicate) =>
        string.Join(' ', (await RunAsync(predicate)).Matches.Select(m => $"{m.Record.Entry.Name}/{m.Record.Entry.Version}").Order(StringComparer.Ordinal));

    [Fact]
    public async Task Run_Order_IsThatOfNames() => Assert.Equal(
        ["image", "notes", "web", "web", "broken", "db"], (await RunAsync("version > 0")).Matches.Select(m => m.Record.Entry.Name));

    [Theory]
    [InlineData("true", "broken/1 db/1 image/1 notes/1 web/2")]
    [InlineData("modelName == \"greet\"", "notes/1 web/2")]
    [InlineData("attributes.status == 'ok'", "db/1")]
    [InlineData("attributes.status == 'ok' && version >= 1", "db/1 web/1")]
    [InlineData("isLatest == false", "web/1")]
    [InlineData("!isLatest", "web/1")]
    [InlineData("version == 1 && name == 'web'", "web/1")]
    [InlineData("name == 'isLatest'", "")]
    [InlineData("content.contains('world')", "notes/1")]
    [InlineData("content.status == 'failed'", "web/2")]
    [InlineData("content == ''", "image/1")]
    [InlineData("attributes.count > 5.5", "web/2")]
    [InlineData("attributes.list.exists(x, x == 2)", "db/1")]
    [InlineData("tags.env == 'test'", "notes/1")]
    [InlineData("tags['env'] == 'test' && size < 100", "notes/1")]
    [InlineData("dataType == 'file' || specName == 'state'", "broken/1 db/1 image/1 notes/1")]
    [InlineData("size", "")]
    [InlineData("name.startsWith('w') && ns == ''", "web/2")]
    [InlineData("lifetime == 'infinite' && ownerType == 'model-method' && streaming == false && modelType == 'command/shell' && name == 'db'", "db/1")]
    [InlineData("jobName == '' && stepName == '' && workflowName == '' && workflowRunId == '' && source == '' && name == 'db'", "db/1")]
    public async Task Run_Selects(string predicate, string expected) => Assert.Equal(expected, await NamesAsync(predicate));

    [Fact]
    public async Task Run_Projection_GivesValuesAndNullForFailures_QRY7()
    {
        var result = await RunAsync("dataType == 'resource'", "attributes.count");
        Assert.Equal([CelKind.Int, CelKind.Null, CelKind.Null], result.Matches.Select(m => m.Selected!.Value.Kind));
        Assert.Equal(9, result.Matches[0].Selected!.Value.AsInt());
    }

    [Fact]
    public async Task Run_Limit_SaysWhenItWasReached_QRY8()
    {
        Assert.Equal((2, true), ((await RunAsync("true", limit: 2)).Matches.Count, (await RunAsync("true", limit: 2)).Limited));
        Assert.Equal((5, true), ((await RunAsync("true", limit: 5)).Matches.Count, (await RunAsync("true", limit: 5)).Limited));
        Assert.False((await RunAsync("true", limit: 6)).Limited);
        Assert.Equal("db", (await RunAsync("attributes.status == 'ok'", limit: 1)).Matches[0].Record.Entry.Name);
        Assert.Equal(ErrorCodes.InvalidArgument, (await Assert.ThrowsAsync<SwampException>(() => RunAsync("true", limit: 0))).Code);
    }

    [Theory]
    [InlineData("modelNme == 'x'", "modelNme")]
    [InlineData("b == 1 && a == 2", "a, b")]
    [InlineData("name ==", "^")]
    [InlineData("namespace == 'x'", "namespace")]
    [InlineData("", "")]
    [InlineData("nope(1)", "nope")]
    public async Task Run_Malformed_SaysWhere_QRY3(string predicate, string part)
    {
        var error = await Assert.ThrowsAsync<SwampException>(() => RunAsync(predicate));
        Assert.Equal(ErrorCodes.QueryFailed, error.Code);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Error.Hint);
    }

    [Fact]
    public async Task Run_DamagedContent_IsLeftOutAndReported()
    {
        var db = await _session.Store.FindLatestAsync(TestRepo.Key("db"), CancellationToken.None);
        await File.WriteAllTextAsync(db!.ContentPath, "{}");
        var result = await RunAsync("modelName == 'store'");
        Assert.Equal(["broken"], result.Matches.Select(m => m.Record.Entry.Name));
        Assert.Equal(ErrorCodes.DataCorrupt, Assert.Single(result.Problems).Code);
    }

    [Fact]
    public async Task Run_ItemRemovedBehindTheCatalogue_IsLeftOut()
    {
        await _session.Rows();
        Directory.Delete(Path.Combine(_repo.Layout.Data, "command", "shell", TestRepo.ModelId, "db"), recursive: true);
        Assert.Equal("broken/1", await NamesAsync("modelName == 'store'"));
    }
}
