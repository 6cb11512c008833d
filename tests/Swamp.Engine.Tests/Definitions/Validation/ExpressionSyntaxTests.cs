using Swamp.Engine.Definitions.Validation;

namespace Swamp.Engine.Tests.Definitions.Validation;

public sealed class ExpressionSyntaxTests
{
    [Theory]
    [InlineData("inputs.who")]
    [InlineData("self.globalArguments.region + '-x'")]
    [InlineData("vault.get(scaleway, SCW_SECRET_KEY)")]
    [InlineData("vault.get(anthropic-keys, api-key) + 'x'")]
    [InlineData("vault.get(`a b`, \"c)d\")")]
    [InlineData("model.my-web.resource.site.main.attributes.url")]
    [InlineData("data.latest('m', 'n').attributes.list.filter(x, x.size > 3).map(x, x.name)")]
    [InlineData("data.latest('m', 'n').?attributes.?feeds.orValue([])")]
    [InlineData("size(data.listVersions('a', 'b')) > 0 ? 1 : 2")]
    [InlineData("data.query('modelName == \"x\"', 'attributes')[0].a")]
    [InlineData("env.HOME + file.contents('m', 's')")]
    [InlineData("run.id")]
    [InlineData("1 + 2.5")]
    public void ErrorOf_what_real_files_hold_is_nothing(string expression) => Assert.Null(ExpressionSyntax.ErrorOf(expression));

    [Theory]
    [InlineData("inputs.", "Invalid expression", 7)]
    [InlineData("inputs.a +", "Invalid expression", 10)]
    [InlineData("input.who", "Unknown name 'input'. Did you mean 'inputs'?", 0)]
    [InlineData("1 + secrets.a", "Unknown name 'secrets'", 4)]
    [InlineData("vault.get(a, b) + foo(1)", "foo", 18)]
    [InlineData("vault.get(my-vault, KEY) + nope.x", "Unknown name 'nope'", 27)]
    [InlineData("model.my-web.resource.a +", "Invalid expression", 25)]
    public void ErrorOf_what_is_no_expression_has_the_place(string expression, string message, int offset)
    {
        var error = ExpressionSyntax.ErrorOf(expression)!;

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(offset, error.Offset);
    }
}
