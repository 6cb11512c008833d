using Swamp.Engine.Audit;
using Swamp.Engine.Tests.Repositories;

namespace Swamp.Engine.Tests.Audit;

public sealed class CommandLogTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 3, 10, 23, 59, 59, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CommandLog Log => new(_temp["audit"], _clock);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Append_WritesOneLineInTheFileOfTheDay()
    {
        // AUD-2
        await Log.AppendAsync(new HookCall("ls -la\n\"x\"", null, "s1", 2, "no"), Cancel);
        await Log.AppendAsync(new HookCall("pwd", "/r", null, null, null), Cancel);

        Assert.Equal(
            """
            {"timestamp":"2026-03-10T23:59:59.000Z","command":"ls -la\n\u0022x\u0022","cwd":".","sessionId":"s1","exitCode":2,"error":"no"}
            {"timestamp":"2026-03-10T23:59:59.000Z","command":"pwd","cwd":"/r"}

            """,
            _temp.Read("audit/commands-2026-03-10.jsonl"));
    }

    [Fact]
    public async Task Append_RemovesFilesOlderThanSevenDaysAndNothingElse()
    {
        // AUD-5
        _temp.Write("audit/commands-2026-03-02.jsonl", "");
        _temp.Write("audit/commands-2026-03-03.jsonl", "");
        _temp.Write("audit/vault-audit-2026-01-01.jsonl", "");
        _temp.Write("audit/commands-notes.jsonl", "");

        await Log.AppendAsync(new HookCall("x", null, null, null, null), Cancel);

        Assert.Equal(
            ["commands-2026-03-03.jsonl", "commands-2026-03-10.jsonl", "commands-notes.jsonl", "vault-audit-2026-01-01.jsonl"],
            Directory.EnumerateFiles(_temp["audit"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public async Task Append_ManyAtOnce_LosesNoLine()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => Log.AppendAsync(new HookCall($"c{i}", null, null, null, null), Cancel), Cancel)));

        var records = await Log.ReadAsync(DateTimeOffset.MinValue, Cancel);

        Assert.Equal(40, records.Select(static record => record.Command).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Read_BrokenLines_AreLeftOutAndANewLineIsNotSwallowed()
    {
        _temp.Write("audit/commands-2026-03-10.jsonl", "{\"timestamp\":\"2026-03-10T01:00:00.000Z\",\"command\":\"a\",\"cwd\":\".\"}\nnonsense\n[]\n{\"command\":\"b\"}\n{\"timestamp\":\"2026-03-10T02");

        await Log.AppendAsync(new HookCall("z", null, null, null, null), Cancel);

        Assert.Equal(["a", "z"], (await Log.ReadAsync(DateTimeOffset.MinValue, Cancel)).Select(static record => record.Command));
    }

    [Fact]
    public async Task Read_SinceATime_CrossesDays()
    {
        await Log.AppendAsync(new HookCall("early", null, null, null, null), Cancel);
        _clock.Now += TimeSpan.FromSeconds(2);
        await Log.AppendAsync(new HookCall("late", null, null, null, null), Cancel);

        Assert.Equal(["early", "late"], (await Log.ReadAsync(_clock.Now.AddHours(-1), Cancel)).Select(static record => record.Command));
        Assert.Equal(["late"], (await Log.ReadAsync(_clock.Now, Cancel)).Select(static record => record.Command));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
