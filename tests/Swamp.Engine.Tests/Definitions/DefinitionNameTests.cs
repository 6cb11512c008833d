using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Tests.Definitions;

public sealed class DefinitionNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("web-server_1")]
    [InlineData("@acme/db")]
    [InlineData("@acme/db/eu-1")]
    public void RequireCreatable_with_a_good_name_passes_DEF4(string name) => DefinitionName.RequireCreatable(name);

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("   ", "it is empty")]
    [InlineData("Web", "it contains 'W'")]
    [InlineData("-a", "start with a letter or a digit")]
    [InlineData("_a", "start with a letter or a digit")]
    [InlineData("a b", "it contains ' '")]
    [InlineData("a.b", "it contains '.'")]
    [InlineData("a/b", "only allowed in the form @scope/name")]
    [InlineData("../a", "'..'")]
    [InlineData("a\\b", "backslash")]
    [InlineData("a\0b", "NUL")]
    [InlineData("a\nb", "U+000A")]
    [InlineData("аdmin", "U+0430")] // a Cyrillic letter that looks like an a
    [InlineData("ａ", "U+FF41")]
    [InlineData("a\u200bb", "U+200B")]
    [InlineData("@", "start with a letter or a digit")]
    [InlineData("@a", "start with a letter or a digit")]
    [InlineData("@a/../b", "'..'")]
    public void RequireCreatable_with_a_bad_name_says_why_DEF4(string name, string problem)
    {
        var error = Assert.Throws<SwampException>(() => DefinitionName.RequireCreatable(name)).Error;

        Assert.Equal(ErrorCodes.InvalidArgument, error.Code);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public void RequireCreatable_counts_characters_LIM2()
    {
        DefinitionName.RequireCreatable(new string('a', 64));

        var error = Assert.Throws<SwampException>(() => DefinitionName.RequireCreatable(new string('a', 300))).Error;
        Assert.Contains("300 characters", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 200);
    }

    [Fact]
    public void RequireCreatable_suggests_a_name_that_passes()
    {
        var error = Assert.Throws<SwampException>(() => DefinitionName.RequireCreatable("My Server")).Error;

        Assert.Contains("'my-server' would do", error.Hint, StringComparison.Ordinal);
    }
}
