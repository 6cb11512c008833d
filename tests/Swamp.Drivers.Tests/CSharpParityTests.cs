using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Tests;

/// <summary>Methods in C# give the same under the drivers that run C#, containers with .NET among them.</summary>
[Collection("containers")]
public sealed class CSharpParityTests(ContainerDaemon engine)
{
    private const string Type = "@test/subject";

    public enum Driver
    {
        DockerBundle,
        DockerPool,
    }

    /// <summary>Name and body of each method.</summary>
    private static readonly (string Method, string Body)[] Methods =
    [
        ("Resource", """await context.WriteResourceAsync("thing", "main", new { count = args.Count, text = args.Text, kind = args.Count.GetType().Name });"""),
        ("Several", """foreach (var n in new[] { 1, 2, 3 }) { await context.WriteResourceAsync("thing", $"item-{n}", new { n }); } await context.WriteResourceAsync("thing", "item-1", new { n = "again" });"""),
        ("Tags", """await context.WriteResourceAsync("thing", "main", new { a = 1 }, new WriteOptions { Tags = new Dictionary<string, string> { ["of"] = "write", ["extra"] = "x" } });"""),
        ("Sensitive", """await context.WriteResourceAsync(Thing, "main", new Data { Token = "tok-" + "en-value", Plain = "tok-" + "en-value too" }); context.Log.Information("it is tok-" + "en-value");"""),
        ("WriteAll", """await context.CreateFileWriter("log", "file").WriteAllAsync(new byte[] { 104, 105, 0, 255, 10 });"""),
        ("WriteText", """await context.CreateFileWriter("log", "file").WriteAllTextAsync("größe\nzwei");"""),
        ("WriteLines", """var w = context.CreateFileWriter("log", "file"); await w.WriteLineAsync("one"); await w.WriteLineAsync("two"); await w.CompleteAsync();"""),
        ("WriteStream", """await context.CreateFileWriter("log", "file").WriteAllAsync(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(new string('a', 300000) + "b")));"""),
        ("ThroughPath", """var w = context.CreateFileWriter("log", "file"); await File.WriteAllTextAsync(w.GetFilePath(), "by a program"); await w.CompleteAsync();"""),
        ("Unfinished", """var w = context.CreateFileWriter("log", "half"); await w.WriteLineAsync("never finished"); await context.WriteResourceAsync("thing", "main", new { ok = true });"""),
        ("Logs", """context.Log.Information("hello you"); Console.WriteLine("printed 1"); context.Log.Debug("two\nlines");"""),
        ("Warnings", """context.Log.Warning("careful"); Console.Error.WriteLine("oh"); context.Log.Error("bad 3");"""),
        ("Throws", """await context.WriteResourceAsync("thing", "main", new { before = true }); await context.CreateFileWriter("log", "file").WriteAllTextAsync("kept"); throw new FormatException("it broke");"""),
        ("ThrowsPlain", """await Task.Yield(); throw new InvalidOperationException("just so");"""),
        ("Unknown", """await context.WriteResourceAsync("nonesuch", "x", new { });"""),
        ("Nothing", "await Task.CompletedTask;"),
        ("Unicode", """await context.WriteResourceAsync("thing", "main", new JsonObject { ["ключ"] = "値 \0 \"<>&" });"""),
        ("ReadsBack", """await context.WriteResourceAsync("thing", "main", new { n = 5 }); var back = await context.ReadResourceAsync("main"); var gone = await context.DeleteResourceAsync("main"); await context.WriteResourceAsync("thing", "copy", new { back, gone, after = await context.ReadResourceAsync("main") });"""),
        ("Package", """await context.WriteResourceAsync("thing", "main", new { text = new YamlDotNet.Serialization.SerializerBuilder().Build().Serialize(new[] { 1, 2 }) });"""),
        ("Facts", """await context.WriteResourceAsync("thing", "main", new { type = context.ModelType.Normalized, method = context.MethodName, global = context.GlobalArguments, given = context.GivenArguments, cel = context.Cel.Evaluate("1 + 2") });"""),
        ("Large", """var big = new byte[9_000_000]; Array.Fill(big, (byte)65); await context.CreateFileWriter("log", "big").WriteAllAsync(big); await context.WriteResourceAsync("thing", "main", new { text = new string('x', 2_000_000) }); for (var i = 0; i < 500; i++) { Console.WriteLine($"line {i}"); }"""),
    ];

