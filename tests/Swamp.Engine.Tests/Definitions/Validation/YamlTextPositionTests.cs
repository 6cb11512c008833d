using Swamp.Engine.Definitions.Validation;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Definitions.Validation;

public sealed class YamlTextPositionTests
{
    [Theory]
    [InlineData("a: x ${{ HERE }}", 1, 10)]
    [InlineData("a: 'x ''y'' ${{ HERE }}'", 1, 17)]
    [InlineData("a: \"x \\\"\\u00e9 ${{ HERE }}\"", 1, 20)]
    [InlineData("a: |\n  first\n    second ${{ HERE }}\n", 3, 16)]
    [InlineData("a: |-\n\n  first\n\n  second\n  ${{ HERE }}", 6, 7)]
    [InlineData("a: >-\n  first\n  second ${{ HERE }}\n", 3, 14)]
    [InlineData("a: first\n  second ${{ HERE }}", 2, 14)]
    [InlineData("a: |2\n    first ${{ HERE }}\n  second", 2, 15)]
    [InlineData("a: \"first  \n   second ${{ HERE }}\"", 2, 15)]
    [InlineData("a: >\n\n  first\n\n\n  second ${{\n  HERE }}", 7, 3)]
    [InlineData("a: |\r\n  first\r\n  second ${{ HERE }}\r\n", 3, 14)]
    [InlineData("a: &x 'first ${{ HERE }}'", 1, 18)]
    [InlineData("a: 'first\n  second\n\n  third ${{ HERE }}'", 4, 13)]
    public void Of_finds_the_place_in_the_file(string yaml, int line, int column)
    {
        var document = YamlDocument.Parse(yaml, "x.yaml");
        var value = document.ToJsonObject()["a"]!.GetValue<string>();

        var place = YamlTextPosition.Of(document, ["a"], value, value.IndexOf("HERE", StringComparison.Ordinal))!;

        Assert.Equal($"x.yaml:{line}:{column}", place.ToString());
    }

    [Fact]
    public void Of_a_path_that_leads_nowhere_gives_the_nearest_place() =>
        Assert.Equal("line 1, column 1", YamlTextPosition.Of(YamlDocument.Parse("a: 1"), ["b", "c"], "x", 5)!.ToString());
}
