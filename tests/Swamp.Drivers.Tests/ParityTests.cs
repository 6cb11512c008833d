using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Tests;

/// <summary>The same methods under every driver give the same handles, data, logs and errors. What has to differ is listed in docs/drivers.md and named here.</summary>
[Collection("containers")]
public sealed class ParityTests(ContainerDaemon engine)
{
    public enum Driver
    {
        Sandbox,
        DockerBundle,
        DockerPool,
        CustomTypeScript,
        CustomCSharp,
    }

    /// <summary>Name and body of each method.</summary>
    private static readonly (string Method, string Body)[] Methods =
    [
        ("resource", "await context.writeResource('thing', 'main', { count: args.count, text: args.text ?? null, kind: typeof args.count });"),
        ("several", "for (const n of [1, 2, 3]) await context.writeResource('thing', `item-${n}`, { n }); await context.writeResource('thing', 'item-1', { n: 'again' });"),
        ("tags", "await context.writeResource('thing', 'main', { a: 1 }, { tags: { of: 'write', extra: 'x' } });"),
        ("sensitive", "await context.writeResource('thing', 'main', { token: 'tok-' + 'en-value', plain: 'tok-' + 'en-value too' }); context.logger.info('it is tok-' + 'en-value');"),
        ("writeAll", "await context.createFileWriter('log', 'file').writeAll(new Uint8Array([104, 105, 0, 255, 10]));"),
        ("writeText", "await context.createFileWriter('log', 'file').writeText('größe\\nzwei');"),
        ("writeLines", "const w = context.createFileWriter('log', 'file'); await w.writeLine('one'); await w.writeLine('two'); await w.finalize();"),
        ("writeStream", "await context.createFileWriter('log', 'file').writeStream(new Blob(['a'.repeat(300000), 'b']).stream());"),
        ("throughPath", "const w = context.createFileWriter('log', 'file'); await Deno.writeTextFile(await w.getFilePath(), 'by a program'); await w.finalize();"),
        ("unfinished", "const w = context.createFileWriter('log', 'half'); await w.writeLine('never finished'); await context.writeResource('thing', 'main', { ok: true });"),
        ("logs", "context.logger.info('hello {who}', { who: 'you' }); console.log('printed', 1); context.logger.debug('two\\nlines');"),
        ("warnings", "context.logger.warn('careful'); console.error('oh'); context.logger.error('bad {n}', { n: 3 });"),
        ("throws", "await context.writeResource('thing', 'main', { before: true }); await context.createFileWriter('log', 'file').writeText('kept'); throw new TypeError('it broke');"),
        ("throwsPlain", "throw new Error('just so');"),
        ("large", "await context.createFileWriter('log', 'big').writeAll(new Uint8Array(9_000_000).fill(65)); await context.writeResource('thing', 'main', { text: 'x'.repeat(2_000_000) }); for (let i = 0; i < 500; i++) console.log('line', i);"),
        ("nothing", "return;"),
        ("unicode", "await context.writeResource('thing', 'main', { 'ключ': '値 \\u0000 \"<>&' });"),
    ];

