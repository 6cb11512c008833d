using System.Text.Json.Nodes;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Repositories;

public sealed class RepositoryCommandsTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Init_Json_HasTheShape()
    {
        // REPO-14
        var outcome = await _cli.RunAsync("repo", "init", "--json");

        Assert.Equal(0, outcome.Exit);
        Assert.Equal("", outcome.Error);
        Assert.Equal(
            """
            {
              "path": "<root>/repo",
              "version": "20260206.200442.0",
              "initializedAt": "2026-03-04T05:06:07.089Z",
              "skillsCopied": [
                "swamp",
                "swamp-getting-started",
                "swamp-model-authoring",
                "swamp-driver-authoring"
              ],
              "instructionsFileCreated": true,
              "settingsCreated": true,
              "gitignoreAction": "created",
              "tools": [
                "claude"
              ],
              "removedTools": [],
              "tool": "claude",
              "nextSteps": [
                "Start claude in this folder and ask it what swamp can do here"
              ]
            }

            """,
            outcome.Output);
    }

    [Theory]
    [InlineData("none", "\"none\"")]
    [InlineData("codex", "\"codex\"")]
    [InlineData("codex,kiro", "null")]
    public async Task Init_Tool_IsTheSingleOneOrNull(string tools, string expected)
    {
        var outcome = await _cli.RunAsync(["init", "--json", .. tools.Split(',').SelectMany(static tool => new[] { "-t", tool })]);

        Assert.Contains($"\"tool\": {expected}", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_Text_TellsWhatIsNext()
    {
        var outcome = await _cli.RunAsync("init", "../other", "--tool", "none");

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        Assert.Equal("Initialized <root>/other (tools: none)\n\nNext:\n  Run: swamp --help\n", outcome.Output);
        Assert.True(File.Exists(Path.Combine(_cli.Root, "other", ".swamp.yaml")));
    }

    [Fact]
    public async Task Init_Twice_FailsOnStandardErrorWithACode()
    {
        await _cli.RunAsync("init");

        var outcome = await _cli.RunAsync("repo", "init", "--json");

        Assert.Equal((1, ""), (outcome.Exit, outcome.Output));
        Assert.Equal("already_initialized", JsonNode.Parse(outcome.Error)!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Init_DryRun_ListsTheChangesAndWritesNothing()
    {
        var outcome = await _cli.RunAsync("init", "--dry-run", "--tool", "codex");

        Assert.StartsWith("Would initialize <root>/repo (tools: codex)\n  create .swamp.yaml\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  create AGENTS.md\n", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Home));
    }

    [Theory]
    [InlineData("vim", 1)]
    [InlineData("none,claude", 1)]
    public async Task Init_BadTool_IsAnError(string tools, int status)
    {
        var outcome = await _cli.RunAsync(["init", .. tools.Split(',').SelectMany(static tool => new[] { "-t", tool })]);

        Assert.Equal(status, outcome.Exit);
        Assert.Contains("Error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Folder));
    }

    [Fact]
    public async Task Upgrade_Json_HasTheShape()
    {
        // REPO-23, from a folder below the repository
        await _cli.RunAsync("init");
        _cli.Write("repo/.swamp.yaml", _cli.Read("repo/.swamp.yaml").Replace("20260206.200442.0", "20250101.1.0", StringComparison.Ordinal));
        _cli.Clock.Now += TimeSpan.FromDays(1);
        _cli.Folder = Path.Combine(_cli.Folder, "models");

        var outcome = await _cli.RunAsync("repo", "upgrade", "--json", "-t", "codex");

        Assert.Equal(
            """
            {
              "path": "<root>/repo",
              "previousVersion": "20250101.1.0",
              "newVersion": "20260206.200442.0",
              "upgradedAt": "2026-03-05T05:06:07.089Z",
              "skillsUpdated": [
                "swamp",
                "swamp-getting-started",
                "swamp-model-authoring",
                "swamp-driver-authoring"
              ],
              "instructionsUpdated": true,
              "settingsUpdated": false,
              "gitignoreAction": "updated",
              "previousTools": [
                "claude"
              ],
              "tools": [
                "codex"
              ],
              "addedTools": [
                "codex"
              ],
              "removedTools": [
                "claude"
              ],
              "extensionsToReinstall": [],
              "localSkillCopies": [],
              "changedFiles": [
                ".swamp.yaml",
                "AGENTS.md",
                ".gitignore"
              ],
              "untrustedCollectives": [],
              "tool": "codex"
            }

            """,
            outcome.Output);
    }

    [Fact]
    public async Task Upgrade_NoRepository_NamesThePath()
    {
        // GEN-18, REPO-21
        var outcome = await _cli.RunAsync("repo", "upgrade");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("<root>/repo is not a swamp repository", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("swamp repo init", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agent_SetupListEnrolRemove_WorksThrough()
    {
        // REPO-35
        await _cli.RunAsync("init", "-t", "none");

        var setup = await _cli.RunAsync("agent", "setup", "aider", "--skills-dir", ".aider/skills", "--instructions-file", "CONVENTIONS.md", "--skill-reference", "path");
        var list = await _cli.RunAsync("agent", "list", "--json");
        var upgrade = await _cli.RunAsync("repo", "upgrade", "-t", "aider");
        var removed = await _cli.RunAsync("agent", "rm", "aider", "--json");
        var again = await _cli.RunAsync("agent", "rm", "aider", "--json");
        var text = await _cli.RunAsync("agent", "rm", "aider");

        Assert.Equal((0, 0, 0), (setup.Exit, list.Exit, upgrade.Exit));
        Assert.Equal("aider", JsonNode.Parse(list.Output)!["tools"]![0]!["name"]!.GetValue<string>());
        Assert.Contains("`.aider/skills/swamp/SKILL.md`", _cli.Read("repo/CONVENTIONS.md"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_cli.Folder, ".aider/skills/swamp/SKILL.md")));
        Assert.Contains("\n.aider/skills/\n", _cli.Read("repo/.gitignore"), StringComparison.Ordinal);
        Assert.Equal("{\n  \"name\": \"aider\",\n  \"removed\": true\n}\n", removed.Output);
        Assert.Equal((0, "{\n  \"name\": \"aider\",\n  \"removed\": false\n}\n"), (again.Exit, again.Output));
        Assert.Equal(1, text.Exit);
    }

    [Theory]
    [InlineData("claude")]
    [InlineData("a/b")]
    public async Task Agent_SetupWithABadName_IsAnError(string name)
    {
        await _cli.RunAsync("init", "-t", "none");

        var outcome = await _cli.RunAsync("agent", "setup", name, "--skills-dir", "s", "--instructions-file", "f");

        Assert.Equal(1, outcome.Exit);
        Assert.False(File.Exists(Path.Combine(_cli.Folder, ".swamp-custom-tools.yaml")));
    }
}
