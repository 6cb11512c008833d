using Swamp.Engine.Definitions.Validation;

namespace Swamp.Engine.Tests.Definitions.Validation;

public sealed class MalformedExpressionsTests
{
    [Theory]
    [InlineData("a {{ inputs.x }} b", 2, "'$' is missing")]
    [InlineData("a ${ inputs.x } b", 2, "have to be double")]
    [InlineData("a ${{ inputs.x } b", 2, "not closed")]
    [InlineData("{{model[\"x\"].y}}", 0, "'$' is missing")]
    public void In_what_was_meant_to_be_one_says_what_is_wrong_MOD45(string text, int offset, string problem)
    {
        var (at, message) = Assert.Single(MalformedExpressions.In(text));

        Assert.Equal(offset, at);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo ${HOME} ${PATH:-x}")]
    [InlineData("docker ps --format '{{ .Names }}'")]
    [InlineData("{{ user }} {}{{")]
    [InlineData("${env} {\"model\": {}}")]
    [InlineData("awk '{print $1}'")]
    public void In_the_braces_of_shells_and_other_tools_finds_nothing(string text) => Assert.Empty(MalformedExpressions.In(text));
}
