using Swamp.Engine.Errors;
using Swamp.Extensions.Installing;

namespace Swamp.Extensions.Tests.Installing;

/// <summary>Lockfiles come with clones of strangers' repositories.</summary>
public sealed class LockfileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("""{"@acme/a":null}""", "@acme/a")]
    [InlineData("""{"@acme/a":{"version":null}}""", "@acme/a")]
    [InlineData("""{"@acme/a":{"version":"../../x"}}""", "@acme/a")]
    [InlineData("""{"@acme/a":{"version":"2026.01.01.1","files":[null]}}""", "@acme/a")]
    [InlineData("""{"@acme/a":{"version":"2026.01.01.1","digests":{"a.ts":null}}}""", "@acme/a")]
    [InlineData("""{"../../a":{"version":"2026.01.01.1"}}""", "../../a")]
    [InlineData("[]", "cannot be read")]
    [InlineData("", "cannot be read")]
    [InlineData("{\"@acme/a\":", "cannot be read")]
    public void Document_ThatIsNone_IsRefusedWithTheEntry(string json, string words)
    {
        File.WriteAllText(path, json);

        var exception = Assert.Throws<SwampException>(() => Lockfile.Load(path));

        Assert.Equal(ErrorCodes.InvalidDocument, exception.Code);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.Error.Hint);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    public void Document_WithoutEntries_IsEmpty(string json)
    {
        File.WriteAllText(path, json);

        Assert.Empty(Lockfile.Load(path).Entries);
    }

    [Fact]
    public void Entry_WithTheLeastThatIsNeeded_IsRead()
    {
        File.WriteAllText(path, """{"@acme/a":{"version":"2026.01.01.1","theirs":[1]}}""");

        Assert.Equal("2026.01.01.1", Lockfile.Load(path).Entries["@acme/a"].Version);
    }
}
