using Swamp.Engine.Errors;
using Swamp.Engine.Runs;
using Swamp.Storage.Runs;

namespace Swamp.Storage.Tests.Runs;

public sealed class OutputStoreTests : IDisposable
{
    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    private FileOutputStore Store => new(_repo.Layout);

    private OutputRecord Record(string id, int minute = 0, OutputStatus status = OutputStatus.Succeeded) => new()
    {
        Id = id,
        DefinitionId = TestRepo.ModelId,
        ModelType = "command/shell",
        MethodName = "execute",
        Status = status,
        StartedAt = _repo.Clock.Now.AddMinutes(minute),
        Provenance = new OutputProvenance { DefinitionHash = new string('a', 64), ModelVersion = "2026.02.09.1", TriggeredBy = "manual", InitiatedBy = "ghost" },
        Artifacts = [new OutputArtifact { DataId = "d", Name = "result", Version = 3, Tags = new Dictionary<string, string> { ["type"] = "resource" } }],
        CompletedAt = _repo.Clock.Now.AddMinutes(minute),
        DurationMs = 50,
        LogFile = ".swamp/outputs/command/shell/execute/x.log",
        Pid = 4242,
    };

    [Fact]
    public async Task Write_PutsTheRecordWhereOUT1SaysWithTheKeysOfOUT2()
    {
        var written = await Store.WriteAsync(Record("9b2c0000-0000-4000-8000-000000000001", status: OutputStatus.Failed) with { Error = new OutputError("Command exited with code 3") }, CancellationToken.None);
        Assert.Equal(Path.Combine(_repo.Layout.Outputs, "command", "shell", "execute", $"{TestRepo.ModelId}-2026-03-04T05-06-07-089Z.yaml"), written.Path);
        Assert.Equal(
            $"""
            id: 9b2c0000-0000-4000-8000-000000000001
            definitionId: {TestRepo.ModelId}
            methodName: execute
            status: failed
            startedAt: 2026-03-04T05:06:07.089Z
            retryCount: 0
            provenance:
              definitionHash: {new string('a', 64)}
              modelVersion: 2026.02.09.1
              triggeredBy: manual
              initiatedBy: ghost
            artifacts:
              dataArtifacts:
                - dataId: d
                  name: result
                  version: 3
                  tags:
                    type: resource
            completedAt: 2026-03-04T05:06:07.089Z
            durationMs: 50
            error:
              message: Command exited with code 3
            logFile: .swamp/outputs/command/shell/execute/x.log
            pid: 4242

            """,
            (await File.ReadAllTextAsync(written.Path!)).Replace("'", "", StringComparison.Ordinal));
        Assert.Equivalent(written, await Store.FindAsync(written.Id, CancellationToken.None), strict: true);
    }

    [Fact]
    public async Task Write_TwoInOneMillisecond_KeepsBoth()
    {
        await Store.WriteAsync(Record("aaa1"), CancellationToken.None);
        await Store.WriteAsync(Record("aaa2"), CancellationToken.None);
        Assert.Equal(["aaa1", "aaa2"], (await Store.ListAsync(OutputFilter.All, CancellationToken.None)).Select(r => r.Id));
    }

    [Fact]
    public async Task Find_ByPrefix_MOD60()
    {
        await Store.WriteAsync(Record("abc1", 1), CancellationToken.None);
        await Store.WriteAsync(Record("abc2", 2), CancellationToken.None);
        await Store.WriteAsync(Record("abc", 3), CancellationToken.None);
        Assert.Equal("abc2", (await Store.FindAsync("ABC2", CancellationToken.None))!.Id);
        Assert.Equal("abc", (await Store.FindAsync("abc", CancellationToken.None))!.Id);
        Assert.Null(await Store.FindAsync("fff", CancellationToken.None));
        await Store.WriteAsync(Record("abcd5", 4), CancellationToken.None);
        await Store.WriteAsync(Record("abcd6", 5), CancellationToken.None);
        Assert.Contains("abcd5, abcd6", (await Assert.ThrowsAsync<SwampException>(async () => await Store.FindAsync("abcd", CancellationToken.None))).Message, StringComparison.Ordinal);
        foreach (var bad in (string[])["ab", "", "xyz", "../a"])
        {
            Assert.Equal(ErrorCodes.InvalidArgument, (await Assert.ThrowsAsync<SwampException>(async () => await Store.FindAsync(bad, CancellationToken.None))).Code);
        }
    }

    [Fact]
    public async Task List_NewestFirst_LeavesBrokenFilesOut_MOD61()
    {
        await Store.WriteAsync(Record("aaa1", 1), CancellationToken.None);
        await Store.WriteAsync(Record("aaa3", 3), CancellationToken.None);
        await Store.WriteAsync(Record("aaa2", 2) with { DefinitionId = "other" }, CancellationToken.None);
        var folder = Path.Combine(_repo.Layout.Outputs, "command", "shell", "execute");
        await File.WriteAllTextAsync(Path.Combine(folder, "x-2030-01-01T00-00-00-000Z.yaml"), "id: [");
        Assert.Equal(["aaa3", "aaa2", "aaa1"], (await Store.ListAsync(OutputFilter.All, CancellationToken.None)).Select(r => r.Id));
        Assert.Equal(["aaa3"], (await Store.ListAsync(new OutputFilter { DefinitionId = TestRepo.ModelId, Limit = 1 }, CancellationToken.None)).Select(r => r.Id));
        Assert.Empty(await Store.ListAsync(new OutputFilter { ModelType = "no/type" }, CancellationToken.None));
        Assert.Empty(await Store.ListAsync(new OutputFilter { MethodName = "other" }, CancellationToken.None));
    }

    [Fact]
    public async Task Delete_TakesTheLogAlong_QUIRK19_ButNothingOutside()
    {
        var log = Path.Combine(_repo.Root, ".swamp/outputs/command/shell/execute/x.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await File.WriteAllTextAsync(log, "12345");
        var outside = Path.Combine(_repo.Root, "precious");
        await File.WriteAllTextAsync(outside, "x");
        var written = await Store.WriteAsync(Record("aaa1"), CancellationToken.None);
        var size = new FileInfo(written.Path!).Length;
        Assert.Equal(size + 5, await Store.DeleteAsync(written, CancellationToken.None));
        Assert.Equal(0, await Store.DeleteAsync(written with { LogFile = ".swamp/outputs/../../precious" }, CancellationToken.None));
        Assert.True(File.Exists(outside));
        Assert.Empty(await Store.ListAsync(OutputFilter.All, CancellationToken.None));
    }
}
