namespace Swamp.Architecture.Tests.Source;

public sealed class CodeOnlyTests
{
    [Theory]
    [InlineData("a // b\nc", "a  \nc")]
    [InlineData("a /* b\nb */ c", "a \n c")]
    [InlineData("a(\"b // c\") // d", "a( )  ")]
    [InlineData("""x = @"a "" b" + y;""", "x =   + y;")]
    [InlineData("x = \"\"\"a \" b\"\"\" + y;", "x =   + y;")]
    [InlineData("""x = '"' + y; // z""", "x =   + y;  ")]
    public void Comments_AndStrings_AreBlanked(string text, string expected) => Assert.Equal(expected, CodeOnly.Of(text));
}
