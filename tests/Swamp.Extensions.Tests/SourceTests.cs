using Swamp.Engine.Errors;
using Swamp.Extensions.Sources;

namespace Swamp.Extensions.Tests;

/// <summary>Extensions from folders elsewhere (EXT-85 to EXT-88).</summary>
public sealed class SourceTests : IDisposable
{
    private readonly string elsewhere = Directory.CreateTempSubdirectory("swamp-source-").FullName;

    public void Dispose() => Directory.Delete(elsewhere, recursive: true);

    [Fact]
    public async Task Source_InTheUsualLayout_BringsModelsAndWorkflows()
    {
        await using var repository = new ExtensionRepository();
        Write("extensions/models/pond.ts", ExtensionRepository.Model("@test/pond", "await context.writeResource('thing', 'out', { said: 1 }); return {};"));
        Write("extensions/workflows/deep/croak.yaml", Workflow("croak"));

        await AddAsync(repository, elsewhere);

        Assert.Equal("out", (await repository.RunAsync("pond")).Data[0].Handle.Name);
        Assert.True((await repository.Session.Workflows.FindAsync("croak", CancellationToken.None))!.IsReadOnly);
        Assert.Equal(["models", "workflows"], Assert.Single(Sources(repository).List()).Kinds);
    }

    [Fact]
    public async Task Source_WithContentLyingThere_IsSearchedByWhatFilesHold()
    {
        await using var repository = new ExtensionRepository();
        Write("a/pond.ts", ExtensionRepository.Model("@test/pond", ""));
        Write("dist/built.ts", ExtensionRepository.Model("@test/built", ""));
        Write("a/b/c/d/e/too-deep.ts", ExtensionRepository.Model("@test/too-deep", ""));
        Write("flows/croak.yaml", Workflow("croak"));
        Write("flows/notes.yaml", "name: nothing\n");

        await AddAsync(repository, elsewhere);

        Assert.Equal(["@test/pond"], await TypesAsync(repository));
        Assert.Equal(["models", "workflows"], Assert.Single(Sources(repository).List()).Kinds);
        Assert.NotNull(await repository.Session.Workflows.FindAsync("croak", CancellationToken.None));
    }

    [Fact]
    public async Task Source_OnlyForSomeKinds_BringsNothingElse()
    {
        await using var repository = new ExtensionRepository();
        Write("pond.ts", ExtensionRepository.Model("@test/pond", ""));
        Write("croak.yaml", Workflow("croak"));

        await AddAsync(repository, elsewhere, "workflows");

        Assert.Empty(await TypesAsync(repository));
        Assert.NotNull(await repository.Session.Workflows.FindAsync("croak", CancellationToken.None));
    }

    [Fact]
    public async Task Source_Edited_IsUsedByTheNextCallWhileTheRunningOneKeepsItsOwn()
    {
        await using var repository = new ExtensionRepository();
        Write("_lib/word.ts", "export const word = 'one';\n");
        Write("pond.ts", ExtensionRepository.Model(
            "@test/pond",
            $$"""
            await Deno.writeTextFile("{{elsewhere}}/started", "");
            while (args.wait && !(await Deno.stat("{{elsewhere}}/go").catch(() => null))) await new Promise((r) => setTimeout(r, 10));
            await context.writeResource('thing', 'out', { word }); return {};
            """,
            top: "import { word } from './_lib/word.ts';",
            arguments: "z.object({ wait: z.boolean().default(false) })"));
        await AddAsync(repository, elsewhere);

        var slow = repository.RunAsync("pond", new System.Text.Json.Nodes.JsonObject { ["wait"] = true });
        while (!File.Exists(Path.Combine(elsewhere, "started")))
        {
            Assert.False(slow.IsCompleted, "The method ended before it had started.");
            await Task.Yield();
        }

        Write("_lib/word.ts", "export const word = 'two';\n");
        Write("go", "");
        var before = await slow;
        var after = await repository.RunAsync("pond");

        Assert.Equal("one", (string?)before.Data[0].Attributes!["word"]);
        Assert.Equal("two", (string?)after.Data[0].Attributes!["word"]);
    }

    [Fact]
    public async Task Skills_OfASource_AreCopiedAndRemovedAgain()
    {
        await using var repository = new ExtensionRepository();
        repository.Write(".swamp.yaml", "swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\ntools: [claude, codex]\n");
        repository.Write(".agents/skills/frog/SKILL.md", "mine\n");
        Write("manifest.yaml", "manifestVersion: 1\nname: \"@test/pond\"\nversion: 2026.06.01.1\nskills: [frog, toad]\n");
        Write(".claude/skills/frog/SKILL.md", "theirs\n");
        Write("skills/toad/SKILL.md", "toad\n");
        Write("skills/toad/scripts/jump.sh", "true\n");
        Write("pond.ts", ExtensionRepository.Model("@test/pond", ""));

        var (source, _) = await AddAsync(repository, elsewhere);
        Assert.Equal(["frog", "toad"], source.InstalledSkills);
        Assert.True(File.Exists(Path.Combine(repository.Root, ".claude/skills/toad/scripts/jump.sh")));
        Assert.Equal("mine\n", await File.ReadAllTextAsync(Path.Combine(repository.Root, ".agents/skills/frog/SKILL.md"), CancellationToken.None));

        await Sources(repository).RemoveAsync(elsewhere, isDryRun: false, CancellationToken.None);

        Assert.False(Directory.Exists(Path.Combine(repository.Root, ".claude/skills/frog")));
        Assert.False(Directory.Exists(Path.Combine(repository.Root, ".agents/skills/toad")));
        Assert.True(File.Exists(Path.Combine(repository.Root, ".agents/skills/frog/SKILL.md")), "A skill that was there before must stay.");
        Assert.False(File.Exists(Path.Combine(repository.Root, SourcesFile.FileName)));
    }

