using Swamp.Engine.Files;

namespace Swamp.Engine.Tests.Files;

public sealed class FileErrorsTests
{
    [Fact]
    public void Of_NamesTheFileBelowTheFolderThatRefused()
    {
        var folder = Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar);
        var refused = Path.Combine(folder, "models", "x.yaml");

        var error = FileErrors.Of("written", folder, new UnauthorizedAccessException($"Access to the path '{refused}' is denied.")).Error;

        Assert.Equal($"'{refused}' cannot be written: permission was denied.", error.Message);
        Assert.Contains("owner and the permissions", error.Hint, StringComparison.Ordinal);
    }
}
