using Swamp.Engine.Agents;
using Swamp.Engine.Errors;
using Swamp.Engine.Tests.Repositories;

namespace Swamp.Engine.Tests.Agents;

public sealed class CustomToolsFileTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Save_AndRemove_KeepCommentsAndOtherEntries()
    {
        // REPO-35
        _temp.Write(CustomToolsFile.FileName, "# ours\ntools:\n  # the first\n  - name: aider\n    skillsDir: .aider/skills\n    instructionsFile: CONVENTIONS.md\n");

        await CustomToolsFile.Load(_temp.Path).SaveAsync(
            new CustomTool { Name = "zed", SkillsDir = "~/.zed/skills", InstructionsFile = ".rules", SkillReferenceStyle = "path" }, Cancel);
        var both = CustomToolsFile.Load(_temp.Path);

        Assert.Equal(["aider", "zed"], both.Entries.Select(static entry => entry.Name));
        Assert.True(both.Tools[1].ReferencesSkillsByPath);
        Assert.Equal([".aider/skills/"], both.Tools[0].GitignoreEntries);
        Assert.Empty(both.Tools[1].GitignoreEntries);

        Assert.True(await both.RemoveAsync("zed", Cancel));
        Assert.False(await CustomToolsFile.Load(_temp.Path).RemoveAsync("zed", Cancel));
        Assert.Contains("# the first", _temp.Read(CustomToolsFile.FileName), StringComparison.Ordinal);

        Assert.True(await CustomToolsFile.Load(_temp.Path).RemoveAsync("aider", Cancel));
        Assert.Empty(CustomToolsFile.Load(_temp.Path).Entries);
    }

    [Fact]
    public void Load_BareList_IsRead()
    {
        _temp.Write(CustomToolsFile.FileName, "- {name: aider, skillsDir: a, instructionsFile: b, frontmatter: {x: 1}}\n");

        Assert.Equal("x: 1\n", CustomToolsFile.Load(_temp.Path).Entries.Single().Frontmatter);
    }

    [Theory]
    [InlineData("tools: x")]
    [InlineData("tools: [x]")]
    [InlineData("tools: [{name: 1}]")]
    [InlineData("tools: [{name: aider, skillsDir: ../up, instructionsFile: b}]")]
    [InlineData("tools: [{name: aider, skillsDir: ~/../up, instructionsFile: b}]")]
    [InlineData("tools: [{name: aider, skillsDir: a, instructionsFile: /etc/passwd}]")]
    [InlineData("tools: [{name: claude, skillsDir: a, instructionsFile: b}]")]
    [InlineData("tools: [{name: a b, skillsDir: a, instructionsFile: b}]")]
    [InlineData("tools: [{name: a, skillsDir: a, instructionsFile: b, instructionsMode: x}]")]
    [InlineData("tools: [{name: a, skillsDir: a, instructionsFile: b}, {name: a, skillsDir: a, instructionsFile: b}]")]
    [InlineData("tools: [")]
    public void Load_Unusable_IsAnErrorWithAPlace(string text)
    {
        _temp.Write(CustomToolsFile.FileName, text);

        var error = Assert.Throws<SwampException>(() => CustomToolsFile.Load(_temp.Path)).Error;

        Assert.Equal(ErrorCodes.InvalidDocument, error.Code);
        Assert.Equal(_temp[CustomToolsFile.FileName], error.Location!.File);
    }

    [Theory]
    [InlineData(new[] { "claude", "claude" }, new[] { "claude" })]
    [InlineData(new string[0], new[] { "claude" })]
    [InlineData(new[] { "none" }, new string[0])]
    [InlineData(new[] { "kiro", "codex" }, new[] { "kiro", "codex" })]
    public void Select_Names_GiveTools(string[] names, string[] expected) =>
        Assert.Equal(expected, new AgentTools([]).Select(names).Select(static tool => tool.Name)); // REPO-10

    [Theory]
    [InlineData("none", "claude")]
    [InlineData("vim", "swamp agent setup")]
    public void Select_Unusable_SaysWhatToDo(string first, string expected)
    {
        var error = Assert.Throws<SwampException>(() => new AgentTools([]).Select([first, "claude"])).Error;

        Assert.Contains(expected, error.Message + error.Hint + "claude", StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.InvalidArgument, error.Code);
    }
}
