using Swamp.Engine.Errors;
using Swamp.Engine.Models;

namespace Swamp.Extensions.Tests;

/// <summary>What extensions get wrong, by accident or not: a clear error each, and the next call works.</summary>
public sealed class HostileTests
{
    [Theory]
    [InlineData("Deno.exit(3);", "called Deno.exit(3)")]
    [InlineData("Deno.kill(Deno.pid, 'SIGKILL'); await new Promise(() => {});", "ended by signal 9")]
    [InlineData("await context.writeResource('thing', 'x', { a: { b: [1n] } });", "a bigint at \"a.b.0\"")]
    [InlineData("const o = {}; o.self = o; await context.writeResource('thing', 'x', o);", "an object that contains itself at \"self\"")]
    [InlineData("await context.writeResource('nope', 'x', {});", "Unknown resource spec 'nope'")]
    [InlineData("await context.frobnicate();", "context.frobnicate")]
    [InlineData("await context.dataRepository.frobnicate();", "context.dataRepository.frobnicate")]
    [InlineData("throw new Error('it went wrong');", "it went wrong")]
    [InlineData("throw 'text';", "not an Error")]
    [InlineData("return await context.extensionFile('../../etc/passwd');", "manifest.yaml")]
    public async Task Method_ThatMisbehaves_FailsWithItsReason_AndTheNextCallWorks(string body, string reason)
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("bad", body);
        repository.WriteModel("good", "await context.writeResource('thing', 'main', { ok: true });");

