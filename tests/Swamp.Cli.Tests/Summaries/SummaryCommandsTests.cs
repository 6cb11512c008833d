using Swamp.Cli.Tests.Framework;
using Swamp.Engine.Repositories;
using Swamp.Engine.Runs;
using Swamp.Storage.Runs;

namespace Swamp.Cli.Tests.Summaries;

public sealed class SummaryCommandsTests : IDisposable
{
    private const string Greet = "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11";

    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Summarise_Json_HasTheShape()
    {
        // SUM-1, SUM-2: a cancelled run counts in the total only; the limit does not touch the counts
        await _cli.RunAsync("init", "-t", "none");
        _cli.Write("repo/models/command/shell/greet.yaml", $"type: command/shell\nid: {Greet}\nname: greet\nversion: 1\nmethods: {{}}\n");
        await RanAsync(1, OutputStatus.Succeeded, TimeSpan.FromHours(3));
        await RanAsync(2, OutputStatus.Cancelled, TimeSpan.FromHours(2));
        await RanAsync(3, OutputStatus.Failed, TimeSpan.FromHours(1));
        await RanAsync(4, OutputStatus.Succeeded, TimeSpan.FromDays(8));

        var outcome = await _cli.RunAsync("summarize", "--json", "--limit", "1");

        Assert.Equal("", outcome.Error);
        Assert.Equal(
            """
            {
              "since": "2026-02-25T05:06:07.089Z",
              "methodExecutions": [
                {
                  "modelName": "greet",
                  "type": "command/shell",
                  "succeeded": 1,
                  "failed": 1,
                  "total": 3,
                  "methods": [
                    {
                      "method": "execute",
                      "succeeded": 1,
                      "failed": 1,
                      "total": 3,
                      "runs": [
                        {
                          "id": "00000000-0000-4000-8000-000000000003",
                          "definitionId": "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11",
                          "startedAt": "2026-03-04T04:06:07.089Z",
                          "durationMs": 50,
                          "status": "failed",
                          "error": "boom",
                          "triggeredBy": "manual"
                        }
                      ],
                      "truncated": true
                    }
                  ]
                }
              ],
              "workflows": [],
              "data": {
                "totalItems": 0,
                "totalVersions": 0,
                "uniqueModels": 0,
                "byModelType": []
              }
            }

            """,
            outcome.Output);
    }

    [Fact]
    public async Task Summarise_NothingInTheWindow_NamesTheWindow()
    {
        // SUM-3
        await _cli.RunAsync("init", "-t", "none");

        Assert.Equal("{\n  \"message\": \"Nothing ran in the last 2h.\"\n}\n", (await _cli.RunAsync("summarise", "--since", "2h", "--json")).Output);
    }

    [Theory]
    [InlineData("--since", "soon")]
    [InlineData("--limit", "0")]
    [InlineData("--limit", "many")]
    public async Task Summarise_BadOption_IsAnError(string option, string value)
    {
        await _cli.RunAsync("init", "-t", "none");

        Assert.Equal(1, (await _cli.RunAsync("summarise", option, value)).Exit);
    }

    private async Task RanAsync(int number, OutputStatus status, TimeSpan ago) =>
        await new FileOutputStore(new RepositoryLayout(_cli.Folder)).WriteAsync(
            new OutputRecord
            {
                Id = $"00000000-0000-4000-8000-{number:D12}",
                DefinitionId = Greet,
                ModelType = "command/shell",
                MethodName = "execute",
                Status = status,
                StartedAt = _cli.Clock.Now - ago,
                CompletedAt = _cli.Clock.Now - ago,
                DurationMs = 50,
                Provenance = new OutputProvenance { DefinitionHash = "x", ModelVersion = "2026.02.09.1", TriggeredBy = "manual" },
                Error = status == OutputStatus.Failed ? new OutputError("boom") : null,
            },
            TestContext.Current.CancellationToken);
}
