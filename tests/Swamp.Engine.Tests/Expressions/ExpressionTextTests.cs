using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Tests.Expressions;

public sealed class ExpressionTextTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("${ not }")]
    [InlineData("{{ not }}")]
    [InlineData("${{ open")]
    [InlineData("")]
    public void Parse_WithoutExpression_IsNull(string text) => Assert.Null(ExpressionText.Parse(text));

    // EXP-2: whole value when nothing but white space follows; a leading blank makes it text.
    [Theory]
    [InlineData("${{ inputs.n }}", true)]
    [InlineData("${{ inputs.n }}  \n", true)]
    [InlineData(" ${{ inputs.n }}", false)]
    [InlineData("v${{ inputs.n }}", false)]
    [InlineData("${{ a }}${{ b }}", false)]
    public void IsWhole_FollowsTheRule(string text, bool whole) => Assert.Equal(whole, ExpressionText.Parse(text)!.IsWhole);

    // EXP-2.1: two expressions in one string are two expressions.
    [Fact]
    public void Parse_TwoExpressions_AreBothFound()
    {
        var text = ExpressionText.Parse("${{ inputs.n }}/${{ inputs.m }}")!;

        Assert.Equal(["inputs.n", "inputs.m"], text.Expressions.Select(e => e.Text));
        Assert.Equal("/", text.Segments[1].Text);
    }

    // EXP-1: braces inside map literals and string literals do not end it.
    [Theory]
    [InlineData("${{ {'a': {'b': 1}} }}", "{'a': {'b': 1}}")]
    [InlineData("${{ {'a': {'b': 1}}}}", "{'a': {'b': 1}}")]
    [InlineData("${{ '}}' + \"}}\" }}", "'}}' + \"}}\"")]
    [InlineData("${{ 'it\\'s }}' }}", "'it\\'s }}'")]
    [InlineData("${{ r'\\' + 'x' }}", "r'\\' + 'x'")]
    [InlineData("${{ '''}} ' }}''' }}", "'''}} ' }}'''")]
    [InlineData("${{ vault.get(it's, KEY) }}", "vault.get(it's, KEY)")]
    [InlineData("${{\n  a +\n  b\n}}", "a +\n  b")]
    [InlineData("${{ \"${{\" }}", "\"${{\"")]
    public void Parse_End_IsFoundWithRegardToQuotesAndBraces(string text, string expression)
    {
        var parsed = ExpressionText.Parse(text)!;

        Assert.Equal(expression, Assert.Single(parsed.Expressions).Text);
        Assert.True(parsed.IsWhole);
    }

    [Fact]
    public void Parse_AnyText_CutsWithoutLosingAnything()
    {
        var pieces = Gen.Elements("${{", "}}", "{", "}", "'", "\"", "\\", "a", " ", "\n", "r'", "'''");
        var texts = from parts in Gen.ListOf(pieces) select string.Concat(parts);
        Prop.ForAll(Arb.From(texts), source =>
        {
            var parsed = ExpressionText.Parse(source);
            return parsed is null || parsed.Segments.All(s => source.AsSpan(s.Offset, s.Text.Length).SequenceEqual(s.Text));
        }).QuickCheckThrowOnFailure();
    }
}
