using Swamp.Cel;
using Swamp.Engine.Data;

namespace Swamp.Engine.Tests.Data;

public sealed class PredicateAnalysisTests
{
    [Theory]
    [InlineData("modelName == \"db\"", "ModelName=db")]
    [InlineData("'db' == modelName && size > 3", "ModelName=db")]
    [InlineData("modelName == 'a' && specName == 'b' && dataType == \"file\"", "ModelName=a,SpecName=b,DataType=file")]
    [InlineData("tags.env == 'x' && tags[\"a b\"] == 'y'", "env:x,a b:y")]
    [InlineData("isLatest && version == 3", "latest=True,v3")]
    [InlineData("isLatest == false", "latest=False")]
    [InlineData("!isLatest", "latest=False")]
    [InlineData("modelName == 'a' || name == 'b'", "")]
    [InlineData("(modelName == 'a' && name == 'b')", "")]
    [InlineData("name == 'b' ? true : false", "")]
    [InlineData("name == 'a && b'", "Name=a && b")]
    [InlineData("name == 'a\\n'", "")]
    [InlineData("name == 'a' + 'b'", "")]
    [InlineData("name == r'a'", "")]
    [InlineData("name == '''a'''", "")]
    [InlineData("size(tags) == 2 && [1].exists(x, x == 1 || x == 2) && name == 'n'", "Name=n")]
    [InlineData("name == 'a' // && modelName == 'b'", "")]
    [InlineData("name != 'a' && name == 'b'", "Name=b")]
    [InlineData("attributes.?a.orValue(1) == 1 && name == 'n'", "Name=n")]
    public void Of_FindsWhatTheCatalogueCanCheck(string predicate, string expected)
    {
        CelEnvironment.Standard.Compile(predicate); // The analysis is only ever given predicates that compile.
        var filter = PredicateAnalysis.Of(predicate).Filter;
        var found = filter.Equal.Select(e => $"{e.Key}={e.Value}").Concat(filter.Tags.Select(t => $"{t.Key}:{t.Value}"));
        found = filter.IsLatest is { } latest ? found.Append($"latest={latest}") : found;
        found = filter.Version is { } version ? found.Append($"v{version}") : found;
        Assert.Equal(expected, string.Join(',', found));
    }

    [Fact]
    public void Of_TermsWithoutContent_AreKeptApart() =>
        Assert.Equal("(name == 'a') && (size > 3)", PredicateAnalysis.Of("name == 'a' && attributes.x == 1 && size > 3").WithoutContent);
}
