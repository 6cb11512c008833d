using System.Text.Json.Nodes;
using Swamp.Cli.Tests.Framework;
using Swamp.Engine.Errors;

namespace Swamp.Cli.Tests.Data;

public sealed class DataCommandTests : IAsyncLifetime
{
    private readonly DataRepository _repo = new();

    public async ValueTask InitializeAsync() => await _repo.FillAsync();

    public ValueTask DisposeAsync()
    {
        _repo.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void AssertJson(string expected, CliRun run)
    {
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(expected.ReplaceLineEndings("\n"), run.Output);
    }

    [Fact]
    public async Task Get_Json_DCMD1() => AssertJson(
        """
        {
          "id": "72657375-6c74-0000-0000-000000000030",
          "name": "result",
          "modelId": "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11",
          "modelName": "greet",
          "modelType": "command/shell",
          "version": 2,
          "contentType": "application/json",
          "lifetime": "infinite",
          "garbageCollection": 10,
          "streaming": false,
          "tags": {
            "type": "resource",
            "specName": "result",
            "modelName": "greet"
          },
          "ownerDefinition": {
            "ownerType": "model-method",
            "ownerRef": "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11"
          },
          "createdAt": "2026-03-04T05:06:07.089Z",
          "size": 29,
          "checksum": "9e6b3abfef9d6db2b2ed41a91c3e1d08b2ab2c84a9d8d8c6b6cd2ed5b6d49ea5",
          "contentPath": ".swamp/data/command/shell/0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11/result/2/raw",
          "content": {
            "stdout": "you",
            "exitCode": 0
          }
        }

        """.Replace(
            "9e6b3abfef9d6db2b2ed41a91c3e1d08b2ab2c84a9d8d8c6b6cd2ed5b6d49ea5",
            Engine.Data.ContentHasher.Hex("""{"stdout":"you","exitCode":0}"""u8),
            StringComparison.Ordinal),
        await _repo.RunAsync("data", "get", "greet", "result", "--json"));

    [Fact]
    public async Task Get_Log_DCMD3() => AssertJson(
        """
        Data: result (version 1)
        Model: greet (command/shell)
        Content: application/json, 28 B
        Lifetime: infinite | GC: 10
        Tags: type=resource, specName=result, modelName=greet
        Owner: model-method 0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11
        Created: 2026-03-04T05:06:07.089Z
        Path: .swamp/data/command/shell/0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11/result/1/raw

        {
          "stdout": "me",
          "exitCode": 0
        }

        """,
        await _repo.RunAsync("data", "get", "greet", "result", "--version", "1"));

    [Theory]
    [InlineData("data get --model greet --name log")]
    [InlineData("data get --model greet log")]
    [InlineData("data get greet --name log")]
    public async Task Get_ModelAndNameByOption(string line)
    {
        var run = await _repo.RunAsync([.. line.Split(' '), "--json", "--no-content"]);
        Assert.Equal("log", run.Json["name"]!.GetValue<string>());
        Assert.Null(run.Json["content"]);
    }

    [Theory]
    [InlineData("data get", ErrorCodes.InvalidArgument)]
    [InlineData("data get greet", ErrorCodes.InvalidArgument)]
    [InlineData("data get nobody result", ErrorCodes.ModelNotFound)]
    [InlineData("data get greet nothing", ErrorCodes.NotFound)]
    [InlineData("data get greet result --version 9", ErrorCodes.NotFound)]
    [InlineData("data get --workflow nightly result", ErrorCodes.NotFound)]
    [InlineData("data get greet ../../x", ErrorCodes.InvalidArgument)]
    [InlineData("data versions greet nothing", ErrorCodes.NotFound)]
    [InlineData("data list", ErrorCodes.InvalidArgument)]
    [InlineData("data search --tag x", ErrorCodes.InvalidArgument)]
    [InlineData("data search --since soon", ErrorCodes.InvalidArgument)]
    [InlineData("data search --model nobody", ErrorCodes.ModelNotFound)]
    [InlineData("data query", ErrorCodes.InvalidArgument)]
    [InlineData("data query modelNme==1", ErrorCodes.QueryFailed)]
    [InlineData("data rename greet result result", ErrorCodes.InvalidArgument)]
    [InlineData("data rename greet result log", ErrorCodes.Conflict)]
    [InlineData("data rename greet nothing other", ErrorCodes.NotFound)]
    [InlineData("data rename greet result a/b", ErrorCodes.InvalidArgument)]
    [InlineData("data delete greet", ErrorCodes.InvalidArgument)]
    [InlineData("data delete greet result --all", ErrorCodes.InvalidArgument)]
    [InlineData("data delete greet --prefix zzz", ErrorCodes.NotFound)]
    [InlineData("data delete greet result --version 7", ErrorCodes.NotFound)]
    [InlineData("run history --active --all", ErrorCodes.InvalidArgument)]
    [InlineData("run gc --older-than never", ErrorCodes.InvalidArgument)]
    public async Task Errors_HaveACodeAndAHint(string line, string code)
    {
        var run = await _repo.RunAsync([.. line.Split(' '), "--json"]);
        Assert.Equal(1, run.Exit);
        Assert.Equal("", run.Output);
        Assert.Contains($"\"{code}\"", run.Error, StringComparison.Ordinal);
        Assert.Contains("hint", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Json_DCMD5() => AssertJson(
        """
        {
          "modelId": "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11",
          "modelName": "greet",
          "modelType": "command/shell",
          "groups": [
            {
              "type": "file",
              "items": [
                {
                  "id": "6c6f6700-0000-0000-0000-000000000030",
                  "name": "log",
                  "version": 1,
                  "contentType": "text/plain",
                  "type": "file",
                  "streaming": false,
                  "size": 12,
                  "createdAt": "2026-03-04T05:06:07.089Z"
                }
              ]
            },
            {
              "type": "resource",
              "items": [
                {
                  "id": "72657375-6c74-0000-0000-000000000030",
                  "name": "result",
                  "version": 2,
                  "contentType": "application/json",
                  "type": "resource",
                  "streaming": false,
                  "size": 29,
                  "createdAt": "2026-03-04T05:06:07.089Z"
                }
              ]
            }
          ],
          "total": 2
        }

        """,
        await _repo.RunAsync("data", "list", "greet", "--json"));

    [Fact]
    public async Task Versions_IsJsonInBothModes_DCMD7()
    {
        var run = await _repo.RunAsync("data", "versions", "greet", "result");
        Assert.Equal((await _repo.RunAsync("data", "versions", "greet", "result", "--json")).Output, run.Output);
        Assert.Equal(["dataName", "modelId", "modelName", "modelType", "versions", "total"], run.Json.Select(p => p.Key));
        Assert.Equal(["version", "createdAt", "size", "checksum", "isLatest"], run.Json["versions"]![0]!.AsObject().Select(p => p.Key));
        Assert.Equal([2, 1], run.Json["versions"]!.AsArray().Select(v => v!["version"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Search_Json_DCMD8()
    {
        var run = await _repo.RunAsync("data", "search", "GREET", "--type", "resource", "--tag", "specName=result", "--json");
        Assert.Equal(["query", "filters", "results", "total", "limited"], run.Json.Select(p => p.Key));
        Assert.Equal("""{"type":"resource","tag:specName":"result"}""", run.Json["filters"]!.ToJsonString());
        var item = Assert.Single(run.Json["results"]!.AsArray())!.AsObject();
        Assert.Equal(
            ["id", "name", "version", "contentType", "type", "lifetime", "ownerType", "ownerRef", "modelId", "modelName", "modelType", "streaming", "size", "createdAt", "tags"],
            item.Select(p => p.Key));
        Assert.Equal(3, (await _repo.RunAsync("data", "search", "--json")).Json["total"]!.GetValue<int>());
        Assert.True((await _repo.RunAsync("data", "search", "--limit", "2", "--json")).Json["limited"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Query_Json_QRY9_QRY10()
    {
        var run = await _repo.RunAsync("data", "query", "modelName == \"greet\" && specName == \"result\"", "--json");
        Assert.Equal(["predicate", "results", "total", "limited"], run.Json.Select(p => p.Key));
        Assert.Equal(
            ["id", "name", "version", "isLatest", "createdAt", "namespace", "tags", "modelName", "modelId", "modelType", "specName", "dataType", "contentType", "lifetime", "ownerType",
                "streaming", "size", "ownerRef", "workflowRunId", "workflowName", "jobName", "stepName", "source", "content"],
            Assert.Single(run.Json["results"]!.AsArray())!.AsObject().Select(p => p.Key));
        run = await _repo.RunAsync("data", "query", "modelName == \"greet\" && specName == \"result\"", "--select", "{\"v\": version, \"out\": attributes.stdout}", "--json");
        Assert.Equal("""{"results":[{"v":2,"out":"you"}],"total":1,"limited":false}""", JsonNode.Parse(run.Output)!.ToJsonString());
    }

    [Fact]
    public async Task Query_Log_QRY11()
    {
        AssertJson(
            """
            name    modelName  specName  dataType  version  size
            log     greet      log       file      1        12
            result  greet      result    resource  2        29
            2 results

            """,
            await _repo.RunAsync("data", "query", "modelName == \"greet\""));
        AssertJson("log\nresult\n2 results\n", await _repo.RunAsync("data", "query", "modelName == \"greet\"", "--select", "name"));
        AssertJson("n       s\nlog     12\nresult  29\n2 results\n", await _repo.RunAsync("data", "query", "modelName == \"greet\"", "--select", "{'n': name, 's': size}"));
    }

    [Fact]
    public async Task Rename_Json_DCMD11()
    {
        var run = await _repo.RunAsync("data", "rename", "greet", "result", "outcome", "--json");
        Assert.Equal(["oldName", "newName", "modelId", "modelName", "modelType", "copiedVersion", "newVersion", "warning"], run.Json.Select(p => p.Key));
        Assert.Equal((2, 1), (run.Json["copiedVersion"]!.GetValue<int>(), run.Json["newVersion"]!.GetValue<int>()));
        Assert.Equal("outcome", (await _repo.RunAsync("data", "get", "greet", "result", "--json")).Json["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Delete_Json_DCMD12()
    {
        var run = await _repo.RunAsync("data", "delete", "greet", "result", "--version", "2", "--json");
        Assert.Equal("""{"modelId":"0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11","modelName":"greet","modelType":"command/shell","dataName":"result","version":2,"versionsDeleted":1}""", run.Json.ToJsonString());
        run = await _repo.RunAsync("data", "delete", "greet", "--all", "--dry-run", "--json");
        Assert.Equal(
            """{"modelId":"0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11","modelName":"greet","modelType":"command/shell","totalDeleted":2,"totalVersionsDeleted":2,"failed":[],"dryRun":true}""",
            run.Json.ToJsonString());
        Assert.Equal(2, (await _repo.RunAsync("data", "list", "greet", "--json")).Json["total"]!.GetValue<int>());
        Assert.Equal(0, (await _repo.RunAsync("data", "delete", "greet", "--prefix", "re", "--yes")).Exit);
        Assert.Equal(1, (await _repo.RunAsync("data", "list", "greet", "--json")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Delete_WithoutAnybodyToAsk_IsAnErrorAndDeletesNothing_GEN13()
    {
        var run = await _repo.RunAsync("data", "delete", "greet", "result");
        Assert.Equal(1, run.Exit);
        Assert.Contains("--yes", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _repo.RunAsync("data", "get", "greet", "result")).Exit);
    }

    [Fact]
    public async Task Gc_Json_DCMD15()
    {
        await _repo.WriteAsync(DataRepository.ModelId, "greet", "old", "resource", "application/json", "{}", lifetime: "1h");
        var dry = await _repo.RunAsync("data", "gc", "--dry-run", "--json");
        Assert.Equal(
            """{"dataEntriesExpired":1,"versionsDeleted":1,"bytesReclaimed":2,"dryRun":true,"expiredEntries":[{"type":"command/shell","modelId":"0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11","dataName":"old","reason":"duration-expired","versionCount":1}],"walPagesTotal":0,"walPagesCheckpointed":0}""",
            dry.Json.ToJsonString());
        Assert.Equal(0, (await _repo.RunAsync("data", "get", "greet", "old")).Exit);
        Assert.Equal(1, (await _repo.RunAsync("data", "gc", "--json")).Json["versionsDeleted"]!.GetValue<int>());
        Assert.Equal(1, (await _repo.RunAsync("data", "get", "greet", "old")).Exit);
        Assert.Equal("Nothing to collect.\n", (await _repo.RunAsync("data", "gc")).Output);
    }

    [Fact]
    public async Task Prune_Json_DCMD16()
    {
        Assert.Equal(0, (await _repo.RunAsync("data", "get", "gone", "state")).Exit);
        var run = await _repo.RunAsync("data", "prune", "--json");
        Assert.Equal(["modelsReclaimed", "dataEntriesReclaimed", "versionsDeleted", "bytesReclaimed", "dryRun", "reclaimedModels", "walPagesTotal", "walPagesCheckpointed"], run.Json.Select(p => p.Key));
        Assert.Equal(
            """[{"type":"command/shell","modelId":"11111111-7d0b-4d2c-9a7b-3f0f6a1d2c11","modelName":"gone","dataNames":["state"],"versionCount":1,"bytesReclaimed":2}]""",
            run.Json["reclaimedModels"]!.ToJsonString());
        Assert.Equal(1, (await _repo.RunAsync("data", "get", "gone", "state")).Exit);
        Assert.Equal(2, (await _repo.RunAsync("data", "list", "greet", "--json")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Prune_WithABrokenDefinition_RemovesNothing()
    {
        await File.WriteAllTextAsync(Path.Combine(_repo.Root, "models", "command", "shell", "greet.yaml"), "id: [");
        var run = await _repo.RunAsync("data", "prune", "--json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("greet.yaml", run.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_repo.Layout.Data, "command", "shell", DataRepository.ModelId, "result")));
    }
}