    [Theory]
    [InlineData(Driver.Sandbox)]
    [InlineData(Driver.DockerBundle)]
    [InlineData(Driver.DockerPool)]
    [InlineData(Driver.CustomTypeScript)]
    [InlineData(Driver.CustomCSharp)]
    public async Task EveryMethod_UnderEveryDriver_DoesWhatItDoesOnRaw(Driver driver)
    {
        await using var repository = await RepositoryAsync();
        var setting = await SettingAsync(repository, driver);
        var differences = new List<string>();
        foreach (var (method, _) in Methods)
        {
            var raw = await Observed.CallAsync(repository, "@test/subject", method, driver: null, "on-raw");
            var other = await Observed.CallAsync(repository, "@test/subject", method, setting, "elsewhere");
            Assert.DoesNotContain("tok-en-value", string.Join('\n', other.Values), StringComparison.Ordinal);
            foreach (var (what, expected) in raw)
            {
                // Drivers of extensions have one channel for lines.
                var isLevel = what == "streams" && driver is Driver.CustomTypeScript or Driver.CustomCSharp;

                // What is begun in a process of the driver's own and never sent is not known here, so nothing warns of it.
                var isUnseen = method == "unfinished" && (what is "lines" or "streams") && driver is not Driver.Sandbox;
                if (!isLevel && !isUnseen && other[what] != expected)
                {
                    differences.Add($"{method}, {what}:\n  raw  {Observed.Short(expected, other[what])}\n  {driver} {Observed.Short(other[what], expected)}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        await repository.CloseAsync();
        Assert.Empty(repository.LeftOver());
        Assert.Empty(engine.Containers());
    }

    [Theory]
    [InlineData(Driver.Sandbox)]
    [InlineData(Driver.DockerBundle)]
    [InlineData(Driver.DockerPool)]
    [InlineData(Driver.CustomTypeScript)]
    [InlineData(Driver.CustomCSharp)]
    public async Task Arguments_AreDefaultedCoercedAndValidated_UnderEveryDriver(Driver driver)
    {
        await using var repository = await RepositoryAsync();
        var setting = await SettingAsync(repository, driver);

        var coerced = await repository.RunAsync("@test/subject", "resource", setting, new JsonObject { ["count"] = "7" });
        var wrong = await repository.FailAsync(() => repository.RunAsync("@test/subject", "resource", setting, new JsonObject { ["count"] = "many" }));

        Assert.Equal("""{"count":7,"text":null,"kind":"number"}""", coerced.Data[0].Attributes!.ToJsonString());
        Assert.StartsWith("Method arguments validation failed: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("at \"count\"", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Driver.Sandbox)]
    [InlineData(Driver.DockerBundle)]
    [InlineData(Driver.DockerPool)]
    [InlineData(Driver.CustomTypeScript)]
    [InlineData(Driver.CustomCSharp)]
    public async Task CancelledMethod_LeavesNothingRunning(Driver driver)
    {
        await using var repository = await RepositoryAsync();
        var setting = await SettingAsync(repository, driver);
        await repository.RunAsync("@test/subject", "nothing", setting);

        var error = await repository.FailAsync(() => repository.RunAsync("@test/subject", "waits", setting, timeout: TimeSpan.FromSeconds(2)));

        Assert.Equal(ErrorCodes.TimedOut, error.Code);
        await repository.CloseAsync();
        Assert.Empty(engine.Containers());
        Assert.Empty(repository.LeftOver());
        if (driver is Driver.Sandbox or Driver.DockerBundle or Driver.DockerPool)
        {
            // What was written until then is kept, as on raw.
            Assert.NotNull(await repository.Session.Data.FindAsync(new DataItemKey("@test/subject", await IdAsync(repository), "early"), null, CancellationToken.None));
        }
    }

    private static async Task<string> IdAsync(DriverRepository repository) => (await repository.Session.Definitions.FindAsync("subject-1", CancellationToken.None))!.Definition.Id;

    private async Task<DriverRepository> RepositoryAsync()
    {
        var repository = new DriverRepository(engine);
        repository.WriteModel("subject", "z.object({ token: z.string().meta({ sensitive: true }).optional() })", [.. Methods, ("waits", "await context.writeResource('thing', 'early', {}); await new Promise((done) => setTimeout(done, 60_000));")]);
        foreach (var file in new[] { "stdio.ts", "Pipe.cs", "_far_end/far_end.ts" })
        {
            repository.Write($"extensions/drivers/{file}", await File.ReadAllTextAsync(Path.Combine(ContainerDaemon.Root(), "samples/stdio-driver/extensions/drivers", file)));
        }

        await DockerCommandTests.SecretAsync(repository, "unused-secret");
        return repository;
    }

    private static async Task<DriverSetting> SettingAsync(DriverRepository repository, Driver driver)
    {
        var deno = await repository.Session.FindDenoAsync(CancellationToken.None);
        JsonArray FarEnd() => new(deno, "run", "-A", "--no-config", "--no-lock", Path.Combine(repository.Root, "extensions/drivers/_far_end/far_end.ts"));
        return driver switch
        {
            Driver.Sandbox => DriverRepository.Setting("sandbox"),
            Driver.DockerBundle => DriverRepository.Docker(),
            Driver.DockerPool => DriverRepository.Docker(("pool", new JsonObject { ["size"] = 2 })),
            Driver.CustomTypeScript => DriverRepository.Setting("@sample/stdio", ("command", FarEnd())),
            _ => DriverRepository.Setting("@sample/pipe", ("command", FarEnd())),
        };
    }
}
