using Swamp.Engine.Agents;

namespace Swamp.Engine.Tests.Agents;

public sealed class SkillsTests
{
    public static TheoryData<string> Names => [.. Skills.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Skill_HasFrontMatterWithItsNameAndIsShort(string name)
    {
        var lines = Skills.All.Single(skill => skill.Name == name).Text.Split('\n');

        Assert.Equal(["---", $"name: {name}"], lines[..2]);
        Assert.StartsWith("description: ", lines[2], StringComparison.Ordinal);
        Assert.Equal("---", lines[3]);
        Assert.InRange(lines.Length, 20, 150);
    }

    [Fact]
    public void Instructions_NameEverySkill()
    {
        foreach (var tool in AgentTools.BuiltIn)
        {
            var text = InstructionsFile.Apply(null, tool);

            Assert.All(Skills.Names, name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
            Assert.DoesNotContain("{skills}", text, StringComparison.Ordinal);
        }
    }
}