        Assert.Contains(reason, (await repository.FailAsync("bad")).Message, StringComparison.Ordinal);
        Assert.Single((await repository.RunAsync("good")).Data);
    }

    [Fact]
    public async Task Method_ThatLoopsForEver_IsEndedWithItsHost_AndTheNextCallWorks()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("loop", "for (;;);");
        repository.WriteModel("good", "await context.writeResource('thing', 'main', { ok: true });");
        await repository.RunAsync("good");

        Assert.Equal(ErrorCodes.TimedOut, (await repository.FailAsync("loop", timeout: TimeSpan.FromSeconds(1))).Code);
        Assert.Single((await repository.RunAsync("good")).Data);
    }

    [Theory]
    [InlineData("for (;;);", "The TypeScript host was ended because loop-1.run did not stop when it was cancelled; slow-1.run ran in it too.", "what has to be corrected is loop-1.run")]
    [InlineData("Deno.kill(Deno.pid, 'SIGKILL'); await new Promise(() => {});", "The TypeScript host was ended by signal 9 while loop-1.run and slow-1.run ran in it.", "Run each alone to see which")]
    public async Task Method_WhoseProcessEndsForAnother_SaysWhatRanBesideIt(string body, string reason, string hint)
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("loop", body);
        repository.WriteModel("slow", "context.logger.info('it runs'); await new Promise((resolve) => setTimeout(resolve, 60_000));");
        repository.WriteModel("good", "await context.writeResource('thing', 'main', { ok: true });");

        var slow = repository.FailAsync("slow");
        while (!repository.Said.Contains("it runs", StringComparison.Ordinal))
        {
            Assert.False(slow.IsCompleted, "The method ended before it ran.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await repository.FailAsync("loop", timeout: TimeSpan.FromSeconds(1));
        var error = await slow;

        Assert.Equal(reason, error.Message);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
        Assert.Single((await repository.RunAsync("good")).Data);
    }

    [Fact]
    public async Task Process_ThatIsKilled_LeavesNothingForDebuggersBehind()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel("loop", "Console.WriteLine($\"pid {Environment.ProcessId}.\"); await Task.Yield(); while (true) { }");

        await repository.FailAsync("loop", timeout: TimeSpan.FromSeconds(3));

        var pid = repository.Said.Split("pid ")[1].Split('.')[0];
        Assert.NotEmpty(pid);
        Assert.Empty(Directory.EnumerateFiles(Path.GetTempPath(), $"clr-debug-pipe-{pid}-*").Concat(Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{pid}-*")));
    }

    [Fact]
    public async Task Method_ThatIsCancelled_SeesItsSignal()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel(
            "wait", "await new Promise((resolve) => context.signal.addEventListener('abort', resolve)); context.logger.warn('stopped: {name}', { name: context.signal.reason.name });");

        Assert.Equal(ErrorCodes.TimedOut, (await repository.FailAsync("wait", timeout: TimeSpan.FromSeconds(2))).Code);
        Assert.Contains("Stderr: stopped: AbortError", repository.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Method_ThatTakesAllMemory_IsTold_AndTheNextCallWorks()
    {
        await using var repository = new ExtensionRepository(("SWAMP_EXTENSION_MEMORY_MB", "96"));
        repository.WriteModel("hungry", "const all = []; for (;;) all.push(new Array(100000).fill(0).map((_, i) => ({ i })));");
        repository.WriteModel("good", "await context.writeResource('thing', 'main', { ok: true });");

        Assert.Contains("96 MiB", (await repository.FailAsync("hungry")).Message, StringComparison.Ordinal);
        Assert.Single((await repository.RunAsync("good")).Data);
    }

    [Fact]
    public async Task Method_ThatPrintsWithoutEnd_SucceedsAndIsCutShort()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel(
            "spam", "const piece = new Uint8Array(1 << 20).fill(65); for (let i = 0; i < 128; i++) await Deno.stdout.write(piece); console.log('done'); await context.writeResource('thing', 'main', {});");

        Assert.Single((await repository.RunAsync("spam")).Data);
        Assert.Contains("Stdout: done", repository.Said, StringComparison.Ordinal);
        Assert.True(repository.Said.Length < 1 << 20, $"{repository.Said.Length} characters of noise");
    }

    [Theory]
    [InlineData("throw new Error('import went wrong');\nexport const model = {};", "import went wrong")]
    [InlineData("export const model = { type: '@test/broken', version: '2026.01.01.1', methods: { run: { description: '', arguments: {}, execute: 'no' } } };", "model.methods.run.execute: expected a function, found the text \"no\"")]
    [InlineData("export const model = { version: '2026.01.01.1', methods: {} };", "model.type: expected text, found nothing")]
    [InlineData("export const model = { type: '@test/broken', ", "broken.ts")]
    [InlineData("import x from 'npm:@swamp-tests/there-is-no-such-package@1.0.0';\nexport const model = { x };", "there-is-no-such-package")]
    public async Task Extension_ThatIsBroken_WarnsWithItsFile_AndBlocksNothing(string code, string reason)
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/models/broken.ts", code);
        repository.WriteModel("good", "await context.writeResource('thing', 'main', { ok: true });");

        Assert.Null(await repository.Session.ModelTypes.FindAsync(new ModelTypeName("@test/broken"), CancellationToken.None));

        Assert.Contains("extensions/models/broken.ts cannot be used", repository.Said, StringComparison.Ordinal);
        Assert.Contains(reason, repository.Said, StringComparison.Ordinal);
        Assert.Single((await repository.RunAsync("good")).Data);
    }

    [Fact]
    public async Task Cache_ThatIsPoisoned_IsMadeAnew()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("good", "await context.writeResource('thing', 'main', { ok: true });");
        await repository.RunAsync("good");
        await repository.CloseAsync();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(repository.Root, ".swamp", "bundles"), "*", SearchOption.AllDirectories))
        {
            await File.WriteAllTextAsync(file, "{\"format\":1,\"oh\": Deno.exit(9)");
        }

        Assert.Equal("""{"ok":true}""", (await repository.RunAsync("good")).Data[0].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Extension_ThatIsEdited_RunsAsItIsNow()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/models/_lib/value.ts", "export const value = 1;\n");
        repository.WriteModel("edited", "await context.writeResource('thing', 'main', { value });", top: "import { value } from './_lib/value.ts';");
        Assert.Equal("""{"value":1}""", (await repository.RunAsync("edited")).Data[0].Attributes!.ToJsonString());
        await repository.CloseAsync();

        repository.Write("extensions/models/_lib/value.ts", "export const value = 22;\n");

        Assert.Equal("""{"value":22}""", (await repository.RunAsync("edited")).Data[0].Attributes!.ToJsonString());
    }
}
