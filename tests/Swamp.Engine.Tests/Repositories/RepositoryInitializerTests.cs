using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Agents;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Tests.Repositories;

public sealed class RepositoryInitializerTests : IDisposable
{
    private const string Claude = ".claude/settings.local.json";

    private readonly TempFolder _temp = new("répo with spaces");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Initialize_EmptyFolder_MakesEverything()
    {
        // REPO-5, REPO-13
        var result = await InitializeAsync(["claude"]);

        Assert.Equal(Skills.Names, result.SkillsCopied);
        Assert.True(result is { InstructionsFileCreated: true, SettingsCreated: true, GitignoreAction: "created" });
        foreach (var folder in new[] { "models", "workflows", "vaults", "grants", ".swamp/data", ".swamp/audit", ".swamp/secrets" })
        {
            Assert.True(Directory.Exists(_temp["repo/" + folder]), folder);
        }

        var marker = MarkerFile.Load(_temp["repo"]).Marker;
        Assert.Equal(("20260101.1.0", 1), (marker.SwampVersion, marker.Tools.Count));
        Assert.True(marker.GitignoreManaged);
        Assert.NotNull(marker.RepoId);
        Assert.True(File.Exists(_temp["home/.claude/skills/swamp/SKILL.md"]));
        Assert.Contains("swamp model search", _temp.Read("repo/CLAUDE.md"), StringComparison.Ordinal);
        var settings = JsonNode.Parse(_temp.Read("repo/" + Claude))!;
        Assert.Equal("Bash", settings["hooks"]!["PostToolUseFailure"]![0]!["matcher"]!.GetValue<string>());
        Assert.DoesNotContain(settings["permissions"]!["allow"]!.AsArray(), static entry => entry!.GetValue<string>().Contains("read-secret", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(_temp["repo"], "*.tmp", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("cursor", ".cursor/rules/swamp.mdc", ".cursor/hooks.json")]
    [InlineData("opencode", "AGENTS.md", ".opencode/plugins/swamp-audit.ts")]
    [InlineData("copilot", "AGENTS.md", ".github/hooks/swamp-audit.json")]
    [InlineData("codex", "AGENTS.md", null)]
    [InlineData("kiro", ".kiro/steering/swamp-rules.md", ".kiro/hooks/swamp-audit.kiro.hook,.kiro/agents/swamp.json,.kiro/settings/cli.json,.vscode/settings.local.json")]
    public async Task Initialize_Tool_GetsItsFiles(string tool, string instructions, string? settings)
    {
        // REPO-30, REPO-32
        await InitializeAsync([tool]);

        Assert.True(File.Exists(_temp["repo/" + instructions]));
        foreach (var file in settings?.Split(',') ?? [])
        {
            var text = _temp.Read("repo/" + file);
            Assert.Contains("swamp", text, StringComparison.Ordinal);
            if (!file.EndsWith(".ts", StringComparison.Ordinal))
            {
                Assert.NotNull(JsonNode.Parse(text));
            }
        }
    }

    [Fact]
    public async Task Initialize_Twice_IsAnErrorThatNamesTheWaysOn()
    {
        // REPO-11
        await InitializeAsync(["claude", "codex"]);

        var error = (await Assert.ThrowsAsync<SwampException>(() => InitializeAsync([]))).Error;

        Assert.Equal(ErrorCodes.AlreadyInitialized, error.Code);
        Assert.Contains("claude, codex", error.Message, StringComparison.Ordinal);
        Assert.Contains("swamp repo upgrade --tool", error.Hint, StringComparison.Ordinal);
        Assert.Contains("swamp repo init --force", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Initialize_Force_KeepsIdentityDatastoreAndEveryOtherSetting()
    {
        // REPO-12 and QUIRK-30 deliberately differ: nothing is lost
        await InitializeAsync(["claude", "cursor"]);
        var before = MarkerFile.Load(_temp["repo"]);
        File.AppendAllText(before.Path, "datastore: # shared\n  type: filesystem\n  path: /srv/x\nlogLevel: debug\nunknownKey: 7\n");

        var result = await InitializeAsync(["codex"], force: true);

        var after = MarkerFile.Load(_temp["repo"]);
        Assert.Equal((before.Marker.RepoId, before.Marker.InitializedAt), (after.Marker.RepoId, after.Marker.InitializedAt));
        Assert.Equal(("/srv/x", "debug"), (after.Marker.Datastore!.Path, after.Marker.LogLevel));
        Assert.Contains("datastore: # shared", after.Text, StringComparison.Ordinal);
        Assert.Contains("unknownKey: 7", after.Text, StringComparison.Ordinal);
        Assert.Equal(["codex"], after.Marker.Tools);
        Assert.Equal(["claude", "cursor"], result.RemovedTools);
        Assert.True(File.Exists(_temp["repo/CLAUDE.md"]));
    }

    [Fact]
    public async Task Initialize_ForceOverABrokenMarker_KeepsACopy()
    {
        _temp.Write("repo/.swamp.yaml", "swampVersion: [");

        var result = await InitializeAsync(["none"], force: true);

        Assert.Equal("swampVersion: [", _temp.Read("repo/.swamp.yaml.broken"));
        Assert.Empty(MarkerFile.Load(_temp["repo"]).Marker.Tools);
        Assert.Contains(".swamp.yaml:2:", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Initialize_DryRun_WritesNothing()
    {
        var result = await InitializeAsync(["claude"], dryRun: true);

        Assert.Equal([], Directory.EnumerateFileSystemEntries(_temp.Path));
        Assert.Contains(new ScaffoldChange(".swamp.yaml", ScaffoldAction.Create), result.Changes);
        Assert.Contains(new ScaffoldChange("CLAUDE.md", ScaffoldAction.Create), result.Changes);
        Assert.Contains(new ScaffoldChange("models/", ScaffoldAction.Create), result.Changes);
    }

    [Fact]
    public async Task Initialize_UsersFiles_AreNotClobbered()
    {
        // REPO-33
        _temp.Write("repo/" + Claude, "{ \"mine\": 1 } // ok\n");
        _temp.Write("repo/CLAUDE.md", "# Mine\n");
        _temp.Write("repo/.gitignore", "bin/\n");

        var result = await InitializeAsync(["claude"]);

        Assert.Equal("{ \"mine\": 1 } // ok\n", _temp.Read("repo/" + Claude));
        Assert.EndsWith("\n\n# Mine\n", _temp.Read("repo/CLAUDE.md"), StringComparison.Ordinal);
        Assert.StartsWith("bin/\n\n#", _temp.Read("repo/.gitignore"), StringComparison.Ordinal);
        Assert.True(result is { SettingsCreated: false, InstructionsFileCreated: true, GitignoreAction: "updated" });
        Assert.Contains(result.Changes, static change => change is { Path: Claude, Action: ScaffoldAction.Keep, Reason: not null });
    }

    [Fact]
    public async Task Initialize_ClaudeFileThatIsALinkToAgentsFile_IsWrittenThrough()
    {
        _temp.Write("repo/AGENTS.md", "# Mine\n");
        File.CreateSymbolicLink(_temp["repo/CLAUDE.md"], "AGENTS.md");

        await InitializeAsync(["claude", "codex"]);

        Assert.NotNull(new FileInfo(_temp["repo/CLAUDE.md"]).LinkTarget);
        Assert.Single(_temp.Read("repo/AGENTS.md").Split("BEGIN swamp managed section").Skip(1));
    }

    [Theory]
    [InlineData("repo/.claude", "outside")]
    [InlineData("repo/CLAUDE.md", "outside/CLAUDE.md")]
    [InlineData("home/.claude/skills/swamp", "outside")]
    public async Task Initialize_LinkThatLeadsOut_IsRefusedBeforeAnythingIsWritten(string link, string target)
    {
        _temp.Make("outside");
        Directory.CreateDirectory(Path.GetDirectoryName(_temp[link])!);
        File.CreateSymbolicLink(_temp[link], _temp[target]);

        var error = (await Assert.ThrowsAsync<SwampException>(() => InitializeAsync(["claude"]))).Error;

        Assert.Equal(ErrorCodes.FileSystem, error.Code);
        Assert.False(File.Exists(_temp["repo/.swamp.yaml"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp["outside"]));
    }

    [Fact]
    public async Task Initialize_HomeSkillsFolderThatIsALink_IsFollowed()
    {
        _temp.Make("dotfiles/skills");
        _temp.Make("home/.claude");
        File.CreateSymbolicLink(_temp["home/.claude/skills"], _temp["dotfiles/skills"]);

        await InitializeAsync(["claude"]);

        Assert.True(File.Exists(_temp["dotfiles/skills/swamp/SKILL.md"]));
    }

    [Fact]
    public async Task Initialize_ReadOnlyFolder_IsAnErrorAndLeavesNothing()
    {
        // The superuser may write to any folder that can be made here, but not to what the kernel shows under /proc.
        var repo = Environment.IsPrivilegedProcess ? "/proc/self" : _temp.Make("repo");
        if (!OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(repo, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var initializer = new RepositoryInitializer(Environment_, Installation(), new RandomIdGenerator(), TimeProvider.System);
        var error = (await Assert.ThrowsAsync<SwampException>(() => initializer.InitializeAsync(new InitializeRequest { Path = repo }, Cancel))).Error;

        Assert.Equal(ErrorCodes.FileSystem, error.Code);
        Assert.False(File.Exists(Path.Combine(repo, ".swamp.yaml")));
        Assert.False(Directory.Exists(_temp["home"]));
    }

    [Fact]
    public async Task Initialize_PathThatIsAFileWhereAFolderIsNeeded_LeavesNothing()
    {
        _temp.Write("repo/models", "a file");

        var error = (await Assert.ThrowsAsync<SwampException>(() => InitializeAsync(["claude"]))).Error;

        Assert.Contains("models", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_temp["repo/.swamp.yaml"]));
        Assert.False(Directory.Exists(_temp["home"]));
    }

    [Fact]
    public async Task Initialize_ManyAtOnce_EndWithOneWinner()
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            async () =>
            {
                try
                {
                    return (await InitializeAsync([i % 2 == 0 ? "claude" : "codex"])).Tools[0];
                }
                catch (SwampException exception) when (exception.Code == ErrorCodes.AlreadyInitialized)
                {
                    return null;
                }
            },
            Cancel)));

        var winner = Assert.Single(attempts, static tool => tool is not null);
        Assert.Equal([winner!], MarkerFile.Load(_temp["repo"]).Marker.Tools);
        Assert.Empty(Directory.EnumerateFiles(_temp["repo"], ".*.tmp"));
    }

    [Fact]
    public async Task Initialize_NoHome_SkipsSkillsAndSaysSo()
    {
        var initializer = new RepositoryInitializer(SwampEnvironment.Empty, Installation(), new RandomIdGenerator(), TimeProvider.System);

        var result = await initializer.InitializeAsync(new InitializeRequest { Path = _temp["repo"] }, Cancel);

        Assert.Empty(result.SkillsCopied);
        Assert.Contains("HOME", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrade_ChangedSkill_StaysAndIsReported()
    {
        await InitializeAsync(["claude"]);
        File.AppendAllText(_temp["home/.claude/skills/swamp/SKILL.md"], "\nmy own advice\n");

        var result = await UpgradeAsync("20260201.1.0");

        Assert.EndsWith("my own advice\n", _temp.Read("home/.claude/skills/swamp/SKILL.md"), StringComparison.Ordinal);
        Assert.Contains(result.Changes, static change => change is { Path: "~/.claude/skills/swamp/SKILL.md", Action: ScaffoldAction.Keep });
        Assert.DoesNotContain("swamp", result.SkillsUpdated);
    }

    [Theory]
    [InlineData("20260301.1.0", false)]
    [InlineData("20251231.1.0", true)]
    public async Task Upgrade_SkillOfAnotherVersion_IsReplacedUnlessNewer(string version, bool replaced)
    {
        await InitializeAsync(["claude"]);
        const string Old = "---\nname: swamp\n---\nold\n";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Old)));
        _temp.Write("home/.claude/skills/swamp/SKILL.md", Old);
        _temp.Write("home/.claude/skills/swamp/.swamp-skill.json", $$"""{"version":"{{version}}","sha256":"{{hash}}"}""");

        var result = await UpgradeAsync("20260201.1.0");

        Assert.Equal(replaced ? ["swamp"] : [], result.SkillsUpdated);
        Assert.Equal(!replaced, _temp.Read("home/.claude/skills/swamp/SKILL.md") == Old);
    }

    [Fact]
    public async Task Upgrade_NothingToDo_ChangesOnlyTheMarker()
    {
        // REPO-22, REPO-24
        await InitializeAsync(["claude", "kiro", "opencode", "cursor", "copilot"]);

        var result = await UpgradeAsync("20260201.1.0");

        Assert.Equal([".swamp.yaml"], result.ChangedFiles);
        Assert.Equal(("20260101.1.0", "20260201.1.0"), (result.PreviousVersion, result.NewVersion));
        Assert.True(result is { InstructionsUpdated: false, SettingsUpdated: false, GitignoreAction: "unchanged" });
        Assert.Equal(result.UpgradedAt, MarkerFile.Load(_temp["repo"]).Marker.UpgradedAt);
    }

    [Fact]
    public async Task Upgrade_ToolsAndGitignore_FollowTheRequest()
    {
        await InitializeAsync(["claude"]);
        _temp.Write("repo/.swamp.yaml", _temp.Read("repo/.swamp.yaml").Replace("gitignoreManaged: true", "gitignoreManaged: false", StringComparison.Ordinal));
        File.Delete(_temp["repo/.gitignore"]);

        Assert.Equal("skipped", (await UpgradeAsync("20260201.1.0")).GitignoreAction);
        var result = await Upgrader("20260201.1.0").UpgradeAsync(
            new UpgradeRequest { Path = _temp["repo"], Tools = ["codex"], IncludeGitignore = true }, Cancel);

        Assert.Equal("created", result.GitignoreAction);
        Assert.Equal(["codex"], result.AddedTools);
        Assert.Equal(["claude"], result.RemovedTools);
        Assert.True(MarkerFile.Load(_temp["repo"]).Marker.GitignoreManaged);
    }

    [Fact]
    public async Task Upgrade_UsersSettings_AreMerged()
    {
        // REPO-33
        await InitializeAsync(["none"]);
        _temp.Write("repo/" + Claude, "{\n  // mine\n  \"hooks\": {\"PostToolUse\": [{\"matcher\": \"Bash\", \"hooks\": [{\"type\": \"command\", \"command\": \"/opt/swamp audit record --from-hook\"}]}]}\n}\n");

        await Upgrader("20260201.1.0").UpgradeAsync(new UpgradeRequest { Path = _temp["repo"], Tools = ["claude"] }, Cancel);

        var text = _temp.Read("repo/" + Claude);
        var json = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        Assert.Contains("// mine", text, StringComparison.Ordinal);
        Assert.Single(json["hooks"]!["PostToolUse"]!.AsArray());
        Assert.Single(json["hooks"]!["PostToolUseFailure"]!.AsArray());
        Assert.NotEmpty(json["permissions"]!["allow"]!.AsArray());
    }

    [Fact]
    public async Task Upgrade_SettingsThatAreNotJson_AreKeptAndReported()
    {
        await InitializeAsync(["none"]);
        _temp.Write("repo/" + Claude, "{ broken");

        var result = await Upgrader("20260201.1.0").UpgradeAsync(new UpgradeRequest { Path = _temp["repo"], Tools = ["claude"] }, Cancel);

        Assert.Equal("{ broken", _temp.Read("repo/" + Claude));
        Assert.Contains(result.Changes, static change => change is { Path: Claude, Action: ScaffoldAction.Keep } && change.Reason!.Contains(":1:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upgrade_OlderLayout_IsMovedAndNothingOverwritten()
    {
        // REPO-22
        await InitializeAsync(["none"]);
        _temp.Write("repo/.swamp/definitions/command/shell/a.yaml", "old a");
        _temp.Write("repo/.swamp/definitions/command/shell/b.yaml", "old b");
        _temp.Write("repo/models/command/shell/b.yaml", "new b");
        File.CreateSymbolicLink(_temp["repo/models/command/shell/a.yaml"], _temp["repo/.swamp/definitions/command/shell/a.yaml"]);
        _temp.Write("repo/.swamp/data/command/shell/id/result/2/raw", "{}");
        File.CreateSymbolicLink(_temp["repo/.swamp/data/command/shell/id/result/latest"], "2");

        var result = await UpgradeAsync("20260201.1.0");

        Assert.Null(new FileInfo(_temp["repo/models/command/shell/a.yaml"]).LinkTarget);
        Assert.Equal("old a", _temp.Read("repo/models/command/shell/a.yaml"));
        Assert.Equal(("old b", "new b"), (_temp.Read("repo/.swamp/definitions/command/shell/b.yaml"), _temp.Read("repo/models/command/shell/b.yaml")));
        Assert.Equal("2", _temp.Read("repo/.swamp/data/command/shell/id/result/latest"));
        Assert.Contains("models/command/shell/a.yaml", result.ChangedFiles);
    }

    [Fact]
    public async Task Upgrade_Lockfile_NamesUntrustedCollectivesAndExtensionsToReinstall()
    {
        // REPO-25
        await InitializeAsync(["claude"]);
        _temp.Write("repo/extensions/models/upstream_extensions.json", """{"@acme/x": {}, "@swamp/y": {}}""");

        var result = await Upgrader("20260201.1.0").UpgradeAsync(new UpgradeRequest { Path = _temp["repo"], Tools = ["claude", "kiro"] }, Cancel);

        Assert.Equal(["acme"], result.UntrustedCollectives);
        var reinstall = Assert.Single(result.ExtensionsToReinstall);
        Assert.Equal(("kiro", 2), (reinstall.Key, reinstall.Names.Count));
    }

    [Fact]
    public async Task Upgrade_NoRepository_SaysSo()
    {
        // REPO-21
        _temp.Make("repo");

        Assert.Equal(ErrorCodes.NotARepository, (await Assert.ThrowsAsync<SwampException>(() => UpgradeAsync("20260201.1.0"))).Code);
    }

    private Task<InitializeResult> InitializeAsync(string[] tools, bool force = false, bool dryRun = false) =>
        new RepositoryInitializer(Environment_, Installation(), new RandomIdGenerator(), TimeProvider.System).InitializeAsync(
            new InitializeRequest { Path = _temp["repo"], Tools = tools, Force = force, DryRun = dryRun }, Cancel);

    private Task<UpgradeResult> UpgradeAsync(string version) => Upgrader(version).UpgradeAsync(new UpgradeRequest { Path = _temp["repo"] }, Cancel);

    private RepositoryUpgrader Upgrader(string version) => new(Environment_, Installation(version), TimeProvider.System);

    private SwampEnvironment Environment_ => SwampEnvironmentTests.Of(("HOME", _temp["home"]));

    private static SwampInstallation Installation(string version = "20260101.1.0") => new(version, "/opt/my tools/swamp");
}
