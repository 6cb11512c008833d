using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Tests.Vaults;

// EXPR-10, EXP-60.
public sealed class VaultReferencesTests
{
    [Theory]
    [InlineData("vault.get('team', 'KEY')")]
    [InlineData("vault.get(\"team\", \"KEY\")")]
    [InlineData("vault.get(`team`,`KEY`)")]
    [InlineData("vault.get(team, KEY)")]
    [InlineData("vault.get( team ,\n  'KEY' )")]
    [InlineData("vault . get (team, KEY)")]
    public void Find_EveryForm_IsRecognised(string call)
    {
        var text = $"'x' + {call} + 'y'";

        var found = Assert.Single(VaultReferences.Find(text));

        Assert.Equal((6, call.Length, "team", "KEY"), (found.Start, found.Length, found.VaultName, found.Key));
        Assert.Equal("'x' + vault.get(\"team\", \"KEY\") + 'y'", VaultReferences.Normalise(text).Replace('\'', '"').Replace("\"x\"", "'x'", StringComparison.Ordinal).Replace("\"y\"", "'y'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("vault.get('my vault', 'a b')", "my vault", "a b")]
    [InlineData("vault.get(my-vault, db/password.v2)", "my-vault", "db/password.v2")]
    [InlineData("vault.get('it', \"it's\")", "it", "it's")]
    [InlineData("vault.get(ü, 🔑)", "ü", "🔑")]
    public void Find_UnusualNames_AreTakenLiterally(string text, string vault, string key)
    {
        var found = Assert.Single(VaultReferences.Find(text));

        Assert.Equal((vault, key), (found.VaultName, found.Key));
    }

    [Theory]
    [InlineData("vault.get()")]
    [InlineData("vault.get(a)")]
    [InlineData("vault.get(a, b, c)")]
    [InlineData("vault.get('', 'k')")]
    [InlineData("vault.get('a)")]
    [InlineData("vault.get(f(a), b)")]
    [InlineData("vault.get(a + b, c)")]
    [InlineData("vault.get('a' + 'b', 'c')")]
    [InlineData("vault.get('a\\'', 'c')")]
    [InlineData("myvault.get(a, b)")]
    [InlineData("x.vault.get(a, b)")]
    [InlineData("vault.getter(a, b)")]
    [InlineData("vault")]
    public void Find_AnythingElse_IsLeftAlone(string text)
    {
        Assert.Empty(VaultReferences.Find(text));
        Assert.Equal(text, VaultReferences.Normalise(text));
    }

    [Fact]
    public void Find_SeveralCalls_AreFoundInOrder() =>
        Assert.Equal(
            [("a", "b"), ("c", "d"), ("a", "b")],
            VaultReferences.Find("vault.get(a,b) + vault.get('c','d') + vault.get(a, b)").Select(c => (c.VaultName, c.Key)));

    [Theory]
    [InlineData("${{ vault.get('team', 'KEY') }}", true)]
    [InlineData("${{vault.get(team,KEY)}}  ", true)]
    [InlineData(" ${{ vault.get('team', 'KEY') }}", false)]
    [InlineData("x ${{ vault.get('team', 'KEY') }}", false)]
    [InlineData("${{ 'x' + vault.get('team', 'KEY') }}", false)]
    [InlineData("${{ vault.get('team', 'KEY') }}${{ 1 }}", false)]
    [InlineData("vault.get('team', 'KEY')", false)]
    [InlineData("", false)]
    public void TryRead_Text_OnlyAReferenceCounts(string text, bool expected) => Assert.Equal(expected, VaultReferences.TryRead(text, out _, out _));

    [Fact]
    public void Write_NamesAndKeys_ReadBack() => Prop.ForAll(
        Gen.Elements([.. "abcXYZ09-_. @"]).ArrayOf().Where(static c => c.Length > 0).Select(static c => new string(c)).Two().ToArbitrary(),
        names => VaultReferences.TryRead(VaultReferences.Write(names.Item1, names.Item2), out var vault, out var key) && (vault, key) == (names.Item1, names.Item2))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Find_AnyText_EndsAndStaysInside() => Prop.ForAll(
        Gen.Elements("vault.get(", "vault", ".", "get", "(", ")", ",", "'", "\"", "`", " ", "a", "\\", "+", "${{", "}}").ListOf().Select(string.Concat).ToArbitrary(),
        text => VaultReferences.Find(text).All(c => c.Start >= 0 && c.Length > 0 && c.Start + c.Length <= text.Length) && VaultReferences.Normalise(text).Length > -1)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void In_Document_GivesEverySecretOnce()
    {
        var document = JsonNode.Parse("""
            {"run":"a ${{ vault.get('v','K1') }} b ${{ vault.get(v, K2) }}","env":{"A":"${{ vault.get(v, K1) }}"},"vault.get(x,y)":1,"list":["vault.get(no, braces)"]}
            """);

        Assert.Equal([("v", "K1"), ("v", "K2")], VaultReferences.In(document).Select(c => (c.VaultName, c.Key)));
    }
}
