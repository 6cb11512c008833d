using Swamp.Engine.Definitions.Validation;

namespace Swamp.Engine.Tests.Definitions.Validation;

public sealed class ExpressionReferencesTests
{
    [Theory]
    [InlineData("model.web.resource.site", "model[web,resource,site]@0")]
    [InlineData("model[\"my web\"].input.name", "model[my web,input,name]@0")]
    [InlineData("model.my-web.resource.site.main", "model[my-web,resource,site,main]@0")]
    [InlineData("model.web - inputs.a", "model[web]@0 inputs[a]@12")]
    [InlineData("vault.get(my-vault, API_KEY)", "vault[get](my-vault,API_KEY)@0")]
    [InlineData("vault.get('a', \"b\") + env.HOME", "vault[get](a,b)@0 env[HOME]@22")]
    [InlineData("data.latest('m', inputs.n).?attributes.x", "data[latest](m,?)@0 inputs[n]@17")]
    [InlineData("inputs[\"a-b\"]", "inputs[a-b]@0")]
    [InlineData("inputs[self.name]", "inputs[?]@0")]
    [InlineData("x.model.y", "")]
    [InlineData("x . model", "")]
    [InlineData("'model.web' + \"env.A\" // env.B\n + env.C", "env[C]@34")]
    [InlineData("remodel.x + models.y", "")]
    [InlineData("env.", "env[]@0")]
    [InlineData("vault.get(", "vault[get]()@0")]
    [InlineData("data.query('a == \"b\"', 'x')[0].f", "data[query](a == \"b\",x)@0")]
    public void In_finds_what_is_mentioned(string expression, string expected) => Assert.Equal(
        expected,
        string.Join(' ', ExpressionReferences.In(expression).Select(r =>
            $"{r.Root}[{Joined(r.Path)}]{(r.Arguments is null ? "" : $"({Joined(r.Arguments)})")}@{r.Offset}")));

    [Theory]
    [InlineData("((((((((((")]
    [InlineData("vault.get(\"")]
    [InlineData("model[[[[")]
    [InlineData("model.a[\"x")]
    [InlineData("data.latest({[(")]
    public void In_ends_on_anything(string start)
    {
        ExpressionReferences.In(start);
        ExpressionReferences.In(string.Concat(Enumerable.Repeat(start, 2000)));
        ExpressionReferences.In(string.Concat(Enumerable.Repeat("data.latest(", 1500)));
    }

    private static string Joined(IEnumerable<string?> parts) => string.Join(',', parts.Select(part => part ?? "?"));
}
