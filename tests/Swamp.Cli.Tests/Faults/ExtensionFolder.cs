using System.Globalization;
using Swamp.Cli.Tests.Framework;
using Swamp.Extensions;
using Swamp.Operations.Hosting;

namespace Swamp.Cli.Tests.Faults;

/// <summary>
/// A repository of the built executable with extensions in both languages, two of which work. What its processes leave behind can be seen: they have a folder for
/// temporary files of their own, and a mark.
/// </summary>
public sealed class ExtensionFolder : IAsyncLifetime
{
    private readonly BuiltRepository _repository = new();
    private readonly string _mark = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    public string Folder => _repository.Folder;

    internal Dictionary<string, string> Variables => _repository.Variables;

    private string Temporary => Path.Combine(_repository.Root, "tmp");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Temporary);
        var surroundings = HostEnvironmentReader.Read();
        Variables["TMPDIR"] = Temporary;
        Variables["SWAMP_TEST_MARK"] = _mark;

        // Fetching Deno into an empty home would say nothing about extensions.
        Variables["SWAMP_CACHE_DIR"] = SwampCache.Directory(surroundings.Variables, surroundings.HomeDirectory);
        if (surroundings.Variable("SWAMP_DENO") is { } deno)
        {
            Variables["SWAMP_DENO"] = deno;
        }

        await _repository.OkAsync("init", "--tool", "none");
        foreach (var language in new[] { "ts", "cs" })
        {
            WriteMethod(language, "good", language == "ts" ? "await context.writeResource('thing', 'main', { ok: true });" : "await context.WriteResourceAsync(\"thing\", \"main\", new { ok = true });");
            await GoodRunsAsync(language);
        }
    }

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes a model <c>@test/&lt;name&gt;-&lt;language&gt;</c> with one method <c>run</c>.</summary>
    public void WriteMethod(string language, string name, string body, string top = "") => Write(language, name, language == "ts"
        ? $$"""
        import { z } from "npm:zod@4";
        {{top}}
        export const model = {
          type: "@test/{{name}}-ts", version: "2026.01.01.1",
          resources: { thing: { schema: z.object({}).passthrough(), lifetime: "infinite", garbageCollection: 5 } },
          methods: { run: { description: "Runs", arguments: z.object({}), execute: async (args, context) => {
            {{body}}
          } } },
        };
        """
        : $$"""
        using System.Text.Json.Nodes;
        using Swamp.Sdk;

        [Model("@test/{{name}}-cs", "2026.01.01.1")]
        public sealed class Subject
        {
            public static readonly ResourceSpec<JsonNode> Thing = new("thing") { GarbageCollection = "5" };
            {{top}}

            [Method(Description = "Runs")]
            public async Task RunAsync(IMethodContext context)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """);

    public void Write(string language, string name, string text)
    {
        var path = PathOf(language, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Remove(string language, string name) => File.Delete(PathOf(language, name));

    internal Task<CliRun> RunMethodAsync(string language, string name, params string[] more) =>
        _repository.RunAsync(["model", "method", "run", $"@test/{name}-{language}", "run", $"{name}-{language}", "--json", .. more]);

    internal System.Diagnostics.Process StartMethod(string language, string name) =>
        _repository.Start(BuiltRepository.Executable, "model", "method", "run", $"@test/{name}-{language}", "run", $"{name}-{language}", "--json");

    internal Task<CliRun> RunAsync(params string[] arguments) => _repository.RunAsync(arguments);

    internal Task<CliRun> InterruptAsync(int processId) => _repository.ShellAsync($"kill -INT {processId}");

    /// <summary>The good method of a language works in the next command.</summary>
    public async Task GoodRunsAsync(string language)
    {
        var run = await RunMethodAsync(language, "good");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal("""{"ok":true}""", run.Json["dataArtifacts"]![0]!["attributes"]!.ToJsonString());
    }

    /// <summary>No process, temporary file or lock is there that was made here.</summary>
    /// <param name="usesNuGet">Whether <c>dotnet restore</c> ran, which keeps folders of its own among the temporary ones: locks for the packages of all that restore.</param>
    public async Task NothingIsLeftAsync(bool usesNuGet = false)
    {
        foreach (var kept in usesNuGet ? Directory.EnumerateDirectories(Temporary).Where(static d => !Path.GetFileName(d).StartsWith("swamp", StringComparison.Ordinal)).ToList() : [])
        {
            Directory.Delete(kept, recursive: true);
        }

        // A program that was told to end may take a moment.
        for (var attempt = 0; attempt < 100 && Processes().Any(); attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Empty(Processes());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary).Select(Path.GetFileName));
        var state = Path.Combine(Folder, ".swamp");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(state, "data"), ".lock", SearchOption.AllDirectories));
        Assert.True(!Directory.Exists(Path.Combine(state, "tmp")) || !Directory.EnumerateFileSystemEntries(Path.Combine(state, "tmp")).Any(), "something is left in .swamp/tmp");
    }

    private IEnumerable<string> Processes()
    {
        if (!OperatingSystem.IsLinux())
        {
            yield break;
        }

        foreach (var process in Directory.EnumerateDirectories("/proc").Where(static p => int.TryParse(Path.GetFileName(p), CultureInfo.InvariantCulture, out _)))
        {
            string? found = null;
            try
            {
                found = File.ReadAllText(Path.Combine(process, "environ")).Contains(_mark, StringComparison.Ordinal) ? File.ReadAllText(Path.Combine(process, "cmdline")) : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Gone, or somebody else's.
            }

            if (found is { Length: > 0 })
            {
                yield return found;
            }
        }
    }

    private string PathOf(string language, string name) => Path.Combine(Folder, "extensions", "models", $"{name}.{language}");
}