    [Fact]
    public async Task Source_ThatIsGone_WarnsAndBlocksNothing()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("here", "return {};");
        repository.Write(SourcesFile.FileName, "sources:\n  - path: /nowhere/at/all\n  - path: $NOT_SET_ANYWHERE/x\n  - path: /nowhere/*\n");

        await repository.RunAsync("here");

        Assert.Contains("/nowhere/at/all is not there", repository.Said, StringComparison.Ordinal);
        Assert.All(Sources(repository).List(), static s => Assert.Equal("path_not_found", s.Status));
    }

    [Fact]
    public async Task Globs_AndBraces_StandForFolders()
    {
        await using var repository = new ExtensionRepository();
        foreach (var name in new[] { "one", "two", "three" })
        {
            Write($"{name}/x/model.ts", ExtensionRepository.Model($"@test/{name}", ""));
        }

        await AddAsync(repository, Path.Combine(elsewhere, "{one,t*o}"));
        Assert.Equal(["@test/one", "@test/two"], await TypesAsync(repository));

        await repository.CloseAsync();
        await AddAsync(repository, Path.Combine(elsewhere, "**", "x"));
        Assert.Equal(3, (await TypesAsync(repository)).Count);
    }

    [Theory]
    [InlineData("sources: []\n", "at least one source")]
    [InlineData("sources:\n  - only: [models]\n", "sources.0.path")]
    [InlineData("sources:\n  - path: x\n    only: [modles]\n", "'modles' is no kind")]
    [InlineData("sources:\n  - path: x\n    installedSkills: [\"../x\"]\n", "no name of a skill")]
    [InlineData("- path: x\n", "at least one source")]
    public async Task SourcesFile_ThatIsWrong_SaysWhatAndWhere(string text, string expected)
    {
        await using var repository = new ExtensionRepository();
        repository.Write(SourcesFile.FileName, text);

        var error = Assert.Throws<SwampException>(() => Sources(repository).List()).Error;

        Assert.StartsWith("Invalid .swamp-sources.yaml:", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_InALinkedWorkTree_StartAtTheMainOne()
    {
        await using var repository = new ExtensionRepository();
        Write("main/.git/worktrees/side/HEAD", "");
        Write("exts/pond.ts", ExtensionRepository.Model("@test/pond", ""));
        repository.Write(".git", $"gitdir: {elsewhere}/main/.git/worktrees/side\n");

        await AddAsync(repository, "../exts");

        Assert.Equal(["@test/pond"], await TypesAsync(repository));
    }

    [Fact]
    public async Task DryRun_SaysWhatWouldChange_AndChangesNothing()
    {
        await using var repository = new ExtensionRepository();
        Write("extensions/models/pond.ts", ExtensionRepository.Model("@test/pond", ""));
        Write("manifest.yaml", "manifestVersion: 1\nname: \"@test/pond\"\nversion: 2026.01.01.1\nmodels: [pond.ts]\nskills: [fish]\n");
        Write("skills/fish/SKILL.md", "---\nname: fish\ndescription: Fish\n---\n");

        var (added, total) = await Sources(repository).AddAsync(elsewhere, null, isDryRun: true, CancellationToken.None);
        Assert.Equal((elsewhere, "fish", 1), (added.Path, Assert.Single(added.InstalledSkills!), total));
        Assert.Empty(Sources(repository).List());
        Assert.Empty(Directory.EnumerateFiles(repository.Root, "SKILL.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));

        await AddAsync(repository, elsewhere);
        var (removed, left) = await Sources(repository).RemoveAsync(elsewhere, isDryRun: true, CancellationToken.None);
        Assert.Equal((elsewhere, 0), (removed.Path, left));
        Assert.Single(Sources(repository).List());
        Assert.Single(Directory.EnumerateFiles(repository.Root, "SKILL.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
        await Assert.ThrowsAsync<SwampException>(() => Sources(repository).RemoveAsync("nowhere", isDryRun: true, CancellationToken.None));
    }

    [Fact]
    public async Task OwnExtensions_ComeBeforeThoseOfSources()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("pond", "await context.writeResource('thing', 'out', { from: 'here' }); return {};");
        Write("pond.ts", ExtensionRepository.Model("@test/pond", "await context.writeResource('thing', 'out', { from: 'there' }); return {};"));
        await AddAsync(repository, elsewhere);

        Assert.Equal("here", (string?)(await repository.RunAsync("pond")).Data[0].Attributes!["from"]);
    }

    private static string Workflow(string name) => $$"""
        id: 11111111-0000-4000-8000-000000000044
        name: {{name}}
        jobs:
          - name: a
            steps:
              - { name: b, task: { type: assert, expr: "true", message: m, severity: low } }
        """;

    private static LocalSources Sources(ExtensionRepository repository) =>
        new(repository.Session.Layout, repository.Session.Marker, repository.Session.Environment);

    private static Task<(LocalSource Source, int Total)> AddAsync(ExtensionRepository repository, string path, params string[] only) =>
        Sources(repository).AddAsync(path, only, isDryRun: false, CancellationToken.None);

    private static async Task<List<string>> TypesAsync(ExtensionRepository repository) =>
    [
        .. (await repository.Session.ModelTypes.ListAsync(includeInternal: false, CancellationToken.None))
            .Select(static t => t.Raw).Where(static t => t.StartsWith("@test/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private void Write(string relativePath, string text)
    {
        var path = Path.Combine(elsewhere, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