    [Theory]
    [InlineData(Driver.DockerBundle)]
    [InlineData(Driver.DockerPool)]
    public async Task EveryMethod_UnderEveryDriver_DoesWhatItDoesOnRaw(Driver driver)
    {
        await using var repository = await RepositoryAsync();
        var setting = Setting(driver);
        var differences = new List<string>();
        foreach (var method in Methods.Select(static m => MethodName(m.Method)))
        {
            var raw = await Observed.CallAsync(repository, Type, method, driver: null, "on-raw");
            var other = await Observed.CallAsync(repository, Type, method, setting, "elsewhere");
            Assert.DoesNotContain("tok-en-value", string.Join('\n', other.Values), StringComparison.Ordinal);
            foreach (var (what, expected) in raw)
            {
                // What is begun in a container and never sent is not known here, so nothing warns of it.
                var isUnseen = method == "unfinished" && (what is "lines" or "streams");
                if (!isUnseen && other[what] != expected)
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

    [Fact]
    public async Task Arguments_AreDefaultedAndValidated()
    {
        await using var repository = await RepositoryAsync();
        var setting = Setting(Driver.DockerBundle);

        var given = await repository.RunAsync(Type, "resource", setting, new JsonObject { ["count"] = 7 });
        var wrong = await repository.FailAsync(() => repository.RunAsync(Type, "resource", setting, new JsonObject { ["count"] = "many" }));

        Assert.Equal("""{"count":7,"text":null,"kind":"Int32"}""", given.Data[0].Attributes!.ToJsonString());
        Assert.StartsWith("Method arguments validation failed: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("count", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Driver.DockerBundle)]
    [InlineData(Driver.DockerPool)]
    public async Task CancelledMethod_HearsOfIt_AndLeavesNothingRunning(Driver driver)
    {
        await using var repository = await RepositoryAsync();
        var setting = Setting(driver);
        await repository.RunAsync(Type, "nothing", setting);

        var error = await repository.FailAsync(() => repository.RunAsync(Type, "waits", setting, timeout: TimeSpan.FromSeconds(5)));

        Assert.Equal(ErrorCodes.TimedOut, error.Code);
        await repository.CloseAsync();
        Assert.Empty(engine.Containers());
        Assert.Empty(repository.LeftOver());
        var id = (await repository.Session.Definitions.FindAsync("subject-1", CancellationToken.None))!.Definition.Id;
        Assert.NotNull(await repository.Session.Data.FindAsync(new DataItemKey(Type, id, "early"), null, CancellationToken.None));
        Assert.NotNull(await repository.Session.Data.FindAsync(new DataItemKey(Type, id, "late"), null, CancellationToken.None));
    }

    [Theory]
    [InlineData("Environment.Exit(0);", "The container ended with status 0 before the method was done.")]
    [InlineData("""File.WriteAllText("/swamp/extension/x", "x");""", "IOException: Read-only file system")]
    [InlineData("""File.WriteAllText("/swamp-result", "no frame at all, but long enough to be one");""", "What the container wrote as its result cannot be read: ")]
    [InlineData("""await context.Vaults.GetAsync("safe", "pw");""", "context.Vaults is not offered in a container")]
    [InlineData("""await context.QueryDataAsync("true");""", "context.QueryDataAsync is not offered in a container")]
    [InlineData("""await context.ReadResourceAsync("x", 3);""", "only the latest version is known in a container")]
    public async Task Method_ThatMisbehaves_IsAnError(string body, string message)
    {
        await using var repository = new DriverRepository(engine);
        Write(repository, ("Run", $"await Task.Yield(); {body}"));

        var error = await repository.FailAsync(() => repository.RunAsync(Type, "run", Setting(Driver.DockerBundle)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Containers());
        Assert.Empty(repository.LeftOver());
    }

    [Fact]
    public async Task Memory_ThatIsTooSmall_IsNamed()
    {
        await using var repository = new DriverRepository(engine);
        Write(repository, ("Run", "await Task.Yield(); var kept = new List<byte[]>(); while (true) { var one = new byte[10_000_000]; Array.Fill(one, (byte)1); kept.Add(one); }"));
        var setting = Setting(Driver.DockerBundle);
        setting.Config!["memory"] = "128m";

        var error = await repository.FailAsync(() => repository.RunAsync(Type, "run", setting));

        // .NET knows the limit of its container and mostly stops before the kernel does.
        Assert.Contains("memory", error.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Containers());
    }

    [Fact]
    public async Task Image_WithoutDotNet_IsNamed()
    {
        await using var repository = new DriverRepository(engine);
        Write(repository, ("Run", "await Task.Yield();"));

        var error = await repository.FailAsync(() => repository.RunAsync(Type, "run", DriverRepository.Docker()));

        Assert.StartsWith("The image 'deno:test' has no program 'dotnet' that can be run: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("C#", error.Hint, StringComparison.Ordinal);
        Assert.Empty(repository.LeftOver());
    }

    [Fact]
    public async Task Sandbox_RefusesCSharp_AndNamesWhatConfinesIt()
    {
        await using var repository = new DriverRepository(engine);
        Write(repository, ("Run", "await Task.Yield();"));

        var error = await repository.FailAsync(() => repository.RunAsync(Type, "run", DriverRepository.Setting("sandbox")));

        Assert.Equal("The driver 'sandbox' runs methods of extensions in TypeScript; @test/subject.run is written in C#.", error.Message);
        Assert.Equal("The driver 'docker' confines C#, with an image that has .NET; 'raw' runs it with your rights.", error.Hint);
        Assert.Empty(repository.LeftOver());
    }

    [Fact]
    public async Task SelfContainedForm_IsAFolderByFingerprint_MadeAnewWhenItWasChanged()
    {
        await using var repository = await RepositoryAsync();

        var first = await CodeAsync(repository);
        var same = await CodeAsync(repository);
        await File.WriteAllTextAsync(Path.Combine(first, "extension", "YamlDotNet.dll"), "something else", CancellationToken.None);
        var mended = await CodeAsync(repository);
        File.AppendAllText(Path.Combine(repository.Root, "extensions/models/subject.cs"), "// another state\n");
        await repository.CloseAsync();
        var other = await CodeAsync(repository);

        Assert.Equal((first, first), (same, mended));
        Assert.NotEqual(first, other);
        Assert.All(new[] { mended, other }, static folder =>
        {
            Assert.Equal(["extension", "extension.dll", "extension.pdb", "sha256"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.True(new FileInfo(Path.Combine(folder, "extension", "YamlDotNet.dll")).Length > 10_000);
        });
        Assert.Equal(2, Directory.GetDirectories(Path.GetDirectoryName(first)!).Length);
    }

    private static async Task<string> CodeAsync(DriverRepository repository)
    {
        var type = await repository.Session.ModelTypes.GetAsync(new Swamp.Engine.Models.ModelTypeName(Type), CancellationToken.None);
        var code = await type.Implementation.Behind("run").FindCodeAsync(CancellationToken.None);
        Assert.Equal(MethodCode.CSharp, code!.Language);
        return code.Path;
    }

    private static string MethodName(string method) => char.ToLowerInvariant(method[0]) + method[1..];

    private static DriverSetting Setting(Driver driver) => driver == Driver.DockerPool
        ? DriverRepository.Docker(("bundleImage", "runtime:test"), ("pool", new JsonObject { ["size"] = 2 }))
        : DriverRepository.Docker(("bundleImage", "runtime:test"));

    private async Task<DriverRepository> RepositoryAsync()
    {
        var repository = new DriverRepository(engine);
        Write(repository, [.. Methods, ("Waits", """
            await context.WriteResourceAsync("thing", "early", new { });
            try { await Task.Delay(60_000, context.CancellationToken); }
            catch (OperationCanceledException) { await context.WriteResourceAsync("thing", "late", new { }); throw; }
            """)]);
        await DockerCommandTests.SecretAsync(repository, "unused-secret");
        return repository;
    }

    private static void Write(DriverRepository repository, params (string Method, string Body)[] methods) => repository.Write("extensions/models/subject.cs", $$"""
        {{(methods.Length > 2 ? "#:package YamlDotNet@16.3.0" : "")}}
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using Swamp.Sdk;

        [Model("{{Type}}", "2026.01.01.1")]
        public sealed class Subject
        {
            public sealed record Data { {{(methods.Length > 2 ? "[Sensitive]" : "")}} public string? Token { get; init; } public string? Plain { get; init; } [JsonExtensionData] public JsonObject? More { get; init; } }

            public static readonly ResourceSpec<Data> Thing = new("thing") { GarbageCollection = "5", Tags = new Dictionary<string, string> { ["of"] = "spec" } };
            public static readonly FileSpec Log = new("log", "text/plain") { GarbageCollection = "5" };

            public sealed record Arguments(int Count = 2, string? Text = null);

            {{string.Join('\n', methods.Select(static m => $$"""
            [Method(Description = "{{m.Method}}")]
            public async Task {{m.Method}}Async(Arguments args, IMethodContext context) { {{m.Body}} }
            """))}}
        }
        """);
}
